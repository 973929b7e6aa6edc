"""`teamops diff`: what changed, as a meeting would hear it, and every field for those who ask."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_at import demo as demo
from tests.cli.test_at import git

MONTH = ("2026-09-07", "2026-09-28")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_three_weeks_are_told_as_they_were_read_and_accepted(teamops, demo: Path, golden, lang: str) -> None:
    ran = teamops("-C", demo, "--lang", lang, "diff", *MONTH)
    assert (ran.code, ran.err) == (0, "")
    golden(f"diff.quarter.{lang}.txt", ran.out)


def test_programs_get_groups_counts_and_every_field(teamops, demo: Path) -> None:
    made = json.loads(teamops("-C", demo, "diff", *MONTH, "--format", "json").out)
    assert made["version"] == 1
    assert made["from"] == {
        "commit": git(demo, "rev-list", "-1", "--before=2026-09-07T00:00:00+08:00", "HEAD"),
        "at": "2026-09-04T17:10:00+08:00",
    }
    groups = {group["group"]: group for group in made["groups"]}
    assert groups["tasks"]["counts"]["done"] == 6
    read = next(one for one in groups["monitors"]["changes"] if "380" in one["text"])
    assert (read["kind"], read["record"], read["who"]) == ("read", "launch", ["zhang"])
    field = {"kind": "task", "record": "competitor-report", "field": "status", "before": "in_progress", "after": "done"}
    assert field in made["details"]


def test_a_commit_against_itself_has_no_changes(teamops, demo: Path) -> None:
    assert "没有变更。" in teamops("-C", demo, "diff", "HEAD", "HEAD").out
    made = json.loads(teamops("-C", demo, "diff", "HEAD", "HEAD", "--format", "json").out)
    assert (made["groups"], made["details"]) == ([], [])


def test_backwards_what_came_is_gone(teamops, demo: Path) -> None:
    made = json.loads(teamops("-C", demo, "diff", *reversed(MONTH), "--format", "json").out)
    counts = {group["group"]: group["counts"] for group in made["groups"]}
    assert (counts["tasks"]["gone"], counts["tasks"]["reopened"]) == (3, 6)


def test_without_a_second_version_it_is_about_the_files_as_they_are(teamops, quarter: Path) -> None:
    git(quarter, "init", "-q")
    git(quarter, "add", "-A")
    git(quarter, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "x")
    assert teamops("-C", quarter, "done", "leads-09", "--as", "he", "--today", "2026-09-28T16:00").code == 0
    ran = teamops("-C", quarter, "diff", "HEAD")
    assert "任务：完成 1 项" in ran.out
    assert "当前文件" in ran.out
    assert json.loads(teamops("-C", quarter, "diff", "HEAD", "--format", "json").out)["to"] is None


def test_one_persons_or_departments_changes_of_one_kind(teamops, demo: Path) -> None:
    def found(*asked: str) -> list[tuple[str, str]]:
        made = json.loads(teamops("-C", demo, "diff", *MONTH, "--format", "json", *asked).out)
        return [(one["kind"], one["record"]) for group in made["groups"] for one in group["changes"]]

    assert found("--kind", "tasks", "--person", "周敏") == [
        ("begun", "sales-daily-09"),
        ("blocked", "channel-contract-09"),
    ]
    assert found("--kind", "reviews,requests", "--person", "wang") == [("closed", "imp-2026-08-2")]
    assert {kind for kind, _ in found("--kind", "requests", "--department", "财务部")} == {"done", "confirmed"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "nowhere"),
        (["HEAD", "nowhere"], "nowhere"),
        (["HEAD", "--kind", "task"], "tasks"),
        (["HEAD", "--person", "王经里"], "王经理"),
        (["HEAD", "--department", "销受部"], "销售部"),
        ([], "A"),
    ],
)
def test_what_is_not_understood_is_told_with_what_was_meant(
    teamops, demo: Path, arguments: list[str], said: str
) -> None:
    ran = teamops("-C", demo, "diff", *arguments)
    assert (ran.code, ran.out, said in ran.err) == (2, "", True)


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_it_goes_into_a_file_in_other_formats(teamops, demo: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"变更.{form}"
    ran = teamops("-C", demo, "diff", *MONTH, "--details", "--format", form, "-o", file)
    assert (ran.code, ran.out, str(file) in ran.err) == (0, "", True)
    assert "竞品月度报告" in file.read_text("utf-8")


def test_details_stand_below_the_groups(teamops, demo: Path) -> None:
    assert "字段变更明细" not in teamops("-C", demo, "diff", *MONTH).out
    ran = teamops("-C", demo, "diff", *MONTH, "--details", "--kind", "tasks")
    assert "任务 competitor-report" in ran.out.partition("字段变更明细")[2]


def test_a_file_that_was_invalid_in_one_version_is_named(teamops, quarter: Path) -> None:
    git(quarter, "init", "-q")
    file = quarter / "tasks/2026-09.yaml"
    good = file.read_text("utf-8")
    file.write_text("tasks: [\n", encoding="utf-8")
    git(quarter, "add", "-A")
    git(quarter, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "x")
    file.write_text(good, encoding="utf-8")
    ran = teamops("-C", quarter, "diff", "HEAD")
    assert (ran.code, "tasks/2026-09.yaml 中有格式错误" in ran.err) == (0, True)


def test_texts_of_users_act_on_nothing(teamops, quarter: Path) -> None:
    git(quarter, "init", "-q")
    git(quarter, "add", "-A")
    git(quarter, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "x")
    file = quarter / "tasks/hostile.yaml"
    row = '{id: h, name: "[red]\\e[31m\u202e<script>", owner: wang, start: 2026-09-01, end: 2026-09-02, status: done}'
    file.write_text(f"tasks:\n  - {row}\n", encoding="utf-8")
    assert "\x1b" not in teamops("-C", quarter, "diff", "HEAD", "--details").out
    assert "<script>" not in teamops("-C", quarter, "diff", "HEAD", "--details", "--format", "html").out
    made = teamops("-C", quarter, "diff", "HEAD", "--format", "json").out
    assert not {"\x1b", "\u202e", "\x9b"} & set(made)
