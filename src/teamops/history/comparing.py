"""What changed from one state of some files to another, field by field; what only looks different is no change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from teamops.history.items import Address, Items
from teamops.model.quantity import Quantity

_NUMBERS = frozenset({
    "target", "step", "value", "plan", "actual", "planned", "spent", "progress", "budget", "capacity", "percent", "due",
    "done", "late", "at_least", "at_most", "within",
})  # fmt: skip
"""Fields that hold numbers, of which 1,600 and 1600 are the same."""


class FieldChange(NamedTuple):
    """A field of an item had one value and has another; None where there was, or is, none.

    Of an item that came or went the field is None, and so are the values.
    """

    item: Address
    field: str | None
    before: str | None
    after: str | None

    @property
    def is_birth(self) -> bool:
        """Whether the item came to be: then the fields that it came with are no changes of their own."""
        return self.field is None and self.after is not None


def changes_between(before: Items, after: Items) -> Iterator[FieldChange]:
    """The changes, in the order of the items as they stand after, then those that are gone."""
    for address, fields in after.items():
        if address not in before:
            yield FieldChange(address, None, None, "")
        else:
            yield from _fields(address, before[address], fields)
    for address in before:
        if address not in after:
            yield FieldChange(address, None, "", None)


def _fields(address: Address, before: dict[str, str], after: dict[str, str]) -> Iterator[FieldChange]:
    for field in dict.fromkeys([*after, *before]):
        old, new = before.get(field), after.get(field)
        if old != new and not _is_same(field, old, new):
            yield FieldChange(address, field, old, new)


def _is_same(field: str, old: str | None, new: str | None) -> bool:
    """Whether the two are one number, written in two ways."""
    if old is None or new is None or field.rpartition(".")[2] not in _NUMBERS:
        return False
    try:
        return Quantity.parse(old) == Quantity.parse(new)
    except ValueError:
        return False
