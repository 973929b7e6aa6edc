"""Events, and who set what, as tables for pages and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from teamops.model.event import Event, FieldOrigin, History
from teamops.model.time.moments import format_moment
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, list_columns
from teamops.reporting.base.report import Cell, Paragraph, Report, ReportOptions, Table
from teamops.reporting.cards.event_lines import HASH, format_notice
from teamops.reporting.cards.event_words import EventWords


def build_log_report(ws: Workspace, asked: ReportOptions, history: History, about: str = "") -> Report:
    """All events as one table, newest first, and what the history cannot tell."""
    cells = Cells(ws, asked)
    words, says = cells.words, EventWords(cells)
    columns = list_columns(
        words, "history.col",
        ("at", 0.9), ("author", 0.7), ("kind", 0.6), ("item", 1.6), ("field", 0.8), ("before", 1.2), ("after", 1.2),
        ("commit", 0.6), ("subject", 1.4),
    )  # fmt: skip
    rows = tuple(_build_row(says, event) for event in history.events)
    title = words("history.title")
    notices = tuple(Paragraph(format_notice(cells, notice)) for notice in history.notices)
    table = Table("log", title, columns, rows, words("history.empty"), subject="item")
    return Report("log", title, ws.settings.team, asked, (table, *notices), about)


def _build_row(says: EventWords, event: Event) -> tuple[Cell, ...]:
    words = says.cells.words
    field = event.field or ""
    what = says.field(event) if event.field is not None else words(f"history.what.{event.kind}")
    before, after = (
        says.value(field, value) if event.field is not None else value or words("reports.nothing")
        for value in (event.before, event.after)
    )
    return (
        *_build_source_cells(says, event),
        Cell(says.kind(event.item.kind), event.item.kind),
        Cell(says.item(event), event.item.path),
        Cell(what, event.public_field),
        Cell(before, event.before),
        Cell(after, event.after),
        Cell(event.commit[:HASH] or words("reports.nothing"), event.commit or None),
        Cell(event.subject, event.subject),
    )


def _build_source_cells(says: EventWords, event: Event | None) -> tuple[Cell, Cell]:
    words = says.cells.words
    if event is None:
        return Cell(words("history.unknown"), None), says.cells.make_empty()
    if event.at is None:
        return Cell(words("history.uncommitted"), None), says.cells.make_empty()
    return Cell(format_moment(event.at, says.cells.ws.settings.timezone), event.at), Cell(
        says.author(event), event.author
    )


def build_blame_report(
    ws: Workspace, asked: ReportOptions, found: Iterable[tuple[str, Sequence[FieldOrigin]]], about: str
) -> Report:
    """Each item under its name: every field with its value, and who set it, when, in which commit.

    Items of which only one field is asked for share a table.
    """
    cells = Cells(ws, asked)
    words, says = cells.words, EventWords(cells)
    columns = list_columns(
        words, "history.col",
        ("item", 1.6), ("field", 1.0), ("value", 2.0), ("author", 0.8), ("at", 1.1), ("commit", 0.8),
    )  # fmt: skip
    tables: list[Table] = []
    for name, fields in found:
        items = {one.item: [other for other in fields if other.item == one.item] for one in fields}
        is_one_each = len(items) == len(fields) > 1
        shown = slice(None) if is_one_each else slice(1, None)
        for number, mine in enumerate([fields] if is_one_each else items.values()):
            top = says.path(mine[0].item)
            title = f"{name} {top}" if name and name != top and number == 0 else top
            rows = tuple(_build_blame_row(says, one)[shown] for one in mine)
            tables.append(Table("blame", title, columns[shown], rows, subject="item"))
    return Report("blame", words("history.blame.title", word=about), ws.settings.team, asked, tuple(tables))


def _build_blame_row(says: EventWords, one: FieldOrigin) -> tuple[Cell, ...]:
    at, author = _build_source_cells(says, one.event)
    commit = one.event.commit[:HASH] if one.event else ""
    return (
        Cell(says.path(one.item), one.item.path),
        Cell(says.describe_field(one.item, one.field), one.field),
        Cell(says.value(one.field, one.value), one.value),
        author,
        at,
        Cell(commit or says.cells.words("reports.nothing"), commit or None),
    )
