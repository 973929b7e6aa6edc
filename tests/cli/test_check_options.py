"""What can be asked of a check besides its findings: fewer of them, fixes, a baseline, and other formats."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from teamops.cli.look.check_options import FindingsFormat

MEETING = ("--today", "2026-09-28T16:00")
LATE = (
    "  - {{id: late-{n}, name: 迟{n}, type: routine, owner: wang, start: 2026-09-01, end: 2026-09-02, "
    "updated: 2026-09-28T15:00}}\n"
)


def add(folder: Path, count: int, file: str = "tasks/late.yaml") -> None:
    """So many tasks that are overdue."""
    (folder / file).write_text("tasks:\n" + "".join(LATE.format(n=n) for n in range(count)), encoding="utf-8")


@pytest.mark.parametrize("form", list(FindingsFormat))
def test_every_format_is_printed_and_says_the_same_twice(teamops, faults: Path, form: FindingsFormat) -> None:
    first = teamops("-C", faults, "check", "--format", form, *MEETING)
    assert first.code == 1
    assert "competitor-report" in first.out or "竞品月度报告" in first.out
    assert teamops("-C", faults, "check", "--format", form, *MEETING) == first


@pytest.mark.unmeasured
def test_ten_thousand_findings_are_a_screen_and_a_summary(teamops, quarter: Path) -> None:
    add(quarter, 10_000)
    out = teamops("-C", quarter, "check", *MEETING).out
    assert out.count("警告[T006]") == 100
    assert "……另有 9900 个问题：T006 ×9,900（`--max-findings 0` 显示全部）" in out
    assert "10000 个警告" in out
    assert len(out.splitlines()) < 250
    assert teamops("-C", quarter, "check", "--max-findings", "3", *MEETING).out.count("警告[T006]") == 3
    whole = teamops("-C", quarter, "check", "--format", "concise", *MEETING).out
    assert len(whole.splitlines()) == 10_000
    assert len(teamops("-C", quarter, "check", "--max-findings", "0", *MEETING).out.splitlines()) > 10_000
    every_line = teamops("-C", quarter, "check", "--max-findings", "0", "--verbose", *MEETING).out
    assert len(every_line.splitlines()) > 40_000


def test_what_is_not_shown_counts_for_the_exit_code(teamops, faults: Path) -> None:
    assert teamops("-C", faults, "check", "--max-findings", "1", "--format", "json", *MEETING).code == 1


@pytest.mark.parametrize("form", sorted(set(FindingsFormat) - {FindingsFormat.full}))
def test_what_is_not_shown_is_counted_in_each_format(teamops, faults: Path, form: FindingsFormat) -> None:
    """A report in a CI would else be green beside an exit code of 1."""
    few = teamops("-C", faults, "check", "--max-findings", "1", "--format", form, *MEETING)
    assert few.code == 1
    told = re.search(r"T00\d：另有 \d+ 个问题未列出", few.out) or re.search(r'"code": "T00\d",\s+"severity"', few.out)
    assert told, few.out


def test_what_is_not_shown_and_what_is_not_listed_are_told_in_one_number(teamops, quarter: Path) -> None:
    add(quarter, 20_002)
    few = ("check", "--max-findings", "1", "--format", "json", "--select", "T006", *MEETING)
    unlisted = json.loads(teamops("-C", quarter, *few).out)["unlisted"]
    assert [(one["code"], one["number"]) for one in unlisted] == [("T006", 20_001)]


def test_a_baseline_is_made_hides_and_shrinks(teamops, quarter: Path) -> None:
    add(quarter, 3)
    strict = ("-C", quarter, "check", "--fail-on", "warning", "--baseline", "known.json", *MEETING)
    missing = teamops(*strict)
    assert (missing.code, "known.json" in missing.err, "--update-baseline" in missing.err) == (2, True, True)
    made = teamops(*strict, "--update-baseline")
    assert (made.code, "3" in made.err) == (0, True)
    assert json.loads((quarter / "known.json").read_text("utf-8")) == {
        "version": 1,
        "counts": {"T006": {"late-0": 1, "late-1": 1, "late-2": 1}},
    }
    before = (quarter / "known.json").read_bytes()
    assert teamops(*strict).code == 0
    assert "没有新问题：已知 3 个仍在（0 个错误）" in teamops(*strict).out

    add(quarter, 4)
    new = teamops(*strict)
    assert (new.code, new.out.count("警告[T006]"), "迟3" in new.out) == (1, 1, True)
    assert teamops(*strict, "--update-baseline").code == 1
    assert (quarter / "known.json").read_bytes() == before

    add(quarter, 1)
    assert "2 个问题已不存在" in teamops(*strict).err
    assert teamops(*strict, "--update-baseline").code == 0
    assert json.loads((quarter / "known.json").read_text("utf-8"))["counts"] == {"T006": {"late-0": 1}}
    add(quarter, 2)
    assert teamops(*strict, "--grow-baseline").code == 0
    assert json.loads((quarter / "known.json").read_text("utf-8"))["counts"] == {"T006": {"late-0": 1, "late-1": 1}}


def test_a_baseline_does_not_mind_lines_and_files_that_move(teamops, quarter: Path) -> None:
    add(quarter, 2)
    strict = ("-C", quarter, "check", "--fail-on", "warning", "--baseline", "known.json", *MEETING)
    teamops(*strict, "--update-baseline")
    moved = (quarter / "tasks/late.yaml").read_text("utf-8").replace("tasks:\n", "# 说明\n\ntasks:\n\n")
    (quarter / "tasks/late.yaml").unlink()
    (quarter / "tasks/moved.yaml").write_text(moved, encoding="utf-8")
    assert teamops(*strict).code == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 2, "counts": {}}',
        '{"version": 1, "counts": {"T006": {"a": "x"}}}',
        "\0",
        '{"version": 1, "counts": {"T006": {"a": 1000000000}}}',
        '{"version": 1, "counts": {"T006": {"a": 20001}}}',
    ],
)
def test_what_is_no_baseline_is_refused(teamops, quarter: Path, text: str) -> None:
    (quarter / "known.json").write_text(text, encoding="utf-8")
    ran = teamops("-C", quarter, "check", "--baseline", "known.json", *MEETING)
    assert (ran.code, "known.json" in ran.err) == (2, True)


@pytest.mark.parametrize("asked", [["--update-baseline"], ["--baseline", "b.json", "--update-baseline", "tasks"]])
def test_a_baseline_needs_a_name_and_the_whole_workspace(teamops, quarter: Path, asked: list[str]) -> None:
    ran = teamops("-C", quarter, "check", *asked, *MEETING)
    assert (ran.code, "基线" in ran.err or "--baseline" in ran.err) == (2, True)
    assert not (quarter / "b.json").exists()


WRONG = "tasks:\n  - {name: 甲, id: x, owner: wang, start: 2026年9月1日, end: 2026-09-30, status: 进行中}\n"
RIGHT = "tasks:\n  - {id: x, name: 甲, owner: wang, start: 2026-09-01, end: 2026-09-30, status: in_progress}\n"


def test_a_diff_shows_what_a_fix_does_and_a_fix_leaves_the_rest_to_be_told(teamops, quarter: Path) -> None:
    (quarter / "x.yaml").write_text(WRONG, encoding="utf-8")
    shown = teamops("-C", quarter, "check", "--diff", *MEETING)
    assert (shown.code, (quarter / "x.yaml").read_text("utf-8")) == (1, WRONG)
    assert f"-{WRONG.splitlines()[1]}\n+{RIGHT.splitlines()[1]}\n" in shown.out
    assert "可修复 3 个问题：F003 ×2 · F013 ×1" in shown.err
    fixed = teamops("-C", quarter, "check", "--fix", *MEETING)
    assert (fixed.code, (quarter / "x.yaml").read_text("utf-8")) == (0, RIGHT)
    assert "已修复 3 个问题" in fixed.err
    assert "T009" in fixed.out
    again = teamops("-C", quarter, "check", "--diff", *MEETING)
    assert (again.code, again.out) == (0, "")


def test_guesses_are_named_and_made_on_request_only(teamops, quarter: Path) -> None:
    text = RIGHT.replace("owner: wang", "owner: 王经理")
    (quarter / "x.yaml").write_text(text, encoding="utf-8")
    assert "--unsafe-fixes" in teamops("-C", quarter, "check", "--fix", *MEETING).err
    assert (quarter / "x.yaml").read_text("utf-8") == text
    teamops("-C", quarter, "check", "--fix", "--unsafe-fixes", *MEETING)
    assert (quarter / "x.yaml").read_text("utf-8") == RIGHT


def test_paths_and_codes_limit_what_is_fixed(teamops, quarter: Path) -> None:
    for name in ("x.yaml", "y.yaml"):
        (quarter / name).write_text(WRONG.replace("id: x", f"id: {name[0]}"), encoding="utf-8")
    teamops("-C", quarter, "check", "--fix", "--ignore", "F013", quarter / "x.yaml", *MEETING)
    assert "{name: 甲, id: x, owner: wang, start: 2026-09-01" in (quarter / "x.yaml").read_text("utf-8")
    assert "2026年9月1日" in (quarter / "y.yaml").read_text("utf-8")


def test_a_fix_that_cannot_be_written_changes_nothing(teamops, quarter: Path, monkeypatch) -> None:
    from teamops.store.writing import transaction

    (quarter / "x.yaml").write_text(WRONG, encoding="utf-8")
    monkeypatch.setattr(
        transaction, "stage_content", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device"))
    )
    ran = teamops("-C", quarter, "check", "--fix", *MEETING)
    assert (ran.code, (quarter / "x.yaml").read_text("utf-8")) == (3, WRONG)


def test_comments_that_silence_are_counted_in_the_summary(teamops, quarter: Path) -> None:
    add(quarter, 1)
    text = (quarter / "tasks/late.yaml").read_text("utf-8")
    comment = "  # teamops: ignore[T006] until 2026-10-31 by chen: 等供应商\n"
    (quarter / "tasks/late.yaml").write_text(text.replace("tasks:\n", "tasks:\n" + comment), encoding="utf-8")
    ran = teamops("-C", quarter, "check", "--fail-on", "warning", *MEETING)
    assert (ran.code, "1 个被注释忽略" in ran.out) == (0, True)
    assert "F011" in teamops("-C", quarter, "check", "--today", "2026-11-01").out
