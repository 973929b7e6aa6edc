"""Requests between departments as a list: filtered, urgent ones first with their clock (§5.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from math import inf
from typing import get_args

from teamops.model.place import Entry
from teamops.model.records.collaboration import Request, RequestStatus
from teamops.model.signing.acceptance import find_changed_fields
from teamops.model.time.urgency import list_clocks
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col
from teamops.reporting.base.report import Cell, Report, ReportOptions, Tone
from teamops.reporting.lists import listing
from teamops.reporting.lists.listing import Filters, Orders, Predicates, has_word, is_in_department
from teamops.reporting.tables.requests import build_status_cell, format_duration, is_late

STATUSES: tuple[str, ...] = get_args(RequestStatus)

ORDERS: Orders[Request] = {
    "due": lambda _, request: request.due or date.max,
    "status": lambda _, request: STATUSES.index(request.status),
    "from": lambda ws, request: _get_rank(ws, request.from_),
    "to": lambda ws, request: _get_rank(ws, request.to),
}
"""Departments come in the order of teamops.yaml."""


def _get_rank(ws: Workspace, department: str | None) -> int:
    departments = [*ws.settings.departments]
    return departments.index(department) if department in departments else len(departments)


def filter_requests(
    ws: Workspace, today: date, filters: Filters, order: str | None = None
) -> tuple[Entry[Request], ...]:
    """Return the requests that the filters accept; `department` may be that of either side.

    Without an order the emergencies that nobody has solved come first, as long as they have waited, then late ones,
    then by day.
    """
    predicates: Predicates[Request] = {
        "from": lambda request, department: request.from_ == department,
        "to": lambda request, department: request.to == department,
        "owner": lambda request, person: request.owner == person,
        "department": lambda request, department: is_in_department(ws, department, request.from_, request.to),
        "status": lambda request, status: request.status == status,
        "due_before": lambda request, day: request.due is not None and request.due < day,
        "urgent": lambda request, _: request.urgent is not None,
        "overdue": lambda request, _: is_late(request, today),
        "unaccepted": lambda request, _: get_acceptance_need(request) is not None,
        "open": lambda request, _: request.is_open,
        "text": _has_word,
    }
    accepts = listing.combine(filters, predicates)
    matches = [entry for entry in ws.requests if accepts(entry.record)]

    def get_key(request: Request) -> object:
        return (_get_alarm_time(request), not is_late(request, today)) if order is None else ORDERS[order](ws, request)

    return tuple(sorted(matches, key=lambda e: (get_key(e.record), e.record.due or date.max, e.record.id)))


def _has_word(request: Request, word: str) -> bool:
    plan = request.escalated.plan if request.escalated is not None else None
    return has_word(word, request.id, request.need, request.item, request.note, plan)


def _get_alarm_time(request: Request) -> float:
    """Return when an emergency was raised that is not solved yet; later than any time for all other requests."""
    urgent, is_solved = request.urgent, request.status == "delivered" or not request.is_open
    return inf if urgent is None or urgent.solved is not None or is_solved else urgent.raised.timestamp()


def get_acceptance_need(request: Request) -> str | None:
    """Return `to_accept` or `to_accept_again` for a request that waits for that, None for any other."""
    if not request.is_open or request.status == "delivered":
        return None
    if request.accepted is None:
        return "to_accept"
    return None if find_changed_fields(request) == () else "to_accept_again"


def build_list_report(
    ws: Workspace, options: ReportOptions, entries: Sequence[Entry[Request]], now: datetime
) -> Report:
    """Return the requests as a table in the order given, with how many there are, are late and are urgent."""
    requests = [entry.record for entry in entries]
    late = sum(is_late(request, options.today) for request in requests)
    urgent = sum(request.urgent is not None for request in requests)
    note = options.words("request.list.count", count=len(requests), late=late, urgent=urgent)
    remarks: Col[Request] = Col("clock", 2.0, lambda cells, request: _build_remarks_cell(cells, request, now))
    return listing.build_report(
        Cells(ws, options), "requests", "request.list", (*_COLUMNS, remarks), requests, note, subject="need"
    )


def _build_need_cell(cells: Cells, request: Request) -> Cell:
    need = cells.text(request.need)
    if request.urgent is None:
        return need
    return Cell(cells.words("reports.urgent", need=need.text), need.value, "bad" if request.is_open else "")


_COLUMNS: tuple[Col[Request], ...] = (
    Col("id", 0.9, lambda _, request: Cell(request.id, request.id)),
    Col("need", 1.7, _build_need_cell),
    Col("from", 0.8, lambda cells, request: cells.who(request.from_)),
    Col("to", 0.8, lambda cells, request: cells.who(request.to)),
    Col("owner", 0.7, lambda cells, request: cells.who(request.owner)),
    Col("due", 0.8, lambda cells, request: cells.day(request.due)),
    Col("status", 0.9, build_status_cell),
)
"""All columns but the last, which depends on the time."""


def _build_remarks_cell(cells: Cells, request: Request, now: datetime) -> Cell:
    remarks = list(_list_remarks(cells, request, now))
    tone: Tone = next((tone for _, tone in remarks if tone), "")
    return cells.text(cells.words("work.and").join(text for text, _ in remarks), tone)


def _list_remarks(cells: Cells, request: Request, now: datetime) -> Iterator[tuple[str, Tone]]:
    """Yield the clock of an emergency, whether the request is to be accepted, and with whom it was raised."""
    words = cells.words
    running: list[tuple[str, Tone]] = []
    for clock in list_clocks(request, cells.ws.settings.limits.urgent, now):
        facts = {"took": format_duration(words, clock.took), "limit": format_duration(words, clock.limit)}
        if clock.is_running:
            name = f"request.list.{clock.step}_late" if clock.is_late else f"request.list.{clock.step}"
            running.append((words(name, **facts), "bad" if clock.is_late else "warn"))
        elif clock.step == "solution":
            running.append((words("request.list.solved", took=facts["took"]), ""))
    yield from running[:1]  # what nobody has answered is not solved either
    if (kind := get_acceptance_need(request)) is not None:
        yield words(f"request.list.{kind}"), "warn" if kind == "to_accept_again" else ""
    if request.escalated is not None:
        yield words("request.list.escalated", person=cells.ws.get_person_name(request.escalated.to)), ""
