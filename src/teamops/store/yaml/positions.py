"""From a symbolic place (`At`) to line and column, for the files that have findings.

No parser is imported where all places are in plainly written records.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from teamops.model.dataclass import dataclass
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At
from teamops.store.reading.source import Source, find_byte_fault
from teamops.store.yaml.pieces import Pieces, split_into_pieces

if TYPE_CHECKING:
    from teamops.store.yaml.document import Document, Node


class TextSpan(NamedTuple):
    """A place in a file: 1-based, in characters; `end_column` is the first column after it on its first line."""

    line: int
    column: int
    end_column: int
    excerpt: str
    """The line as it is in the file."""


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

    def forget(self) -> None:
        """Forget what was parsed: it takes much memory."""
        self._last = None
        if (reader := sys.modules.get("teamops.store.yaml.exact_reader")) is not None:
            reader.forget_nodes()


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
        from teamops.store.yaml.exact_reader import compose_nodes

        is_readable = self.source is not None and find_byte_fault(self.source) is None
        return compose_nodes(self.source) if self.source is not None and is_readable else None

    @cached_property
    def starts(self) -> list[int]:
        """The index of the first character of each line."""
        return [0, *accumulate(len(line) + 1 for line in self.lines)]

    def span(self, at: At) -> TextSpan:
        if at.mark is not None:
            line, column = at.mark
            return self._clip_span(line, column, column + 1)
        if (ends := self.pieces.find_plainly(at.route, on_key=at.on_key)) is not None:
            return self._span_text(*ends)
        from teamops.store.yaml.node_places import find_node

        if (piece := self.pieces.compose(at.route)) is not None:
            return self._span_node(find_node(piece.node, at.route[piece.depth :], on_key=at.on_key), piece.start)
        if self.document is None or self.document.root is None:
            return self._clip_span(1, 1, 2)
        return self._span_node(find_node(self.document.root, at.route, on_key=at.on_key))

    def _span_node(self, node: Node, base: int = 0) -> TextSpan:
        """Return the span of `node`, whose marks count from `base`."""
        from teamops.store.yaml.node_places import find_first_line_end

        start = node.start_mark.index
        return self._span_text(base + start, base + max(find_first_line_end(node), start + 1))

    def _span_text(self, start: int, end: int) -> TextSpan:
        line, column = self._mark(start)
        end_line, end_column = self._mark(end)
        return self._clip_span(line, column, end_column if end_line == line else 10**6)

    def _mark(self, index: int) -> tuple[int, int]:
        """Return line and column of the character at `index`, 1-based; the end of the file is the last one."""
        index = min(index, self.starts[-1] - 1)  # the parser's text may have one more line feed
        line = bisect_right(self.starts, index)
        return line, index - self.starts[line - 1] + 1

    def _clip_span(self, line: int, column: int, end: int) -> TextSpan:
        excerpt = self.lines[line - 1].removesuffix("\r") if line <= len(self.lines) else ""
        return TextSpan(line, column, max(column + 1, min(end, len(excerpt) + 1)), excerpt)


def _split_lines(file: str, source: Source | None) -> _Lines:
    text = source.raw.decode("utf-8", "replace").removeprefix("\ufeff") if source else ""
    return _Lines(file, text.split("\n"), source)
