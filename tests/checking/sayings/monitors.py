"""Files that make rules on monitors say what their bad examples do not."""

from __future__ import annotations

from teamops.checking.rule import Example

SAYINGS: dict[tuple[str, str], Example] = {}
