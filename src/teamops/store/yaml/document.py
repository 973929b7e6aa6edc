"""A composed YAML file: its text, nodes, data and faults."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

import yaml

from teamops.model.change import Data
from teamops.model.dataclass import dataclass, field
from teamops.model.faults.fault_counts import Room
from teamops.model.later_pattern import compile_later
from teamops.model.place import At, Fault

UNTAGGED = {yaml.ScalarNode: "scalar", yaml.SequenceNode: "sequence", yaml.MappingNode: "mapping"}
"""The tag that the composer gives to a node without one."""
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_PLAIN_TAGS = frozenset({"!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"})
Node = Any
"""A yaml.ScalarNode, SequenceNode or MappingNode; the stubs of PyYAML leave out the types of their attributes."""
_PROPERTIES = compile_later(r"(?:(?:!<[^>\s]*>|[&!][^\s,\[\]{}]*)(?:[ \t\r\n]|#[^\n]*\n)*+)*+")


@dataclass(slots=True)
class Document:
    """A composed file: `root` is None if it is empty; `data` is its data; `faults` why it may not be used."""

    file: str
    text: str
    root: Node | None = None
    data: Data = None
    faults: list[Fault] = field(default_factory=list)
    _lines: list[int] = field(default_factory=list)
    _room: Room = field(default_factory=Room)
    _whole: At = field(init=False)

    def __post_init__(self) -> None:
        self._whole = At(self.file)

    @property
    def without_data(self) -> Document:
        """The same document with only the nodes and their places."""
        return Document(self.file, self.text, self.root, _lines=self._lines)

    def mark(self, index: int) -> tuple[int, int]:
        """Return line and column (1-based, in characters) of the character at `index`; lines end at line feeds only."""
        index = min(index, len(self.text))  # the parser's text may have one more line feed (`_prepare_text`)
        line = bisect_right(self._list_lines(), index)
        return line, index - self._lines[line - 1] + 1

    def find_line(self, line: int) -> int:
        """Return the index of the first character of a line, 1-based."""
        return self._list_lines()[line - 1]

    def _list_lines(self) -> list[int]:
        if not self._lines:
            self._lines = [0, *accumulate(map((1).__add__, map(len, self.text.split("\n"))))]
        return self._lines

    def note_fault(self, code: str, index: int, variant: str, **facts: str) -> None:
        """Note a fault at the character at `index`, if there is room for it."""
        if self._room.admit(code, self._whole):
            self.faults.append(Fault(code, At(self.file, mark=self.mark(index)), variant, tuple(facts.items())))

    def note_repeated_key(self, key: str, node: Node, first: Node) -> None:
        """Note that `key` is at `node`, and before at `first`."""
        if self._room.admit("F005", self._whole):
            at, earlier = (At(self.file, mark=self.mark(one.start_mark.index)) for one in (node, first))
            self.faults.append(Fault("F005", at, "key", (("key", key),), (earlier,)))

    def note_more(self) -> None:
        """Note how many faults there was no room for."""
        self.faults.extend(self._room.more())


class DataBuilder:
    """Builds data from nodes; faults (a tag, a key twice) go to the document.

    `styled` collects the scalars that are not plain, `brackets` the lists and mappings within brackets.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.styled: list[Node] = []
        self.brackets: list[Node] = []
        self._may_have_tags = "!" in document.text

    def build_data(self, node: Node) -> Data:
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
        return self._build_mapping(node) if kind is yaml.MappingNode else [self.build_data(item) for item in node.value]

    def _build_mapping(self, node: Node) -> dict[str, Data]:
        data: dict[str, Data] = {}
        for key_node, value_node in node.value:
            if type(key_node) is yaml.ScalarNode:
                key = key_node.value
                if self._may_have_tags:
                    self._check_tag(key_node)
                if key_node.style:
                    self.styled.append(key_node)
            else:
                key = format_key(key_node)
            data[key] = self.build_data(value_node)
        if len(data) != len(node.value):
            self._note_repeated(node)
        return data

    def _note_repeated(self, node: Node) -> None:
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
