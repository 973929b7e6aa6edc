"""Whether existing parts are what the same split would have made on an earlier day: then they stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from teamops.model.dataclass import replace
from teamops.model.records.goals import Part
from teamops.planning.errors import SplitError
from teamops.planning.split.divider import Divider
from teamops.planning.split.frozen import FrozenParts
from teamops.planning.split.options import SplitOptions
from teamops.planning.split.siblings import Whole


def is_as_before(divider: Divider, whole: Whole) -> bool:
    """Return whether the parts of `whole` are what the same split options would have made of them on an earlier day.

    Every day another part closes, and the rest, shared again, would be rounded in another way. If target, weights,
    people and calendar are those of the last split, that is no reason to change anything. The day of the last split is
    not recorded, so the last day of each past period is tried: on it, a split of any day in that period has the same
    result. Signatures and locks may be newer: parts are also compared without them.
    """
    options = divider.options
    if options.frozen.since is not None or not whole.parts:
        return False
    wholes = [replace(whole, parts=parts) for parts in _list_variants(whole.parts)]
    return any(
        _has_same_parts(Divider(divider.ws, replace(options, frozen=FrozenParts(day))), one)
        for day in (None, *_list_past_ends(whole.parts, options.frozen.today))
        for one in wholes
    )


def freeze_all(options: SplitOptions) -> SplitOptions:
    """Return the same options with every existing part frozen."""
    return replace(options, frozen=replace(options.frozen, freeze_all=True))


def _has_same_parts(divider: Divider, whole: Whole) -> bool:
    try:
        tree, _ = divider.divide(whole)
    except SplitError:  # on that day it could not have been made, so it was not
        return False
    return tree.parts == whole.parts


def _list_past_ends(parts: Iterable[Part], today: date | None) -> Iterator[date]:
    """Yield the last days of past periods, the latest first."""
    ends = {part.period.end for part in _walk_parts(parts) if part.period is not None}
    yield from sorted((end for end in ends if today is not None and end < today), reverse=True)


def _walk_parts(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from _walk_parts(part.parts)


def _list_variants(parts: tuple[Part, ...]) -> list[tuple[Part, ...]]:
    """Return the parts as they are, without signatures, and without locks too; each variant once."""
    variants = [parts]
    for unlocked in (False, True):
        loose = _strip_bindings(parts, unlocked=unlocked)
        if loose not in variants:
            variants.append(loose)
    return variants


def _strip_bindings(parts: tuple[Part, ...], *, unlocked: bool) -> tuple[Part, ...]:
    """Return the parts without signatures, and without locks if `unlocked`."""
    return tuple(
        replace(
            part,
            confirmed=(),
            locked=part.locked and not unlocked,
            parts=_strip_bindings(part.parts, unlocked=unlocked),
        )
        for part in parts
    )
