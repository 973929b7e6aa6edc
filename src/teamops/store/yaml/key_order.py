"""Changes the order of keys in mappings by moving their text: values, comments and form stay as they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import yaml

from teamops.checking.finding import Order
from teamops.model.named_tuple import NamedTuple
from teamops.store.yaml.document import Document, Node, format_key
from teamops.store.yaml.exact_reader import compose_text
from teamops.store.yaml.layout import Layout, Splice
from teamops.store.yaml.node_places import find_node
from teamops.store.yaml.text_edits import apply_splices


class _Pair(NamedTuple):
    """A key with its value: where their text begins and ends, and the text between it and the pair before."""

    key: str
    start: int
    end: int
    above: str


def reorder_keys(document: Document, orders: Iterable[Order]) -> str:
    """Return the text of `document` with the keys of mappings in other orders.

    A comment above a key moves with it. Where one would have to move above the beginning of its record, and where pairs
    share a line with a comment between them, a mapping stays as it is. Raises WriteRefusedError where the file's data
    would change.
    """
    by_depth: dict[int, list[Order]] = defaultdict(list)
    for order in orders:
        by_depth[len(order.at.route)].append(order)
    for depth in sorted(by_depth):  # mappings of one depth do not overlap
        layout = Layout(document.text)
        splices = [
            splice
            for order in by_depth[depth]
            if (splice := _reorder_mapping(find_node(document.root, order.at.route), layout, order.keys)) is not None
        ]
        document = compose_text(document.file, apply_splices(document, splices, document.data))
    return document.text


def _reorder_mapping(node: Node, layout: Layout, keys: Sequence[str]) -> Splice | None:
    """Return the mapping `node` with `keys` first, in their order; None where that is not safe."""
    if not isinstance(node, yaml.MappingNode):
        return None
    pairs = _list_flow_pairs(node, layout) if node.flow_style else _list_block_pairs(node, layout)
    rank = {key: number for number, key in enumerate(keys)}
    reordered = sorted(pairs, key=lambda pair: rank.get(pair.key, len(rank)))
    if reordered == pairs:
        return None
    above = [pair.above for pair in (pairs if node.flow_style else reordered)]
    if node.flow_style:
        is_safe = not any("#" in gap for gap in above)
    else:
        is_safe = not reordered[0].above.strip()
        above = [gap or layout.newline + " " * layout.find_column(pairs[0].start) for gap in above]
    texts = [layout.text[pair.start : pair.end] for pair in reordered]
    joined = texts[0] + "".join(gap + text for gap, text in zip(above[1:], texts[1:], strict=True))
    return Splice(pairs[0].start, pairs[-1].end, joined) if is_safe else None


def _list_flow_pairs(node: Node, layout: Layout) -> list[_Pair]:
    """List the pairs of `{a: 1, b: 2}`; the text between them does not move."""
    spans = [(format_key(key), key.start_mark.index, value.end_mark.index) for key, value in node.value]
    ends = [spans[0][1], *(end for _, _, end in spans)] if spans else []
    return [
        _Pair(key, start, end, layout.text[before:start])
        for (key, start, end), before in zip(spans, ends, strict=False)
    ]


def _list_block_pairs(node: Node, layout: Layout) -> list[_Pair]:
    """List the pairs, each from its key to the end of its value's last line; comments above belong to it."""
    pairs: list[_Pair] = []
    for key, value in node.value:
        start, end = (
            key.start_mark.index,
            layout.find_line_end(max(layout.find_content_end(key), layout.find_content_end(value))),
        )
        pairs.append(_Pair(format_key(key), start, end, layout.text[pairs[-1].end : start] if pairs else ""))
    return pairs
