"""`--all-people` writes a file for everybody, also for whoever has nothing to show."""

from __future__ import annotations

from pathlib import Path

import pytest

from teamops.cli.look.report_people import build_file_names

MEETING = ("--today", "2026-09-28T16:00")


@pytest.mark.unmeasured
def test_everybody_has_a_file_as_if_asked_for_alone(teamops, quarter: Path, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "pages"
    ran = teamops("-C", quarter, "report", "person", "--all-people", "--format", "html", "-o", folder, *MEETING)
    assert (ran.code, ran.out) == (0, "")
    files = sorted(file.name for file in folder.iterdir())
    assert len(files) == 14
    assert files[:2] == ["person-chen.html", "person-feng.html"]
    assert ran.err.splitlines()[0] == f"已写入：{folder / 'person-chen.html'}"
    alone = teamops("-C", quarter, "report", "person", "zhang", "--format", "html", *MEETING).out
    assert (folder / "person-zhang.html").read_text(encoding="utf-8") == alone


@pytest.mark.parametrize(
    ("name", "form", "ending", "about"),
    [("weekly", "markdown", "md", "赵四"), ("tasks", "csv", "csv", "赵四"), ("monthly", "json", "json", '"zhao"')],
)
def test_other_reports_are_limited_to_each_and_an_older_file_is_replaced(
    teamops, quarter: Path, tmp_path: Path, name: str, form: str, ending: str, about: str
) -> None:
    old = tmp_path / f"{name}-zhao.{ending}"
    old.write_text("old", encoding="utf-8")
    asked = ("--department", "sales", "--format", form, "-o", tmp_path, *MEETING)
    assert teamops("-C", quarter, "report", name, "--all-people", *asked).code == 0
    sales = {"wang", "zhao", "qian", "sun", "zhou"}
    assert {file.name for file in tmp_path.iterdir()} >= {f"{name}-{who}.{ending}" for who in sales}
    assert not (tmp_path / f"{name}-zhang.{ending}").exists()
    assert about in old.read_text(encoding="utf-8")


def test_minutes_of_one_meeting_go_to_everybody(teamops, quarter: Path, tmp_path: Path) -> None:
    asked = ("report", "minutes", "m-2026-W37", "--all-people", "--format", "markdown", "-o", tmp_path)
    assert teamops("-C", quarter, *asked, *MEETING).code == 0
    assert "资质审核表单" in (tmp_path / "minutes-xiaowang.md").read_text(encoding="utf-8")
    assert "资质审核表单" not in (tmp_path / "minutes-han.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-o", "pages"], "请用 --format 指定格式，可选 markdown、html、pdf、json、csv、xlsx"),
        (["--format", "html"], "请用 -o 指定文件夹"),
        (["--format", "html", "-o", "teamops.yaml"], "teamops.yaml 是文件"),
        (["--format", "html", "-o", "pages", "--open"], "--open 会全部打开"),
        (["--format", "html", "-o", "pages", "--department", "empty"], "没有可生成报表的人员"),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_written(
    teamops, quarter: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], said: str
) -> None:
    settings = quarter / "teamops.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("departments:\n", "departments:\n  empty: {name: 空}\n", 1), encoding="utf-8")
    monkeypatch.chdir(quarter)
    ran = teamops("report", "weekly", "--all-people", *options, *MEETING)
    assert (ran.code, said in ran.err) == (2, True)
    assert not (quarter / "pages").exists()


def test_any_id_makes_a_file_name_of_its_own_on_every_system() -> None:
    ids = ["li", "Li", "LI", "a:b", "a*b", "..", "con|<>?", "王经理", "x" * 200, "x" * 201, "\u202egpj"]
    names = list(build_file_names(ids))
    assert names[:3] == ["li", "Li~2", "LI~3"]
    assert names[3:8] == ["a%3Ab", "a%2Ab", "..", "con%7C%3C%3E%3F", "王经理"]
    assert len({name.casefold() for name in names}) == len(ids)
    assert max(map(len, names)) <= 90
    assert "\u202e" not in "".join(names)
