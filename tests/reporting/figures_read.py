"""The figures that reports print of periods, taken out of the Reports: each with where it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from importlib import import_module
from typing import Any, NamedTuple

from teamops.model.place import At, Entry
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.reviews.draft import ReviewOptions, ReviewPlan, plan_review
from teamops.reporting.base.report import Paragraph, Report, ReportOptions, Table
from tests.reporting.random_teams import MONTHS, PEOPLE, ZONE

TOLD = re.compile(r"到期(?:任务)? (\d+) 项，完成 (\d+) 项（([\d.]+%)），逾期 (\d+) 项")
QUARTER = "2026-Q4"


class Quantity(NamedTuple):
    """What a figure is of: a period, the person or goal it is about, and its name."""

    period: str
    about: str
    name: str


Found = Iterator[tuple[Quantity, str, str]]
"""Quantities, each with the report that shows it and its text there."""


class Printed:
    """The reports of one team on one day; each is built once."""

    def __init__(self, ws: Workspace, today: date) -> None:
        self.ws, self.today, self._built = ws, today, dict[Any, Report]()
        self._drafts: dict[str, ReviewPlan] = {}

    def report(self, name: str, period: str, ws: Workspace | None = None, **asked: Any) -> Report:
        key = name, period, ws is None, *asked.items()
        if key not in self._built:
            asked_for = ReportOptions(Period.parse(period), self.today, "zh", **asked)
            self._built[key] = import_module(f"teamops.reporting.reports.{name}").build(ws or self.ws, asked_for)
        return self._built[key]

    def drafted(self, period: str) -> ReviewPlan:
        if period not in self._drafts:
            now = datetime.combine(self.today, datetime.min.time().replace(hour=12), ZONE)
            self._drafts[period] = plan_review(self.ws, ReviewOptions(Period.parse(period)), now)
        return self._drafts[period]

    def reviewed(self, period: str) -> Workspace:
        """The team with the review of the period, as `review draft` writes it today."""
        review = self.drafted(period).review
        return Workspace(
            **{
                **{name: getattr(self.ws, name) for name in ("settings", "goals", "actuals", "tasks")},
                "reviews": (Entry(review, At("r.yaml", ("reviews", 0))),),
            }
        )


def told(found: Iterable[tuple[Quantity, str, str]]) -> Mapping[Quantity, Mapping[str, str]]:
    """The texts of each quantity by where they stand."""
    by_quantity: dict[Quantity, dict[str, str]] = defaultdict(dict)
    for quantity, place, text in found:
        by_quantity[quantity][place] = text
    return by_quantity


def task_figures(pages: Printed, weeks: Iterable[str]) -> Found:
    """Of the months, the quarter, some weeks, and in each of them of everybody and each person."""
    for period in (*MONTHS, QUARTER):
        yield from _of_pack(pages, period)
        yield from _of_review(pages, period)
    for period in (*MONTHS, QUARTER, *weeks):
        yield from _of_summary(pages, period)
        for person in PEOPLE:
            yield from _of_summary(pages, period, person=person)
            yield from _of_person(pages, period, person)
    for week in weeks:
        yield from _of_week(pages, week)
        yield from _of_week(pages, week, person=PEOPLE[0])


def _of_pack(pages: Printed, period: str) -> Found:
    name = "quarterly" if period == QUARTER else "monthly"
    report = pages.report(name, period)
    tasks, late = (_figure(report, key) for key in ("tasks", "late"))
    yield from _counts(period, "", f"{name} figures", tasks["count"], late["count"], tasks["remark"])
    for row in _rows(report, "people"):
        about, place = row["who"].value, f"{name} people"
        for key in ("due", "done", "rate", "late"):
            yield Quantity(period, str(about), key), place, row[key].text
    if period == QUARTER:
        side_by_side = {row["item"].value: row for row in _rows(report, "months")}
        for one in (*MONTHS, QUARTER):
            cells = side_by_side["tasks"][one], side_by_side["late"][one]
            if Period.parse(one).start <= pages.today:
                yield from _counts(one, "", "quarterly months", *cells, None)


def _counts(period: str, about: str, place: str, tasks: Any, late: Any, remark: Any) -> Found:
    """Of a cell that says how many of how many, one for the late ones, and a remark with the rate."""
    done, due = tasks.value or (0, 0)
    assert tasks.text in (f"{done}/{due} 项", "——")
    yield Quantity(period, about, "due"), place, str(due)
    yield Quantity(period, about, "done"), place, str(done)
    if late is not None:
        yield Quantity(period, about, "late"), place, late.text
    if remark is not None and (rate := re.search(r"完成率 ([\d.]+%)", remark.text)) is not None:
        yield Quantity(period, about, "rate"), place, rate[1]


def _of_review(pages: Printed, period: str) -> Found:
    """What `review draft` says, and what the printed review says of it."""
    tasks = pages.drafted(period).review.tasks
    assert tasks is not None
    for key in ("due", "done", "late"):
        yield Quantity(period, "", key), "review draft", str(getattr(tasks, key))
    report = pages.report("review", period, pages.reviewed(period))
    texts = [block.text for block in report.blocks if isinstance(block, Paragraph)]
    yield from _of_text(period, "", "review", "\n".join(texts))


def _of_text(period: str, about: str, place: str, text: str) -> Found:
    if (found := TOLD.search(text)) is not None:
        due, done, rate, late = found.groups()
        for key, said in {"due": due, "done": done, "rate": rate, "late": late}.items():
            yield Quantity(period, about, key), place, said


def _of_summary(pages: Printed, period: str, person: str = "") -> Found:
    report = pages.report("summary", period, person=person or None)
    for row in _rows(report, "summary"):
        if row["data"].value == "tasks":
            place = "summary counts"
            yield Quantity(period, person, "due"), place, row["all"].text
            yield Quantity(period, person, "done"), place, row["reached"].text
            yield Quantity(period, person, "rate"), place, row["rate"].text
            late = re.search(r"逾期 (\d+) 项", row["what"].text)
            yield Quantity(period, person, "late"), place, late[1] if late is not None else "0"
    yield from _of_text(period, person, "summary note", _table(report, "tasks").note)


def _of_person(pages: Printed, period: str, person: str) -> Found:
    done = _figure(pages.report("person", period, person=person), "done")
    late = re.search(r"逾期 (\d+) 项", done["remark"].text)
    yield from _counts(period, person, "person", done["count"], None, done["remark"])
    yield Quantity(period, person, "late"), "person", late[1] if late is not None else "0"


def _of_week(pages: Printed, week: str, person: str = "") -> Found:
    """Of the week in its own pack, and in the one of the week after, which looks back on it."""
    asked = {"person": person or None}
    own = _figure(pages.report("weekly", week, **asked), "due")
    yield Quantity(week, person, "due"), "weekly figures", own["count"].text
    done = re.search(r"已完成 (\d+) 项", own["remark"].text)
    yield Quantity(week, person, "done"), "weekly figures", done[1] if done is not None else "0"
    after = Period.week_of(date.fromordinal(Period.parse(week).end.toordinal() + 1))
    yield from _of_text(
        week, person, "weekly looked back", _table(pages.report("weekly", after.text, **asked), "progress").note
    )


def goal_figures(pages: Printed) -> Found:
    """Plan, actual and attainment of each goal in the months that have begun, and in the quarter."""
    for period in (*MONTHS, QUARTER):
        if Period.parse(period).start <= pages.today:
            yield from _goals_of_pack(pages, period)
            yield from _goals_of_summary(pages, period)
            yield from _goals_of_review(pages, period)
    yield from _goals_of_table(pages)
    yield from _goals_of_week(pages)


def _goal(period: str, goal: Any, place: str, plan: Any, actual: Any, rate: Any) -> Found:
    """Numbers as machines get them; what a report does not know, it does not show. Of a cap: what is used, and over."""
    rates = rate if isinstance(rate, Mapping) else {"rate": rate}
    for key, number in {"plan": plan, "actual": actual, **rates}.items():
        if number is not None:
            yield Quantity(period, str(goal), key), place, f"{Decimal(number).normalize():f}"


def _goals_of_pack(pages: Printed, period: str) -> Found:
    name = "quarterly" if period == QUARTER else "monthly"
    for row in _rows(pages.report(name, period), "goals"):
        for column in (*MONTHS, "whole"):
            value = row[column].value if column in row else None
            if isinstance(value, Mapping):
                of = QUARTER if column == "whole" else column
                yield from _goal(of, row["goal"].value, name, value["plan"], value["actual"], value["rate"])


def _goals_of_summary(pages: Printed, period: str) -> Found:
    for row in _rows(pages.report("summary", period), "goals"):
        yield from _goal(
            period, row["goal"].value, "summary", row["plan"].value, row["actual"].value, row["rate"].value
        )


def _goals_of_review(pages: Printed, period: str) -> Found:
    for result in pages.drafted(period).review.results:
        yield from _goal(period, result.goal, "review draft", result.plan, result.actual, None)
    for row in _rows(pages.report("review", period, pages.reviewed(period)), "review"):
        value = row["results"].value
        if isinstance(value, Mapping):
            yield from _goal(period, value["goal"], "review", value["plan"], value["actual"], None)


def _goals_of_table(pages: Printed) -> Found:
    for row in _rows(pages.report("goals", QUARTER), "pace"):
        plan, actual, rate = (row[key].value for key in ("target", "actual", "attained"))
        yield from _goal(str(row["period"].value), row["goal"].value, "goals", plan, actual, rate)


def _goals_of_week(pages: Printed) -> Found:
    """The month of the meeting and the whole quarter, in the pack of the running week."""
    if not Period.parse(QUARTER).start <= pages.today <= Period.parse(QUARTER).end:
        return
    week, month = Period.week_of(pages.today), f"{pages.today:%Y-%m}"
    for row in _rows(pages.report("weekly", week.text), "goals"):
        goal = row["goal"].value
        plan, actual, rate = (row[f"month_{key}"].value for key in ("plan", "actual", "rate"))
        yield from _goal(month, goal, "weekly", plan, actual, rate)
        plan, actual, rate = (row[f"whole_{key}"].value for key in ("target", "actual", "rate"))
        yield from _goal(QUARTER, goal, "weekly", plan, actual, rate)


def _table(report: Report, name: str) -> Table:
    return next(block for block in report.blocks if isinstance(block, Table) and block.name == name)


def _rows(report: Report, name: str) -> list[dict[str, Any]]:
    tables = [block for block in report.blocks if isinstance(block, Table) and block.name == name]
    return [dict(zip((column.key for column in one.columns), row, strict=True)) for one in tables for row in one.rows]


def _figure(report: Report, key: str) -> dict[str, Any]:
    return next(row for row in _rows(report, "figures") if row["figure"].value == key)
