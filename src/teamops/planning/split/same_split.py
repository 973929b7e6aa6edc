"""Whether parts stand as a split with the same figures would have made them on some day before: then they stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from teamops.model.records.goals import Part
from teamops.planning.errors import SplitError
from teamops.planning.split.divider import Divider
from teamops.planning.split.frozen import FrozenParts
from teamops.planning.split.options import SplitOptions
from teamops.planning.split.siblings import Whole


def is_as_before(divider: Divider, whole: Whole) -> bool:
    """Whether the parts of `whole` are what a split asked for in the same way makes of them, seen from a day gone by.

    Every day another part closes, and the rest, shared anew, would be rounded in another way. Where target, weights,
    people and calendar are those of the last split, that is no reason to move anything. The day of the last split is
    not recorded, so the last day of each period gone by is tried: on it, a split of any day in that period comes out
    as it did. Signatures and locks may be from later days: parts are also compared without them.
    """
    asked = divider.asked
    if asked.standing.since is not None or not whole.parts:
        return False
    wholes = [replace(whole, parts=parts) for parts in _list_variants(whole.parts)]
    return any(
        _has_same_parts(Divider(divider.ws, replace(asked, standing=FrozenParts(day))), one)
        for day in (None, *_list_past_ends(whole.parts, asked.standing.today))
        for one in wholes
    )


def freeze_all(asked: SplitOptions) -> SplitOptions:
    """The same split, in which no part that stands may be touched."""
    return replace(asked, standing=replace(asked.standing, still=True))


def _has_same_parts(divider: Divider, whole: Whole) -> bool:
    try:
        made, _ = divider.divide(whole)
    except SplitError:  # on that day it could not have been made, so it was not
        return False
    return made.parts == whole.parts


def _list_past_ends(parts: Iterable[Part], today: date | None) -> Iterator[date]:
    """The last days of periods that are over, the latest first."""
    ends = {part.period.end for part in _walk_parts(parts) if part.period is not None}
    yield from sorted((end for end in ends if today is not None and end < today), reverse=True)


def _walk_parts(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from _walk_parts(part.parts)


def _list_variants(parts: tuple[Part, ...]) -> list[tuple[Part, ...]]:
    """The parts as they are, without signatures, and without locks too; each only once."""
    found = [parts]
    for unlocked in (False, True):
        loose = _strip_bindings(parts, unlocked=unlocked)
        if loose not in found:
            found.append(loose)
    return found


def _strip_bindings(parts: tuple[Part, ...], *, unlocked: bool) -> tuple[Part, ...]:
    """The parts without signatures, and without locks where `unlocked`."""
    return tuple(
        replace(
            part,
            confirmed=(),
            locked=part.locked and not unlocked,
            parts=_strip_bindings(part.parts, unlocked=unlocked),
        )
        for part in parts
    )
