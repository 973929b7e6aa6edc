"""Files that make rules say what their bad examples do not say, by family: (code, message) to the file's text."""

from __future__ import annotations

from importlib import import_module

FAMILIES = ("form", "goals", "tasks", "monitors", "reviews", "collaboration")

SAYINGS = {key: text for name in FAMILIES for key, text in import_module(f"{__name__}.{name}").SAYINGS.items()}
