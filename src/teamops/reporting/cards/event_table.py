"""Events, and who set what, as tables for pages and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from teamops.model.event import Blamed, Event, History
from teamops.model.time.moments import told
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, heads
from teamops.reporting.base.report import Asked, Cell, Paragraph, Report, Table
from teamops.reporting.cards.event_lines import HASH, notice_line
from teamops.reporting.cards.event_words import EventWords


def log_report(ws: Workspace, asked: Asked, history: History, about: str = "") -> Report:
    """All events as one table, newest first, and what the history cannot tell."""
    cells = Cells(ws, asked)
    words, says = cells.words, EventWords(cells)
    columns = heads(
        words, "history.col",
        ("at", 0.9), ("author", 0.7), ("kind", 0.6), ("item", 1.6), ("field", 0.8), ("before", 1.2), ("after", 1.2),
        ("commit", 0.6), ("subject", 1.4),
    )  # fmt: skip
    rows = tuple(_row(says, event) for event in history.events)
    title = words("history.title")
    notices = tuple(Paragraph(notice_line(cells, notice)) for notice in history.notices)
    table = Table("log", title, columns, rows, words("history.empty"), subject="item")
    return Report("log", title, ws.settings.team, asked, (table, *notices), about)


def _row(says: EventWords, event: Event) -> tuple[Cell, ...]:
    words = says.cells.words
    field = event.field or ""
    what = says.field(event) if event.field is not None else words(f"history.what.{event.kind}")
    before, after = (
        says.value(field, value) if event.field is not None else value or words("reports.nothing")
        for value in (event.before, event.after)
    )
    return (
        *_source(says, event),
        Cell(says.kind(event.item.kind), event.item.kind),
        Cell(says.item(event), event.item.path),
        Cell(what, event.told_field),
        Cell(before, event.before),
        Cell(after, event.after),
        Cell(event.commit[:HASH] or words("reports.nothing"), event.commit or None),
        Cell(event.subject, event.subject),
    )


def _source(says: EventWords, event: Event | None) -> tuple[Cell, Cell]:
    words = says.cells.words
    if event is None:
        return Cell(words("history.unknown"), None), says.cells.nothing()
    if event.at is None:
        return Cell(words("history.uncommitted"), None), says.cells.nothing()
    return Cell(told(event.at, says.cells.ws.settings.timezone), event.at), Cell(says.author(event), event.author)


def blame_report(ws: Workspace, asked: Asked, found: Iterable[tuple[str, Sequence[Blamed]]], about: str) -> Report:
    """Each item under its name: every field with its value, and who set it, when, in which commit.

    Items of which only one field is asked for share a table.
    """
    cells = Cells(ws, asked)
    words, says = cells.words, EventWords(cells)
    columns = heads(
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
            rows = tuple(_blamed(says, one)[shown] for one in mine)
            tables.append(Table("blame", title, columns[shown], rows, subject="item"))
    return Report("blame", words("history.blame.title", word=about), ws.settings.team, asked, tuple(tables))


def _blamed(says: EventWords, one: Blamed) -> tuple[Cell, ...]:
    at, author = _source(says, one.event)
    commit = one.event.commit[:HASH] if one.event else ""
    return (
        Cell(says.path(one.item), one.item.path),
        Cell(says.field_of(one.item, one.field), one.field),
        Cell(says.value(one.field, one.value), one.value),
        author,
        at,
        Cell(commit or says.cells.words("reports.nothing"), commit or None),
    )
