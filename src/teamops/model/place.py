"""Where a record stands: a file and the route of keys to it. Lines and columns are found from this at the edge."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

Key = str | int
R_co = TypeVar("R_co", covariant=True)

MORE = "more"
"""The variant of a fault that stands for others, which are counted and not listed."""


class At(NamedTuple):
    """A place in a file: `route` leads from the top through keys and list indexes (0-based) to a value.

    `on_key` points at the last key itself. `mark` (line, column; 1-based, in characters) is given where the file has
    no such route because it could not be read.
    """

    file: str
    route: tuple[Key, ...] = ()
    on_key: bool = False
    mark: tuple[int, int] | None = None

    def __truediv__(self, key: Key) -> At:
        return At(self.file, (*self.route, key))

    def key(self, key: Key) -> At:
        """The place of the word `key` itself, for a key that should not be there or stands for its whole value."""
        return At(self.file, (*self.route, key), on_key=True)


class Entry(NamedTuple, Generic[R_co]):
    """A record and where it stands. The place is no part of the record: equal records are equal."""

    record: R_co
    at: At


class Fault(NamedTuple):
    """Something that reading a file found wrong, under the code of the form rule (F001 …) that reports it.

    `variant` names the message of that rule, `facts` fill it.
    """

    code: str
    at: At
    variant: str
    facts: tuple[tuple[str, str], ...] = ()
    related: tuple[At, ...] = ()

    @staticmethod
    def more(code: str, at: At, count: int) -> Fault:
        """The fault that stands for `count` others in the section `at`, which are not listed."""
        return Fault(code, at, MORE, (("count", str(count)),))

    @property
    def number(self) -> int:
        """How many faults it stands for: 1, or those that are not listed."""
        return int(dict(self.facts)["count"]) if self.variant == MORE else 1
