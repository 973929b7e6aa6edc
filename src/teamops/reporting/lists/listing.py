"""What all lists share: a record is listed if every filter that is given accepts it, as a row of one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.filters import describe_scope
from teamops.reporting.base.report import Report

T = TypeVar("T")

Filters = Mapping[str, Any]
"""The values of the filters that are given, by name; one that is not given is not in it."""

Predicates = Mapping[str, Callable[[T, Any], bool]]
"""Whether a record is accepted by the filter of this name with this value."""

Orders = Mapping[str, Callable[[Workspace, T], Any]]
"""The orders of a list by name, each with its sort key."""


def combine(filters: Filters, predicates: Predicates[T]) -> Callable[[T], bool]:
    """Return the test that a record passes if all filters accept it."""
    tests = [(predicates[name], value) for name, value in filters.items()]
    return lambda record: all(accepts(record, value) for accepts, value in tests)


def has_word(word: str, *texts: str | None) -> bool:
    """Whether the texts contain the word, in whatever case."""
    return word.casefold() in "\n".join(filter(None, texts)).casefold()


def is_in_department(ws: Workspace, department: str, *whos: str | None) -> bool:
    """Whether one of the people and departments `whos` is the department or belongs to it."""
    people = ws.settings.people
    return any(who == department or (who in people and people[who].department == department) for who in whos)


def build_report(
    cells: Cells,
    name: str,
    texts: str,
    columns: Sequence[Col[T]],
    records: Iterable[T],
    note: str,
    *,
    subject: str = "",
    titles: Mapping[str, str] | None = None,
) -> Report:
    """Return the list as a report of one table, with a row for each record.

    Its words are the texts `TEXTS.title`, `TEXTS.empty` and, as the heads of the columns, `TEXTS.col.<key>`.
    """
    ws, words = cells.ws, cells.words
    title, empty = words(f"{texts}.title"), words(f"{texts}.empty")
    table = build_table(
        cells, name, title, columns, records, empty, note, area=f"{texts}.col", titles=titles, subject=subject
    )
    return Report(name, title, ws.settings.team, cells.options, (table,), describe_scope(ws, cells.options))
