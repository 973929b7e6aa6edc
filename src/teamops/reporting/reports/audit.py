"""The audit of a period: what was changed late, lowered, reopened or rewritten, and who changed how much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from teamops.model.event import Event
from teamops.model.named_tuple import NamedTuple
from teamops.model.signing.lapses import (
    find_creation_times,
    find_eased_node,
    find_rewritten_results,
    is_late_move,
    is_reopening,
)
from teamops.model.time.first_due import has_first_due
from teamops.model.time.moments import convert_to_zone
from teamops.model.workspace import Workspace
from teamops.reporting.base.authors import Authors
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.filters import describe_scope
from teamops.reporting.base.report import Block, Cell, Paragraph, Report, ReportOptions, Span, Table, Tone
from teamops.reporting.cards.event_words import EventWords
from teamops.reporting.tables.late_deeds import build_late_table

TITLE = "audit.title"
SPAN: Span = "month"
NEEDS_PAST = True
"""It needs the history in git."""

_LAPSES = ("late", "carried", "lowered", "reopened", "rewritten")
_HONEST = frozenset({"carried"})
"""Lapses that hide nothing: the task keeps the day on which it was first due."""


def build(ws: Workspace, options: ReportOptions) -> Report:
    """Build a table for each kind of lapse, then what was done late, and the counts by author.

    Without a history, only a remark and what was done late.
    """
    cells, words = Cells(ws, options), options.words
    title, late = words(TITLE), build_late_table(cells, options.period)
    if options.past is None:
        remark = Paragraph(words("audit.no_history"), "bad")
        return Report("audit", title, ws.settings.team, options, (remark, *([late] if late.rows else [])))
    authors = Authors(ws)
    events = [event for event in options.past.events if _is_in_scope(ws, options, authors, event)]
    reviewed = find_creation_times(options.past, "review")
    lapses = {name: [event for event in events if _JUDGES[name](ws, event)] for name in _JUDGES}
    lapses["rewritten"] = [event for event in events if any(find_rewritten_results(ws, event, reviewed))]
    blocks: list[Block] = [_build_table(cells, authors, name, some) for name, some in lapses.items()]
    blocks += [late] if late.rows else []
    blocks.append(_build_people_table(cells, authors, events, lapses))
    if options.past.unknown_before:
        commits = tuple(commit[:7] for commit in options.past.unknown_before)
        blocks.insert(0, Paragraph(words("audit.cut", commit=commits), "warn"))
    return Report("audit", title, ws.settings.team, options, tuple(blocks), describe_scope(ws, options))


def _is_in_scope(ws: Workspace, options: ReportOptions, authors: Authors, event: Event) -> bool:
    """Tell whether the event is in the period, and by the person or department asked for."""
    if convert_to_zone(event.moment, ws.settings.timezone).date() not in options.period:
        return False
    person = authors.find_person(event)
    department = ws.settings.people[person].department if person is not None else None
    return options.person in (None, person) and options.department in (None, department)


_JUDGES: dict[str, Callable[[Workspace, Event], bool]] = {
    "late": lambda ws, event: is_late_move(event, ws.settings.timezone) and not _is_carry_over(ws, event),
    "carried": lambda ws, event: is_late_move(event, ws.settings.timezone) and _is_carry_over(ws, event),
    "lowered": lambda ws, event: find_eased_node(ws, event) is not None,
    "reopened": lambda _, event: is_reopening(event),
}


def _is_carry_over(ws: Workspace, event: Event) -> bool:
    """Tell whether the task still has the day from which the event moved it as one on which it was due."""
    if event.item.kind != "task":
        return False
    of_it = (e.record for e in ws.tasks if e.record.id == event.item.path)
    return any(has_first_due(task, event.before) for task in of_it)


def _build_table(cells: Cells, authors: Authors, name: str, events: Sequence[Event]) -> Table:
    """Return the events of one kind of lapse, by time."""
    texts, words = EventWords(cells), cells.words
    columns: tuple[Col[Event], ...] = (
        Col("at", 1.0, _build_time_cell),
        Col("who", 0.8, lambda _, event: Cell(authors.get_name(event), event.email)),
        Col("item", 2.2, lambda _, event: Cell(texts.format_item(event), event.item.path)),
        Col("field", 0.9, lambda cells, event: cells.text(texts.format_field(event.item, event.field or "value"))),
        Col("before", 1.2, lambda _, event: _build_value_cell(texts, event, _get_values(event)[0])),
        Col("after", 1.2, lambda _, event: _build_value_cell(texts, event, _get_values(event)[1])),
        Col("commit", 0.7, lambda _, event: Cell(event.short, event.commit, "muted")),
    )
    in_order = sorted(events, key=lambda event: event.moment)
    title, empty = words(f"audit.{name}"), words(f"audit.{name}.none")
    return build_table(cells, name, title, columns, in_order, empty, area="audit.col", subject="item")


def _build_time_cell(cells: Cells, event: Event) -> Cell:
    at = convert_to_zone(event.moment, cells.ws.settings.timezone)
    return Cell(cells.format_moment(at), at.isoformat())


def _get_values(event: Event) -> tuple[str | None, str | None]:
    """Return the values before and after; for an actual that came or went, its figure."""
    if event.field is not None:
        return event.before, event.after
    figure = event.items.get(event.item, {}).get("value")
    return (None, figure) if event.before is None else (figure, None)


def _build_value_cell(texts: EventWords, event: Event, value: str | None) -> Cell:
    return Cell(texts.format_value(event.field or "value", value), value)


class _AuthorChanges(NamedTuple):
    """The changes of one author: how many, on which days, and how many lapses of each kind."""

    name: str
    changes: int
    days: set[date]
    lapses: dict[str, int]


def _build_people_table(
    cells: Cells, authors: Authors, events: Sequence[Event], lapses: dict[str, list[Event]]
) -> Table:
    """Return how many changes each author made, on how many days, and how many of them are lapses."""
    zone, words = cells.ws.settings.timezone, cells.words
    changes = Counter(authors.get_name(event) for event in events)
    days: dict[str, set[date]] = {}
    for event in events:
        days.setdefault(authors.get_name(event), set()).add(convert_to_zone(event.moment, zone).date())
    counts = {name: Counter(map(authors.get_name, some)) for name, some in lapses.items()}
    rows = [
        _AuthorChanges(who, count, days[who], {name: counts[name][who] for name in _LAPSES})
        for who, count in sorted(changes.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    columns: tuple[Col[_AuthorChanges], ...] = (
        Col("who", 1.5, lambda _, row: Cell(row.name, row.name)),
        Col("changes", 0.7, lambda cells, row: cells.count(row.changes), "right"),
        Col("days", 0.7, lambda cells, row: cells.count(len(row.days)), "right"),
        *map(_make_lapse_column, _LAPSES),
    )
    titles = {"who": words("audit.col.who")}
    title, empty = words("audit.people"), words("audit.none")
    return build_table(cells, "people", title, columns, rows, empty, area="audit.count", titles=titles)


def _make_lapse_column(name: str) -> Col[_AuthorChanges]:
    tone: Tone = "" if name in _HONEST else "bad"
    return Col(name, 0.7, lambda cells, row: cells.count(row.lapses[name], tone), "right")
