"""Which characters of a report no font has.

Typst draws a box for one and says nothing, unless it is to make PDF/A, in which boxes are not allowed: then it names
them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Set
from unicodedata import combining, normalize

from teamops.render.pdf.typesetter import Typesetter, TypesettingError

_SAID = re.compile(r'^error: .*the text `"((?:[^"\\]|\\.)*)"` could not', re.MULTILINE)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
"""Typst names what it cannot show with its neighbours, if they are one sign, and some characters by their numbers."""

_INVISIBLE = re.compile("[\u200b-\u200d\u2068\u2069\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Joiners and selectors of variants: without a glyph of their own in any font."""

_NO_CHARACTER = "\ufdd0"
"""Will never be one (Unicode 23.7), so that no font has it: where it is not named, the answer means nothing."""

_CHINESE = re.compile("[\u3000-\u3003\u3005-\u3017\u4e00-\u9fa5\uff01-\uff5e\uffe0-\uffe5]")
"""What GBK has there, by which fonts go. Beyond are ideographs of later years, emoji (〽), letters of other scripts."""
_PROBE = """#set text(font: json("probe.json").families)
#json("probe.json").characters.map(one => box(one)).join(" ")"""


def find_missing_characters(text: str, families: list[str], setter: Typesetter) -> Set[str]:
    """The characters of `text` that none of the fonts can show, whichever is taken first."""
    asked = sorted({c for c in set(_INVISIBLE.sub("", normalize("NFC", text))) if not c.isascii()})
    signs = [f"a{c}" if combining(c) else c for c in (*asked, _NO_CHARACTER)]
    probe = json.dumps({"families": families, "characters": signs})
    try:
        setter.pdf(_PROBE, {"probe.json": probe.encode()}, standard="a-2b")
    except TypesettingError as error:
        said = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), "".join(_SAID.findall(error.diagnostic)))
        if _NO_CHARACTER in said:
            return frozenset(said).intersection(asked)
        raise
    raise AssertionError("typst does not name characters that no font has")


def is_chinese(character: str) -> bool:
    """Whether every Chinese font has it: the usual ideographs, and the punctuation between them."""
    return _CHINESE.match(character) is not None
