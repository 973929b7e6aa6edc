"""Changes the data of a file by splicing its text: what stays equal keeps its bytes, comments and form.

The old and the new data are compared down to the smallest composed nodes that differ, and only those are rewritten. The
result is parsed again: unless it has exactly the new data, nothing is returned.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TypeGuard

import yaml

from teamops.checking.finding import Rename
from teamops.model.change import GONE, Change, Data
from teamops.store.errors import WriteRefusedError
from teamops.store.yaml import yaml_writer
from teamops.store.yaml.data_edits import rename_key, set_value
from teamops.store.yaml.document import Document, Node, find_content_start, format_key
from teamops.store.yaml.exact_reader import compose_text
from teamops.store.yaml.layout import Layout, Splice
from teamops.store.yaml.node_places import find_node
from teamops.store.yaml.suppressions import find_signer


def apply_changes(document: Document, changes: Sequence[Change]) -> str:
    """Return the text of `document` with `changes` made. Raises WriteRefusedError where that is not safe."""
    if document.faults:
        raise WriteRefusedError("unreadable_file", file=document.file)
    removals = [change for change in changes if change.value is GONE and isinstance(change.at.route[-1], int)]
    if removals and len(removals) < len(changes):  # by themselves, so that every other item keeps its bytes
        text = apply_changes(document, [change for change in changes if change not in removals])
        return apply_changes(compose_text(document.file, text), removals)
    data, renames, splices = document.data, [], []
    for change in sorted(changes, key=_order_last_first) if removals else changes:
        if change.at.mark is not None:
            splices.append(_replace_signer(document, change.at.mark, str(change.value)))
        elif change.at.on_key and isinstance(change.value, str):
            renames.append(Rename(change.at, change.value))
        else:
            data = set_value(document.file, data, change.at.route, change.value)
    if not renames and not splices:
        return edit_text(document, data)
    if data != document.data:
        splices += _find_splices(document, data)
    return _rename_keys(document, renames, data, splices)


def _order_last_first(change: Change) -> list[tuple[bool, int, str]]:
    """Return the key by which items are removed from the last to the first, as the indexes of those behind change."""
    return [(True, -key, "") if isinstance(key, int) else (False, 0, key) for key in change.at.route]


def edit_text(document: Document, data: Data) -> str:
    """Return the text of `document` changed to hold `data`. Raises WriteRefusedError where that is not safe."""
    if document.data == data:
        return document.text
    return apply_splices(document, _find_splices(document, data), data)


def apply_splices(document: Document, splices: Iterable[Splice], data: Data) -> str:
    """Return the text with `splices` made. Raises WriteRefusedError unless it then holds `data`."""
    text = document.text
    different = dict.fromkeys(splices)  # what stands at an anchor is found there, and by each of its aliases
    for start, end, new in reversed(sorted(different, key=lambda s: s[:2])):  # noqa: C413  # ties in order
        text = text[:start] + new + text[end:]
    proof = compose_text(document.file, text)
    if proof.faults or proof.data != data:
        raise WriteRefusedError("edit_refused", file=document.file, line=_find_first_difference(document.text, text))
    return text


def rename_keys(document: Document, renames: Sequence[Rename]) -> str:
    """Return the text of `document` with some keys renamed. Raises WriteRefusedError as `apply_changes` does."""
    if document.faults:
        raise WriteRefusedError("unreadable_file", file=document.file)
    return _rename_keys(document, renames, document.data, [])


def _rename_keys(document: Document, renames: Sequence[Rename], data: Data, splices: Sequence[Splice]) -> str:
    """Rename keys of `data`, which `splices` lead to."""
    splices = [*splices]
    for at, key in renames:
        data = rename_key(data, at.route, key)
        node = find_node(document.root, at.route, on_key=True)
        start = find_content_start(document.text, node)
        splices.append(Splice(start, node.end_mark.index, yaml_writer.format_flow(key, _get_quotes(node))))
    return apply_splices(document, splices, data)


def _replace_signer(document: Document, mark: tuple[int, int], person: str) -> Splice:
    """Return the splice that replaces the person in the suppressing comment at `mark`."""
    start, end = find_signer(document, mark)
    return Splice(start, end, person)


def _get_quotes(node: Node) -> str | None:
    """Return the quotes of a scalar; None for any other node."""
    style = node.style if isinstance(node, yaml.ScalarNode) else None
    return style if style in ("'", '"') else None


def _find_splices(document: Document, data: Data) -> Iterator[Splice]:
    layout = Layout(document.text)
    if document.root is not None:
        return _Reviser(layout).revise(document.root, document.data, data)
    end = len(document.text)
    glue = layout.newline if document.text and not document.text.endswith("\n") else ""
    return iter([Splice(end, end, glue + layout.convert_line_ends(yaml_writer.format_block(data, 0)) + layout.newline)])


def _find_first_difference(before: str, after: str) -> int:
    """Return the line, 1-based, at which `after` first differs from `before`."""
    same = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    return before.count("\n", 0, same) + 1


class _Reviser:
    """Finds the splices that change the data of nodes. `indent` is the column that a value's block hangs on."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    def revise(self, node: Node, old: Data, new: Data, indent: int = -2, *, flow: bool = False) -> Iterator[Splice]:
        """Yield splices that change `node` from `old` to `new`; `flow` means that it is within brackets."""
        if old == new:
            return
        inside = flow or bool(getattr(node, "flow_style", False))
        if isinstance(old, Mapping) and isinstance(new, Mapping) and old.keys() & new.keys():
            yield from self._revise_mapping(node, old, new, flow=inside)
        elif _is_list(old) and _is_list(new) and old and new:
            yield from self._revise_sequence(node, old, new, flow=inside)
        else:
            yield self._replace_node(node, new, indent, flow=flow)

    def _replace_node(self, node: Node, new: Data, indent: int, *, flow: bool) -> Splice:
        layout, start, end = self.layout, node.start_mark.index, self.layout.find_content_end(node)
        is_block_collection = not isinstance(node, yaml.ScalarNode) and not node.flow_style
        if flow or yaml_writer.can_fit_on_line(new):
            if isinstance(new, str) and isinstance(node, yaml.ScalarNode):
                start = find_content_start(layout.text, node)  # an anchor stays: aliases need it
            start = layout.find_content_start(node) if is_block_collection else start
            glue = " " if layout.text[start - 1 : start] in (":", "-", ",") and start else ""
            return Splice(
                start, end, glue + yaml_writer.format_flow(new, _get_quotes(node) if isinstance(new, str) else None)
            )
        if is_block_collection:
            column = layout.find_column(start)
            return Splice(start, end, layout.convert_line_ends(yaml_writer.format_block(new, column))[column:])
        before = len(layout.text[:start].rstrip(" "))
        if layout.text[before - 1 : before] == "-" and layout.find_column(before - 1) == indent:
            return Splice(
                before, end, " " + layout.convert_line_ends(yaml_writer.format_block(new, indent + 2))[indent + 2 :]
            )
        text = layout.newline * (start > 0) + layout.convert_line_ends(yaml_writer.format_block(new, indent + 2))
        at = layout.find_line_end(start) if start == end else before
        return Splice(at, max(at, end), text)

    def _revise_mapping(
        self, node: Node, old: Mapping[str, Data], new: Mapping[str, Data], *, flow: bool
    ) -> Iterator[Splice]:
        pairs = {format_key(key): (key, value) for key, value in node.value}
        for key, (name, value) in pairs.items():
            if new.get(key) == [] and old[key] and isinstance(value, yaml.SequenceNode) and not value.flow_style:
                yield from self.layout.empty_list(name, value)
            elif key in new:
                yield from self.revise(
                    value, old[key], new[key], self.layout.find_column(name.start_mark.index), flow=flow
                )
        spans = [(pair[0].start_mark.index, max(map(self.layout.find_content_end, pair))) for pair in pairs.values()]
        yield from self.layout.build_removals(spans, [n for n, key in enumerate(pairs) if key not in new], flow=flow)
        for before, added in _group_new_keys(pairs, new).items():
            yield self._add_keys(spans, list(pairs).index(before) if before is not None else None, added, flow=flow)

    def _add_keys(
        self, spans: list[tuple[int, int]], before: int | None, added: Mapping[str, Data], *, flow: bool
    ) -> Splice:
        """Return the splice that adds keys after the pair numbered `before`, or in front of all."""
        if flow:
            pairs = [
                f"{yaml_writer.format_flow(key)}: {yaml_writer.format_flow(value)}" for key, value in added.items()
            ]
            at = spans[0][0] if before is None else spans[before][1]
            return Splice(at, at, "".join(f"{pair}, " if before is None else f", {pair}" for pair in pairs))
        column = self.layout.find_column(spans[0][0])
        block = yaml_writer.format_block(added, column)
        if before is not None:
            return self.layout.add_lines(spans[before][1], block)
        return Splice(
            spans[0][0], spans[0][0], self.layout.convert_line_ends(block)[column:] + self.layout.newline + " " * column
        )

    def _revise_sequence(self, node: Node, old: Sequence[Data], new: Sequence[Data], *, flow: bool) -> Iterator[Splice]:
        """Keep unchanged items in place; between them, revise as many as possible where they are."""
        column = self.layout.find_column(node.start_mark.index)
        spans = [
            (self.layout.find_item_start(node, n), self.layout.find_content_end(item))
            for n, item in enumerate(node.value)
        ]
        spans = [(start, max(start + (not flow), end)) for start, end in spans]
        gone: list[int] = []
        for _, i1, i2, j1, j2 in _compute_opcodes(old, new):
            common = min(i2 - i1, j2 - j1)
            for n in range(common):
                yield from self.revise(node.value[i1 + n], old[i1 + n], new[j1 + n], column, flow=flow)
            gone.extend(range(i1 + common, i2))
            if j1 + common < j2:
                yield self._insert_items(spans, i1 + common, new[j1 + common : j2], column, flow=flow)
        yield from self.layout.build_removals(spans, gone, flow=flow, has_items=True)

    def _insert_items(
        self, spans: list[tuple[int, int]], before: int, items: Sequence[Data], column: int, *, flow: bool
    ) -> Splice:
        """Return the splice that inserts items before the one numbered `before`."""
        if before and flow:
            at = spans[before - 1][1]
            return Splice(at, at, "".join(f", {yaml_writer.format_flow(item)}" for item in items))
        if before:
            return self.layout.add_lines(spans[before - 1][1], yaml_writer.format_block(items, column))
        at = spans[0][0]
        if flow:
            return Splice(at, at, "".join(f"{yaml_writer.format_flow(item)}, " for item in items))
        text = self.layout.convert_line_ends(yaml_writer.format_block(items, column))
        return Splice(at, at, text[column:] + self.layout.newline + " " * column)


def _group_new_keys(old: Container[str], new: Mapping[str, Data]) -> Mapping[str | None, Mapping[str, Data]]:
    """Group the keys of `new` that are not `old` by the old key before them; None: in front."""
    groups: dict[str | None, dict[str, Data]] = {}
    before: str | None = None
    for key, value in new.items():
        if key in old:
            before = key
        else:
            groups.setdefault(before, {})[key] = value
    return groups


def _is_list(data: Data) -> TypeGuard[Sequence[Data]]:
    return isinstance(data, Sequence) and not isinstance(data, str)


def _compute_opcodes(old: Sequence[Data], new: Sequence[Data]) -> Sequence[tuple[str, int, int, int, int]]:
    """Return difflib's steps from `old` to `new`; in a list that keeps its length items are revised one by one."""
    if len(old) == len(new):
        return [("replace", 0, len(old), 0, len(new))]
    return SequenceMatcher(None, list(map(repr, old)), list(map(repr, new)), autojunk=False).get_opcodes()
