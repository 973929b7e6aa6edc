"""The data of composed nodes: every scalar is its text, and plain `null`, `~` and nothing are None."""

from __future__ import annotations

from typing import Protocol

import yaml

from teamops.model.change import Data
from teamops.store.yaml.nodes import Node, find_content_start

UNTAGGED = {yaml.ScalarNode: "scalar", yaml.SequenceNode: "sequence", yaml.MappingNode: "mapping"}
"""The tag that the composer gives to a node without one."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_PLAIN_TAGS = frozenset({"!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"})


class _Document(Protocol):
    text: str

    def note_repeated_key(self, key: str, node: Node, first: Node) -> None: ...

    def note_fault(self, code: str, index: int, variant: str, **facts: str) -> None: ...


class DataBuilder:
    """Builds data from nodes; faults (a tag, a key twice) go to the document.

    `styled` collects the scalars that are not plain, `brackets` the lists and mappings within brackets.
    """

    def __init__(self, document: _Document) -> None:
        self.document = document
        self.styled: list[Node] = []
        self.brackets: list[Node] = []
        self._may_have_tags = "!" in document.text

    def data(self, node: Node) -> Data:
        """Return the data of a node and of all below it."""
        kind = type(node)
        if self._may_have_tags:
            self._check_tag(node)
        if kind is yaml.ScalarNode:
            text: str = node.value
            if node.style:
                self.styled.append(node)
            elif text in _NULLS:
                return self._read_null_or_text(node)
            return text
        if node.flow_style:
            self.brackets.append(node)
        return self._mapping(node) if kind is yaml.MappingNode else [self.data(item) for item in node.value]

    def _mapping(self, node: Node) -> dict[str, Data]:
        made: dict[str, Data] = {}
        for key_node, value_node in node.value:
            if type(key_node) is yaml.ScalarNode:
                key = key_node.value
                if self._may_have_tags:
                    self._check_tag(key_node)
                if key_node.style:
                    self.styled.append(key_node)
            else:
                key = format_key(key_node)
            made[key] = self.data(value_node)
        if len(made) != len(node.value):
            self._note_repeated(node)
        return made

    def _note_repeated(self, node: Node) -> None:
        """Note a fault for each key that was there before."""
        first: dict[str, Node] = {}
        for key_node, _ in node.value:
            key = format_key(key_node)
            earlier = first.setdefault(key, key_node)
            if earlier is not key_node:
                self.document.note_repeated_key(key, key_node, earlier)

    def _check_tag(self, node: Node) -> None:
        if node.tag != UNTAGGED[type(node)] and node.tag not in _PLAIN_TAGS:
            self.document.note_fault("F001", node.start_mark.index, "tag", tag=str(node.tag))

    def _read_null_or_text(self, node: Node) -> str | None:
        """Return None for a plain null, which is "" to libyaml; the text where a tag (`!`, `!!str`) makes it one."""
        if not self._may_have_tags:
            return None
        start, text = node.start_mark.index, self.document.text
        return str(node.value or "") if "!" in text[start : max(start, find_content_start(text, node))] else None


def format_key(node: Node) -> str:
    """Return the text of a key; keys that are collections have no meaning here and are shown by their kind."""
    text: str = node.value if isinstance(node, yaml.ScalarNode) else f"<{node.id}>"
    return text
