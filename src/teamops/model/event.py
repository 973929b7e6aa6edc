"""What happened to the records, as git tells it: a field of an item was changed in a commit, or it came, went or moved.

An item is a record, or a thing inside one that has a life of its own (a goal's part, a checkpoint, an improvement).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple


class Address(NamedTuple):
    """What an item is (`task`, `part`, `measure` …) and the path to it: `launch/预热期/曝光量@2026-09-15`."""

    kind: str
    path: str


class Event(NamedTuple):
    """`field` is None for an item that came (`before` None), went (`after` None) or moved (both are its files).

    `at` is the time of the commit by the team's clock policy; `commit` its full hash.
    """

    item: Address
    field: str | None
    before: str | None
    after: str | None
    author: str
    email: str
    at: datetime
    commit: str

    @property
    def kind(self) -> str:
        """What happened: `born`, `gone`, `moved` or `changed`."""
        if self.field is not None:
            return "changed"
        if self.before is None:
            return "born"
        return "gone" if self.after is None else "moved"

    @property
    def short(self) -> str:
        """The commit as people write it."""
        return self.commit[:7]


class Past(NamedTuple):
    """The events, the newest first. Before the commit `unknown_before`, if there is one, nothing is known."""

    events: Sequence[Event]
    unknown_before: str = ""
