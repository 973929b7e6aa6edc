"""Splitting a goal, or a part of one, into quarters, months, weeks, departments and people (§1.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from teamops.model.change import Change
from teamops.model.figures.quantity import Quantity
from teamops.model.figures.sums import level_of, step_of
from teamops.model.place import At
from teamops.model.records.goals import Buffer, How, Level, Part
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.planning.addresses import node_at
from teamops.planning.errors import Message, SplitError
from teamops.planning.shares.allocate import Weight
from teamops.planning.shares.joint import Margin
from teamops.planning.shares.weights import By
from teamops.planning.split.buffers import buffer_change, buffer_notices, held_back
from teamops.planning.split.divider import Divider
from teamops.planning.split.division import Divided, Division, Row
from teamops.planning.split.from_actuals import at_reached
from teamops.planning.split.frozen import Standing
from teamops.planning.split.inference import inferred
from teamops.planning.split.lapsed_signatures import lapsed
from teamops.planning.split.levels import USUAL, finer, in_order
from teamops.planning.split.notices import notices
from teamops.planning.split.options import Asked
from teamops.planning.split.recipe import Difference, changed, how_data, left_out, made_by, own, remembered, told
from teamops.planning.split.same_split import is_as_before, standing_still
from teamops.planning.split.serialize import changes_between
from teamops.planning.split.siblings import Whole

__all__ = ["Division", "Row", "Split", "plan_split"]


@dataclass(frozen=True, slots=True)
class Split:
    """A split as planned; nothing has been written.

    `rows` are all parts, each above its own parts, and `before` the amounts that stood, by path. `divisions` are the
    same by whole, for explanation, `margins` the totals of what was shared jointly. `reserve` is what is held back,
    `lapsed` the paths of parts whose confirmation a change voids. There are no `changes` where all stands as planned.
    """

    node: GoalNode
    levels: tuple[Level, ...]
    rows: tuple[Row, ...]
    divisions: tuple[Division, ...]
    parts: tuple[Part, ...]
    notices: tuple[Message, ...]
    changes: tuple[Change, ...]
    reserve: Decimal = Decimal(0)
    lapsed: tuple[str, ...] = ()
    margins: tuple[tuple[Margin, ...], ...] = ()
    before: Mapping[str, Quantity] = field(default_factory=dict)
    how: How | None = None
    differences: tuple[Difference, ...] = ()

    @property
    def total(self) -> Quantity:
        """The target of what is split."""
        assert self.node.target is not None  # plan_split refuses a goal without target
        return self.node.target

    @property
    def step(self) -> Decimal | None:
        """The smallest unit of a part."""
        return step_of(self.node.goal)


def plan_split(
    ws: Workspace,
    path: str,
    levels: Sequence[Level] | None = None,
    *,
    by: By | None = None,
    weights: Sequence[Weight] | None = None,
    people: Mapping[str, Weight] | None = None,
    posts: Sequence[str] | None = None,
    departments: Mapping[str, Weight] | None = None,
    buffer: Buffer | None = None,
    replace: bool = False,
    today: date | None = None,
    from_actuals: bool = False,
    since: date | None = None,
) -> Split:
    """The goal or part at `path`, split into `levels` from coarse to fine; nothing is written.

    What is not given is as in the last split, which the goal remembers; else it is split into months, weeks and people
    by working days. A part goes into those of these levels that are below its own. Parts that stand are kept as
    written while they add up; missing ones share the rest. With `replace` the parts at `levels` are computed anew,
    except locked and confirmed ones and those of periods that ended before `today`, and whatever stands below them
    follows in proportion. `from_actuals` does so too, with those at what was reached. Weights given (`by="custom"`)
    are for the first level of periods, the levels below it go by working days.
    `buffer` becomes the goal's. A period under way is weighed by the working days left from `since` on, which is
    `today` unless it is given. A part of 0 is not split further. Planning again on the result changes nothing. Raises
    SplitError.
    """
    node = node_at(ws, path)
    old = remembered(ws, node)
    if levels is None:
        levels = old.into if old is not None and old is own(node) else _levels_below(ws, node, old)
    periods = _periods(node, old, by, weights)
    asked = Asked(
        levels=in_order(levels, path, node.period),
        by=periods[0],
        weights=tuple(periods[1] or ()) or None,
        people=people,
        posts=tuple(posts or ()) or None,
        departments=departments if departments is not None else (old.departments or None) if old else None,
        replace=replace or from_actuals,
        standing=Standing(today, since),
        differs=by is not None and by != (old.by if old else "workdays"),
        gives_weights=bool(weights),
    )
    if since is not None:
        _require_day(node, since, today)
    _require_sensible(asked, node, buffer)
    _require_people(ws, node)
    return _planned(ws, node, asked, buffer, from_actuals=from_actuals)


def _levels_below(ws: Workspace, node: GoalNode, old: How | None) -> tuple[Level, ...]:
    """The levels of the last split, or else the usual ones, that are left below `node`."""
    above = ws.nodes.get(node.path.rpartition("/")[0])
    here = None if node.part is None else level_of((node.part,), above.period if above else None)
    return finer(old.into if old is not None else USUAL, here, node.period)


def _periods(
    node: GoalNode, old: How | None, by: By | None, weights: Sequence[Weight] | None
) -> tuple[By, Sequence[Weight] | None]:
    """What periods are weighed by; weights given last time are for the periods of that very whole."""
    if weights or by is not None or old is None:
        return "custom" if weights else by or "workdays", weights
    if old.by == "custom" and old is not own(node):
        return "workdays", None
    return old.by, old.weights or None


def _require_day(node: GoalNode, since: date, today: date | None) -> None:
    """Raise SplitError for a day from which nothing can be weighed: it has gone by, or the period is over by then."""
    if today is not None and since < today:
        raise SplitError("since_before_today", since=since.isoformat(), today=today.isoformat())
    if node.period is not None and since > node.period.end:
        raise SplitError("since_after_end", path=node.path, since=since.isoformat(), end=node.period.end.isoformat())


def _require_sensible(asked: Asked, node: GoalNode, buffer: Buffer | None) -> None:
    """Raise SplitError for what contradicts itself."""
    if asked.by == "custom" and (asked.weights is None or asked.custom_level is None):
        raise SplitError("weights_missing" if asked.weights is None else "weights_without_period")
    if asked.people and asked.posts:
        raise SplitError("people_and_posts")
    if node.target is None:
        raise SplitError("no_target", path=node.path)
    if buffer is not None and node.goal.measure == "level":
        raise SplitError("buffer_of_level", path=node.path)
    if buffer is not None and node.part is not None and buffer != node.goal.buffer:
        raise SplitError("buffer_of_part", path=node.path, goal=node.goal.id)
    if buffer is not None and buffer.mode == "over" and node.goal.direction == "down":
        raise SplitError("buffer_over_down", path=node.path, percent=str(buffer.percent))
    if buffer is not None and not 0 <= buffer.percent < 1:
        raise SplitError("buffer_not_share", percent=str(buffer.percent))


def _require_people(ws: Workspace, node: GoalNode) -> None:
    """Raise SplitError for a part that stands and belongs to nobody of the team: it would be kept as it is."""
    for one in node.walk():
        if one.part is not None and one.part.owner is not None and one.part.owner not in ws.settings.people:
            raise SplitError("part_of_nobody", path=one.path, person=one.part.owner)


def _planned(ws: Workspace, node: GoalNode, asked: Asked, buffer: Buffer | None, *, from_actuals: bool) -> Split:
    assert node.target is not None  # required above
    recorded, old = node.goal.buffer, (node.part or node.goal).parts
    before = {one.path: one.target for one in node.walk() if one.target is not None and one is not node}
    if buffer is not None and buffer != recorded:
        node = replace(node, goal=replace(node.goal, buffer=buffer))
    stood, unread = at_reached(ws, node, asked.standing) if from_actuals else (old, ())
    last = remembered(ws, node)
    used, guessed = last, None
    if asked.replace and not asked.names_people and "people" in asked.levels and not _says_people(last):
        guessed = inferred(ws, node, asked.standing)
        used = _with_people(last, guessed)
    whole = Whole(
        node.goal, node.path, node.period, node.owner, node.department, node.target or Quantity(0), stood, used
    )
    made, margins = _divided(Divider(ws, asked), whole)
    divisions, void = tuple(made.divisions()), lapsed(ws, node, node.goal, made.parts)
    how = made_by(asked, last if last is own(node) else None, used, divisions)
    differences = changed(last, how if last is own(node) or last is None else replace(how, into=last.into))
    return Split(
        node=node,
        levels=asked.levels,
        rows=tuple(made.rows()),
        divisions=divisions,
        parts=made.parts,
        notices=(
            *told(ws, differences),
            *_guessed(ws, guessed),
            *left_out(ws, node, used, asked),
            *notices(ws, whole, asked, divisions, before, unread),
            *buffer_notices(ws, node, recorded, divisions),
            *_voided(void),
        ),
        changes=tuple(_changes(node, recorded, old, made.parts, _to_record(node, last, how, differences))),
        reserve=held_back(node.goal, divisions),
        lapsed=tuple(dict.fromkeys(path for path, _ in void)),
        margins=margins,
        before=before,
        how=how,
        differences=differences,
    )


def _divided(divider: Divider, whole: Whole) -> tuple[Divided, tuple[tuple[Margin, ...], ...]]:
    """The parts of `whole`; those that stand stay where nothing is otherwise than when they were made."""
    found = divider.divide(whole)
    if not divider.asked.replace or found[0].parts == whole.parts or not is_as_before(divider, whole):
        return found
    return replace(divider, asked=standing_still(divider.asked)).divide(whole)


def _says_people(how: How | None) -> bool:
    return how is not None and bool(how.people or how.among)


def _with_people(last: How | None, guessed: How | None) -> How | None:
    """The last split with the people that the parts speak of."""
    if last is None or guessed is None:
        return last or guessed
    return replace(last, people=guessed.people, among=guessed.among)


def _guessed(ws: Workspace, guessed: How | None) -> Iterator[Message]:
    if guessed is not None:
        weights = {**{who: one.written for who, one in guessed.people.items()}, **dict.fromkeys(guessed.among, "")}
        people = tuple(f"{ws.person_name(who)} {weight}".rstrip() for who, weight in weights.items())
        yield Message("inferred_weights" if guessed.people else "inferred", {"people": people})


def _to_record(node: GoalNode, last: How | None, how: How, differences: tuple[Difference, ...]) -> How | None:
    """What is to be recorded beside the parts; None where the record says it already."""
    if last is not None and not differences:
        return None
    return how if how != own(node) else None


def _voided(void: Sequence[tuple[str, str]]) -> Iterator[Message]:
    if void:
        yield Message("lapsing", {"signed": tuple(f"{path} ({person})" for path, person in void)})


def _changes(
    node: GoalNode, recorded: Buffer | None, old: tuple[Part, ...], new: tuple[Part, ...], how: How | None
) -> Iterator[Change]:
    buffer, parts = node.goal.buffer, tuple(changes_between(node.at / "parts", old, new))
    if buffer is not None and buffer != recorded:
        yield buffer_change(At(node.at.file, node.at.route), buffer)
    yield from parts
    if how is not None and (parts or own(node) is not None):
        yield Change(node.at / "split", how_data(how))
