"""The fonts in which a report is set: those that people of its language like to read, and that have its characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from pathlib import Path
from typing import NamedTuple

from typst import FontInfo, Fonts

from teamops.locale.spoken import CatalogueError
from teamops.render.pdf.coverage import covered

CHINESE = (
    "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC",
    "Source Han Sans CN", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Heiti SC", "STHeiti", "SimHei", "DengXian",
    "SimSun", "Arial Unicode MS",
)  # fmt: skip
LATIN = ("Segoe UI", "Helvetica Neue", "Helvetica", "Arial", "Noto Sans", "Liberation Sans", "DejaVu Sans")
_BOLD = 600
_MOST_NAMED = 10
_IDEOGRAPHS = (
    (0x2E80, 0x9FFF),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),
    (0x20000, 0x3FFFF),
)
"""Characters of China, Japan and Korea, which many fonts do not have."""


class FontError(CatalogueError):
    """No font has characters of the report; the error names some of them and what to do."""

    AREA = "printouts"


class Families(NamedTuple):
    """Families in the order in which a character is looked for, and whether the first has heavy letters."""

    names: list[str]
    has_bold: bool


def chosen(fonts: Fonts, text: str, *, chinese_first: bool = True) -> Families:
    """Families that have all characters of `text`. Raises FontError where there is no font for some."""
    found = fonts.fonts()
    preferred = (*CHINESE, *LATIN) if chinese_first else (*LATIN, *CHINESE)
    here = {font.family for font in found}
    names = [name for name in preferred if name in here]
    missing: Set[str] = {c for c in set(text) if any(first <= ord(c) <= last for first, last in _IDEOGRAPHS)}
    for family in (*names, *sorted(here.difference(names))):
        if not missing:
            break
        shown = _shown(found, family, missing)
        missing -= shown
        if shown and family not in names:
            names.append(family)
    if missing:
        raise FontError("no_font", characters="".join(sorted(missing)[:_MOST_NAMED]), count=len(missing))
    is_bold = any(font.family == names[0] and font.weight >= _BOLD for font in found) if names else True
    return Families(names, is_bold)


def _shown(fonts: Sequence[FontInfo], family: str, characters: Set[str]) -> Set[str]:
    return frozenset(c for path, index in _files(fonts, family) for c in covered(path, index, characters))


def _files(fonts: Sequence[FontInfo], family: str) -> Iterator[tuple[Path, int]]:
    """The files of a family, one for each weight and slant; the characters are those of the first."""
    for font in fonts:
        if font.family == family and font.path is not None:
            yield Path(font.path), font.index
            return
