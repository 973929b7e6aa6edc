"""Facts as texts that read the same in every language."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from itertools import islice

from teamops.locale.formats import format_number
from teamops.locale.text import Text
from teamops.model.figures.quantity import Quantity
from teamops.model.figures.sums import EXACT
from teamops.model.figures.units import format_unit_after

_MOST = 6

WIDE_COLON = Text(
    "the full-width colon “：” after `{key}` is text to YAML (line {lines}): write `{key}: ` with a blank",
    "`{key}` 后是全角冒号“：”（第 {lines} 行），YAML 不识别：应为 `{key}: `，冒号为半角，后空一格",
)
"""What is said of a key after which the wrong colon stands, whatever else that causes."""


def format_amount(value: Decimal, unit: str | None = None, like: Quantity | None = None) -> str:
    """`value` with its unit, in the suffix of `like` where a sum is compared with what somebody wrote: 1,590 万元."""
    shown = value if like is None else Quantity.of(EXACT.normalize(value), like.suffix)
    behind = format_unit_after(shown, unit)
    return f"{format_number(shown)} {behind}" if behind else format_number(shown)


def format_names(names: Iterable[str]) -> str:
    """The first few names, apart: 竞品月度报告 · 客户回访计划 · …"""
    names = iter(names)
    shown = list(islice(names, _MOST))
    return " · ".join([*shown, "…"] if next(names, None) is not None else shown)


def format_files(names: Collection[str]) -> str:
    """The first few files and the number of the others: a.yaml, b.yaml, … (+398)"""
    shown = list(islice(names, _MOST))
    return ", ".join(shown) + (f", … (+{len(names) - _MOST})" if len(names) > _MOST else "")


def format_keys(names: Iterable[str]) -> str:
    """Keys of a file, marked as such: `owner` · `due`"""
    return format_names(f"`{name}`" for name in names)
