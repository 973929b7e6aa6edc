"""Finds the comments that suppress findings, and the lines that each of them covers.

A comment at the end of a line covers what begins on that line: a whole record, the value of a key, or the line alone. A
comment on a line of its own does so for the next line that is neither empty nor a comment.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import yaml

from teamops.model.faults.suppression import Suppression
from teamops.model.later_pattern import compile_later
from teamops.model.place import At
from teamops.store.reading.source import Source, find_byte_fault
from teamops.store.yaml.document import Document, Node
from teamops.store.yaml.exact_reader import compose_nodes
from teamops.store.yaml.layout import Layout

_COMMENT = compile_later(r"(?:^|(?<=[ \t]))#[ \t]*teamops:[ \t]*ignore\b(?P<asked>[^\r\n]*)", re.M)
_OPTIONS = compile_later(
    r"\s*(?:\[(?P<rules>[^\]]*)\])?\s*(?:until\s+(?P<until>[^\s:\uff1a]+))?"
    r"\s*(?:by\s+(?P<by>[^\s:\uff1a]+))?\s*(?:[:\uff1a]\s*(?P<reason>.*?))?\s*"
)  # \uff1a is the Chinese colon
_COMMAS = compile_later("[,\uff0c\\s]+")


def find_suppressions(source: Source) -> tuple[Suppression, ...]:
    """Return the suppressions of a file, in the order of its lines; none in a file that cannot be read."""
    if find_byte_fault(source) is not None:
        return ()
    document = compose_nodes(source)
    if document.root is None:
        return ()
    reach = _Reach(document)
    return tuple(
        _build_suppression(document, reach, match)
        for match in _COMMENT.finditer(document.text)
        if not reach.is_in_a_scalar(match.start())
    )


def _build_suppression(document: Document, reach: _Reach, match: re.Match[str]) -> Suppression:
    line, column = document.mark(match.start())
    options = _OPTIONS.fullmatch(match["asked"])
    groups = options.groupdict() if options else {}
    rules = tuple(word for word in _COMMAS.split(groups.get("rules") or "") if word)
    first, last = reach.find_covered_lines(line)
    at = At(document.file, mark=(line, column))
    return Suppression(at, rules, groups.get("until"), groups.get("by"), groups.get("reason") or None, first, last)


class _Reach:
    """Where the scalars of a file are, inside which there is no comment, and where what begins on a line ends."""

    def __init__(self, document: Document) -> None:
        self._document, self._layout = document, Layout(document.text)
        self._scalars: list[tuple[int, int]] = []
        self._entered: set[int] = set()
        self._ends: dict[int, int] = {}
        self._meant = _map_comment_lines(document.text)
        for node, start in _list_children(document.root):
            self._note(node, start)
        self._scalars.sort()

    def find_covered_lines(self, line: int) -> tuple[int, int]:
        first = self._meant[line - 1]
        return first, self._ends.get(first, first)

    def is_in_a_scalar(self, index: int) -> bool:
        """Return whether the character at `index` belongs to a scalar, so that it begins no comment."""
        before = bisect_right(self._scalars, (index, len(self._document.text)))
        return bool(before) and index < self._scalars[before - 1][1]

    def _note(self, node: Node, start: int) -> None:
        """Remember `node` under the line on which it, or its key, begins, unless something larger begins there."""
        if isinstance(node, yaml.ScalarNode):
            self._scalars.append((node.start_mark.index, node.end_mark.index))
        first, last = self._find_line(start), self._find_line(max(start, self._layout.find_content_end(node) - 1))
        self._ends.setdefault(first, last)
        if id(node) in self._entered:  # an alias: the nodes below are at its anchor
            return
        self._entered.add(id(node))
        for below, begin in _list_children(node):
            self._note(below, begin)

    def _find_line(self, index: int) -> int:
        return self._document.mark(index)[0]


def _list_children(node: Node) -> Iterator[tuple[Node, int]]:
    """Yield the nodes right below `node`, each with the index at which it, or its key, begins."""
    if isinstance(node, yaml.MappingNode):
        yield from ((value, key.start_mark.index) for key, value in node.value)
    elif isinstance(node, yaml.SequenceNode):
        yield from ((item, item.start_mark.index) for item in node.value)


def _map_comment_lines(text: str) -> list[int]:
    """Return for each line the line that a comment on it is about: itself, or the next one with content."""
    lines = text.split("\n")
    targets = list(range(1, len(lines) + 1))
    for number in range(len(lines) - 2, -1, -1):
        line = lines[number].strip()
        if not line or line.startswith("#"):
            targets[number] = targets[number + 1]
    return targets
