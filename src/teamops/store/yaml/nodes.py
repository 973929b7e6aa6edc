"""Composed nodes and the text that they were composed of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

Node = Any
"""A yaml.ScalarNode, SequenceNode or MappingNode; the stubs of PyYAML leave out the types of their attributes."""


_PROPERTIES = re.compile(r"(?:(?:!<[^>\s]*>|[&!][^\s,\[\]{}]*)(?:[ \t\r\n]|#[^\n]*\n)*+)*+")


def walk_nodes(root: Node) -> Iterator[Node]:
    """Yield `root` and all nodes below it in the order of the text; lists and mappings once."""
    stack, seen = [root], set[int]()
    while stack:
        node = stack.pop()
        if isinstance(node, yaml.ScalarNode):
            yield node
        elif id(node) not in seen:
            seen.add(id(node))
            yield node
            stack.extend(reversed(list_parts(node)))


def list_parts(node: Node) -> list[Node]:
    """List the items of a list, or the keys and values of a mapping; none of a scalar."""
    if isinstance(node, yaml.MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def find_content_start(text: str, node: Node) -> int:
    """Return the index behind the anchor and the tag of a node."""
    start: int = node.start_mark.index
    if text[start : start + 1] not in ("&", "!"):
        return start
    match = _PROPERTIES.match(text, start)
    return min(match.end(), node.end_mark.index) if match else start


def format_key(node: Node) -> str:
    """Return the text of a key; keys that are collections have no meaning here and are shown by their kind."""
    text: str = node.value if isinstance(node, yaml.ScalarNode) else f"<{node.id}>"
    return text
