"""The data of a file as items with addresses: each record, and each identifiable thing inside one.

A goal's parts, a project's phases, checkpoints and measures, a review's results, lessons and improvements, a meeting's
decisions: each is an item, addressed by the path to it (`launch/预热期/曝光量@2026-09-15`), so that its position in
a file, and the file, do not matter. Data are taken as parsed, valid or not; unknown shapes are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from teamops.model.event import Address, Items

_Namer = Callable[[Mapping[str, Any]], str]


NAME_KEYS: Mapping[str, tuple[str, ...]] = {
    "goal": ("id",),
    "actual": ("goal", "metric", "date", "owner", "department"),
    "task": ("id",),
    "monitor": ("id",),
    "review": ("id",),
    "request": ("id",),
    "meeting": ("id",),
    "daily": ("person", "date"),
    "calendar": ("year",),
}
"""The kinds of records, and the keys that name each."""


def _make_namer(*keys: str) -> _Namer:
    return lambda record: "@".join(format_scalar(record[key]) for key in keys if record.get(key) not in (None, ""))


_KINDS = {
    "goals": "goal", "actuals": "actual", "tasks": "task", "monitors": "monitor", "reviews": "review",
    "requests": "request", "meetings": "meeting", "dailies": "daily", "calendar": "calendar",
}  # fmt: skip

SECTIONS: Mapping[str, tuple[str, _Namer]] = {
    section: (kind, _make_namer(*NAME_KEYS[kind])) for section, kind in _KINDS.items()
}
"""The sections of a file: the kind of their records, and the function that names each."""

_INSIDE: Mapping[str, tuple[str, _Namer]] = {
    "phases": ("phase", _make_namer("name")),
    "checkpoints": ("checkpoint", _make_namer("metric", "date")),
    "measures": ("measure", _make_namer("action")),
    "results": ("result", _make_namer("goal")),
    "responses": ("response", _make_namer("monitor", "metric", "date")),
    "lessons": ("lesson", _make_namer("lesson")),
    "improvements": ("improvement", _make_namer("id")),
    "decisions": ("decision", _make_namer("decision")),
}
"""Lists inside records with addressed items; parts of goals are named in another way."""

KINDS = ("goal", "part", "actual", "task", "monitor", "phase", "checkpoint", "measure", "review", "result", "response",
         "lesson", "improvement", "request", "meeting", "decision", "daily", "calendar", "settings", "person",
         "department")  # fmt: skip
"""All kinds of items."""

_SIGNED = ("confirmed",)


Records = dict[Address, Items]
"""Records by their own addresses, each with its items: itself first, then those inside it."""


def collect_records(data: object) -> Records:
    """Return the records of a parsed file; duplicate addresses (a merge may cause them) get a number: `#2`."""
    records: Records = {}
    for section, rows in data.items() if isinstance(data, Mapping) else ():
        if section in SECTIONS and isinstance(rows, Sequence):
            kind, namer = SECTIONS[section]
            for row in rows:
                if isinstance(row, Mapping) and (name := namer(row)):
                    address = find_free_address(records, Address(kind, name))
                    records[address] = {}
                    _add_item(records[address], *address, row)
    return records


def collect_items(data: object) -> Items:
    """Return the items of a parsed file, record after record."""
    return {address: fields for items in collect_records(data).values() for address, fields in items.items()}


def collect_settings_records(data: object) -> Records:
    """Return each item of teamops.yaml as a record of its own."""
    return {address: {address: fields} for address, fields in collect_settings_items(data).items()}


def collect_settings_items(data: object) -> Items:
    """Return the items of teamops.yaml: people, departments, and the rest under the address of the file."""
    items: Items = {}
    if not isinstance(data, Mapping):
        return items
    own = {key: value for key, value in data.items() if key not in ("people", "departments")}
    items[Address("settings", "teamops.yaml")] = dict(_flatten_fields(own))
    for section, kind in (("people", "person"), ("departments", "department")):
        below = data.get(section)
        for key, value in below.items() if isinstance(below, Mapping) else ():
            items[Address(kind, format_scalar(key))] = dict(
                _flatten_fields(value if isinstance(value, Mapping) else {"": value})
            )
    return items


def _add_item(items: Items, kind: str, path: str, record: Mapping[str, Any]) -> None:
    address = find_free_address(items, Address(kind, path))
    fields: dict[str, str] = {}
    items[address] = fields
    for key, value in record.items():
        if key == "parts" and isinstance(value, Sequence):
            for part, segment in zip(value, _build_segments(value), strict=True):
                if isinstance(part, Mapping):
                    _add_item(items, "part", f"{address.path}/{segment}", part)
        elif key in _INSIDE and _has_only_mappings(value):
            inner, namer = _INSIDE[key]
            for row in value:
                _add_item(items, inner, f"{address.path}/{namer(row) or '?'}", row)
        else:
            fields.update(_flatten_field(format_scalar(key), value))


def find_free_address(taken: Mapping[Address, Any], address: Address) -> Address:
    """Return the address, with a number (`#2`) if it is taken, as after a merge."""
    number, free = 1, address
    while free in taken:
        number += 1
        free = Address(address.kind, f"{address.path}#{number}")
    return free


def _build_segments(parts: Sequence[Any]) -> Iterator[str]:
    """Return the address of each part among its siblings, like `model.tree.list_segments`."""
    words = [
        [format_scalar(p[key]) for key in ("period", "owner", "department") if p.get(key) is not None] or ["?"]
        if isinstance(p, Mapping)
        else ["?"]
        for p in parts
    ]
    first = Counter(word[0] for word in words)
    return (word[0] if first[word[0]] == 1 else "+".join(word) for word in words)


def _has_only_mappings(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str) and all(isinstance(v, Mapping) for v in value)


def _flatten_fields(record: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    for key, value in record.items():
        yield from _flatten_field(format_scalar(key), value)


def _flatten_field(key: str, value: object) -> Iterator[tuple[str, str]]:
    """Yield a field, or those of the mapping in it; for several signatures one for each person."""
    if isinstance(value, Mapping):
        for inner, below in value.items():
            yield from _flatten_field(f"{key}.{format_scalar(inner)}", below)
    elif key in _SIGNED and _has_only_mappings(value) and isinstance(value, Sequence):
        for signature in value:
            rest = {inner: below for inner, below in signature.items() if inner != "by"}
            yield (
                f"{key}.{format_scalar(signature.get('by'))}",
                " ".join(format_scalar(below) for below in rest.values()),
            )
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield key, ", ".join(_format_nested(one) for one in value)
    elif value is not None:
        yield key, format_scalar(value)


def _format_nested(value: object) -> str:
    if isinstance(value, Mapping):
        return " ".join(f"{format_scalar(key)}={_format_nested(below)}" for key, below in value.items())
    return (
        ", ".join(map(_format_nested, value))
        if isinstance(value, Sequence) and not isinstance(value, str)
        else format_scalar(value)
    )


def format_scalar(value: object) -> str:
    """Return a scalar as written; a fast reader may have made a number or a boolean of it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
