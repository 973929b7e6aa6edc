"""Requests between departments as rows of Table 5 of the handbook (跨部门协作需求表)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from teamops.locale.words import Words
from teamops.model.records.collaboration import Request
from teamops.model.records.goals import Confirmation
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, report_columns
from teamops.reporting.base.report import Cell, Table


def build_request_table(cells: Cells, name: str, title: str, requests: Iterable[Request], empty: str) -> Table:
    """The columns of Table 5 with `requests` by due date."""
    wanted = report_columns(
        cells.words, ("need", 1.7), ("from", 0.9), ("to", 0.9), ("item", 2.2), ("due", 0.9), ("owner", 0.8),
        ("status", 0.9), ("confirmed", 1.3),
        due="delivery", owner="person", status="request_status",
    )  # fmt: skip
    in_order = sorted(requests, key=lambda r: (r.due or date.max, r.id))
    return Table(name, title, wanted, tuple(_build_row(cells, request) for request in in_order), empty)


def is_late(request: Request, today: date) -> bool:
    """Whether the request is past its due date and not done."""
    return request.is_open and request.due is not None and request.due < today


def _build_row(cells: Cells, request: Request) -> tuple[Cell, ...]:
    need = cells.text(request.need)
    if request.urgent is not None:
        need = Cell(cells.words("reports.urgent", need=need.text), need.value, "bad" if request.is_open else "")
    return (
        need,
        cells.who(request.from_),
        cells.who(request.to),
        cells.text(request.item),
        cells.day(request.due),
        cells.who(request.owner),
        build_status_cell(cells, request),
        _build_confirmation_cell(cells, request),
    )


def build_status_cell(cells: Cells, request: Request) -> Cell:
    """The status in words, and by how many days the request is late."""
    text = cells.words(f"records.status.{request.status}")
    if is_late(request, cells.asked.today) and request.due is not None:
        text += "\n" + cells.words("reports.late_by", days=(cells.asked.today - request.due).days)
        return Cell(text, request.status, "bad")
    return Cell(text, request.status, "good" if request.status == "done" else "")


def _build_confirmation_cell(cells: Cells, request: Request) -> Cell:
    """Who signed for the provider, and when."""
    signed = tuple(_iter_provider_confirmations(cells.ws, request))
    lines = [f"{cells.ws.get_name(by.by)} {cells.format_day(by.at.date())}" for by in signed]
    return Cell("\n".join(lines), tuple(by.by for by in signed)) if signed else cells.make_empty()


def _iter_provider_confirmations(ws: Workspace, request: Request) -> Iterator[Confirmation]:
    """The confirmations that are not by the requesting side: its department, its people, the owner."""
    requesting = {request.owner, request.from_}
    for confirmation in request.confirmed:
        person = ws.settings.people.get(confirmation.by)
        department = person.department if person else None
        if department == request.to or (confirmation.by not in requesting and department != request.from_):
            yield confirmation


def format_duration(words: Words, duration: timedelta) -> str:
    """A time in hours and minutes, as the limits of §5.3 are: 1 h 20 min · 26 小时 5 分钟"""
    hours, minutes = divmod(max(int(duration.total_seconds() // 60), 0), 60)
    form = "lasted.minutes" if not hours else "lasted" if minutes else "lasted.hours"
    return words(f"request.{form}", hours=hours, minutes=minutes)
