"""The codes of all rules, read from the names of their files, so that no rule is imported."""

from __future__ import annotations

import pkgutil

from teamops.checking import rules


def list_codes() -> tuple[str, ...]:
    """Return F001, F002, …: a rule's file begins with its code."""
    names = (module.name for module in pkgutil.iter_modules(rules.__path__))
    return tuple(sorted(name.partition("_")[0].upper() for name in names))
