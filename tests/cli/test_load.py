"""`teamops load` and `assign`: who is full is seen before a task is given, and who has room is proposed."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from teamops.store.reading.loader import load
from tests.cli.terminal import in_terminal

MONDAY = ("--today", "2026-09-28")
MORE = """\
tasks:
  - {id: p0-a, name: 大客户谈判, owner: zhou, start: 2026-09-28, end: 2026-09-29, priority: P0}
  - {id: p0-b, name: 渠道大会, owner: zhou, start: 2026-09-29, end: 2026-09-30, priority: P0}
"""


@pytest.fixture
def busy(quarter: Path) -> Path:
    (quarter / "tasks/more.yaml").write_text(MORE, encoding="utf-8")
    return quarter


def owner(root: Path, task: str) -> tuple[str, ...]:
    return next(entry.record.owner for entry in load(root).tasks if entry.record.id == task)


@pytest.mark.parametrize(("lang", "columns"), [("zh", "120"), ("en", "80")])
def test_the_load_reads_as_it_was_accepted(
    teamops, golden, busy: Path, monkeypatch: pytest.MonkeyPatch, lang: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    golden(f"load.{columns}.{lang}.txt", teamops("-C", busy, "--lang", lang, "load", *MONDAY).out)


def test_programs_get_p0_by_day_and_load_by_week(teamops, busy: Path) -> None:
    ran = teamops("-C", busy, "load", "--person", "周敏", "--weeks", "2", "--format", "json", *MONDAY)
    (zhou,) = json.loads(ran.out)["load"]
    assert [day["count"] for day in zhou["p0_by_day"]] == [1, 2, 1]
    assert zhou["p0_tasks"] == ["p0-a", "p0-b"]
    assert (zhou["person"], zhou["limit"]) == ("zhou", 8)
    loads = [week["load"] for week in zhou["weeks"]]
    assert loads == [2.3, 0]  # 1 + 2/3 + 2/3 on the three working days before the holidays


def test_without_a_person_those_are_proposed_whose_post_fits(teamops, busy: Path) -> None:
    ran = teamops("-C", busy, "assign", "leads-09", *MONDAY)
    assert ran.code == 0
    assert ("小王" in ran.out, "赵四" in ran.out) == (True, False)
    assert owner(busy, "leads-09") == ("he",)


def test_a_task_gets_its_owner_by_one_line_and_a_message(teamops, busy: Path) -> None:
    run = ["git", "-C", str(busy)]
    for arguments in (["init", "-q"], ["config", "user.name", "王"], ["config", "user.email", "w@example.com"]):
        subprocess.run([*run, *arguments], check=True)
    before = (busy / "tasks/2026-09.yaml").read_text(encoding="utf-8")
    ran = teamops("-C", busy, "assign", "renewals-09", "孙悦", "--as", "王经理", "--commit", *MONDAY)
    assert ran.code == 0, ran.err
    after = (busy / "tasks/2026-09.yaml").read_text(encoding="utf-8")
    changed = [pair for pair in zip(before.splitlines(), after.splitlines(), strict=True) if pair[0] != pair[1]]
    assert changed == [("    owner: qian", "    owner: sun")]
    shown = subprocess.run([*run, "log", "--format=%s"], capture_output=True, encoding="utf-8", check=True).stdout
    assert shown == "renewals-09 九月到期客户续约：交给孙悦负责（王经理）\n"


def test_the_cap_refuses_and_names_who_has_room(teamops, busy: Path) -> None:
    ran = teamops("-C", busy, "assign", "key-accounts-09", "周敏", *MONDAY)
    assert (ran.code, "同时负责 3 个 P0 任务，上限 2 个" in ran.err) == (2, True)
    assert "更合适的人选：" in ran.err
    assert "周敏（" not in ran.err
    assert owner(busy, "key-accounts-09") == ("zhao",)


def test_who_reaches_the_cap_is_told_so(teamops, busy: Path) -> None:
    ran = teamops("-C", busy, "--lang", "en", "assign", "p0-a", "zhao", *MONDAY)
    assert (ran.code, "the maximum (§2.9)" in ran.err) == (0, True)


def test_a_post_that_does_not_fit_is_a_warning(teamops, busy: Path) -> None:
    ran = teamops("-C", busy, "assign", "renewals-09", "刘工", "--dry-run", *MONDAY)
    assert (ran.code, "T007" in ran.out) == (0, True)
    assert owner(busy, "renewals-09") == ("qian",)


def test_who_owns_it_already_changes_nothing(teamops, busy: Path) -> None:
    ran = teamops("-C", busy, "assign", "renewals-09", "qian", *MONDAY)
    assert (ran.code, "没有需要写入的内容" in ran.err) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("assign", "renewals-9", "qian"), "renewals-09"),
        (("assign", "renewals-09", "qiann"), "qian"),
        (("assign", "revisit-plan", "qian"), "无需再分配"),
        (("assign", "revisit-plan"), "无需再分配"),
        (("load", "--week", "soon"), "2026-W37"),
        (("load", "--person", "赵思"), "赵四"),
    ],
)
def test_what_cannot_be_is_refused(teamops, busy: Path, arguments: tuple[str, ...], said: str) -> None:
    ran = teamops("-C", busy, *arguments, *MONDAY)
    assert (ran.code, said in ran.err) == (2, True)


def test_in_a_terminal_it_is_asked_who_takes_the_task(busy: Path) -> None:
    code, seen = in_terminal(["-C", str(busy), "assign", "leads-09", *MONDAY], {"分配给": "小王"})
    assert (code, owner(busy, "leads-09")) == (0, ("xiaowang",)), seen


def test_who_has_left_is_in_no_list_of_today_but_in_those_of_the_past(teamops, busy: Path) -> None:
    """赵四 left on 18 September; an open task of theirs is nobody's, until it is handed over."""
    settings = busy / "teamops.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("name: 赵四,", "name: 赵四, until: 2026-09-18,"), encoding="utf-8")
    assert "赵四" in text
    assert "赵四" not in teamops("-C", busy, "load", *MONDAY).out
    assert "赵四" in teamops("-C", busy, "load", "--week", "2026-09-14", *MONDAY).out
    assert "赵四" in teamops("-C", busy, "load", "--person", "赵四", *MONDAY).out
    actions = json.loads(teamops("-C", busy, "today", "--format", "json", *MONDAY).out)["duties"]
    asked = {who for action in actions for who in action["people"]}
    assert "zhou" in asked
    assert "zhao" not in asked
