"""From a symbolic place (`At`) to line and column, for the files that have something to say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import yaml

from teamops.model.place import At, Key
from teamops.store.exact import Document, Node, compose, key_text
from teamops.store.source import Source, fault_in_bytes


class Span(NamedTuple):
    """Where something stands: 1-based, in characters; `end_column` is the first column after it on its first line."""

    line: int
    column: int
    end_column: int
    excerpt: str
    """The line as it stands in the file."""


@dataclass(slots=True)
class Positions:
    """Places in the given files; each is composed when it is first asked for."""

    sources: dict[str, Source]
    _documents: dict[str, Document | None] = field(default_factory=dict)
    _lines: dict[str, list[str]] = field(default_factory=dict)

    def span(self, at: At) -> Span:
        """Where `at` stands, or the nearest thing above it that exists."""
        if at.mark is not None:
            line, column = at.mark
            return self._clipped(at.file, line, column, column + 1)
        document = self._document(at.file)
        if document is None or document.root is None:
            return self._clipped(at.file, 1, 1, 2)
        node = find(document.root, at.route, on_key=at.on_key)
        start = node.start_mark.index
        line, column = document.mark(start)
        end_line, end_column = document.mark(max(_first_line_end(node), start + 1))
        return self._clipped(at.file, line, column, end_column if end_line == line else 10**6)

    def _clipped(self, file: str, line: int, column: int, end: int) -> Span:
        lines = self._text_lines(file)
        excerpt = lines[line - 1] if line <= len(lines) else ""
        return Span(line, column, max(column + 1, min(end, len(excerpt) + 1)), excerpt)

    def _document(self, file: str) -> Document | None:
        if file not in self._documents:
            source = self.sources.get(file)
            readable = source is not None and fault_in_bytes(source) is None
            self._documents[file] = compose(source) if source is not None and readable else None
        return self._documents[file]

    def _text_lines(self, file: str) -> list[str]:
        if file not in self._lines:
            source = self.sources.get(file)
            text = source.raw.decode("utf-8", "replace").removeprefix("\ufeff") if source else ""
            self._lines[file] = [line.removesuffix("\r") for line in text.split("\n")]
        return self._lines[file]


def find(node: Node, route: tuple[Key, ...], *, on_key: bool = False) -> Node:
    """The node to which `route` leads, or the nearest one above it; with `on_key` that of the last key itself."""
    for depth, key in enumerate(route):
        below = _child(node, key, on_key=on_key and depth == len(route) - 1)
        if below is None:
            return node
        node = below
    return node


def _child(node: Node, key: Key, *, on_key: bool) -> Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int):
        return node.value[key] if key < len(node.value) else None
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in reversed(node.value):
            if key_text(key_node) == key:
                empty = value_node.start_mark.index == value_node.end_mark.index
                return key_node if on_key or empty else value_node
    return None


def _first_line_end(node: Node) -> int:
    """The end of a scalar, of a flow collection, or of the first key of a block mapping."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return int(node.value[0][0].end_mark.index)
    return int(node.end_mark.index)
