"""Finds the comments that suppress findings, and the lines that each of them covers.

A comment at the end of a line covers what begins on that line: a whole record, the value of a key, or the line alone. A
comment on a line of its own does so for the next line that is neither empty nor a comment.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

import yaml

from teamops.model.faults.suppression import Suppression
from teamops.model.later_pattern import compile_later
from teamops.model.place import At
from teamops.store.reading.source import Source, find_byte_fault
from teamops.store.yaml.document import Document, Node
from teamops.store.yaml.exact_reader import compose_nodes
from teamops.store.yaml.layout import Layout
from teamops.store.yaml.pieces import Pieces, split_into_pieces

_COMMENT = compile_later(r"(?:^|(?<=[ \t]))#[ \t]*teamops:[ \t]*ignore\b(?P<asked>[^\r\n]*)", re.M)
_OPTIONS = compile_later(
    r"\s*(?:\[(?P<rules>[^\]]*)\])?\s*(?:until\s+(?P<until>[^\s:\uff1a]+))?"
    r"\s*(?:by\s+(?P<by>[^\s:\uff1a]+))?\s*(?:[:\uff1a]\s*(?P<reason>.*?))?\s*"
)  # \uff1a is the Chinese colon
_FEW = 200
"""Comments that are faster read by the records around them than by the whole file."""
_COMMAS = compile_later("[,\uff0c\\s]+")


def find_suppressions(source: Source, *, is_read: bool = False) -> tuple[Suppression, ...]:
    """Return the suppressions of a file, in the order of its lines; none in a file that cannot be read.

    Of a file that is known to be read only the records around comments are composed.
    """
    if find_byte_fault(source) is not None:
        return ()
    text = Document(source.file, source.text)
    comments = list(_COMMENT.finditer(text.text))
    if not comments:
        return ()
    is_quick = is_read and len(comments) <= _FEW
    found = _find_in_pieces(text, split_into_pieces(source), comments) if is_quick else None
    return tuple(_find_in_whole(compose_nodes(source, is_read=is_read), comments) if found is None else found)


def find_signer(document: Document, mark: tuple[int, int]) -> tuple[int, int]:
    """Return where the name of the person begins and ends in the suppressing comment at `mark`.

    Raises ValueError if there is no such comment, or nobody is named in it.
    """
    line, column = mark
    comment = _COMMENT.match(document.text, document.find_line(line) + column - 1)
    options = _OPTIONS.fullmatch(comment["asked"]) if comment else None
    if comment is None or options is None or options["by"] is None:
        raise ValueError(mark)
    start = comment.start("asked")
    return start + options.start("by"), start + options.end("by")


def _find_in_whole(document: Document, comments: Iterable[re.Match[str]]) -> Iterator[Suppression]:
    if document.root is None:
        return
    reach, targets = _Reach(document), _map_comment_lines(document.text)
    for match in comments:
        if not reach.is_in_a_scalar(match.start()):
            first = targets[document.mark(match.start())[0] - 1]
            yield _build_suppression(document, match, first, reach.find_last_line(first))


def _find_in_pieces(text: Document, pieces: Pieces, comments: Iterable[re.Match[str]]) -> list[Suppression] | None:
    """Return the suppressions of a text by the records around its comments; None if one is about anything else."""

    @lru_cache(maxsize=2)
    def find_reach(line: int) -> tuple[_Reach, int, int] | None:
        """Return the reach within the record that has a line, and the index and the line before its first one."""
        route = pieces.find_record(text.find_line(line))
        piece = pieces.compose(route) if route is not None else None
        return (_Reach(piece.document), piece.start, text.mark(piece.start)[0] - 1) if piece is not None else None

    found, targets = [], _map_comment_lines(text.text)
    for match in comments:
        line = text.mark(match.start())[0]
        here, there = find_reach(line), find_reach(targets[line - 1])
        if here is None or there is None:
            return None
        (reach, start, _), (other, _, before) = here, there
        if not reach.is_in_a_scalar(match.start() - start):
            last = other.find_last_line(targets[line - 1] - before) + before
            found.append(_build_suppression(text, match, targets[line - 1], last))
    return found


def _build_suppression(text: Document, match: re.Match[str], first: int, last: int) -> Suppression:
    options = _OPTIONS.fullmatch(match["asked"])
    groups = options.groupdict() if options else {}
    rules = tuple(word for word in _COMMAS.split(groups.get("rules") or "") if word)
    at = At(text.file, mark=text.mark(match.start()))
    return Suppression(at, rules, groups.get("until"), groups.get("by"), groups.get("reason") or None, first, last)


class _Reach:
    """Where the scalars of a text are, inside which there is no comment, and where what begins on a line ends."""

    def __init__(self, document: Document) -> None:
        self._document, self._layout = document, Layout(document.text)
        self._scalars: list[tuple[int, int]] = []
        self._entered: set[int] = set()
        self._ends: dict[int, int] = {}
        for node, start in _list_children(document.root):
            self._note(node, start)
        self._scalars.sort()

    def find_last_line(self, line: int) -> int:
        """Return the last line of what begins on a line."""
        return self._ends.get(line, line)

    def is_in_a_scalar(self, index: int) -> bool:
        """Return whether the character at `index` belongs to a scalar, so that it begins no comment."""
        before = bisect_right(self._scalars, (index, len(self._document.text)))
        return bool(before) and index < self._scalars[before - 1][1]

    def _note(self, node: Node, start: int) -> None:
        """Remember `node` under the line on which it, or its key, begins, unless something larger begins there.

        Brackets within one line need no look into them: all ends there, and a comment sign is part of a scalar.
        """
        first, last = self._find_line(start), self._find_line(max(start, self._layout.find_content_end(node) - 1))
        self._ends.setdefault(first, last)
        if isinstance(node, yaml.ScalarNode) or (first == last and node.flow_style):
            self._scalars.append((node.start_mark.index, node.end_mark.index))
            return
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
