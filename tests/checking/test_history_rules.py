"""Rules on the history tell what stands, and forgive what was set right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest

from teamops.checking.engine import check
from teamops.checking.example_team import SETTINGS
from teamops.model.event import Address, Event, History
from teamops.store.reading.loader import load

NOW = datetime.fromisoformat("2026-09-20T12:00:00+08:00")
TASK = Address("task", "t-1")


def event(
    item: Address, field: str | None, before: str | None, after: str | None, day: str, email: str = "x@y.z"
) -> Event:
    return Event(item, field, before, after, "王", email, datetime.fromisoformat(f"{day}T10:00:00+08:00"), "1234567890")


@pytest.fixture
def told(tmp_path: Path):
    """The short names of messages, and the places, of what a rule finds in files with a past, newest event first."""

    def tell(code: str, files: Mapping[str, str], *events: Event, settings: str = SETTINGS) -> list[tuple[str, str]]:
        for file, text in ({"teamops.yaml": settings} | dict(files)).items():
            (tmp_path / file).write_text(text, encoding="utf-8")
        found = check(load(tmp_path), NOW, past=History(events)).findings
        return [(one.message, "/".join(map(str, one.at.route))) for one in found if one.code == code]

    return tell


def tasks(more: str) -> dict[str, str]:
    rest = "name: 甲, owner: zhao, start: 2026-09-01, end: 2026-09-11"
    return {"t.yaml": f"tasks: [{{id: t-1, {rest}, {more}}}]"}


BACK = event(TASK, "status", "done", "not_started", "2026-09-10")


def test_back_to_the_beginning_is_told_while_it_stands_so(told) -> None:
    assert told("H001", tasks("status: not_started"), BACK) == [("back", "tasks/0/status")]
    assert told("H001", tasks("status: not_started, note: 误标"), BACK) == []
    assert (
        told(
            "H001",
            tasks("status: in_progress"),
            event(TASK, "status", "not_started", "in_progress", "2026-09-11"),
            BACK,
        )
        == []
    )
    assert (
        told("H001", tasks("status: not_started"), event(TASK, "status", "blocked", "not_started", "2026-09-10")) == []
    )


@pytest.mark.parametrize(
    ("before", "after", "day", "count"),
    [
        ("2026-09-07", "2026-09-11", "2026-09-08", 1),
        ("2026-09-07", "2026-09-11", "2026-09-07", 0),  # on its last day
        ("2026-09-07", "2026-09-05", "2026-09-10", 0),  # earlier hides nothing
        ("2026-09-07", "2026-09-11", "2026-07-08", 0),
        ("2026-06-07", "2026-09-11", "2026-07-31", 0),  # two months ago: the review of July has told it
        ("2026-07-07", "2026-09-11", "2026-08-01", 1),
        ("someday", "2026-09-11", "2026-09-10", 0),
    ],
)
def test_a_deadline_that_was_moved_too_late_is_told(told, before: str, after: str, day: str, count: int) -> None:
    found = told("H002", tasks("status: in_progress"), event(TASK, "end", before, after, day))
    assert found == [("moved", "tasks/0/end")] * count


def test_a_move_that_the_record_keeps_is_no_lapse(told) -> None:
    once = event(TASK, "end", "2026-09-07", "2026-09-11", "2026-09-08")
    twice = event(TASK, "end", "2026-09-11", "2026-09-18", "2026-09-14")
    for moves in ((once,), (twice, once)):
        assert told("H002", tasks("first_due: 2026-09-07"), *moves) == []
        assert told("T013", tasks("first_due: 2026-09-07"), *moves) == []
    assert told("H002", tasks("first_due: 2026-09-09"), once) == [("moved", "tasks/0/end")]  # which is not so
    assert told("H002", tasks("first_due: 2026-09-09"), twice, once) == [("moved", "tasks/0/end")]


def moved(before: str, after: str, day: str) -> Event:
    return event(TASK, "end", before, after, day)


def born(end: str, day: str = "2026-09-01") -> Event:
    return event(TASK, None, None, "t.yaml", day)._replace(items={TASK: {"end": end}})


@pytest.mark.parametrize(
    ("keys", "events", "message"),
    [
        ("", [moved("2026-09-07", "2026-09-11", "2026-09-03")], "moved"),
        ("", [moved("2026-09-09", "2026-09-11", "2026-09-03"), moved("2026-09-07", "2026-09-09", "2026-09-02")],
         "moved"),
        ("", [born("2026-09-07")], "missing"),  # moved in the working tree
        ("first_due: 2026-09-09", [moved("2026-09-07", "2026-09-11", "2026-09-03")], "changed"),
        ("first_due: 2026-09-07", [moved("2026-09-07", "2026-09-11", "2026-09-03")], None),
        ("first_due: 2026-09-04", [moved("2026-09-07", "2026-09-11", "2026-09-03")], None),  # earlier hides nothing
        ("", [born("2026-09-11")], None),
        ("", [moved("2026-09-20", "2026-09-11", "2026-09-03"), born("2026-09-20")], None),  # pulled forward
        ("", [], None),
        ("", [moved("2026-09-07", "2026-09-11", "2026-09-08")], None),  # H002 tells that
        ("", [moved("2026-06-07", "2026-09-11", "2026-07-08")], "moved"),  # which H002 does not tell any more
        ("repeat: daily", [moved("2026-09-07", "2026-09-11", "2026-09-03")], None),
        ("", [born("2026-09-11", "2026-09-02"), moved("2026-08-01", "2026-08-09", "2026-07-20")], None),  # another task
        ("", [moved("someday", "2026-09-11", "2026-09-03")], None),
    ],
)  # fmt: skip
def test_a_task_that_was_moved_says_when_it_was_first_due(told, keys: str, events: list[Event], message: str) -> None:
    place = "tasks/0/first_due" if message == "changed" else "tasks/0/end"
    assert told("T013", tasks(keys or "note: x"), *events) == ([(message, place)] if message else [])


def test_of_tasks_that_share_an_id_the_history_tells_nothing(told) -> None:
    text = tasks("note: x")["t.yaml"]
    assert told("T013", {"t.yaml": text, "u.yaml": text}, moved("2026-09-07", "2026-09-11", "2026-09-03")) == []


def test_deadlines_of_requests_measures_and_improvements_are_looked_at_too(told) -> None:
    files = {
        "r.yaml": "requests: [{id: r, need: 海报, from: sales, due: 2026-09-20}]",
        "m.yaml": (
            "monitors: [{id: m, project: 上市, phases: [{name: 预热, start: 2026-09-01, end: 2026-09-20, checkpoints: ["
            "{metric: 曝光, date: 2026-09-08, plan: 1, measures: [{action: 加投, due: 2026-09-20}]}]}]}]"
        ),
        "v.yaml": "reviews: [{id: v, period: 2026-08, improvements: [{id: i, item: 规则, due: 2026-09-20}]}]",
    }
    moved = [
        event(Address(kind, path), "due", "2026-09-01", "2026-09-20", "2026-09-10")
        for kind, path in (("request", "r"), ("measure", "m/预热/曝光@2026-09-08/加投"), ("improvement", "v/i"))
    ]
    places = [place for _, place in told("H002", files, *moved)]
    assert places == [
        "requests/0/due", "monitors/0/phases/0/checkpoints/0/measures/0/due", "reviews/0/improvements/0/due",
    ]  # fmt: skip


def goal(more: str) -> dict[str, str]:
    return {"g.yaml": f"goals: [{{id: g, name: 销售额, period: 2026-Q3, target: 4000, owner: zhao, {more}}}]"}


LOWERED = event(Address("goal", "g"), "target", "5000", "4000", "2026-08-10")
SIGNED = "confirmed: [{by: zhao, at: 2026-06-28T10:20, digest: 9f2c51d0}]"


def test_a_target_is_not_lowered_after_it_was_signed(told) -> None:
    assert told("H003", goal(SIGNED), LOWERED) == [("confirmed", "goals/0/target")]
    assert told("H003", goal(SIGNED.replace("06-28", "08-12")), LOWERED) == []  # signed anew
    assert told("H003", goal("note: x"), LOWERED) == []  # nobody had signed, and it was early
    gone = event(Address("goal", "g"), "confirmed.zhao", "2026-06-28T10:20", None, "2026-08-11")
    assert told("H003", goal("note: x"), gone, LOWERED) == [("confirmed", "goals/0/target")]


def test_a_target_is_not_lowered_in_the_last_third_of_its_period(told) -> None:
    late = LOWERED._replace(at=datetime.fromisoformat("2026-09-01T10:00:00+08:00"))
    assert told("H003", goal("note: x"), late) == [("late", "goals/0/target")]
    assert told("H003", goal("note: x"), late._replace(before="3900")) == []  # it was raised
    assert told("H003", goal("direction: down"), late._replace(before="3900")) == [("late", "goals/0/target")]
    early = LOWERED._replace(at=datetime.fromisoformat("2026-08-31T10:00:00+08:00"))
    assert told("H003", goal("note: x"), early) == []


def test_parts_that_change_while_the_goal_keeps_its_target_are_a_new_split(told) -> None:
    files = goal("parts: [{period: 2026-09, target: 1300}]")
    part = event(Address("part", "g/2026-09"), "target", "1700", "1300", "2026-09-25")
    assert told("H003", files, part) == []
    assert ("late", "goals/0/parts/0/target") in told("H003", files, part, LOWERED)


ACTUAL = Address("actual", "g@2026-08-31@zhao")


def test_figures_that_a_review_used_stay(told) -> None:
    files = {
        "v.yaml": "reviews: [{id: v, period: 2026-08, held: 2026-09-02, results: [{goal: g, plan: 1, actual: 1}]}]"
    }
    changed = event(ACTUAL, "value", "1530", "1700", "2026-09-10")
    assert told("H004", files, changed) == [("changed", "reviews/0/results/0")]
    assert told("H004", files, changed._replace(field="note")) == []
    assert told("H004", files, event(ACTUAL, None, None, "", "2026-09-10")) == [("added", "reviews/0/results/0")]
    assert told("H004", files, event(ACTUAL, None, "", None, "2026-09-10")) == [("removed", "reviews/0/results/0")]
    assert told("H004", files, event(ACTUAL, None, "a.yaml", "b.yaml", "2026-09-10")) == []  # moved
    same_day = changed._replace(at=datetime.fromisoformat("2026-09-02T18:00:00+08:00"))
    assert told("H004", files, same_day) == []
    with_it = event(Address("review", "v"), None, None, "v.yaml", "2026-09-10")
    assert told("H004", files, changed, with_it) == []  # brought together, by somebody who begins with teamops
    before_it = with_it._replace(at=datetime.fromisoformat("2026-09-09T10:00:00+08:00"))
    assert told("H004", files, changed, before_it) == [("changed", "reviews/0/results/0")]
    of_september = changed._replace(item=Address("actual", "g@2026-09-01@zhao"))
    assert told("H004", files, of_september) == []


def test_who_brought_a_signature_is_compared_with_who_signed(told) -> None:
    settings = SETTINGS.replace("name: 赵四,", "name: 赵四, email: Zhao@example.com,", 1)
    assert "Zhao@example.com" in settings
    item, born = Address("goal", "g"), event(Address("goal", "g"), None, None, "", "2026-06-20", "wang@example.com")
    signed = event(item, "confirmed.zhao", None, "2026-06-28T10:20", "2026-06-28", "zhao@EXAMPLE.com")
    assert told("H005", goal(SIGNED), signed, born, settings=settings) == []
    other = signed._replace(email="wang@example.com")
    assert told("H005", goal(SIGNED), other, born, settings=settings) == [("goal", "goals/0/confirmed/0/by")]
    assert told("H005", goal(SIGNED), born, settings=settings) == [("goal", "goals/0/confirmed/0/by")]
    assert told("H005", goal(SIGNED), settings=settings) == []  # not committed yet


RATE = "goals: [{id: g, name: 续约率, period: 2026-09, unit: '%', target: 92%, measure: level, owner: zhao}]\n"
REVIEWED = "reviews: [{id: r, period: 2026-09, held: 2026-09-15, results: [{goal: g, plan: 92, actual: 90.6}]}]\n"


@pytest.mark.parametrize(("before", "after", "messages"), [("92", "92%", 0), ("93", "92%", 1), ("0.92", "92%", 0)])
def test_another_way_of_writing_a_target_does_not_lower_it(told, before: str, after: str, messages: int) -> None:
    changed = event(Address("goal", "g"), "target", before, after, "2026-09-28")
    assert len(told("H003", {"g.yaml": RATE}, changed)) == messages


@pytest.mark.parametrize(("before", "after", "messages"), [("90.6", "90.6%", 0), ("89", "90.6%", 1)])
def test_another_way_of_writing_a_figure_does_not_rewrite_a_review(
    told, before: str, after: str, messages: int
) -> None:
    files = {"g.yaml": RATE, "r.yaml": REVIEWED}
    changed = event(Address("actual", "g@2026-09-11"), "value", before, after, "2026-09-18")
    assert len(told("H004", files, changed)) == messages
