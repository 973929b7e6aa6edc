"""The exact reader: composes nodes that know their text as written and its position.

Every scalar is its text; plain `null`, `~` and nothing are None. Positions are indexes of characters in the text.
"""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from teamops.store.reading.source import MAX_DEPTH, MAX_VALUES, Source
from teamops.store.yaml.document import UNTAGGED, DataBuilder, Document, Node, list_parts, walk_nodes
from teamops.store.yaml.strictness import find_misreading

_TOO_DEEP = "maximum nesting depth"
"""The message of newer libyaml about a thousand brackets, before it has made a node of any."""
_MOST_CACHED = 256 * 1024
"""Bytes of the files of which nodes are kept, but for the last one, which may be larger."""
_BREAKS = ("\x85", "\u2028", "\u2029")
"""Characters that break lines in YAML 1.1 only."""


class _UnboundedError(Exception):
    """A file nests too deep or holds too many values; raised before the recursion or the memory gives out."""

    def __init__(self, variant: str, limit: int, index: int) -> None:
        super().__init__(variant)
        self.variant, self.limit, self.index = variant, limit, index


class _Composer(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # without libyaml: slower, same nodes
    """Composes nodes without resolving types, and within bounds: PyYAML calls these methods for every node."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = self._values = 0

    def resolve(self, kind: type, _value: object, _implicit: object) -> str:
        return UNTAGGED[kind]

    def descend_resolver(self, parent: Node, _index: object) -> None:
        self._depth += 1
        self._values += 1
        if self._depth > MAX_DEPTH:
            raise _UnboundedError("too_deep", MAX_DEPTH, parent.start_mark.index)
        if self._values > MAX_VALUES:
            raise _UnboundedError("too_many_values", MAX_VALUES, parent.start_mark.index)

    def ascend_resolver(self) -> None:
        self._depth -= 1


def compose(source: Source) -> Document:
    """Return the composed file, with faults F001 (not YAML), F005 (a key twice) and F009 (too deep or large)."""
    _node_cache.make_room(len(source.raw))
    document = compose_text(source.file, source.text)
    _node_cache.put(source, document.without_data)
    return document


def compose_nodes(source: Source, *, is_read: bool = False) -> Document:
    """Return the nodes of a file without its data and faults, for places; the last files are cached.

    Of a file that is known to be read no data are built, which would only show that it can be.
    """
    document = _node_cache.get(source)
    if document is None and is_read:
        _node_cache.make_room(len(source.raw))
        document = Document(source.file, source.text)
        _compose(document)
        _node_cache.put(source, document)
    return compose(source).without_data if document is None else document


class _NodeCache:
    """The files composed last: a few small ones, or a large one. Nodes take 70 times the size of the text."""

    def __init__(self) -> None:
        self._documents: dict[tuple[str, bytes], Document] = {}
        self._size = 0

    def get(self, source: Source) -> Document | None:
        return self._documents.get((source.file, source.raw))

    def make_room(self, size: int) -> None:
        """Forget the oldest until there is room for a file of `size` bytes."""
        while self._documents and self._size + size > _MOST_CACHED:
            oldest = next(iter(self._documents))
            self._size -= len(oldest[1])
            del self._documents[oldest]

    def put(self, source: Source, document: Document) -> None:
        key = (source.file, source.raw)
        self._size += len(source.raw) if key not in self._documents else 0
        self._documents[key] = document


_node_cache = _NodeCache()


def forget_nodes() -> None:
    _node_cache.make_room(_MOST_CACHED + 1)


def compose_text(file: str, text: str) -> Document:
    """Do the same for a text that is in no file, or not yet."""
    document = Document(file, text)
    _compose(document)
    if "*" in text and document.root is not None and not document.faults:
        _measure_node(document, document.root, {})  # with aliases expanded, which may be more than is read
    if not document.faults:
        _note_data(document)
        document.note_more()
    return document


def compose_list(text: str) -> tuple[Document, list[Node]]:
    """Return a composed text and the items of the list that it is; none if it is anything else."""
    document = compose_text("", text)
    return document, list(document.root.value) if isinstance(document.root, yaml.SequenceNode) else []


def _compose(document: Document) -> None:
    """Set the root of `document`, or note why there is none."""
    text = document.text
    breaks = _choose_stand_ins(text)
    try:
        composer = _Composer(_prepare_text(text, breaks))
        root: Node = composer.get_node() if composer.check_node() else None
        if composer.check_node():
            document.note_fault("F001", composer.get_node().start_mark.index, "several_documents")
        else:
            document.root = root
    except yaml.YAMLError as error:
        _note_syntax(document, error)
    except _UnboundedError as error:
        document.note_fault("F009", error.index, error.variant, limit=str(error.limit))
    if breaks:
        _restore_breaks(document.root, breaks)


def _note_data(document: Document) -> None:
    """Set the data of `document`, unless YAML 1.2 reads them differently."""
    root, builder = document.root, DataBuilder(document)
    data = builder.build_data(root) if root is not None else None
    if not any(fault.code == "F001" for fault in document.faults):
        misreading = find_misreading(document.text, root, builder.styled, builder.brackets)
        if misreading is not None:
            document.root = None
            document.note_fault("F001", misreading.place, misreading.variant)
            return
    document.data = data


def _choose_stand_ins(text: str) -> dict[str, str]:
    """Return a character not in `text` for each line break in it that is one only in YAML 1.1."""
    breaks = [sign for sign in _BREAKS if sign in text]
    if not breaks:
        return {}
    free = (sign for sign in map(chr, range(0xE000, 0xF8FF)) if sign not in text)
    return dict(zip(breaks, free, strict=False))


def _prepare_text(text: str, breaks: Mapping[str, str]) -> str:
    """Return the text such that a YAML 1.1 parser reads it as YAML 1.2, each character at its index.

    The last line of a block scalar is a line, whether the file ends with a line feed or not.
    """
    for sign, stand_in in breaks.items():
        text = text.replace(sign, stand_in)
    return text if text.endswith("\n") or not ("|" in text or ">" in text) else text + "\n"


def _restore_breaks(root: Node | None, breaks: Mapping[str, str]) -> None:
    back = str.maketrans({stand_in: sign for sign, stand_in in breaks.items()})
    for node in walk_nodes(root) if root is not None else ():
        if isinstance(node, yaml.ScalarNode):
            node.value = node.value.translate(back)


def _note_syntax(document: Document, error: yaml.YAMLError) -> None:
    index, problem, context = len(document.text), str(error), ""
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        index = min(mark.index, len(document.text)) if mark else index
        problem, context = error.problem or "", error.context or ""
        if _TOO_DEEP in problem:
            document.note_fault("F009", index, "too_deep", limit=str(MAX_DEPTH))
            return
    elif isinstance(error, yaml.reader.ReaderError):
        code = error.character if isinstance(error.character, int) else ord(error.character)
        index, problem = document.text.find(chr(code)), f"character U+{code:04X}: {error.reason}"
    document.note_fault("F001", max(index, 0), "syntax", problem=problem, context=context)


def _measure_node(document: Document, node: Node, known: dict[int, tuple[int, int]]) -> tuple[int, int]:
    """Return the values and the levels in and below `node`, which `known` has for nodes seen before.

    `known` has 0 for a node that is being measured. No closure: it would hold itself and the whole document, and the
    collector that could free them is paused.
    """
    values, depth = known.get(id(node), (1, 1))
    if not values:
        document.note_fault("F009", node.start_mark.index, "alias_cycle")
    if id(node) in known:
        return values, depth
    known[id(node)] = 0, 0
    for child in list_parts(node):
        if document.faults:
            break
        more, deeper = _measure_node(document, child, known)
        values, depth = values + more, max(depth, deeper + 1)
    for measure, limit, variant in ((values, MAX_VALUES, "too_many_values"), (depth, MAX_DEPTH, "too_deep")):
        if measure > limit and not document.faults:
            document.note_fault("F009", node.start_mark.index, variant, limit=str(limit))
    known[id(node)] = values, depth
    return values, depth
