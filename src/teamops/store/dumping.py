"""New YAML in canonical form, by ruamel.yaml: block style two deep, short records on one line.

Text is written as people write it: 5000 and 2026-09-07 need no quotes where the model decides types.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

from teamops.model.change import Data

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_MAX_FLOW = 100
"""So many characters a collection may have to stand on one line."""


def block(value: Data, indent: int) -> str:
    """A mapping or list over several lines, each indented by `indent` blanks, without the last line feed."""
    return textwrap.indent(textwrap.dedent(_emit(value, flow=False)).rstrip("\n"), " " * indent)


def flow(value: Data, style: str | None = None) -> str:
    """`value` on one line, as it may stand within brackets; a scalar in quotes of `style` if given."""
    return _emit([value], flow=True, style=style).strip()[1:-1]


def fits_on_a_line(value: Data) -> bool:
    """Whether `value` is a scalar, or a collection of few short ones (a list of names, a person's part), or nothing."""
    if isinstance(value, str) or value is None:
        return True
    parts = [*value.values()] if isinstance(value, Mapping) else [*value]
    scalars = [p or "" for p in parts if isinstance(p, str) or p is None]
    return len(scalars) == len(parts) and sum(map(len, scalars)) + 8 * len(parts) <= _MAX_FLOW


def _emit(value: Data, *, flow: bool, style: str | None = None) -> str:
    from ruamel.yaml import YAML
    from ruamel.yaml.events import DocumentEndEvent, DocumentStartEvent, StreamEndEvent, StreamStartEvent

    yaml = YAML(pure=True)
    if not flow:
        yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 1_000_000
    stream = StringIO()
    emitter = yaml.get_serializer_representer_emitter(stream, None)[2]
    opening = [StreamStartEvent(), DocumentStartEvent(explicit=False)]
    closing = [DocumentEndEvent(explicit=False), StreamEndEvent()]
    for event in (*opening, *_events(value, flow=flow, style=style, top=True), *closing):
        emitter.emit(event)
    return stream.getvalue()


def _events(value: Data, *, flow: bool, style: str | None, top: bool = False) -> Iterator[Any]:
    from ruamel.yaml import events
    from ruamel.yaml.tag import Tag

    if value is None or isinstance(value, str):
        text = "null" if value is None else value
        yield events.ScalarEvent(None, Tag(), (True, True, True), text, style=style or _style(value))
        return
    flow = flow or (fits_on_a_line(value) and not top)
    if isinstance(value, Mapping):
        yield events.MappingStartEvent(None, None, True, flow_style=flow)
        for key, below in value.items():
            yield from _events(key, flow=flow, style=None)
            yield from _events(below, flow=flow, style=None)
        yield events.MappingEndEvent()
        return
    yield events.SequenceStartEvent(None, None, True, flow_style=flow)
    for item in value:
        yield from _events(item, flow=flow, style=style)
    yield events.SequenceEndEvent()


def _style(value: str | None) -> str | None:
    """Quotes for text that would be read as null, or would not stay on its line."""
    return '"' if value is not None and (value in _NULLS or not value.isprintable()) else None
