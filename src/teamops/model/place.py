"""The place of a record: a file and the route of keys in it. Lines and columns are looked up only for output."""

from __future__ import annotations

from typing import Generic, TypeVar

from teamops.model.named_tuple import NamedTuple

Key = str | int
R_co = TypeVar("R_co", covariant=True)

MORE = "more"
"""The variant of a fault that represents others, which are counted and not listed."""


class At(NamedTuple):
    """A place in a file: `route` leads from the top through keys and list indexes (0-based) to a value.

    `on_key` points at the last key itself. `mark` (line, column; 1-based, in characters) is set if the file has no such
    route because it could not be read.
    """

    file: str
    route: tuple[Key, ...] = ()
    on_key: bool = False
    mark: tuple[int, int] | None = None

    def __truediv__(self, key: Key) -> At:
        return At(self.file, (*self.route, key))

    def key(self, key: Key) -> At:
        """Return the place of `key` itself, for a key that should not exist or represents its whole value."""
        return At(self.file, (*self.route, key), on_key=True)


class Entry(NamedTuple, Generic[R_co]):
    """A record and its place. The place is not part of the record, so that equal records are equal."""

    record: R_co
    at: At


class Fault(NamedTuple):
    """An error in a file that was read, under the code of the form rule (F001 …) that reports it.

    `variant` names the message of that rule, `facts` fill it.
    """

    code: str
    at: At
    variant: str
    facts: tuple[tuple[str, str], ...] = ()
    related: tuple[At, ...] = ()

    @staticmethod
    def more(code: str, at: At, count: int) -> Fault:
        """Return the fault that represents `count` unlisted others in the section `at`."""
        return Fault(code, at, MORE, (("count", str(count)),))

    @property
    def number(self) -> int:
        """How many faults it represents: 1, or the number of unlisted ones."""
        return int(dict(self.facts)["count"]) if self.variant == MORE else 1
