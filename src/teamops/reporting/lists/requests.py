"""Requests between departments as a list: chosen by what is asked for, urgent ones first with their clock (§5.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from math import inf
from typing import Any, get_args

from teamops.model.place import Entry
from teamops.model.records.collaboration import Request, RequestStatus
from teamops.model.signing.acceptance import find_changed_fields
from teamops.model.time.urgency import list_clocks
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, list_columns
from teamops.reporting.base.filters import describe_scope, is_in_scope
from teamops.reporting.base.report import Cell, Report, ReportOptions, Table, Tone
from teamops.reporting.tables.requests import build_status_cell, format_duration, is_late

STATUSES: tuple[str, ...] = get_args(RequestStatus)


@dataclass(frozen=True, slots=True)
class RequestFilter:
    """Which requests are wanted; None and False want all. `before` is excluded.

    `asker` and `provider` are the departments of the two sides.
    """

    asker: str | None = None
    provider: str | None = None
    owner: str | None = None
    status: str | None = None
    before: date | None = None
    text: str | None = None
    urgent: bool = False
    overdue: bool = False
    unaccepted: bool = False
    only_open: bool = True


def filter_requests(
    ws: Workspace, asked: ReportOptions, wanted: RequestFilter, order: str | None = None
) -> tuple[Entry[Request], ...]:
    """The wanted requests that concern the department of `asked`, in the order that is asked for.

    Without one the emergencies that nobody has solved come first, as long as they have waited, then late ones, then by
    day.
    """
    found = [entry for entry in ws.requests if _is_match(ws, asked, wanted, entry.record)]
    key = _get_orders(ws)[order] if order is not None else lambda r: (_get_alarm_time(r), not is_late(r, asked.today))
    return tuple(sorted(found, key=lambda e: (key(e.record), e.record.due or date.max, e.record.id)))


SORTS = ("due", "status", "from", "to")
"""The orders that can be asked for; departments come in the order of teamops.yaml."""


def _get_orders(ws: Workspace) -> dict[str, Callable[[Request], Any]]:
    rank = {department: n for n, department in enumerate(ws.settings.departments)}
    return {
        "due": lambda request: request.due or date.max,
        "status": lambda request: STATUSES.index(request.status),
        "from": lambda request: rank.get(request.from_, len(rank)),
        "to": lambda request: rank.get(request.to or "", len(rank)),
    }


def _is_match(ws: Workspace, asked: ReportOptions, wanted: RequestFilter, request: Request) -> bool:
    return (
        is_in_scope(ws, asked, (request.from_, request.to))
        and wanted.asker in (None, request.from_)
        and wanted.provider in (None, request.to)
        and wanted.owner in (None, request.owner)
        and wanted.status in (None, request.status)
        and (request.is_open or not wanted.only_open or wanted.status is not None)
        and (wanted.before is None or (request.due is not None and request.due < wanted.before))
        and (not wanted.urgent or request.urgent is not None)
        and (not wanted.overdue or is_late(request, asked.today))
        and (not wanted.unaccepted or get_acceptance_need(request) is not None)
        and (wanted.text is None or wanted.text.casefold() in _get_search_text(request))
    )


def _get_search_text(request: Request) -> str:
    plan = request.escalated.plan if request.escalated is not None else None
    return "\n".join(filter(None, (request.id, request.need, request.item, request.note, plan))).casefold()


def _get_alarm_time(request: Request) -> float:
    """When an emergency was raised that is not solved yet; later than any time for all other requests."""
    urgent, is_solved = request.urgent, request.status == "delivered" or not request.is_open
    return inf if urgent is None or urgent.solved is not None or is_solved else urgent.raised.timestamp()


def get_acceptance_need(request: Request) -> str | None:
    """The name of what is said of a request that waits to be accepted, or accepted again; None of any other."""
    if not request.is_open or request.status == "delivered":
        return None
    if request.accepted is None:
        return "to_accept"
    return None if find_changed_fields(request) == () else "to_accept_again"


def build_list_report(
    ws: Workspace, asked: ReportOptions, entries: tuple[Entry[Request], ...], now: datetime
) -> Report:
    """The requests as a table in the order given, with how many there are, how many of them late, how many urgent."""
    words, cells = asked.words, Cells(ws, asked)
    requests = [entry.record for entry in entries]
    columns = list_columns(
        words, "request.list.col",
        ("id", 0.9), ("need", 1.7), ("from", 0.8), ("to", 0.8), ("owner", 0.7), ("due", 0.8), ("status", 0.9),
        ("clock", 2.0),
    )  # fmt: skip
    rows = tuple(_build_row(cells, request, now) for request in requests)
    late = sum(is_late(request, asked.today) for request in requests)
    counts = {"count": len(requests), "late": late, "urgent": sum(r.urgent is not None for r in requests)}
    title, note = words("request.list.title"), words("request.list.count", **counts)
    table = Table("requests", title, columns, rows, words("request.list.empty"), note, subject="need")
    return Report("requests", title, ws.settings.team, asked, (table,), describe_scope(ws, asked))


def _build_row(cells: Cells, request: Request, now: datetime) -> tuple[Cell, ...]:
    need = cells.text(request.need)
    if request.urgent is not None:
        need = Cell(cells.words("reports.urgent", need=need.text), need.value, "bad" if request.is_open else "")
    remarks = list(_list_remarks(cells, request, now))
    tone: Tone = next((tone for _, tone in remarks if tone), "")
    text = cells.words("work.and").join(text for text, _ in remarks)
    return (
        Cell(request.id, request.id),
        need,
        cells.who(request.from_),
        cells.who(request.to),
        cells.who(request.owner),
        cells.day(request.due),
        build_status_cell(cells, request),
        cells.text(text, tone),
    )


def _list_remarks(cells: Cells, request: Request, now: datetime) -> Iterator[tuple[str, Tone]]:
    """The clock of what is urgent, whether it is to be accepted, and with whom it was raised."""
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
