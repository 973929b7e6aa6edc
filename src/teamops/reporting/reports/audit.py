"""The audit of a period: what was changed late, lowered, reopened or rewritten, and who changed how much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from teamops.model.event import Event
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
from teamops.reporting.base.cells import Cells, list_columns
from teamops.reporting.base.filters import describe_scope
from teamops.reporting.base.report import Block, Cell, Paragraph, Report, ReportOptions, Span, Table
from teamops.reporting.cards.event_words import EventWords

TITLE = "audit.title"
SPAN: Span = "month"
NEEDS_PAST = True
"""It is made of what git tells."""

_LAPSES = ("late", "carried", "lowered", "reopened", "rewritten")
_HONEST = frozenset({"carried"})
"""What hides nothing: the record of the task keeps the day on which it was first due."""


def build(ws: Workspace, asked: ReportOptions) -> Report:
    """A table for each kind of lapse, then how much everybody changed. Without a history it says that it knows none."""
    cells, words = Cells(ws, asked), asked.words
    title = words(TITLE)
    if asked.past is None:
        return Report("audit", title, ws.settings.team, asked, (Paragraph(words("audit.no_history"), "bad"),))
    authors = Authors(ws)
    events = [event for event in asked.past.events if _is_in_scope(ws, asked, authors, event)]
    reviewed = find_creation_times(asked.past, "review")
    found = {name: [event for event in events if _JUDGES[name](ws, event)] for name in _JUDGES}
    found["rewritten"] = [event for event in events if any(find_rewritten_results(ws, event, reviewed))]
    blocks: list[Block] = [_build_table(cells, authors, name, lapses) for name, lapses in found.items()]
    blocks.append(_build_people_table(cells, authors, events, found))
    if asked.past.unknown_before:
        blocks.insert(
            0,
            Paragraph(words("audit.cut", commit=", ".join(commit[:7] for commit in asked.past.unknown_before)), "warn"),
        )
    return Report("audit", title, ws.settings.team, asked, tuple(blocks), describe_scope(ws, asked))


def _is_in_scope(ws: Workspace, asked: ReportOptions, authors: Authors, event: Event) -> bool:
    """Whether it lies in the period and was made by the person or department that is asked for."""
    if convert_to_zone(event.moment, ws.settings.timezone).date() not in asked.period:
        return False
    person = authors.of(event)
    department = ws.settings.people[person].department if person is not None else None
    return asked.person in (None, person) and asked.department in (None, department)


_JUDGES: dict[str, Callable[[Workspace, Event], bool]] = {
    "late": lambda ws, event: is_late_move(event, ws.settings.timezone) and not _is_carry_over(ws, event),
    "carried": lambda ws, event: is_late_move(event, ws.settings.timezone) and _is_carry_over(ws, event),
    "lowered": lambda ws, event: find_eased_node(ws, event) is not None,
    "reopened": lambda _, event: is_reopening(event),
}


def _is_carry_over(ws: Workspace, event: Event) -> bool:
    """Whether the task still says that it was due by the day from which the event moved it."""
    if event.item.kind != "task":
        return False
    of_it = (e.record for e in ws.tasks if e.record.id == event.item.path)
    return any(has_first_due(task, event.before) for task in of_it)


def _build_table(cells: Cells, authors: Authors, name: str, events: Sequence[Event]) -> Table:
    words = cells.words
    columns = list_columns(
        words, "audit.col",
        ("at", 1.0), ("who", 0.8), ("item", 2.2), ("field", 0.9), ("before", 1.2), ("after", 1.2), ("commit", 0.7),
    )  # fmt: skip
    rows = tuple(_build_row(cells, authors, event) for event in sorted(events, key=lambda event: event.moment))
    return Table(name, words(f"audit.{name}"), columns, rows, words(f"audit.{name}.none"), subject="item")


def _build_row(cells: Cells, authors: Authors, event: Event) -> tuple[Cell, ...]:
    at, says = convert_to_zone(event.moment, cells.ws.settings.timezone), EventWords(cells)
    field, before, after = event.field or "value", event.before, event.after
    if event.field is None:  # a figure that came or went
        figure = event.items.get(event.item, {}).get("value")
        before, after = (None, figure) if event.before is None else (figure, None)
    return (
        Cell(cells.format_moment(at), at.isoformat()),
        Cell(authors.name(event), event.email),
        Cell(says.item(event), event.item.path),
        cells.text(says.describe_field(event.item, field)),
        Cell(says.value(field, before), before),
        Cell(says.value(field, after), after),
        Cell(event.short, event.commit, "muted"),
    )


def _build_people_table(
    cells: Cells, authors: Authors, events: Sequence[Event], found: dict[str, list[Event]]
) -> Table:
    """How many changes each author made, on how many days, and how many of them are told above."""
    words = cells.words
    numbers = ("changes", "days", *_LAPSES)
    counts = list_columns(words, "audit.count", *((key, 0.7, "right") for key in numbers))
    columns = (*list_columns(words, "audit.col", ("who", 1.5)), *counts)
    rows = tuple(_build_count_rows(cells, authors, events, found))
    return Table("people", words("audit.people"), columns, rows, words("audit.none"))


def _build_count_rows(
    cells: Cells, authors: Authors, events: Sequence[Event], found: dict[str, list[Event]]
) -> Iterator[tuple[Cell, ...]]:
    zone = cells.ws.settings.timezone
    changes = Counter(authors.name(event) for event in events)
    days: dict[str, set[date]] = {}
    for event in events:
        days.setdefault(authors.name(event), set()).add(convert_to_zone(event.moment, zone).date())
    lapses = {name: Counter(map(authors.name, some)) for name, some in found.items()}
    for who, count in sorted(changes.items(), key=lambda pair: (-pair[1], pair[0])):
        told = (cells.count(lapses[name][who], "" if name in _HONEST else "bad") for name in _LAPSES)
        yield (Cell(who, who), cells.count(count), cells.count(len(days[who])), *told)
