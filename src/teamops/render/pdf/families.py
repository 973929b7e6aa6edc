"""The fonts in which a report is set: those that people of its language like to read, and that have its characters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

CHINESE = (
    "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC",
    "Source Han Sans CN", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Heiti SC", "STHeiti", "DengXian", "SimHei",
    "SimSun", "Droid Sans Fallback", "Arial Unicode MS",
)  # fmt: skip
LATIN = ("Segoe UI", "Helvetica Neue", "Arial", "Noto Sans", "Liberation Sans", "DejaVu Sans")
SHIPPED = "Libertinus Serif"
"""Comes with typst, for a machine that has nothing else."""

_BOLD = 600


class FontFamilies(NamedTuple):
    """Families in the order in which a character is looked for, and whether they all have heavy letters.

    What none of them has is looked for in all other fonts.
    """

    names: list[str]
    has_bold: bool


def choose_families(fonts: Sequence[tuple[str, int]], *, chinese_first: bool) -> FontFamilies:
    """The families that are here: one for Chinese, one for other letters, or that of typst itself.

    Each of the `fonts` is a family and a weight.
    """
    here = {family for family, _ in fonts}
    chinese = [name for name in CHINESE if name in here][:1]
    latin = [name for name in LATIN if name in here][:1]
    names = ([*chinese, *latin] if chinese_first else [*latin, *chinese]) or [SHIPPED]
    bold = {family for family, weight in fonts if weight >= _BOLD}
    return FontFamilies(names, bold.issuperset(names))
