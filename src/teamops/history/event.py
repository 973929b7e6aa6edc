"""An event: a field of an item was changed by somebody in a commit, or the item came, went or moved to another file."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from teamops.history.items import Address


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
