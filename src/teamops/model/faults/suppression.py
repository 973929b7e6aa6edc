"""A comment that suppresses findings, until a day and for a reason."""

from __future__ import annotations

from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At


class Suppression(NamedTuple):
    """`# teamops: ignore[T001] until 2026-12-01 by chen: reason`, as written; None for what is missing.

    `rules` are codes or names. It applies to the lines from `first` to `last` (1-based, inclusive) of the file of `at`.
    """

    at: At
    rules: tuple[str, ...]
    until: str | None
    by: str | None
    reason: str | None
    first: int
    last: int
