"""An event: a field of an item was changed by somebody in a commit, or the item came, went or moved to another file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple


class Address(NamedTuple):
    """What an item of a record is and the path to it: `checkpoint`, `launch/预热期/曝光量@2026-09-15`."""

    kind: str
    path: str


Items = dict[Address, dict[str, str]]
"""Items of records, each with its fields as text: lists of words are joined, mappings flattened with points."""


def group_nested_items(items: Items, begins: Callable[[Address], bool]) -> Iterator[tuple[Address, Items]]:
    """The items that begin one, each with those inside it, which follow it and begin none of their own."""
    top: Address | None = None
    inside: Items = {}
    for address, fields in items.items():
        if top is not None and address.path.startswith(f"{top.path}/"):
            inside[address] = fields
            continue
        if top is not None:
            yield top, inside
        top, inside = (address, {address: fields}) if begins(address) else (None, {})
    if top is not None:
        yield top, inside


NUMBERS = frozenset({
    "target", "step", "value", "plan", "actual", "planned", "spent", "progress", "budget", "capacity", "percent", "due",
    "done", "late", "at_least", "at_most", "within",
})  # fmt: skip
"""Fields that hold numbers, of which 1,600 and 1600 are the same."""

NAMES = frozenset({
    "owner", "collaborators", "department", "from", "to", "by", "head", "attendees", "person", "director",
})  # fmt: skip
"""Fields that hold people or departments."""


class Event(NamedTuple):
    """`field` is None for an item that came (`after` is its file), went (`before` is), or moved from file to file.

    `at` is the time of the commit by the clock that was asked for, `commit` its full hash and `subject` the first line
    of its message; an event that is not committed yet has no time and empty texts. `name` is what the record is called,
    or the item where only that has a name. `items` are those of an item that came or went, with all that is inside it.
    """

    item: Address
    field: str | None
    before: str | None
    after: str | None
    author: str
    email: str
    at: datetime | None
    commit: str
    subject: str = ""
    name: str = ""
    items: Items = {}  # noqa: RUF012  # a NamedTuple's default; nobody writes to it

    @property
    def kind(self) -> str:
        """What happened: `born`, `gone`, `moved` or `changed`."""
        if self.field is not None:
            return "changed"
        if self.before is None:
            return "born"
        return "gone" if self.after is None else "moved"

    @property
    def public_field(self) -> str | None:
        """The field as programs read it: of a move between files `file`, whose values `before` and `after` are."""
        return "file" if self.kind == "moved" else self.field

    @property
    def moment(self) -> datetime:
        """When it was committed: of an event that is."""
        assert self.at is not None
        return self.at

    @property
    def short(self) -> str:
        """The commit as people write it."""
        return self.commit[:7]

    @property
    def record(self) -> str:
        """The address of the record that the item is, or is inside of."""
        return self.item.path.partition("/")[0] if self.item.kind != "settings" else self.item.path


class HistoryNotice(NamedTuple):
    """What the history cannot tell.

    `unreadable`: the file could not be read in the commit (`unreadable_now`: in the working tree). `unknown`: a shallow
    clone ends at the commit, and what is older is not there. `no_commits`: there is no history yet.
    """

    code: str
    commit: str
    at: datetime | None = None
    file: str = ""


class History(NamedTuple):
    """Events, newest first, and what they leave out. `unknown` are the words that no record ever had for a name."""

    events: tuple[Event, ...]
    notices: tuple[HistoryNotice, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def unknown_before(self) -> tuple[str, ...]:
        """The commits at which a shallow clone ends."""
        return tuple(notice.commit for notice in self.notices if notice.code == "unknown")


class FieldOrigin(NamedTuple):
    """A field as it is now, and the event that made it so; None where the history does not reach so far."""

    item: Address
    field: str
    value: str
    event: Event | None
