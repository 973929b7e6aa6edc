"""Several tasks in one command: all or none, or with `--keep-going` the rest; by ids, or by conditions of `--where`."""

from __future__ import annotations

from pathlib import Path

import pytest

from teamops.store.reading.loader import load
from tests.cli.terminal import in_terminal

TODAY = ("--today", "2026-09-28T16:05")
EN = ("--lang", "en")
RUNS, WAITS = "leads-09", "channel-contract-09"


MORE = """tasks:
  - {id: m-1, name: 甲, type: routine, owner: zhao, start: 2026-09-01, end: 2026-09-28, priority: P0}
  - {id: m-2, name: 乙, type: routine, owner: zhao, start: 2026-09-01, end: 2026-09-29, priority: P0}
  - {id: m-3, name: 丙, type: routine, owner: zhao, start: 2026-09-01, end: 2026-10-20, status: in_progress}
  - {id: m-4, name: 丁, type: routine, owner: zhao, start: 2026-09-01, end: 2026-09-10, status: done, priority: P0}
"""


@pytest.fixture
def quarter(quarter: Path) -> Path:
    """The example with more tasks of one person."""
    (quarter / "tasks/more.yaml").write_text(MORE, "utf-8")
    return quarter


def text(root: Path) -> str:
    return "".join(file.read_text("utf-8") for file in sorted((root / "tasks").iterdir()))


def noted(root: Path, note: str) -> set[str]:
    return {entry.record.id for entry in load(root).tasks if entry.record.note == note}


def test_all_bad_ids_are_named_and_none_is_changed(teamops, quarter: Path) -> None:
    before = text(quarter)
    ran = teamops("-C", quarter, *EN, "done", RUNS, "leadz-09", "nothing-like-it", *TODAY)
    assert ran.code == 2
    assert text(quarter) == before
    for words in (
        "2 tasks cannot be updated; nothing was written", "“leadz-09” exists", "did you mean “leads-09",
        "“nothing-like-it” exists", "--keep-going to update the other 1",
    ):  # fmt: skip
        assert words in ran.err


def test_where_every_id_is_bad_going_on_is_no_way_out(teamops, quarter: Path) -> None:
    for more in ((), ("--keep-going",)):
        ran = teamops("-C", quarter, *EN, "update", "x", "y", *more, *TODAY)
        assert (ran.code, "none of the 2 tasks can be updated" in ran.err) == (2, True)
        assert "keep-going" not in ran.err


def test_one_bad_id_alone_is_refused_as_before(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, *EN, "done", "leadz-09", *TODAY)
    assert ran.err == (
        "error: no task “leadz-09” exists; see `teamops tasks list`; did you mean “leads-09 (九月线索投放)”?\n"
    )


@pytest.mark.parametrize("command", ["update", "done", "block"])
def test_keep_going_updates_the_others_and_ends_with_1(teamops, quarter: Path, command: str) -> None:
    more = ("--reason", "缺", "--needs", "人") if command == "block" else ()
    ran = teamops("-C", quarter, *EN, command, RUNS, "no-1", "no-2", "--note", "多", "--keep-going", *more, *TODAY)
    assert ran.code == 1
    assert ran.err.count("skipped: ") == 2
    assert noted(quarter, "多") == {RUNS}


def test_what_a_task_itself_forbids_is_left_out_too(teamops, quarter: Path) -> None:
    teamops("-C", quarter, "done", RUNS, *TODAY)
    words = ("update", RUNS, WAITS, "--reason", "缺", "--needs", "人", "--note", "多")
    ran = teamops("-C", quarter, *EN, *words, *TODAY)
    assert (ran.code, "leads-09 is done or cancelled" in ran.err, noted(quarter, "多")) == (2, True, set())
    assert teamops("-C", quarter, *EN, *words, "--keep-going", *TODAY).code == 1
    assert noted(quarter, "多") == {WAITS}


def test_what_the_check_refuses_is_left_out_too(teamops, quarter: Path) -> None:
    """Only one of the two tasks would end before it begins."""
    file = quarter / "tasks/2027-01.yaml"
    file.write_text(
        "tasks:\n"
        "  - {id: late-1, name: 晚, type: routine, owner: zhao, start: 2026-09-01, end: 2027-02-01, note: 甲}\n"
        "  - {id: late-2, name: 早, type: routine, owner: zhao, start: 2026-09-01, end: 2026-10-01, note: 甲}\n",
        "utf-8",
    )
    words = ("update", "late-1", "late-2", "--start", "2026-12-01")
    before = file.read_bytes()
    ran = teamops("-C", quarter, *EN, *words, *TODAY)
    assert (ran.code, "T004" in ran.err, file.read_bytes() == before) == (1, True, True)
    ran = teamops("-C", quarter, *EN, *words, "--keep-going", *TODAY)
    assert (ran.code, "skipped: late-2 would violate" in ran.err) == (1, True)
    starts = {e.record.id: str(e.record.start) for e in load(quarter).tasks if e.record.id.startswith("late")}
    assert starts == {"late-1": "2026-12-01", "late-2": "2026-09-01"}


def test_conditions_select_the_tasks_that_the_list_shows(teamops, quarter: Path) -> None:
    tasks = load(quarter).tasks
    expected = {
        e.record.id for e in tasks if "zhao" in e.record.owner and e.record.is_open and e.record.priority == "P0"
    }
    assert len(expected) > 1
    name = load(quarter).get_person_name("zhao")
    ways = (
        ["--where", "owner=zhao priority=P0"],
        ["--where", f"owner={name}", "--where", "priority=P0"],
        ["--where", f"负责人 = {name}　优先级＝P0"],
    )
    for number, way in enumerate(ways):
        ran = teamops("-C", quarter, *EN, "update", *way, "--note", f"第{number}", "--yes", *TODAY)
        assert ran.code == 0, ran.err
        assert noted(quarter, f"第{number}") == expected


def test_conditions_on_days_and_states(teamops, quarter: Path) -> None:
    tasks = [entry.record for entry in load(quarter).tasks]
    for way, expected in {
        "due<2026-09-29": {t.id for t in tasks if t.is_open and str(t.end) < "2026-09-29"},
        "due-before=2026-09-29": {t.id for t in tasks if t.is_open and str(t.end) < "2026-09-29"},
        "blocked": {t.id for t in tasks if t.status == "blocked"},
        "status=进行中": {t.id for t in tasks if t.status == "in_progress"},
    }.items():
        ran = teamops("-C", quarter, *EN, "update", "--where", way, "--note", way, "--yes", *TODAY)
        assert (ran.code, noted(quarter, way)) == (0, expected), ran.err


def test_several_matches_need_yes_and_one_does_not(teamops, quarter: Path) -> None:
    before = text(quarter)
    ran = teamops("-C", quarter, *EN, "update", "--where", "owner=zhao", "--note", "多", *TODAY)
    assert (ran.code, "--yes" in ran.err, text(quarter)) == (2, True, before)
    ran = teamops("-C", quarter, *EN, "update", "--where", "owner=zhao", "--note", "多", "--dry-run", *TODAY)
    assert (ran.code, text(quarter)) == (0, before)
    assert "+    note: 多" in ran.out
    ran = teamops("-C", quarter, *EN, "done", "--where", "text=丙", *TODAY)
    assert ran.code == 0, ran.err
    assert "m-3" in ran.out


def test_in_a_terminal_several_matches_are_shown_and_asked_about(quarter: Path) -> None:
    before = text(quarter)
    words = ["-C", str(quarter), "update", "--where", "owner=zhao", "--note", "多", *TODAY]
    code, seen = in_terminal(words, {"更新这": "n"})
    assert (code, "没有写入任何内容" in seen, text(quarter)) == (1, True, before)
    assert in_terminal(words, {"更新这": "y"})[0] == 0
    assert len(noted(quarter, "多")) > 1


def test_no_match_is_no_success(teamops, quarter: Path) -> None:
    before = text(quarter)
    ran = teamops("-C", quarter, *EN, "done", "--where", "text=没有这样的任务", "--yes", *TODAY)
    assert (ran.code, "nothing was written" in ran.err, text(quarter)) == (1, True, before)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "give ids, or conditions"),
        ((RUNS, "--where", "owner=zhao"), "not both"),
        (("--where", "ownr=zhao"), "did you mean `owner`"),
        (("--where", "owner"), "“owner” is not a condition"),
        (("--where", "owner="), "“owner=” is not a condition"),
        (("--where", "owner=zhoa"), "did you mean"),
        (("--where", "overdue=yes"), "“overdue=yes” is not a condition"),
        (("--where", "owner<zhao"), "“owner<zhao” is not a condition"),
        (("--where", "due<morgen"), "“morgen” is not"),
        (("--where", "owner=zhao owner=liu"), "owner is given twice"),
        (("--where", " "), "has no condition"),
        (("--where", "text='a"), "is not closed"),
        (("--where", "status=finished"), "did you mean"),
    ],
)
def test_what_selects_no_tasks_is_refused(teamops, quarter: Path, arguments: tuple[str, ...], said: str) -> None:
    before = text(quarter)
    ran = teamops("-C", quarter, *EN, "update", *arguments, "--note", "x", "--yes", *TODAY)
    assert (ran.code, text(quarter)) == (2, before)
    if said != "did you mean":
        assert said in ran.err
    assert "nexpected" not in ran.err
