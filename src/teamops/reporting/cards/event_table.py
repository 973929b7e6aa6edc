"""Events, and who set what, as tables for pages and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from teamops.model.event import Event, FieldOrigin, History
from teamops.model.time.moments import format_moment
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.report import Cell, Paragraph, Report, ReportOptions, Table
from teamops.reporting.cards.event_lines import HASH, format_notice
from teamops.reporting.cards.event_words import EventWords

_AREA = "history.col"


def build_log_report(ws: Workspace, options: ReportOptions, history: History, about: str = "") -> Report:
    """Build a table of all events, newest first, and notices on what the history cannot tell."""
    cells, words = Cells(ws, options), options.words
    texts = EventWords(cells)
    columns: tuple[Col[Event], ...] = (
        Col("at", 0.9, _build_time_cell),
        Col("author", 0.7, lambda _, event: _build_author_cell(texts, event)),
        Col("kind", 0.6, lambda _, event: Cell(texts.format_kind(event.item.kind), event.item.kind)),
        Col("item", 1.6, lambda _, event: Cell(texts.format_item(event), event.item.path)),
        Col("field", 0.8, lambda _, event: _build_field_cell(texts, event)),
        Col("before", 1.2, lambda _, event: _build_value_cell(texts, event, event.before)),
        Col("after", 1.2, lambda _, event: _build_value_cell(texts, event, event.after)),
        Col("commit", 0.6, lambda cells, event: _build_commit_cell(cells, event.commit)),
        Col("subject", 1.4, lambda _, event: Cell(event.subject, event.subject)),
    )
    title, empty = words("history.title"), words("history.empty")
    table = build_table(cells, "log", title, columns, history.events, empty, area=_AREA, subject="item")
    notices = tuple(Paragraph(format_notice(cells, notice)) for notice in history.notices)
    return Report("log", title, ws.settings.team, options, (table, *notices), about)


def _build_field_cell(texts: EventWords, event: Event) -> Cell:
    if event.field is None:
        return Cell(texts.cells.words(f"history.what.{event.kind}"), event.public_field)
    return Cell(texts.format_event_field(event), event.public_field)


def _build_value_cell(texts: EventWords, event: Event, value: str | None) -> Cell:
    if event.field is None:
        return Cell(value or texts.cells.words("reports.nothing"), value)
    return Cell(texts.format_value(event.field, value), value)


def _build_time_cell(cells: Cells, event: Event | None) -> Cell:
    if event is None:
        return Cell(cells.words("history.unknown"), None)
    if event.at is None:
        return Cell(cells.words("history.uncommitted"), None)
    return Cell(format_moment(event.at, cells.ws.settings.timezone), event.at)


def _build_author_cell(texts: EventWords, event: Event | None) -> Cell:
    if event is None or event.at is None:
        return texts.cells.make_empty()
    return Cell(texts.get_author(event), event.author)


def _build_commit_cell(cells: Cells, commit: str) -> Cell:
    return Cell(commit[:HASH] or cells.words("reports.nothing"), commit or None)


def build_blame_report(
    ws: Workspace, options: ReportOptions, records: Iterable[tuple[str, Sequence[FieldOrigin]]], about: str
) -> Report:
    """Build a table for each item of the named records: its fields with their values, who set them, when, and where.

    Items with one field each share a table.
    """
    cells = Cells(ws, options)
    texts = EventWords(cells)
    columns: tuple[Col[FieldOrigin], ...] = (
        Col("item", 1.6, lambda _, one: Cell(texts.format_path(one.item), one.item.path)),
        Col("field", 1.0, lambda _, one: Cell(texts.format_field(one.item, one.field), one.field)),
        Col("value", 2.0, lambda _, one: Cell(texts.format_value(one.field, one.value), one.value)),
        Col("author", 0.8, lambda _, one: _build_author_cell(texts, one.event)),
        Col("at", 1.1, lambda cells, one: _build_time_cell(cells, one.event)),
        Col("commit", 0.8, lambda cells, one: _build_commit_cell(cells, one.event.commit[:HASH] if one.event else "")),
    )
    tables: list[Table] = []
    for name, fields in records:
        items = {one.item: [other for other in fields if other.item == one.item] for one in fields}
        is_one_each = len(items) == len(fields) > 1
        for number, mine in enumerate([fields] if is_one_each else items.values()):
            top = texts.format_path(mine[0].item)
            title = f"{name} {top}" if name and name != top and number == 0 else top
            shown = columns if is_one_each else columns[1:]
            tables.append(build_table(cells, "blame", title, shown, mine, area=_AREA, subject="item"))
    title = options.words("history.blame.title", word=about)
    return Report("blame", title, ws.settings.team, options, tuple(tables))
