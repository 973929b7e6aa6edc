"""An event of the history: a commit changed a field of an item, or added, removed or moved the item."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from teamops.model.named_tuple import NamedTuple


class Address(NamedTuple):
    """The kind of an item and its path: `checkpoint`, `launch/预热期/曝光量@2026-09-15`."""

    kind: str
    path: str


Items = dict[Address, dict[str, str]]
"""Items of records, each with its fields as text: lists are joined, nested mappings have dotted keys."""


def group_nested_items(items: Items, begins: Callable[[Address], bool]) -> Iterator[tuple[Address, Items]]:
    """Yield each item for which `begins` is true, with the items inside it that follow it."""
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
"""Fields that hold numbers: 1,600 and 1600 are equal there."""

NAMES = frozenset({
    "owner", "collaborators", "department", "from", "to", "by", "head", "attendees", "person", "director",
})  # fmt: skip
"""Fields that hold the ids of people or departments."""


class Event(NamedTuple):
    """A change of one field, or the addition, removal or move of an item (`field` is None).

    `before` and `after` are the values of the field, or else files: an added item has no `before`, a removed one no
    `after`. `at` is the commit time by the configured clock, `commit` the full hash and `subject` the first line of the
    message; an uncommitted event has no time and empty texts. `name` is the name of the record, or of the item where
    only that has one. `items` are the items of an added or removed item, with everything inside it.
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
        """`born`, `gone`, `moved` or `changed`."""
        if self.field is not None:
            return "changed"
        if self.before is None:
            return "born"
        return "gone" if self.after is None else "moved"

    @property
    def public_field(self) -> str | None:
        """The field as programs read it: `file` for a move between files."""
        return "file" if self.kind == "moved" else self.field

    @property
    def moment(self) -> datetime:
        """The commit time of a committed event."""
        assert self.at is not None
        return self.at

    @property
    def short(self) -> str:
        """The abbreviated hash."""
        return self.commit[:7]

    @property
    def record(self) -> str:
        """The address of the record that the item is, or is inside."""
        return self.item.path.partition("/")[0] if self.item.kind != "settings" else self.item.path


class HistoryNotice(NamedTuple):
    """Something that the history could not read.

    `unreadable`: the file could not be read in the commit (`unreadable_now`: in the working tree). `unknown`: a shallow
    clone ends at the commit. `no_commits`: there is no history yet.
    """

    code: str
    commit: str
    at: datetime | None = None
    file: str = ""


class History(NamedTuple):
    """Events, newest first, and notices about what they lack; `unknown` are names that no record ever had."""

    events: tuple[Event, ...]
    notices: tuple[HistoryNotice, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def unknown_before(self) -> tuple[str, ...]:
        """The commits at which a shallow clone ends."""
        return tuple(notice.commit for notice in self.notices if notice.code == "unknown")


class FieldOrigin(NamedTuple):
    """The present value of a field and the event that set it; None where the history does not reach that far."""

    item: Address
    field: str
    value: str
    event: Event | None
