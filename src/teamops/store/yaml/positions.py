"""From a symbolic place (`At`) to line and column, for the files that have findings."""

from __future__ import annotations

from functools import cached_property

import yaml

from teamops.model.dataclass import dataclass
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At, Key
from teamops.store.reading.source import Source, find_byte_fault
from teamops.store.yaml.document import Document, Node, format_key
from teamops.store.yaml.exact_reader import compose_nodes
from teamops.store.yaml.pieces import Pieces, split_into_pieces


class TextSpan(NamedTuple):
    """A place in a file: 1-based, in characters; `end_column` is the first column after it on its first line."""

    line: int
    column: int
    end_column: int
    excerpt: str
    """The line as it is in the file."""


_FEW = 50
"""Most keys that are searched faster than they are put into a dict."""


@dataclass(slots=True)
class Positions:
    """Places in the given files, of which only what holds a place is composed.

    Ask for those of one file together, and in it for those of one record: only the last ones are kept.
    """

    sources: dict[str, Source]
    _last: _Lines | None = None

    def span(self, at: At) -> TextSpan:
        """Return the span of `at`, or of the nearest thing above it that exists."""
        if self._last is None or self._last.file != at.file:
            self._last = _split_lines(at.file, self.sources.get(at.file))
        return self._last.span(at)


@dataclass(frozen=True)
class _Lines:
    """One file with its lines."""

    file: str
    lines: list[str]
    source: Source | None

    @cached_property
    def pieces(self) -> Pieces:
        return split_into_pieces(self.source) if self.source is not None else Pieces("")

    @cached_property
    def document(self) -> Document | None:
        """The nodes of the file, composed on first use: many faults have a mark, and do not need them."""
        is_readable = self.source is not None and find_byte_fault(self.source) is None
        return compose_nodes(self.source) if self.source is not None and is_readable else None

    @cached_property
    def text(self) -> Document:
        """The text of the file, not composed."""
        return Document(self.file, self.source.text if self.source is not None else "")

    def span(self, at: At) -> TextSpan:
        if at.mark is not None:
            line, column = at.mark
            return self._clip_span(line, column, column + 1)
        if (ends := self.pieces.find_plainly(at.route, on_key=at.on_key)) is not None:
            return self._span_text(*ends)
        if (piece := self.pieces.compose(at.route)) is not None:
            return self._span_node(find_node(piece.node, at.route[piece.depth :], on_key=at.on_key), piece.start)
        if self.document is None or self.document.root is None:
            return self._clip_span(1, 1, 2)
        return self._span_node(find_node(self.document.root, at.route, on_key=at.on_key))

    def _span_node(self, node: Node, base: int = 0) -> TextSpan:
        """Return the span of `node`, whose marks count from `base`."""
        start = node.start_mark.index
        return self._span_text(base + start, base + max(_find_first_line_end(node), start + 1))

    def _span_text(self, start: int, end: int) -> TextSpan:
        line, column = self.text.mark(start)
        end_line, end_column = self.text.mark(end)
        return self._clip_span(line, column, end_column if end_line == line else 10**6)

    def _clip_span(self, line: int, column: int, end: int) -> TextSpan:
        excerpt = self.lines[line - 1].removesuffix("\r") if line <= len(self.lines) else ""
        return TextSpan(line, column, max(column + 1, min(end, len(excerpt) + 1)), excerpt)


def _split_lines(file: str, source: Source | None) -> _Lines:
    text = source.raw.decode("utf-8", "replace").removeprefix("\ufeff") if source else ""
    return _Lines(file, text.split("\n"), source)


def find_node(node: Node, route: tuple[Key, ...], *, on_key: bool = False) -> Node:
    """Return the node at `route`, or the nearest one above it; with `on_key` that of the last key itself."""
    for depth, key in enumerate(route):
        below = _find_child(node, key, on_key=on_key and depth == len(route) - 1)
        if below is None:
            return node
        node = below
    return node


def _find_child(node: Node, key: Key, *, on_key: bool) -> Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int):
        return node.value[key] if key < len(node.value) else None
    if isinstance(node, yaml.MappingNode) and (pair := _find_pair(node, key)) is not None:
        key_node, value_node = pair
        empty = value_node.start_mark.index == value_node.end_mark.index
        return key_node if on_key or empty else value_node
    return None


def _find_pair(node: Node, key: Key) -> tuple[Node, Node] | None:
    """Return the key and the value of `key` in a mapping; the last ones where it is repeated."""
    if len(node.value) <= _FEW:
        return next((pair for pair in reversed(node.value) if format_key(pair[0]) == key), None)
    if not hasattr(node, "pairs"):  # cached: each of 100,000 keys may have a finding
        node.pairs = {format_key(pair[0]): pair for pair in node.value}
    pair_found: tuple[Node, Node] | None = node.pairs.get(key)
    return pair_found


def _find_first_line_end(node: Node) -> int:
    """Return the end of a scalar, of a flow collection, or of the first key of a block mapping."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return int(node.value[0][0].end_mark.index)
    return int(node.end_mark.index)
