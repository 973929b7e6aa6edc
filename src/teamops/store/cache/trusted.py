"""Seals what the tool keeps in a workspace; whatever git brought is not trusted."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from teamops.store.cache.seal import _BYTES, Seal, load_seal
from teamops.store.git.state_tracking import is_tracked


def seal_value(root: Path, purpose: str, value: object) -> bytes:
    """Return `value` below a line with its seal; without a user's key it is valid as long as this process lives."""
    return (load_seal(root) or _make_temporary_seal(root)).seal(purpose, value)


def unseal_value(root: Path, purpose: str, raw: bytes) -> Any:
    """Return the value that `seal_value` sealed. Raises ValueError for anything else, and for whatever git brought."""
    if is_tracked(root):
        raise ValueError(purpose)
    return (load_seal(root) or _make_temporary_seal(root)).open(purpose, raw)


def _make_temporary_seal(root: Path) -> Seal:
    return Seal(_make_temporary_key(), os.path.realpath(root))


@cache
def _make_temporary_key() -> bytes:
    return os.urandom(_BYTES)
