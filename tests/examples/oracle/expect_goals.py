"""The figures of `report goals`: Table 1, attainment and pace, the texts of the charts, criteria."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tests.examples.oracle.criteria import judged
from tests.examples.oracle.days import period
from tests.examples.oracle.figure import Figure
from tests.examples.oracle.goals import Goal
from tests.examples.oracle.pace import Pace, pace, pace_of
from tests.examples.oracle.printed import Report
from tests.examples.oracle.projects import LIMIT
from tests.examples.oracle.shares import attained, share

VERDICTS = {
    "met": "达标",
    "missed": "未达标",
    "so far met": "进行中,目前达标",
    "so far missed": "进行中,尚未达标",
    "running": "进行中",
    "not begun": "未开始",
    "no figures": "无数据",
}


def goals_report(report: Report, goals: list[Goal], today: date) -> Iterator[Figure]:
    """Of everybody: every cell with a number."""
    by_id = {goal.id: goal for goal in goals}
    yield from _table_1(report, by_id)
    yield from pace_rows(report, by_id, today)
    yield from _criteria(report, goals, today)
    for goal in goals:
        yield from chart_text(report, goal, today)


def _table_1(report: Report, goals: dict[str, Goal]) -> Iterator[Figure]:
    rows = report.rows("goals")
    assert [row.data["goal"] for row in rows] == list(goals)
    for row in rows:
        goal = goals[row.data["goal"]]
        place = f"{report.today[:10]} goals {goal.id}"
        yield Figure("targets", f"{place} target", row.cells["target"], goal.whole.target, digits=goal.digits)
        for n, month in enumerate(goal.whole.in_time):
            yield Figure(
                "targets", f"{place} {month.text}", row.cells["parts"], month.target, index=n, digits=goal.digits
            )


def pace_rows(report: Report, goals: dict[str, Goal], today: date) -> Iterator[Figure]:
    """The rows of the table on pace: of the whole and of each month."""
    rows = report.rows("pace")
    wanted = [(g.id, p) for g in goals.values() for p in (g.record["period"], *(m.text for m in g.whole.in_time))]
    assert [(row.data["goal"], row.data["period"]) for row in rows] == wanted
    for row in rows:
        goal = goals[row.data["goal"]]
        where = f"{report.today[:10]} {report.name} {goal.id} {row.data['period']}"
        yield from _pace_row(pace(goal, period(row.data["period"]), today), where, row.cells)


def person_rows(report: Report, goals: list[Goal], person: str, today: date) -> Iterator[Figure]:
    """The same of a person's quotas, of the whole and of this month; who answers for a goal sees everybody's too."""
    rows = report.rows("pace")
    mine = {goal.id: goal for goal in goals if person in goal.owners()}
    wanted = [
        (goal.id, whose, text)
        for goal in mine.values()
        for whose in ([None, person] if goal.record["owner"] == person else [person])
        for text in (goal.record["period"], f"{today:%Y-%m}")
    ]
    assert [(row.data["goal"], row.data.get("whose", person), row.data["period"]) for row in rows] == wanted
    for row, (goal_id, whose, text) in zip(rows, wanted, strict=True):
        goal, span = mine[goal_id], period(text)
        stands = pace_of(goal, whose, span, today) if whose else pace(goal, span, today)
        where = f"{report.today[:10]} {report.name} {goal.id} {text} of {whose or 'everybody'}"
        yield from _pace_row(stands, where, row.cells)


def _pace_row(stands: Pace, where: str, cells: dict[str, str]) -> Iterator[Figure]:
    digits = stands.goal.digits
    yield Figure("pace", f"{where} target", cells["target"], stands.target, digits=digits)
    yield Figure("pace", f"{where} actual", cells["actual"], stands.actual, digits=digits)
    yield from attained("pace", f"{where} attained", cells["attained"], stands.goal, stands.actual, stands.target)
    yield Figure("pace", f"{where} due", cells["due"], stands.due, digits=digits)
    if stands.state == "running" and not stands.goal.is_level:
        day = f"{stands.until.month}月{stands.until.day}日"
        yield Figure("pace", f"{where} due until", cells["due"], day)
    yield Figure("pace", f"{where} deviation", cells["deviation"], stands.gap, digits=digits)
    if stands.deviation is not None:
        yield Figure(
            "pace", f"{where} deviation %", cells["deviation"], stands.deviation, index=1, rate=True, limit=LIMIT
        )
    yield from _needed(stands, where, cells["needed"])
    forecast = stands.forecast
    yield Figure("pace", f"{where} forecast", cells["forecast"], forecast, digits=digits)
    if forecast is not None:
        yield share("pace", f"{where} forecast %", cells["forecast"], stands.goal, forecast, stands.target, 1)


def _needed(stands: Pace, where: str, cell: str) -> Iterator[Figure]:
    kind, amount = stands.needed
    if amount is None:
        yield Figure("pace", f"{where} needed", cell, "已达成" if kind == "reached" else None)
        return
    rounding = "up" if stands.goal.is_up else "down"
    yield Figure("pace", f"{where} needed", cell, amount, rounding=rounding, digits=stands.goal.digits)
    if kind == "per day":
        yield Figure("pace", f"{where} days left", cell, stands.left, index=1)


def chart_text(report: Report, goal: Goal, today: date) -> Iterator[Figure]:
    """The sentence under the curve of a goal: reached, due, deviation, target, of a cap its use, and the forecast."""
    said, stands = report.said[f"burn_up:{goal.id}"], pace(goal, goal.whole.span, today)
    where, digits = f"{report.today[:10]} {report.name} {goal.id} chart", goal.digits
    if stands.actual is None:  # then the target is all that is said
        yield Figure("charts", f"{where} target", said, stands.target, digits=digits)
        return
    yield Figure("charts", f"{where} actual", said, stands.actual, digits=digits)
    yield Figure("charts", f"{where} due", said, stands.due, index=1, digits=digits)
    yield Figure("charts", f"{where} deviation %", said, stands.deviation, index=2, rate=True, limit=LIMIT)
    yield Figure("charts", f"{where} target", said, stands.target, index=3, digits=digits)
    used: list[Figure] = []
    if not goal.is_up:
        used += attained("charts", f"{where} used", said, goal, stands.actual, stands.target, 4)
    yield from used
    if stands.state != "over" and stands.forecast is not None:
        after = 4 + len(used)
        yield Figure("charts", f"{where} forecast", said, stands.forecast, index=after, digits=digits)
        yield share("charts", f"{where} forecast %", said, goal, stands.forecast, stands.target, after + 1)


def _criteria(report: Report, goals: list[Goal], today: date) -> Iterator[Figure]:
    expected = [(goal.id, one) for goal in goals for one in judged(goal, today)]
    rows = report.rows("criteria")
    assert [(row.data["goal"], row.data["period"]) for row in rows] == [(goal, one.month) for goal, one in expected]
    for row, (goal_id, one) in zip(rows, expected, strict=True):
        where = f"{report.today[:10]} criteria {goal_id} {one.metric} {one.month}"
        yield Figure("criteria", f"{where} value", row.cells["value"], one.value, rate=one.is_rate)
        yield Figure("criteria", f"{where} verdict", f"[{row.cells['verdict']}]", f"[{VERDICTS[one.verdict]}]")
