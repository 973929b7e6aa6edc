"""Which level comes next below a whole, given its existing parts and the requested levels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import get_args

from teamops.locale.suggest import find_nearest
from teamops.model.dataclass import dataclass
from teamops.model.figures.sums import find_level
from teamops.model.records.goals import Level, Part
from teamops.model.time.period import KINDS, Period
from teamops.planning.errors import SplitError, Term
from teamops.planning.split.frozen import FrozenParts
from teamops.planning.split.siblings import Whole

LEVELS: tuple[Level, ...] = get_args(Level)
"""Periods from the coarsest to the finest, and people last; departments may come anywhere above people."""


USUAL: tuple[Level, ...] = ("month", "week", "people")
"""The default levels of a split."""


@dataclass(frozen=True, slots=True)
class Course:
    """The next level of a whole, and the levels below it.

    `level` is None for parts of no level, or with several parts for one period, department or person; they are left
    unchanged. `is_requested`: the level was requested and does not merely exist.
    """

    level: Level | None
    below: tuple[Level, ...]
    is_requested: bool


def order_levels(levels: Sequence[Level], path: str, period: Period | None) -> tuple[Level, ...]:
    """Return `levels` as given, for the node at `path` that covers `period`.

    Raises SplitError unless each is known, periods go from coarse to fine with people last, and the first period is
    finer than `period`.
    """
    unknown = [level for level in levels if level not in LEVELS]
    if unknown or not levels:
        raise SplitError(
            "unknown_level",
            levels=tuple(map(str, unknown)),
            known=tuple(LEVELS),
            near=find_nearest(str(unknown[0]), LEVELS) if unknown else "",
        )
    ranks = [LEVELS.index(level) for level in levels if level != "department"]
    twice = levels.count("department") > 1
    if twice or "people" in levels[:-1] or any(after <= before for before, after in pairwise(ranks)):
        raise SplitError("levels_out_of_order", levels=tuple(levels), known=tuple(LEVELS))
    first = _find_first_period(levels)
    if period is not None and first is not None and KINDS.index(first) <= KINDS.index(period.kind):
        raise SplitError("not_finer", path=path, period=str(period), level=Term(f"level.{first}"))
    return tuple(levels)


def list_finer_levels(levels: Sequence[Level], here: Level | None, period: Period | None) -> tuple[Level, ...]:
    """Return those of `levels` below a part at the level `here` with this `period`; all of them if none is."""
    below = levels[levels.index(here) + 1 :] if here in levels else levels
    coarse: Sequence[str] = () if period is None else KINDS[: KINDS.index(period.kind) + 1]
    return tuple(level for level in below if level not in coarse) or tuple(levels)


def choose_course(
    whole: Whole, levels: tuple[Level, ...], frozen: FrozenParts, *, changed: bool, replace: bool
) -> Course | None:
    """Return what to do below `whole`; None if no level is left and existing parts need not follow a change.

    Existing levels above the requested one are passed through. Raises SplitError if existing parts contradict the
    levels, unless they may be replaced.
    """
    if not whole.parts:
        return Course(levels[0], levels[1:], is_requested=True) if levels else None
    here = find_level(whole.parts, whole.period)
    level = here if here is not None and _is_plain(whole.parts, whole.period, here) else None
    if not levels:
        return Course(level, (), is_requested=False) if changed else None
    if here == levels[0]:
        return Course(level, levels[1:], is_requested=level is not None)
    if here is None or _is_above(here, levels):
        return Course(level, levels, is_requested=False)
    if replace and not frozen.has_fixed_part(whole.parts, whole.period):
        return Course(levels[0], levels[1:], is_requested=True)
    raise SplitError(
        "already_split_otherwise" if here in levels else "already_split_finer",
        path=whole.path,
        here=Term(f"level.{here}"),
        asked=Term(f"level.{levels[0]}"),
        parts=tuple(str(part.period or part.owner or part.department) for part in whole.parts[:3]),
    )


def _is_above(here: Level, levels: tuple[Level, ...]) -> bool:
    """Return whether parts at the level `here` can be split into `levels`."""
    if here == "people" or here in levels:
        return False
    first = _find_first_period(levels)
    return here == "department" or first is None or LEVELS.index(here) < LEVELS.index(first)


def _find_first_period(levels: Sequence[Level]) -> Level | None:
    return next((level for level in levels if level not in ("department", "people")), None)


def _is_plain(parts: Sequence[Part], whole: Period | None, level: Level) -> bool:
    """Return whether all parts are at `level`, and each has its own period, department or person."""
    keys = {_get_slot_key(part, level) for part in parts}
    return len(keys) == len(parts) and all(find_level((part,), whole) == level for part in parts)


def _get_slot_key(part: Part, level: Level) -> object:
    if level == "people":
        return part.owner
    return part.department if level == "department" else part.period and (part.period.start, part.period.end)
