"""Signs that a console of another code page (cp936, cp437) does without, and what it shows in their place."""

from __future__ import annotations

NEAREST = "teamops-nearest"
"""The name of the error handler, as `codecs` knows it."""

_NEAREST = str.maketrans("−–—•·…│┊─✓✗⟨⟩▁▂▃▄▅▆▇█", "---*..|:-+x<>_.:-=+*#")
"""Each by one sign, so that columns stay; a number without its minus would be another number."""


def replace_unencodable(error: UnicodeError) -> tuple[str, int]:
    """What is written in place of that which cannot be encoded, and where to go on; `?` for what has nothing near."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    shown = error.object[error.start : error.end].translate(_NEAREST)
    return "".join(one if one.isascii() else "?" for one in shown), error.end
