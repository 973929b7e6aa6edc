"""What was done after its limit is no finding any more: the summary, the review and the audit list it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from teamops.model.reviewing.late_deeds import LateDeed, list_late_deeds
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.store.reading.loader import load

SETTINGS = """team: 队
departments: {sales: {name: 销售部}, design: {name: 设计部}}
people: {zhao: {name: 赵四, department: sales}, liu: {name: 刘工, department: design}}
"""
REQUEST = "{id: r, need: 海报, from: sales, to: design, owner: zhao, due: 2026-09-10, "
AUGUST, SEPTEMBER, OCTOBER = (Period.parse(f"2026-{month}") for month in ("08", "09", "10"))
LATER = date(2026, 12, 1)


def team(folder: Path, text: str) -> Workspace:
    (folder / "teamops.yaml").write_text(SETTINGS, encoding="utf-8")
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    ws = load(folder)
    assert ws.faults == ()
    return ws


def late(folder: Path, text: str, period: Period = SEPTEMBER, today: date = LATER) -> list[tuple[str, str, str]]:
    """The kind, the limit and the time of each late deed."""
    return [(one.kind, moment(one.due), moment(one.done)) for one in list_late_deeds(team(folder, text), period, today)]


def moment(when: object) -> str:
    return "never" if when is None else str(when)[:16]


@pytest.mark.parametrize(
    ("keys", "deeds"),
    [
        ("status: done, confirmed: [{by: liu, at: 2026-09-10T23:00}]", []),
        (
            "status: done, confirmed: [{by: zhao, at: 2026-09-13T10:00}, {by: liu, at: 2026-09-12T10:00}]",
            [("delivery", "2026-09-10", "2026-09-12")],
        ),
        ("status: delivered, confirmed: [{by: liu, at: 2026-09-11T10:00}]", [("delivery", "2026-09-10", "2026-09-11")]),
        ("status: done, confirmed: [{by: zhao, at: 2026-09-12T10:00}]", []),  # the day of the delivery is unknown
        ("status: cancelled, confirmed: [{by: liu, at: 2026-09-12T10:00}]", []),
        ("status: open", []),  # the check reports it
        (
            "urgent: {raised: 2026-09-08T10:00, responded: 2026-09-08T12:01, solved: 2026-09-09T10:01}",
            [
                ("response", "2026-09-08 12:00", "2026-09-08 12:01"),
                ("solution", "2026-09-09 10:00", "2026-09-09 10:01"),
            ],
        ),
        ("urgent: {raised: 2026-09-08T10:00, responded: 2026-09-08T12:00, solved: 2026-09-09T10:00}", []),
        ("urgent: {raised: 2026-09-08T10:00}", []),  # the check reports it
    ],
)
def test_requests_that_were_answered_solved_or_delivered_late(tmp_path: Path, keys: str, deeds) -> None:
    assert late(tmp_path, f"requests: [{REQUEST}{keys}}}]") == deeds


@pytest.mark.parametrize(
    ("sent", "deeds"),
    [
        ("distributed: 2026-09-08T16:00", []),
        ("distributed: 2026-09-08T16:01", [("minutes", "2026-09-08 16:00", "2026-09-08 16:01")]),
        ("", [("minutes", "2026-09-08 16:00", "never")]),
    ],
)
def test_minutes_that_came_late_or_never(tmp_path: Path, sent: str, deeds) -> None:
    text = f"meetings: [{{id: m, type: weekly, held: 2026-09-07T16:00, agenda: [进度], {sent}}}]"
    assert late(tmp_path, text) == deeds
    assert late(tmp_path, text, today=date(2026, 9, 7)) == []


@pytest.mark.parametrize(
    ("reviews", "deeds"),
    [
        ("{id: r, period: 2026-08, held: 2026-09-03}", []),
        ("{id: r, period: 2026-08, held: 2026-09-04}", [("review", "2026-09-03", "2026-09-04")]),
        ("{id: r, period: 2026-08, held: 2026-09-09}, {id: q, period: 2026-08, held: 2026-09-02}", []),
        ("{id: r, period: 2026-08, held: 2026-09-09}, {id: q, period: 2026-Q3, held: 2026-09-02}", []),
        ("{id: r, period: 2026-08, held: 2026-09-09, project: p}", []),
        ("{id: r, period: 2026-08}", []),  # the check reports it
    ],
)
def test_reviews_that_were_held_late(tmp_path: Path, reviews: str, deeds) -> None:
    assert late(tmp_path, f"reviews: [{reviews}]\nmonitors: [{{id: p, project: 上市}}]") == deeds


def monitor(*decided: str, actual: int = 380) -> str:
    measures = ", ".join(f"{{action: 加投放, {keys}}}" for keys in decided)
    point = f"metric: 曝光量, date: 2026-09-15, plan: 500, actual: {actual}, recorded: 2026-09-15T18:00"
    points = f"[{{{point}, measures: [{measures}]}}]"
    phase = f"{{name: 预热期, start: 2026-09-01, end: 2026-09-20, checkpoints: {points}}}"
    return f"monitors: [{{id: m, project: 上市, owner: zhao, phases: [{phase}]}}]"


@pytest.mark.parametrize(
    ("decided", "deeds"),
    [
        (["decided: 2026-09-16T18:00"], []),
        (["decided: 2026-09-16T18:01"], [("measure", "2026-09-16 18:00", "2026-09-16 18:01")]),
        (["decided: 2026-09-18T10:00", "decided: 2026-09-16T10:00"], []),
        (["decided: 2026-09-18T10:00", "decided: 2026-09-16T10:00, status: cancelled"],
         [("measure", "2026-09-16 18:00", "2026-09-18 10:00")]),
        (["decided: 2026-09-18T10:00", "owner: zhao"], []),  # that one may have been the first
        ([], []),
    ],
)  # fmt: skip
def test_measures_that_were_decided_late(tmp_path: Path, decided: list[str], deeds) -> None:
    assert late(tmp_path, monitor(*decided)) == deeds
    assert late(tmp_path, monitor(*decided, actual=600)) == []


def test_a_late_deed_belongs_to_the_period_of_its_limit_and_is_known_from_its_day_on(tmp_path: Path) -> None:
    text = "meetings: [{id: m, type: weekly, held: 2026-08-31T16:00, agenda: [进度], distributed: 2026-10-02T09:00}]"
    assert late(tmp_path, text, AUGUST) == late(tmp_path, text, OCTOBER) == []
    assert late(tmp_path, text) == [("minutes", "2026-09-01 16:00", "2026-10-02 09:00")]


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00"])
def test_times_at_the_ends_of_the_calendar_are_no_matter(tmp_path: Path, at: str) -> None:
    text = (
        f"meetings: [{{id: m, type: weekly, held: {at}, agenda: [进度]}}]\n"
        f"requests: [{REQUEST} status: done, urgent: {{raised: {at}, solved: 9999-12-31T23:59:59-12:00}}}}]\n"
        + monitor(f"decided: {at}").replace("recorded: 2026-09-15T18:00", f"recorded: {at}")
    )
    ws = team(tmp_path, text)
    assert all(isinstance(one, LateDeed) for one in list_late_deeds(ws, SEPTEMBER, date.max))
