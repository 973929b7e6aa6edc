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
"""The font of typst itself, for a machine without any other."""

_BOLD = 600


class FontFamilies(NamedTuple):
    """Font families in order of preference, and whether all have bold letters.

    Characters that none of them has are taken from any other font.
    """

    names: list[str]
    has_bold: bool


def choose_families(fonts: Sequence[tuple[str, int]], *, chinese_first: bool) -> FontFamilies:
    """Choose one available family for Chinese and one for other letters, or typst's own if there is none.

    `fonts` are pairs of family and weight.
    """
    available = {family for family, _ in fonts}
    chinese = [name for name in CHINESE if name in available][:1]
    latin = [name for name in LATIN if name in available][:1]
    names = ([*chinese, *latin] if chinese_first else [*latin, *chinese]) or [SHIPPED]
    bold = {family for family, weight in fonts if weight >= _BOLD}
    return FontFamilies(names, bold.issuperset(names))
