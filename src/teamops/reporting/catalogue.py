"""The reports there are: every module of `reporting/reports`.

Adding a report is adding a file with `TITLE` (a message id), `SPAN` (what it covers unless asked otherwise) and
`build(ws, asked)`. One that looks at the history says so by `NEEDS_PAST = True`; one that needs what the check judges
by `NEEDS_JUDGED`, the codes of those rules; one that tells how things stand now by `OF_TODAY = True`; one that may be
about a person or a meeting by `SUBJECT`, and that it always is by `NEEDS_SUBJECT = True`; one with figures by working
days by `COUNTS_WORKDAYS = True`: it says which those are where the team has no calendar. Only the module that is asked
for is imported.
"""

from __future__ import annotations

from datetime import date, timedelta
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting import reports
from teamops.reporting.base.report import Report, ReportOptions, Span, Subject


class ReportModule(Protocol):
    """What a module of a report offers."""

    TITLE: str
    SPAN: Span

    def build(self, ws: Workspace, asked: ReportOptions) -> Report: ...


def list_reports() -> tuple[str, ...]:
    """The names of all reports, in alphabetical order."""
    modules = iter_modules(reports.__path__)
    return tuple(sorted(module.name for module in modules))


def load_report(name: str) -> ReportModule:
    """The report `name`. Raises KeyError for a name that `list_reports()` does not have."""
    if name not in list_reports():
        raise KeyError(name)
    return cast(ReportModule, import_module(f"{reports.__name__}.{name}"))


def build(name: str, ws: Workspace, asked: ReportOptions) -> Report:
    """The report `name` on `ws`. Raises KeyError for a name that `list_reports()` does not have."""
    module = load_report(name)
    report = module.build(ws, asked)
    if ws.faults or ws.left_out:
        from teamops.reporting.base.unread import add_unread_notice

        report = add_unread_notice(ws, report)
    if not getattr(module, "COUNTS_WORKDAYS", False):
        return report
    from teamops.reporting.base.working_days import add_calendar_note

    return add_calendar_note(ws, report)


def needs_past(name: str) -> bool:
    """Whether report `name` is made of what git tells."""
    return bool(getattr(load_report(name), "NEEDS_PAST", False))


def list_needed_rules(name: str) -> frozenset[str]:
    """The codes of the rules whose judgement report `name` is made of."""
    codes: frozenset[str] = getattr(load_report(name), "NEEDS_JUDGED", frozenset())
    return codes


def get_subject(name: str) -> Subject | None:
    """What report `name` can be about; None for one that is about everything."""
    found: Subject | None = getattr(load_report(name), "SUBJECT", None)
    return found


def needs_subject(name: str) -> bool:
    """Whether report `name` is about something or somebody in any case."""
    return bool(getattr(load_report(name), "NEEDS_SUBJECT", False))


def is_of_today(name: str) -> bool:
    """Whether report `name` tells how things stand, and knows no other period than the running one."""
    return bool(getattr(load_report(name), "OF_TODAY", False))


def get_default_period(name: str, today: date) -> Period:
    """What report `name` covers when nobody says: the week, month or quarter of `today`, or the month before.

    A quarter is looked back on in the first month of the next one: then `last month's quarter` is the one before.
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
