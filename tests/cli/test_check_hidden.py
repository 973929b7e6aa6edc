"""What a baseline or comments hide is counted, and never called a kept handbook; wrong options are refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import readable

TODAY = ("--today", "2026-09-28")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_where_a_baseline_hides_all_it_is_said_what_is_left(faults: Path, teamops, lang: str) -> None:
    check = ("-C", faults, "--lang", lang, "check", *TODAY)
    readable(faults)
    before = json.loads(teamops(*check, "--format", "json").out)
    errors = sum(one["severity"] == "error" for one in before["findings"])
    count = len(before["findings"])
    assert before["hidden"] == {
        "comments": 0, "baseline": 0, "baseline_errors": 0, "baseline_stale": 0, "rules_off": [], "others": 0
    }  # fmt: skip
    teamops(*check, "--baseline", "b.json", "--grow-baseline")
    told = {
        "zh": f"没有新问题：已知 {count} 个仍在（{errors} 个错误）；",
        "en": f"No new problems; {count} known problems remain ({errors} errors); ",
    }[lang]
    full = teamops(*check, "--baseline", "b.json")
    assert (full.code, told in full.out) == (0, True)
    assert "符合运营手册" not in full.out
    assert "everything follows the handbook" not in full.out
    concise = teamops(*check, "--baseline", "b.json", "--format", "concise")
    assert (concise.out, told in concise.err) == ("", True)
    document = json.loads(teamops(*check, "--baseline", "b.json", "--format", "json").out)
    assert document["findings"] == []
    assert (document["hidden"]["baseline"], document["hidden"]["baseline_errors"]) == (count, errors)


def test_new_findings_stand_beside_the_known_ones(faults: Path, teamops) -> None:
    check = ("-C", faults, "check", *TODAY, "--baseline", "b.json")
    teamops(*check, "--grow-baseline")
    (faults / "tasks" / "new.yaml").write_text("tasks: [{id: new, name: 甲}]\n", "utf-8")
    ran = teamops(*check)
    assert ran.code == 1
    assert "基线中已知的" in ran.out


def test_what_was_not_read_is_told_whatever_the_baseline_holds(faults: Path, teamops) -> None:
    check = ("-C", faults, "check", *TODAY, "--baseline", "b.json")
    teamops(*check, "--grow-baseline")
    counts = json.loads((faults / "b.json").read_text("utf-8"))["counts"]
    assert not {"F001", "F002", "F003", "F004", "F005", "F009"} & counts.keys()
    counts |= {"F001": {"collaboration/meetings.yaml": 1}, "F003": {"tasks/2026-09.yaml": 9}}
    (faults / "b.json").write_text(json.dumps({"version": 1, "counts": counts}), "utf-8")
    ran = teamops(*check)
    assert (ran.code, "F001" in ran.out, "F003" in ran.out, "无法判断：" in ran.out) == (1, True, True, True)
    assert "基线中有 10 个问题属于未读取的内容" in ran.err
    assert "基线中还可隐藏" not in ran.out


def test_room_that_a_baseline_has_for_more_is_told(quarter: Path, teamops) -> None:
    (quarter / "b.json").write_text('{"version": 1, "counts": {"T006": {"x": 20000}}}', "utf-8")
    ran = teamops("-C", quarter, "check", *TODAY, "--baseline", "b.json")
    assert (ran.code, "基线中还可隐藏 20000 个" in ran.out, "符合运营手册" in ran.out) == (0, True, False)
    document = json.loads(teamops("-C", quarter, "check", *TODAY, "--baseline", "b.json", "--format", "json").out)
    assert (document["hidden"]["baseline_stale"], document["verdict"]) == (20000, "nothing_found")


def test_where_comments_hide_all_it_is_said_how_many(quarter: Path, teamops) -> None:
    task = "tasks:\n  - {id: x, name: 甲, type: adhoc, owner: zhao, start: 2026-09-01, end: 2026-09-02, priority: P3}"
    task += "  # teamops: ignore[T006] until 2026-12-01 by chen: 延期\n"
    (quarter / "tasks/x.yaml").write_text(task, "utf-8")
    ran = teamops("-C", quarter, "check", "tasks/x.yaml", *TODAY)
    assert (ran.code, "1 个被注释忽略" in ran.out, "符合运营手册" in ran.out) == (0, True, False), ran.out


@pytest.mark.parametrize(
    "options",
    [("--select", "X9"), ("--select", "T006,X9"), ("--ignore", "X9"), ("--select", "t0066"), ("--ignore=Q",),
     ("--select", "X9", "--max-findings", "5")],
)  # fmt: skip
def test_a_code_that_no_rule_has_is_refused(quarter: Path, teamops, options: tuple[str, ...]) -> None:
    ran = teamops("-C", quarter, "check", *options, *TODAY)
    assert (ran.code, ran.out, "T006" in ran.err) == (2, "", True)


@pytest.mark.parametrize("options", [("--select", "t"), ("--ignore", "t006"), ("--select", "F,g0")])
def test_families_and_codes_are_taken_in_any_case(quarter: Path, teamops, options: tuple[str, ...]) -> None:
    assert teamops("-C", quarter, "check", *options, *TODAY).code == 0


@pytest.mark.parametrize("command", [("check",), ("report", "tasks"), ("check", "--max-findings", "3")])
def test_a_language_or_folder_that_there_is_not_is_refused(quarter: Path, teamops, command: tuple[str, ...]) -> None:
    ran = teamops("-C", quarter, "--lang", "fr", *command, *TODAY)
    assert (ran.code, ran.out, "zh" in ran.err, "en" in ran.err) == (2, "", True, True)
    ran = teamops("-C", quarter / "gone", *command, *TODAY)
    assert (ran.code, ran.out, "gone" in ran.err) == (2, "", True)
    for lang in ("zh", "en", "zh-CN", "EN", "en_US.UTF-8"):
        assert teamops("-C", quarter, "--lang", lang, *command, *TODAY).code == 0
