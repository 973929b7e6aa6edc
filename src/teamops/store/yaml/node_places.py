"""The nodes at routes of keys in composed text, and where their first lines end."""

from __future__ import annotations

import yaml

from teamops.model.place import Key
from teamops.store.yaml.document import Node, format_key

_FEW = 50
"""Most keys that are searched faster than they are put into a dict."""


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


def find_first_line_end(node: Node) -> int:
    """Return the end of a scalar, of a flow collection, or of the first key of a block mapping."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return int(node.value[0][0].end_mark.index)
    return int(node.end_mark.index)
