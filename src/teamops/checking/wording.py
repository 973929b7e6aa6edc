"""Facts as texts that read the same in every language."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import islice

from teamops.locale.formats import number
from teamops.model.quantity import Quantity
from teamops.model.sums import EXACT
from teamops.model.units import unit_after

_MOST = 6


def amount(value: Decimal, unit: str | None = None, like: Quantity | None = None) -> str:
    """`value` with its unit, in the suffix of `like` where a sum is compared with what somebody wrote: 1,590 万元."""
    shown = value if like is None else Quantity.of(EXACT.normalize(value), like.suffix)
    behind = unit_after(shown, unit)
    return f"{number(shown)} {behind}" if behind else number(shown)


def listed(names: Iterable[str]) -> str:
    """The first few names, apart: 竞品月度报告 · 客户回访计划 · …"""
    names = iter(names)
    shown = list(islice(names, _MOST))
    return " · ".join([*shown, "…"] if next(names, None) is not None else shown)


def keys(names: Iterable[str]) -> str:
    """Keys of a file, marked as such: `owner` · `due`"""
    return listed(f"`{name}`" for name in names)
