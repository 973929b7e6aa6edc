"""Where the parts of a composed text begin and end, and how its lines are made. Indexes are of characters."""

from __future__ import annotations

from collections.abc import Collection

import yaml

from teamops.model.named_tuple import NamedTuple
from teamops.store.yaml.document import Node


class Splice(NamedTuple):
    """Characters from `start` to `end` (exclusive) become `text`."""

    start: int
    end: int
    text: str


class Layout:
    """The text of one file, with the look-ups that an editor needs."""

    def __init__(self, text: str) -> None:
        self.text = text
        first = text.find("\n")
        self.newline = "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"

    def convert_line_ends(self, text: str) -> str:
        """Return `text` with this file's line ends."""
        return text.replace("\n", self.newline)

    def find_column(self, index: int) -> int:
        """Return the number of characters before `index` on its line."""
        return index - (self.text.rfind("\n", 0, index) + 1)

    def find_line_end(self, index: int) -> int:
        """Return the index of the line end at or after `index`; after a block scalar, of its last line."""
        if index and self.text[index - 1] == "\n":
            index -= 1
        end = self.text.find("\n", index)
        end = len(self.text) if end < 0 else end
        return end - 1 if self.text[end - 1 : end + 1] == "\r\n" else end

    def add_lines(self, after: int, block: str) -> Splice:
        """Return the splice that adds `block` as new lines after the line of `after`."""
        at = self.find_line_end(after)
        return Splice(at, at, self.newline + self.convert_line_ends(block))

    def find_content_start(self, node: Node) -> int:
        """Return where to write instead of a block collection: after its key's colon or dash if white space follows."""
        start: int = node.start_mark.index
        before = len(self.text[:start].rstrip())
        return before if self.text[before - 1 : before] in (":", "-") else start

    def find_content_end(self, node: Node) -> int:
        """Return where the node's own text ends, without the comments and empty lines that follow."""
        end: int = node.end_mark.index
        if isinstance(node, yaml.ScalarNode):
            return self._find_block_scalar_end(node) if node.style in ("|", ">") else end
        if node.flow_style or not node.value:
            return end
        if isinstance(node, yaml.MappingNode):
            return max(map(self.find_content_end, node.value[-1]))
        last = len(node.value) - 1
        return max(self.find_content_end(node.value[last]), self.find_item_start(node, last) + 1)

    def _find_block_scalar_end(self, node: Node) -> int:
        start: int = node.start_mark.index
        end: int = node.end_mark.index
        header = self.text[start : self.text.find("\n", start)].split("#")[0]
        keeps_blank_lines = "+" in header
        return end if keeps_blank_lines else start + len(self.text[start:end].rstrip())

    def find_item_start(self, node: Node, index: int) -> int:
        """Return where item `index` of a sequence begins; in block form at its dash."""
        start: int = node.value[index].start_mark.index
        if node.flow_style:
            return start
        floor: int = node.start_mark.index if index == 0 else self.find_content_end(node.value[index - 1])
        column = self.find_column(node.start_mark.index)
        at = self.text.rfind("-", floor, max(start, floor + 1))
        while at > floor and (self.find_column(at) != column or self.text[at - column : at].strip(" ")):
            at = self.text.rfind("-", floor, at)
        return max(at, floor)

    def build_removals(
        self, spans: list[tuple[int, int]], gone: Collection[int], *, flow: bool, has_items: bool = False
    ) -> list[Splice]:
        """Return splices that remove the children at `spans` numbered `gone`, with their commas or lines.

        The comments right above a child go with it; those above others stay.
        """
        first_kept = next(n for n in range(len(spans)) if n not in gone)
        cuts = []
        for index in gone:
            start, end = spans[index]
            if not flow and (index > first_kept or (has_items and self._begins_line(start))):
                floor = self.find_line_end(spans[index - 1][1]) if index else 0
                cuts.append(Splice(self._find_end_above(start, floor), self.find_line_end(end), ""))
            elif index < first_kept:
                cuts.append(Splice(start, spans[index + 1][0], ""))
            else:
                cuts.append(Splice(spans[index - 1][1], end, ""))
        return cuts

    def empty_list(self, key: Node, items: Node) -> list[Splice]:
        """Return splices that remove all items of a block list, with their comments; one behind the key stays."""
        colon = self.text.index(":", key.end_mark.index) + 1
        cut = Splice(self.find_line_end(colon), self.find_line_end(self.find_content_end(items)), "")
        return [Splice(colon, colon, " []"), cut]

    def _begins_line(self, index: int) -> bool:
        """Return whether only blanks are before `index` on its line, which is not the first."""
        before = self.text.rfind("\n", 0, index)
        return before >= 0 and not self.text[before:index].strip()

    def _find_end_above(self, index: int, floor: int) -> int:
        """Return the end of the line above `index`, above the comments there and the blank lines above these.

        At least `floor`. Comments that are further to the right belong to what is above.
        """
        end, column = self._find_line_break(index), self.find_column(index)
        for is_skipped in (lambda line: line.lstrip().startswith("#") and line.find("#") <= column, _is_blank):
            while end > floor and is_skipped(self.text[self.text.rfind("\n", 0, end) + 1 : end]):
                above = self._find_line_break(end)
                if above < floor or above < 0:
                    break
                end = above
        return max(end, floor)

    def _find_line_break(self, index: int) -> int:
        """Return where the line before that of `index` ends; -1 for the first line."""
        at = self.text.rfind("\n", 0, index)
        return at - 1 if at > 0 and self.text[at - 1] == "\r" else at


def _is_blank(line: str) -> bool:
    return not line.strip()
