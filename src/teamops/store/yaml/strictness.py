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

from teamops.store.yaml.indentation import find_outdented_line
from teamops.store.yaml.nodes import Misreading, Node, find_content_start, walk_nodes

_SIGN = re.compile(
    r"""
      (?<=["'\]},\[{:])(?P<comment>\#)  # a comment begins after a blank
    | (?:^|(?<=[\s\[{,:"'\]}-]))(?P<name>[&*][0-9A-Za-z_-]+(?=[:?%@`]))  # a name ends at a blank
    | (?:^|(?<=[\s\[{,:"'\]}]))(?P<question>\?(?=\S))  # within brackets `?x` is a text
    | (?:^|(?<=[\s\[{,:?]))(?P<dash>-(?=[,\[\]{}]))  # and `-` is not
    """,
    re.X | re.M,
)
_MAY_HOLD = (
    ("#", re.compile(r"#(?<=[\"'\]},\[{:]#)")),
    ("&", re.compile(r"&[0-9A-Za-z_-]+[:?%@`]")),
    ("*", re.compile(r"\*[0-9A-Za-z_-]+[:?%@`]")),
    ("?", re.compile(r"\?(?:(?<=[\s\[{,:\"'\]}]\?)|(?<=^\?))(?=\S)", re.M)),
    ("-", re.compile(r"-[,\[\]{}]")),
)
"""By its first character, what must occur where `_SIGN` does: found faster than that, which looks at all characters."""

_DIRECTIVE = re.compile(r"^%(?!(?:YAML[ \t]+\d+\.\d+|TAG[ \t]+\S+[ \t]+\S+)[ \t]*(?:[ \t]#.*)?\r?$).*", re.M)
_HEADER = re.compile(r"[|>][-+1-9]*[ \t]*(?:(?<=[ \t])#[^\n]*)?(?:[\r\n]|\Z)")


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
    found = _DIRECTIVE.search(text, 0, len(text) if root is None else root.start_mark.index)
    return Misreading(found.start(), "directive") if found else None


def _find_sign(text: str, root: Node | None) -> Misreading | None:
    """Find a sign that is structure to the parser and text to YAML 1.2, or the other way round."""
    found = _SIGN.search(text) if _may_hold_a_sign(text) else None
    spans = list(_list_scalar_spans(text, root)) if found and root is not None else []
    while found:
        start = found.start(found.lastgroup or 0)
        after = bisect_right(spans, (start, len(text)))
        begin, end = spans[after - 1] if after else (0, 0)
        if start < end:
            if found.lastgroup == "dash" and (begin, end) == (start, start + 1):
                return Misreading(start, "lone_dash")
            found = _SIGN.search(text, end if end > start + 1 else start + 1)
        elif "#" in text[max(end, text.rfind("\n", end, start) + 1) : start]:
            line_end = text.find("\n", start)
            found = _SIGN.search(text, line_end) if line_end >= 0 else None
        elif found.lastgroup == "dash":  # an entry of a block, as no parser took it for a text
            found = _SIGN.search(text, start + 1)
        else:
            return Misreading(start, str(found.lastgroup))
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
