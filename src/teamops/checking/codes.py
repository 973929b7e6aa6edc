"""The codes of all rules, read from the names of their files, so that no rule is imported."""

from __future__ import annotations

from teamops.checking import rules
from teamops.model.own_modules import list_modules


def list_codes() -> tuple[str, ...]:
    """Return F001, F002, …: a rule's file begins with its code."""
    return tuple(sorted(name.partition("_")[0].upper() for name in list_modules(rules)))
