"""Requests between departments as Table 5 of the handbook (跨部门协作需求表)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from teamops.locale.words import Words
from teamops.model.records.collaboration import Request
from teamops.model.records.goals import Confirmation
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.report import Cell, Table


def build_request_table(cells: Cells, title: str, requests: Iterable[Request], empty: str) -> Table:
    """Return Table 5 with the requests by due date, those without one last."""
    in_order = sorted(requests, key=lambda r: (r.due or date.max, r.id))
    return build_table(cells, "requests", title, _COLUMNS, in_order, empty)


def is_late(request: Request, today: date) -> bool:
    """Tell whether the request is past its due date and open."""
    return request.is_open and request.due is not None and request.due < today


def _build_need_cell(cells: Cells, request: Request) -> Cell:
    need = cells.text(request.need)
    if request.urgent is None:
        return need
    return Cell(cells.words("reports.urgent", need=need.text), need.value, "bad" if request.is_open else "")


def build_status_cell(cells: Cells, request: Request) -> Cell:
    """Return the status, with the days that the request is late."""
    text = cells.words(f"records.status.{request.status}")
    if is_late(request, cells.options.today) and request.due is not None:
        text += "\n" + cells.words("reports.late_by", days=(cells.options.today - request.due).days)
        return Cell(text, request.status, "bad")
    return Cell(text, request.status, "good" if request.status == "done" else "")


def _build_confirmation_cell(cells: Cells, request: Request) -> Cell:
    """Return who signed for the provider, and when."""
    signed = tuple(_list_provider_confirmations(cells.ws, request))
    lines = [f"{cells.ws.get_name(by.by)} {cells.format_day(by.at.date())}" for by in signed]
    return Cell("\n".join(lines), tuple(by.by for by in signed)) if signed else cells.make_empty()


def _list_provider_confirmations(ws: Workspace, request: Request) -> Iterator[Confirmation]:
    """Yield the confirmations that are not by the requesting side: its department, its people, the owner."""
    requesting = {request.owner, request.from_}
    for confirmation in request.confirmed:
        person = ws.settings.people.get(confirmation.by)
        department = person.department if person else None
        if department == request.to or (confirmation.by not in requesting and department != request.from_):
            yield confirmation


_COLUMNS: tuple[Col[Request], ...] = (
    Col("need", 1.7, _build_need_cell),
    Col("from", 0.9, lambda cells, request: cells.who(request.from_)),
    Col("to", 0.9, lambda cells, request: cells.who(request.to)),
    Col("item", 2.2, lambda cells, request: cells.text(request.item)),
    Col("due", 0.9, lambda cells, request: cells.day(request.due), head="delivery"),
    Col("owner", 0.8, lambda cells, request: cells.who(request.owner), head="person"),
    Col("status", 0.9, build_status_cell, head="request_status"),
    Col("confirmed", 1.3, _build_confirmation_cell),
)


def format_duration(words: Words, duration: timedelta) -> str:
    """Return a time in hours and minutes, as the limits of §5.3 are: 1 h 20 min · 26 小时 5 分钟"""
    hours, minutes = divmod(max(int(duration.total_seconds() // 60), 0), 60)
    form = "lasted.minutes" if not hours else "lasted" if minutes else "lasted.hours"
    return words(f"request.{form}", hours=hours, minutes=minutes)
