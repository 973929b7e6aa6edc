"""Which level comes next below a whole: what is there already, against what was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import get_args

from teamops.model.figures.sums import find_level
from teamops.model.records.goals import Level, Part
from teamops.model.time.period import KINDS, Period
from teamops.planning.errors import SplitError, Term
from teamops.planning.split.frozen import FrozenParts
from teamops.planning.split.siblings import Whole

LEVELS: tuple[Level, ...] = get_args(Level)
"""Periods from the coarsest to the finest, and people last; departments stand anywhere above people."""


USUAL: tuple[Level, ...] = ("month", "week", "people")
"""What a goal is split into where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Course:
    """The next level of a whole, and the levels that follow below it.

    `level` is None for parts that no level has or that stand more than once for a period, department or person; they
    are left as they are. `asked` tells whether the level was asked for or merely stands there.
    """

    level: Level | None
    below: tuple[Level, ...]
    asked: bool


def order_levels(levels: Sequence[Level], path: str, period: Period | None) -> tuple[Level, ...]:
    """`levels` as given, for what stands at `path` and covers `period`.

    Raises SplitError unless each is known, periods go from coarse to fine with people last, and the first period is
    finer than `period`.
    """
    unknown = [level for level in levels if level not in LEVELS]
    if unknown or not levels:
        raise SplitError("unknown_level", levels=tuple(map(str, unknown)), known=tuple(LEVELS))
    ranks = [LEVELS.index(level) for level in levels if level != "department"]
    twice = levels.count("department") > 1
    if twice or "people" in levels[:-1] or any(after <= before for before, after in pairwise(ranks)):
        raise SplitError("levels_out_of_order", levels=tuple(levels), known=tuple(LEVELS))
    first = _find_first_period(levels)
    if period is not None and first is not None and KINDS.index(first) <= KINDS.index(period.kind):
        raise SplitError("not_finer", path=path, period=str(period), level=Term(f"level.{first}"))
    return tuple(levels)


def list_finer_levels(levels: Sequence[Level], here: Level | None, period: Period | None) -> tuple[Level, ...]:
    """Those of `levels` that are below a part at the level `here`, which covers `period`; all of them if none is."""
    below = levels[levels.index(here) + 1 :] if here in levels else levels
    coarse: Sequence[str] = () if period is None else KINDS[: KINDS.index(period.kind) + 1]
    return tuple(level for level in below if level not in coarse) or tuple(levels)


def choose_course(
    whole: Whole, levels: tuple[Level, ...], standing: FrozenParts, *, changed: bool, replace: bool
) -> Course | None:
    """What to do below `whole`; None if nothing: no level is left, and what stands below need not follow a change.

    Levels that stand already above the one that is asked for are gone through. Raises SplitError if what stands cannot
    be, unless it may be replaced.
    """
    if not whole.parts:
        return Course(levels[0], levels[1:], asked=True) if levels else None
    here = find_level(whole.parts, whole.period)
    level = here if here is not None and _is_plain(whole.parts, whole.period, here) else None
    if not levels:
        return Course(level, (), asked=False) if changed else None
    if here == levels[0]:
        return Course(level, levels[1:], asked=level is not None)
    if here is None or _is_above(here, levels):
        return Course(level, levels, asked=False)
    if replace and not standing.has_fixed_part(whole.parts, whole.period):
        return Course(levels[0], levels[1:], asked=True)
    raise SplitError(
        "already_split_otherwise" if here in levels else "already_split_finer",
        path=whole.path,
        here=Term(f"level.{here}"),
        asked=Term(f"level.{levels[0]}"),
        parts=tuple(str(part.period or part.owner or part.department) for part in whole.parts[:3]),
    )


def _is_above(here: Level, levels: tuple[Level, ...]) -> bool:
    """Whether parts at the level `here` can be split into `levels`."""
    if here == "people" or here in levels:
        return False
    first = _find_first_period(levels)
    return here == "department" or first is None or LEVELS.index(here) < LEVELS.index(first)


def _find_first_period(levels: Sequence[Level]) -> Level | None:
    return next((level for level in levels if level not in ("department", "people")), None)


def _is_plain(parts: Sequence[Part], whole: Period | None, level: Level) -> bool:
    """Whether all parts stand at `level`, and none shares its period, department or person with another."""
    keys = {_get_slot_key(part, level) for part in parts}
    return len(keys) == len(parts) and all(find_level((part,), whole) == level for part in parts)


def _get_slot_key(part: Part, level: Level) -> object:
    if level == "people":
        return part.owner
    return part.department if level == "department" else part.period and (part.period.start, part.period.end)
