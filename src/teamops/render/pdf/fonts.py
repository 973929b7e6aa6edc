"""The fonts in which a report is typeset, and the characters that no font has."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence, Set
from unicodedata import combining, normalize

from teamops.model.later_pattern import compile_later
from teamops.model.named_tuple import NamedTuple
from teamops.render.pdf.typesetter import Typesetter, TypesettingError

CHINESE = (
    "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC",
    "Source Han Sans CN", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Heiti SC", "STHeiti", "DengXian", "SimHei",
    "SimSun", "Droid Sans Fallback", "Arial Unicode MS",
)  # fmt: skip
LATIN = ("Segoe UI", "Helvetica Neue", "Arial", "Noto Sans", "Liberation Sans", "DejaVu Sans")
SHIPPED = "Libertinus Serif"
"""The font of typst itself, for a machine without any other."""

_BOLD = 600
_MISSING = compile_later(r'^error: .*the text `"((?:[^"\\]|\\.)*)"` could not', re.MULTILINE)
_ESCAPED = compile_later(r"\\u\{([0-9a-f]+)\}")
"""Typst names what it cannot show together with its neighbours in one sign, and some characters by number."""

_INVISIBLE = compile_later("[\u200b-\u200d\u2068\u2069\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Joiners and selectors of variants: without a glyph of their own in any font."""

_NO_CHARACTER = "\ufdd0"
"""Never a character (Unicode 23.7), so that no font has it: an answer without it is not reliable."""

_CHINESE = compile_later("[\u3000-\u3003\u3005-\u3017\u4e00-\u9fa5\uff01-\uff5e\uffe0-\uffe5]")
"""The characters of GBK in these ranges, which fonts follow; not later ideographs, emoji (〽) and other scripts."""

_PROBE = """#set text(font: json("probe.json").families)
#json("probe.json").characters.map(one => box(one)).join(" ")"""


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


def find_missing_characters(text: str, families: list[str], setter: Typesetter) -> Set[str]:
    """Return the characters of `text` that no font can show.

    Typst draws a box for such a character without a warning; only for PDF/A, which forbids boxes, it reports them.
    """
    characters = sorted({c for c in set(_INVISIBLE.sub("", normalize("NFC", text))) if not c.isascii()})
    signs = [f"a{c}" if combining(c) else c for c in (*characters, _NO_CHARACTER)]
    probe = json.dumps({"families": families, "characters": signs})
    try:
        setter.pdf(_PROBE, {"probe.json": probe.encode()}, standard="a-2b")
    except TypesettingError as error:
        missing = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), "".join(_MISSING.findall(error.diagnostic)))
        if _NO_CHARACTER in missing:
            return frozenset(missing).intersection(characters)
        raise
    raise AssertionError("typst does not name characters that no font has")


def is_chinese(character: str) -> bool:
    """Return whether every Chinese font has the character: common ideographs and Chinese punctuation."""
    return _CHINESE.match(character) is not None
