"""Controlled rounding: every amount of a network becomes the whole number below or above it, and every sum stays.

Amounts that flow through a network with whole sums can always be rounded so: as long as an amount is fractional, it
lies on a cycle of fractional ones (a node cannot have just one), and pushing the same amount around the cycle makes one
of them whole without changing a sum (Cox 1987 for tables; Bacharach 1966).
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from teamops.model.named_tuple import NamedTuple


class Arc(NamedTuple):
    """An amount that flows from `tail` to `head`: `value` in units of 1/`whole`; `importance` weighs its deviation."""

    tail: Hashable
    head: Hashable
    value: int
    importance: int = 1


def round_flow(arcs: Sequence[Arc], whole: int) -> list[int]:
    """Return the amount of each arc in whole numbers, rounded up or down; each node's inflow equals its outflow.

    Nodes at which flows begin or end must do so with whole numbers. Of the two ways around a cycle the one is taken
    that leaves the amounts nearer to their exact values, of equal ones the one that raises the first.
    """
    return _Rounding(arcs, whole).result()


class _Rounding:
    def __init__(self, arcs: Sequence[Arc], whole: int) -> None:
        self.arcs, self.whole = arcs, whole
        self.values = [arc.value for arc in arcs]
        self.slopes = [(whole - 2 * (arc.value % whole)) * arc.importance for arc in arcs]
        self.fractional: dict[Hashable, dict[int, None]] = {}
        for index, arc in enumerate(arcs):
            if arc.value % whole:
                self.fractional.setdefault(arc.tail, {})[index] = None
                self.fractional.setdefault(arc.head, {})[index] = None

    def result(self) -> list[int]:
        for index in range(len(self.arcs)):
            if self.values[index] % self.whole:
                self._fix_cycles_from(index)
        return [value // self.whole for value in self.values]

    def _fix_cycles_from(self, first: int) -> None:
        """Walk along fractional amounts from `first`, fixing every cycle that closes until the path is whole."""
        node = self.arcs[first].tail
        way: list[tuple[int, int]] = []  # each amount walked, with 1 if along the flow, else -1
        met = {node: 0}
        nodes = [node]
        while node in self.fractional:
            back = way[-1][0] if way else None
            index = next((other for other in self.fractional[node] if other != back), None)
            if index is None:
                return
            arc = self.arcs[index]
            node, sign = (arc.head, 1) if node == arc.tail else (arc.tail, -1)
            way.append((index, sign))
            if node not in met:
                met[node] = len(way)
                nodes.append(node)
                continue
            start = met[node]
            self._push(way[start:])
            del way[start:]
            for left in nodes[start + 1 :]:
                del met[left]
            del nodes[start + 1 :]

    def _push(self, cycle: list[tuple[int, int]]) -> None:
        """Push around `cycle` until one of its amounts is whole."""
        if sum(sign * self.slopes[index] for index, sign in cycle) > 0:
            cycle = [(index, -sign) for index, sign in cycle]
        over = ((self.values[index] % self.whole, sign) for index, sign in cycle)
        amount = min(self.whole - part if sign > 0 else part for part, sign in over)
        for index, sign in cycle:
            self.values[index] += sign * amount
            if not self.values[index] % self.whole:
                for node in (self.arcs[index].tail, self.arcs[index].head):
                    del self.fractional[node][index]
                    if not self.fractional[node]:
                        del self.fractional[node]
