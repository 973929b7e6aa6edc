"""Lines within quotes, brackets or a block scalar that are not right of what they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from teamops.store.yaml.nodes import Misreading, Node, find_content_start, list_parts

_FIRST_BLANKS = re.compile(r"[^\n]*\n((?:[ ]*\r?\n)*)")
_LINE = re.compile(r"\n([ ]*)([\t ]*)(?=[^ \t\r\n])")
_CLOSERS = re.compile(r"[\]}][\]}, \t]*(?:#[^\n]*)?(?:\r?\n|\Z)")


def find_outdented_line(
    text: str, root: Node | None, styled: Sequence[Node], brackets: Sequence[Node]
) -> Misreading | None:
    """Find a line within quotes, brackets or a block scalar that is not right of what it belongs to."""
    if root is None or not any(_may_be_left(text, node) for many in (styled, brackets) for node in many):
        return None
    stack, seen = [(root, -1)], set[int]()
    while stack:
        node, indent = stack.pop()
        if not isinstance(node, yaml.ScalarNode):
            if id(node) in seen:
                continue
            seen.add(id(node))
            inner = indent if node.flow_style else _find_block_column(text, node)
            stack.extend((part, inner) for part in reversed(list_parts(node)))
            if not node.flow_style:
                continue
        elif not node.style:
            continue
        if _may_be_left(text, node) and (found := _find_outdented_in_node(text, node, indent)):
            return found
    return None


def _may_be_left(text: str, node: Node) -> bool:
    """Return whether the lines of `node` must be checked.

    Several must, and those of a `|` that is on its own line or without text.
    """
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        start = find_content_start(text, node)
        return not node.value.strip("\n") or not text[start - _compute_column(text, start) : start].strip()
    return bool(node.start_mark.line != node.end_mark.line)


def _find_block_column(text: str, node: Node) -> int:
    """Return the column, from 0 on, of a block's first `-`, `?` or key."""
    if isinstance(node, yaml.SequenceNode):
        return _compute_column(text, find_content_start(text, node))
    first = node.value[0][0].start_mark if node.value else node.start_mark
    return int(node.start_mark.column if node.start_mark.line == first.line else first.column)


def _compute_column(text: str, index: int) -> int:
    return index - text.rfind("\n", 0, index) - 1


def _find_outdented_in_node(text: str, node: Node, indent: int) -> Misreading | None:
    start, end = find_content_start(text, node), node.end_mark.index
    if node.style in ("|", ">") if isinstance(node, yaml.ScalarNode) else False:
        return _check_block_scalar(text, node, start, indent)
    quoted = isinstance(node, yaml.ScalarNode)
    for line in _LINE.finditer(text, start, end):
        if len(line[1]) > indent or (not quoted and _may_stand_anywhere(text, line, indent)):
            continue
        return Misreading(line.end(), "tab" if line[2] else "outdented")
    return None


def _may_stand_anywhere(text: str, line: re.Match[str], indent: int) -> bool:
    """Return whether a line within brackets may be anywhere: a comment, or a closing bracket below its key."""
    is_closing = len(line[1]) == indent and not line[2] and bool(_CLOSERS.match(text, line.end()))
    return text.startswith("#", line.end()) or is_closing


def _check_block_scalar(text: str, node: Node, start: int, indent: int) -> Misreading | None:
    """Find a `|` left of what it belongs to, or blank lines before a text that are wider than its indentation."""
    column = _compute_column(text, start)
    if column <= indent and not text[start - column : start].strip():
        return Misreading(start, "outdented")
    blanks = _FIRST_BLANKS.match(text, start)
    if blanks is None or node.value.strip("\n") or not blanks[1]:
        return None
    widest = max(len(line.rstrip("\r")) for line in blanks[1].split("\n"))
    rest = text[blanks.end() : text.find("\n", blanks.end()) + 1 or len(text)]
    first = len(rest) - len(rest.lstrip(" "))
    return Misreading(blanks.end() + first, "wide_blanks") if max(indent, 0) < first < widest and rest.strip() else None
