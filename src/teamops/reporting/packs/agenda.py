"""What a meeting has to speak of, from the data: lines that a chair can read out, each only if there is something."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from teamops.model.time.calendar import shift_day
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.report import ReportOptions
from teamops.reporting.packs.agenda_follow_up import (
    list_confirmations,
    list_decisions,
    list_deviations,
    list_improvements,
    list_requests,
)
from teamops.reporting.packs.agenda_line import AgendaItem, AgendaSpan, Kind
from teamops.reporting.packs.agenda_tasks import list_blocked_tasks, list_coming_tasks, list_past_tasks

_SOURCES = (
    list_past_tasks,
    list_coming_tasks,
    list_blocked_tasks,
    list_deviations,
    list_decisions,
    list_requests,
    list_improvements,
    list_confirmations,
)

_FIRST_HALF = 15
"""A monthly meeting up to this day still looks back on the month before."""


def build_agenda(ws: Workspace, kind: Kind, held: date, asked: ReportOptions) -> tuple[AgendaItem, ...]:
    """The lines for a meeting on the day `held`, as things stand on the day of `asked`."""
    back, forth = _get_periods(kind, held)
    span = AgendaSpan(ws, ReportOptions(forth, asked.today, asked.lang), kind, back)
    return tuple(item for source in _SOURCES for item in source(span))


def _get_periods(kind: Kind, held: date) -> tuple[Period, Period]:
    if kind == "weekly":
        this = Period.week_of(held)
        return Period.week_of(shift_day(this.start, -1)), this
    this = Period.month(held.year, held.month)
    beside = shift_day(this.start, -1) if held.day <= _FIRST_HALF else shift_day(this.end, 1)
    other = Period.month(beside.year, beside.month)
    return (other, this) if held.day <= _FIRST_HALF else (this, other)


def list_invitees(ws: Workspace, concerned: Iterable[str], *, with_departments: bool = False) -> tuple[str, ...]:
    """The director, everybody of whom the agenda speaks, in the order of teamops.yaml, and the departments."""
    people, wanted = ws.settings.people, {*concerned}
    director = [who for who in people if who == ws.settings.director]
    departments = ws.settings.departments if with_departments else ()
    return tuple(dict.fromkeys([*director, *(who for who in people if who in wanted), *departments]))
