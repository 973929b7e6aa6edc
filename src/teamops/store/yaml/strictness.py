"""Finds text that a YAML 1.1 parser reads differently than YAML 1.2, or accepts though it is not YAML at all.

libyaml (and PyYAML without it) is such a parser. It is lenient in few places, and each of them silently loses or
changes text: `[a, b]#c` has no comment, `&an:chor value` has no text `:chor value`, and the lines of brackets and
quotes must be right of the key that they belong to. A file with such text is refused.

The composed nodes tell where the scalars are. Everything between them is structure and comments, which are searched for
a few signs. A file without such signs costs a search; nothing here takes more than a step for each value or character.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import yaml

from teamops.model.later_pattern import compile_later
from teamops.model.named_tuple import NamedTuple
from teamops.store.yaml.document import Node, find_content_start, list_parts, walk_nodes

_SIGN = compile_later(
    r"""
      (?<=["'\]},\[{:])(?P<comment>\#)  # a comment begins after a blank
    | (?:^|(?<=[\s\[{,:"'\]}-]))(?P<name>[&*][0-9A-Za-z_-]+(?=[:?%@`]))  # a name ends at a blank
    | (?:^|(?<=[\s\[{,:"'\]}]))(?P<question>\?(?=\S))  # within brackets `?x` is a text
    | (?:^|(?<=[\s\[{,:?]))(?P<dash>-(?=[,\[\]{}]))  # and `-` is not
    """,
    re.X | re.M,
)
_MAY_HOLD = (
    ("#", compile_later(r"#(?<=[\"'\]},\[{:]#)")),
    ("&", compile_later(r"&[0-9A-Za-z_-]+[:?%@`]")),
    ("*", compile_later(r"\*[0-9A-Za-z_-]+[:?%@`]")),
    ("?", compile_later(r"\?(?:(?<=[\s\[{,:\"'\]}]\?)|(?<=^\?))(?=\S)", re.M)),
    ("-", compile_later(r"-[,\[\]{}]")),
)
"""By its first character, what must occur where `_SIGN` does: found faster than that, which looks at all characters."""

_DIRECTIVE = compile_later(r"^%(?!(?:YAML[ \t]+\d+\.\d+|TAG[ \t]+\S+[ \t]+\S+)[ \t]*(?:[ \t]#.*)?\r?$).*", re.M)
_HEADER = compile_later(r"[|>][-+1-9]*[ \t]*(?:(?<=[ \t])#[^\n]*)?(?:[\r\n]|\Z)")
_FIRST_BLANKS = compile_later(r"[^\n]*\n((?:[ ]*\r?\n)*)")
_LINE = compile_later(r"\n([ ]*)([\t ]*)(?=[^ \t\r\n])")
_CLOSERS = compile_later(r"[\]}][\]}, \t]*(?:#[^\n]*)?(?:\r?\n|\Z)")


class Misreading(NamedTuple):
    """The index of the character that is read differently, and the variant of F001 that says how."""

    place: int
    variant: str


def find_misreading(
    text: str, root: Node | None, styled: Sequence[Node], brackets: Sequence[Node]
) -> Misreading | None:
    """Return the first thing in `text` that YAML 1.2 reads differently from `root`, or refuses; None if there is none.

    `styled` are the scalars below `root` that are not plain, `brackets` the lists and mappings within brackets.
    """
    return (
        _find_directive(text, root)
        or _find_sign(text, root)
        or _find_header(text, styled)
        or find_outdented_line(text, root, styled, brackets)
    )


def _find_directive(text: str, root: Node | None) -> Misreading | None:
    if "%" not in text:
        return None
    match = _DIRECTIVE.search(text, 0, len(text) if root is None else root.start_mark.index)
    return Misreading(match.start(), "directive") if match else None


def _find_sign(text: str, root: Node | None) -> Misreading | None:
    """Find a sign that is structure to the parser and text to YAML 1.2, or the other way round."""
    match = _SIGN.search(text) if _may_hold_a_sign(text) else None
    spans = list(_list_scalar_spans(text, root)) if match and root is not None else []
    while match:
        start = match.start(match.lastgroup or 0)
        after = bisect_right(spans, (start, len(text)))
        begin, end = spans[after - 1] if after else (0, 0)
        if start < end:
            if match.lastgroup == "dash" and (begin, end) == (start, start + 1):
                return Misreading(start, "lone_dash")
            match = _SIGN.search(text, end if end > start + 1 else start + 1)
        elif "#" in text[max(end, text.rfind("\n", end, start) + 1) : start]:
            line_end = text.find("\n", start)
            match = _SIGN.search(text, line_end) if line_end >= 0 else None
        elif match.lastgroup == "dash":  # an entry of a block, as no parser took it for a text
            match = _SIGN.search(text, start + 1)
        else:
            return Misreading(start, str(match.lastgroup))
    return None


def _may_hold_a_sign(text: str) -> bool:
    """Return whether a search for `_SIGN`, which looks at every character, is worth its time; never wrongly False."""
    return any(sign in text and pattern.search(text) for sign, pattern in _MAY_HOLD)


def _list_scalar_spans(text: str, root: Node) -> Iterator[tuple[int, int]]:
    """Yield where scalars begin, without their anchors and tags, and end; in order."""
    for node in walk_nodes(root):
        if isinstance(node, yaml.ScalarNode):
            start, end = find_content_start(text, node), node.end_mark.index
            if start < end:
                yield start, end


def _find_header(text: str, styled: Sequence[Node]) -> Misreading | None:
    """Find a block scalar whose first line holds more than its signs and a comment after a blank."""
    for node in styled:
        if node.style in ("|", ">"):
            start = find_content_start(text, node)
            if not _HEADER.match(text, start):
                return Misreading(max(start, text.find("#", start)), "comment")
    return None


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
        if _may_be_left(text, node) and (misreading := _find_outdented_in_node(text, node, indent)):
            return misreading
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
