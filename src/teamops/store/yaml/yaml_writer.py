"""Writes new YAML in canonical form: block style two deep, short records on one line.

Scalars are as ruamel.yaml writes them, but as people write them too: 5000 and 2026-09-07 need no quotes where the model
decides types.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import StringIO

from teamops.model.change import Data
from teamops.model.faults.control_characters import escape_yaml
from teamops.model.later_pattern import compile_later

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_MAX_FLOW = 100
"""Most characters of a collection on one line."""
_PLAINLY = compile_later(r"[A-Za-z0-9一-鿿]([\w./%-]*[\w%])?")
"""Text that needs no quotes anywhere; for other text ruamel.yaml decides, which is slow."""


def format_block(value: Data, indent: int) -> str:
    """Format a mapping or list over several lines, each indented by `indent` blanks, without the last line feed."""
    return "\n".join(_format_lines(value, " " * indent))


def format_flow(value: Data, style: str | None = None) -> str:
    """Format `value` on one line, as it may be within brackets; a scalar in quotes of `style` if given."""
    if value is None or isinstance(value, str):
        return _format_scalar(value, style)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{format_flow(key)}: {format_flow(below)}" for key, below in value.items()) + "}"
    return "[" + ", ".join(map(format_flow, value)) + "]"


def can_fit_on_line(value: Data) -> bool:
    """Return whether `value` is nothing, a scalar, or a collection of few short ones (a list of names)."""
    if isinstance(value, str) or value is None:
        return True
    parts = [*value.values()] if isinstance(value, Mapping) else [*value]
    scalars = [p or "" for p in parts if isinstance(p, str) or p is None]
    return len(scalars) == len(parts) and sum(map(len, scalars)) + 8 * len(parts) <= _MAX_FLOW


def _format_lines(value: Data, blanks: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, below in value.items():
            if can_fit_on_line(below):
                yield f"{blanks}{format_flow(key)}: {_format_value(below)}"
            else:
                yield f"{blanks}{format_flow(key)}:"
                yield from _format_lines(below, f"{blanks}  ")
    elif value is not None and not isinstance(value, str):
        for item in value:
            below_dash = iter([_format_value(item)] if can_fit_on_line(item) else _format_lines(item, f"{blanks}  "))
            yield f"{blanks}- {next(below_dash).lstrip(' ')}"
            yield from below_dash


def _format_value(value: Data) -> str:
    """Format a value that ends its line: a scalar there may hold commas and brackets."""
    return _format_scalar(value, None, in_flow=False) if value is None or isinstance(value, str) else format_flow(value)


def _format_scalar(text: str | None, style: str | None, *, in_flow: bool = True) -> str:
    if text is None:
        return "null"
    is_null = text in _NULLS
    if style is None and not is_null and _PLAINLY.fullmatch(text):
        return text
    if not text.isprintable():  # control characters stay escaped, whatever the quotes were
        return escape_yaml(_emit_scalar(text, '"', in_flow))
    return _emit_scalar(text, style or ('"' if is_null else None), in_flow)


@lru_cache(maxsize=4096)
def _emit_scalar(text: str, style: str | None, in_flow: bool) -> str:
    """Format a scalar by ruamel.yaml, as the only item of a list, without the list."""
    from ruamel.yaml import YAML, events
    from ruamel.yaml.tag import Tag

    yaml = YAML(pure=True)
    yaml.width = 1_000_000
    stream = StringIO()
    emitter = yaml.get_serializer_representer_emitter(stream, None)[2]
    opening = (events.StreamStartEvent(), events.DocumentStartEvent(explicit=False))
    item = events.ScalarEvent(None, Tag(), (True, True, True), text, style=style)
    listed = (events.SequenceStartEvent(None, None, True, flow_style=in_flow), item, events.SequenceEndEvent())
    for event in (*opening, *listed, events.DocumentEndEvent(explicit=False), events.StreamEndEvent()):
        emitter.emit(event)
    return stream.getvalue().strip()[1:-1] if in_flow else stream.getvalue().removeprefix("-").strip()
