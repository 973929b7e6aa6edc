"""The reports: every module of `reporting/reports`.

To add a report, add a file with `TITLE` (a message id), `SPAN` (the period that it covers by default) and
`build(ws, options)`. These constants are optional: `NEEDS_PAST = True` if it needs the history; `NEEDS_JUDGED`, the
codes of the rules whose findings it needs; `OF_TODAY = True` if it is about the present only; `SUBJECT` if it can be
about a person, meeting or goal, and `NEEDS_SUBJECT = True` if it must be; `COUNTS_WORKDAYS = True` if it counts working
days, which a note explains if the team has no calendar. Only the module of the report to build is imported.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from teamops.model.own_modules import list_modules
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting import reports
from teamops.reporting.base.report import Report, ReportOptions, Span, Subject


class ReportModule(Protocol):
    """The interface of a report's module."""

    TITLE: str
    SPAN: Span

    def build(self, ws: Workspace, options: ReportOptions) -> Report: ...


def list_reports() -> tuple[str, ...]:
    """Return the names of all reports, in alphabetical order."""
    return tuple(list_modules(reports))


@cache
def load_report(name: str) -> ReportModule:
    """Return the module of report `name`. Raises KeyError for a name that `list_reports()` does not have."""
    if name not in list_reports():
        raise KeyError(name)
    return cast(ReportModule, import_module(f"{reports.__name__}.{name}"))


def build(name: str, ws: Workspace, options: ReportOptions) -> Report:
    """Build the report `name` of `ws`. Raises KeyError for a name that `list_reports()` does not have."""
    module = load_report(name)
    report = module.build(ws, options)
    if ws.faults or ws.left_out:
        from teamops.reporting.base.unread import add_unread_notice

        report = add_unread_notice(ws, report)
    if not getattr(module, "COUNTS_WORKDAYS", False):
        return report
    from teamops.reporting.base.working_days import add_calendar_note

    return add_calendar_note(ws, report)


def needs_past(name: str) -> bool:
    """Tell whether report `name` needs the history in git."""
    return bool(getattr(load_report(name), "NEEDS_PAST", False))


def list_needed_rules(name: str) -> frozenset[str]:
    """Return the codes of the rules whose findings report `name` needs."""
    codes: frozenset[str] = getattr(load_report(name), "NEEDS_JUDGED", frozenset())
    return codes


def get_subject(name: str) -> Subject | None:
    """Return the kind of subject that report `name` can be about; None for a report about everything."""
    return cast(Subject | None, getattr(load_report(name), "SUBJECT", None))


def needs_subject(name: str) -> bool:
    """Tell whether report `name` must have a subject."""
    return bool(getattr(load_report(name), "NEEDS_SUBJECT", False))


def is_of_today(name: str) -> bool:
    """Tell whether report `name` is about the present, and has no other period than the running one."""
    return bool(getattr(load_report(name), "OF_TODAY", False))


def get_default_period(name: str, today: date) -> Period:
    """Return the default period of report `name`: the week, month or quarter of `today`, or the month before.

    `last month's quarter`: in the first month of a quarter, the quarter before is reviewed.
    """
    month = Period.month(today.year, today.month)
    before = month.start - timedelta(days=1)
    match load_report(name).SPAN:
        case "week":
            return Period.week_of(today)
        case "month":
            return month
        case "last month":
            return Period.month(before.year, before.month)
        case "quarter":
            return Period.quarter_of(today)
        case "last month's quarter":
            return Period.quarter_of(before)
