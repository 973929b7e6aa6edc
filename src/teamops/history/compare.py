"""Compare two states of records field by field, ignoring differences of notation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from teamops.model.event import NUMBERS, Address, Items, group_nested_items
from teamops.model.figures.quantity import Quantity
from teamops.model.named_tuple import NamedTuple


class FieldChange(NamedTuple):
    """The old and the new value of a field; None for a missing value.

    For an added or removed item the field is None, and so is its missing value; the other one is empty. Changes inside
    such an item are not listed: `items` has them all.
    """

    item: Address
    field: str | None
    before: str | None
    after: str | None
    items: Items


def compare_items(before: Items, after: Items) -> Iterator[FieldChange]:
    """Yield the changes, in the order of the items after them, then the removed items."""
    for top, items in _list_only_in(after, before):
        yield FieldChange(top, None, None, "", items)
    for address, fields in after.items():
        if address in before:
            yield from _compare_fields(address, before[address], fields)
    for top, items in _list_only_in(before, after):
        yield FieldChange(top, None, "", None, items)


def _list_only_in(these: Items, others: Items) -> Iterator[tuple[Address, Items]]:
    """Yield the items of `these` that are not among the others, each with the items inside it."""
    only = {address: fields for address, fields in these.items() if address not in others}
    return group_nested_items(only, lambda _: True)


def _compare_fields(address: Address, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[FieldChange]:
    for field in dict.fromkeys([*after, *before]):
        old, new = before.get(field), after.get(field)
        if not is_same(field, old, new):
            yield FieldChange(address, field, old, new, {})


def is_same(field: str, one: str | None, other: str | None) -> bool:
    """Return whether a field has the same value in both, in any notation."""
    if one == other:
        return True
    if one is None or other is None or field.rpartition(".")[2] not in NUMBERS:
        return False
    try:
        return Quantity.parse(one) == Quantity.parse(other)
    except ValueError:
        return False


def build_merge_base(parents: Sequence[Items | None], merged: Items) -> Items:
    """Return the state with which a merge is compared, so that only its own changes remain.

    What equals one of the parents is taken from there, the rest from the first parent that has it. `parents` has the
    record of each parent, None if it has none.
    """
    states = [items if items is not None else {} for items in parents]
    base: Items = {}
    for address, fields in merged.items():
        having = [items[address] for items in states if address in items]
        if having:
            base[address] = _pick_nearest_fields(having, fields)
    for address, fields in states[0].items():
        if address not in merged and all(address in items for items in states):
            base[address] = fields
    return base


def _pick_nearest_fields(having: Sequence[Mapping[str, str]], fields: Mapping[str, str]) -> dict[str, str]:
    fields_of_base: dict[str, str] = {}
    for name in dict.fromkeys(name for one in (*having, fields) for name in one):
        value = fields.get(name)
        agrees = any(is_same(name, one.get(name), value) for one in having)
        nearest = value if agrees else having[0].get(name)
        if nearest is not None:
            fields_of_base[name] = nearest
    return fields_of_base
