"""Read a history by the ids that things have now: a new id is neither a removal nor an addition.

Somebody or something has a new id where one commit removes it under the old id and adds it, with the same fields, under
the new one. What the commit changes besides, so that everything refers to the new id, is left out, and older events get
the new id. Digests of signatures name ids, too: a new digest alone is no change where nothing else of the record is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from teamops.model.dataclass import dataclass, field
from teamops.model.event import Address, Event, History, Items
from teamops.model.later_pattern import compile_later

_KINDS = ("person", "department", "goal", "task", "monitor", "review", "request", "meeting", "improvement")
_RECORD_OF = {
    "part": "goal", "actual": "goal", "phase": "monitor", "checkpoint": "monitor", "measure": "monitor",
    "result": "review", "response": "review", "lesson": "review", "improvement": "review", "decision": "meeting",
}  # fmt: skip
"""The kind of record whose id begins the path of an item, where it is not the kind of the item."""

_BETWEEN = compile_later(r"([/@+#,=. ]+)")
"""What separates ids in paths, in names of fields and in values."""

_FIRST = compile_later(r"[^/@#]*")
"""The id of the record at the beginning of a path."""

_DIGEST = compile_later(r"(?<![0-9a-f])[0-9a-f]{8}(?:\.[0-9a-f]{32})?(?![0-9a-f])")

_Key = tuple[str, frozenset[tuple[str, str]]]


def apply_renames(past: History) -> History:
    """Return the history by present ids. The same one if nothing was given a new id."""
    ids, events = _Ids(), list[Event]()
    for _, group in groupby(past.events, key=lambda event: event.commit):
        commit = [*group]
        found = _find_renames(commit)
        if found:
            commit = _drop_renames(commit, found)
            for kind, old, new in found.list_pairs():
                ids.add(kind, old, ids.get(kind, new))
        events += map(ids.rewrite, commit) if ids else commit
    return past._replace(events=tuple(events))


@dataclass(slots=True)
class _Ids:
    """The new ids, by kind and by old id."""

    by_kind: dict[str, dict[str, str]] = field(default_factory=dict)
    _all: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self._all)

    def add(self, kind: str, old: str, new: str) -> None:
        self.by_kind.setdefault(kind, {})[old] = new
        self._all[old] = new

    def get(self, kind: str, word: str) -> str:
        return self.by_kind.get(kind, {}).get(word, word)

    def list_pairs(self) -> Iterator[tuple[str, str, str]]:
        return ((kind, old, new) for kind, pairs in self.by_kind.items() for old, new in pairs.items())

    def rewrite(self, event: Event) -> Event:
        """Return an older event by the new ids."""
        return event._replace(
            item=self.rewrite_address(event.item),
            field=self.rewrite_text(event.field),
            before=self.rewrite_text(event.before) if event.field is not None else event.before,
            after=self.rewrite_text(event.after) if event.field is not None else event.after,
            items=self.rewrite_items(event.items),
        )

    def rewrite_address(self, item: Address) -> Address:
        end = 0 if (match := _FIRST.match(item.path)) is None else match.end()
        first = self.get(_RECORD_OF.get(item.kind, item.kind), item.path[:end])
        return Address(item.kind, first + (self.rewrite_text(item.path[end:]) or ""))

    def rewrite_items(self, items: Items) -> Items:
        return {
            self.rewrite_address(address): {
                self.rewrite_text(name) or "": self.rewrite_text(value) or "" for name, value in fields.items()
            }
            for address, fields in items.items()
        }

    def rewrite_text(self, text: str | None) -> str | None:
        if text is None:
            return None
        return self._all.get(text) or "".join(self._all.get(word, word) for word in _BETWEEN.split(text))


def _find_renames(commit: Sequence[Event]) -> _Ids:
    """Return the new ids that a commit gave: first those of records with the same fields, then those made from them."""
    ids = _Ids()
    gone = [event for event in commit if event.kind == "gone" and event.item.kind in _KINDS]
    born = [event for event in commit if event.kind == "born" and event.item.kind in _KINDS]
    for _ in range(2 if gone and born else 0):
        new_by_fields = _group_by_fields(born, _Ids())
        for key, olds in _group_by_fields(gone, ids).items():
            news = new_by_fields.get(key, [])
            if len(olds) == len(news) == 1 and olds[0] != news[0]:
                ids.add(key[0], olds[0], news[0])
    return ids


def _group_by_fields(events: Iterable[Event], ids: _Ids) -> Mapping[_Key, list[str]]:
    """Return the ids of added or removed records by kind and fields."""
    groups: defaultdict[_Key, list[str]] = defaultdict(list)
    for event in events:
        own = event.items.get(event.item, {})
        rewritten = ids.rewrite_items({event.item: own}) if ids else {event.item: own}
        fields = frozenset((name, value) for one in rewritten.values() for name, value in one.items() if name != "id")
        name = event.item.path.rpartition("/")[2] if event.item.kind == "improvement" else event.item.path
        if fields:
            groups[event.item.kind, _without_digests(fields)].append(name)
    return groups


def _without_digests(fields: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    return frozenset((name, _strip_digest(name, value)) for name, value in fields)


def _strip_digest(name: str, value: str) -> str:
    return _DIGEST.sub("", value) if name.startswith("confirmed.") else value


def _drop_renames(commit: Sequence[Event], ids: _Ids) -> list[Event]:
    """Return the events of a commit without those that only bring the new ids.

    Those that bring a new digest of a signature stay where something else of the record changes.
    """
    twins = {(event.item, event.field): n for n, event in enumerate(commit) if event.before is None}
    same, resigned = set[int](), set[int]()
    for number, event in enumerate(commit):
        twin = number if None not in (event.field, event.before, event.after) else twins.get(_rewrite_key(event, ids))
        if twin is None or event.before is None:
            continue
        old, new = (ids.rewrite_items(side) for side in _get_sides(event, commit[twin]))
        if old == new:
            same |= {number, twin}
        elif _strip_items(old) == _strip_items(new):
            resigned |= {number, twin}
    changed = {_get_record(event, ids) for n, event in enumerate(commit) if n not in same | resigned}
    same |= {n for n in resigned if _get_record(commit[n], ids) not in changed}
    return [event for n, event in enumerate(commit) if n not in same]


def _rewrite_key(event: Event, ids: _Ids) -> tuple[Address, str | None]:
    return ids.rewrite_address(event.item), ids.rewrite_text(event.field)


def _get_sides(event: Event, twin: Event) -> tuple[Items, Items]:
    """Return what an event, and the other half of it, take away and bring: whole items or one field."""
    if event.field is None or twin.field is None:
        return event.items, twin.items
    return {event.item: {event.field: event.before or ""}}, {twin.item: {twin.field: twin.after or ""}}


def _get_record(event: Event, ids: _Ids) -> str:
    return ids.rewrite_address(event.item).path.partition("/")[0]


def _strip_items(items: Items) -> Items:
    return {
        address: {name: _strip_digest(name, value) for name, value in fields.items()}
        for address, fields in items.items()
    }
