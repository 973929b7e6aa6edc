"""Regular expressions that are compiled when first used: compiling those of all modules takes longer than a command."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _LaterPattern:
    """Looks like a compiled pattern; keeps the methods that are used."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._given = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        method = getattr(re.compile(*self._given), name)
        setattr(self, name, method)
        return method


def compile_later(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what `re.compile` returns, at no cost until it is used; to be called on the level of modules."""
    return cast("re.Pattern[AnyStr]", _LaterPattern(pattern, flags))
