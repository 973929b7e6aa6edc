"""Actuals that were recorded twice, for instance a row that was imported and typed in: they would count twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from teamops.model.named_tuple import NamedTuple
from teamops.model.place import Entry
from teamops.model.records.goals import Actual
from teamops.model.records.naming import fold_name
from teamops.model.workspace import Workspace


class DuplicateActual(NamedTuple):
    """`again` repeats the earlier `first`, in the order of files and records; `by_key`: both have the same key."""

    first: Entry[Actual]
    again: Entry[Actual]
    by_key: bool


def find_duplicates(ws: Workspace) -> Iterator[DuplicateActual]:
    """Yield each actual that repeats an earlier one.

    Two are the same row if they have the same `key` in the same source, for the same goal and metric; or if goal, day,
    metric, value, owner and department are equal, unless sources or keys differ. A source or key that only one of them
    has does not distinguish them.
    """
    by_key: dict[tuple[object, ...], Entry[Actual]] = {}
    by_row: dict[tuple[object, ...], list[Entry[Actual]]] = defaultdict(list)
    often = Counter((entry.record.date, entry.record.value) for entry in ws.actuals)
    for entry in ws.actuals:
        if entry.record.key is None and often[entry.record.date, entry.record.value] == 1:
            continue  # most are alone
        row = _build_row_key(ws, entry.record)
        if entry.record.key is not None:
            first = by_key.setdefault(
                (*row[:2], fold_name(entry.record.source or ""), fold_name(entry.record.key)), entry
            )
            if first is not entry:
                yield DuplicateActual(first, entry, by_key=True)
                continue
        same_rows = by_row[row]
        if (equal := next((one for one in same_rows if _may_be_same(one.record, entry.record)), None)) is not None:
            yield DuplicateActual(equal, entry, by_key=False)
        same_rows.append(entry)


def _build_row_key(ws: Workspace, actual: Actual) -> tuple[object, ...]:
    """Return what is equal in equal rows, goal and metric first, with the owner filled in as for figures."""
    goal = actual.goal.partition("/")[0]
    node = ws.nodes.get(goal)
    read = ws.readings.read(ws, actual)
    metric = None if node is not None and node.goal.counts(actual.metric) else actual.metric
    return goal, metric, actual.date, read.owner, read.department, actual.value


def _may_be_same(one: Actual, other: Actual) -> bool:
    pairs = ((one.source, other.source), (one.key, other.key))
    return all(a is None or b is None or fold_name(a) == fold_name(b) for a, b in pairs)
