"""What the tool keeps in a workspace, sealed, and never believed where git brought it."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from teamops.store.cache.seal import _BYTES, Seal, seal_of
from teamops.store.git.state_tracking import is_tracked


def sealed(root: Path, purpose: str, value: object) -> bytes:
    """`value` below a line that vouches for it; without a key of the user's, for as long as this process lives."""
    return (seal_of(root) or _passing(root)).seal(purpose, value)


def unsealed(root: Path, purpose: str, raw: bytes) -> Any:
    """The value that `sealed` wrote. Raises ValueError for anything else, and for whatever git brought."""
    if is_tracked(root):
        raise ValueError(purpose)
    return (seal_of(root) or _passing(root)).open(purpose, raw)


def _passing(root: Path) -> Seal:
    return Seal(_passing_key(), os.path.realpath(root))


@cache
def _passing_key() -> bytes:
    return os.urandom(_BYTES)
