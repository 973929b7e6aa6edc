"""Plan the split of a goal, or a part of one, into quarters, months, weeks, departments and people (§1.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from teamops.locale.words import Named
from teamops.model.change import Change
from teamops.model.dataclass import dataclass, field, replace
from teamops.model.figures.quantity import Quantity
from teamops.model.figures.sums import find_level, find_step
from teamops.model.place import At
from teamops.model.records.goals import Buffer, How, Level, Part
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.planning.addresses import resolve_node
from teamops.planning.errors import Message, SplitError
from teamops.planning.shares.joint import Margin
from teamops.planning.shares.largest_remainder import Weight
from teamops.planning.shares.weights import By
from teamops.planning.split.buffers import collect_buffer_notices, compute_reserve, make_buffer_change
from teamops.planning.split.divider import Divider
from teamops.planning.split.division import Division, DivisionTree, Row
from teamops.planning.split.from_actuals import fill_from_actuals
from teamops.planning.split.frozen import FrozenParts
from teamops.planning.split.inference import infer_sharing
from teamops.planning.split.lapsed_signatures import list_lapsed_confirmations
from teamops.planning.split.levels import USUAL, list_finer_levels, order_levels
from teamops.planning.split.notices import collect_notices
from teamops.planning.split.options import SplitOptions
from teamops.planning.split.recipe import (
    Difference,
    compare_splits,
    describe_absent_people,
    describe_differences,
    find_last_split,
    get_own_split,
    make_split_record,
    serialize_split,
)
from teamops.planning.split.same_split import freeze_all, is_as_before
from teamops.planning.split.serialize import diff_parts
from teamops.planning.split.siblings import Whole

__all__ = ["Division", "Row", "Split", "plan_split"]


@dataclass(frozen=True, slots=True)
class Split:
    """A planned split; nothing has been written.

    `rows` are all parts, each before its own parts, and `before` the previous amounts by path. `divisions` are the same
    by whole, for explanation, `margins` the totals of jointly shared amounts. `reserve` is what is held back, `lapsed`
    the paths of parts with a voided confirmation. No `changes`: all parts are as planned already.
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
        return find_step(self.node.goal)


def plan_split(  # noqa: PLR0913  (each is something that a user can ask for)
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
    """Plan the split of the goal or part at `path` into `levels` from coarse to fine; nothing is written.

    Missing options are those of the last split, recorded in the goal; by default it is split into months, weeks and
    people by working days. A part is split into those of these levels that are below its own. Existing parts are kept
    as written while they add up; missing ones share the rest. With `replace` the parts at `levels` are recomputed,
    except locked and confirmed ones and those of periods that ended before `today`, and everything below them follows
    in proportion. `from_actuals` does the same, with past periods at their actuals. Given weights (`by="custom"`) are
    for the first level of periods, the levels below it go by working days.

    `buffer` becomes the goal's. A running period is weighed by the working days left from `since` on, by default
    `today`. A part of 0 is not split further. Planning again on the result changes nothing. Raises SplitError.
    """
    node = resolve_node(ws, path)
    old = find_last_split(ws, node)
    if levels is None:
        levels = old.into if old is not None and old is get_own_split(node) else _list_levels_below(ws, node, old)
    periods = _choose_period_weights(node, old, by, weights)
    options = SplitOptions(
        levels=order_levels(levels, path, node.period),
        by=periods[0],
        weights=tuple(periods[1] or ()) or None,
        people=people,
        posts=tuple(posts or ()) or None,
        departments=departments if departments is not None else (old.departments or None) if old else None,
        replace=replace or from_actuals,
        frozen=FrozenParts(today, since),
        differs=by is not None and by != (old.by if old else "workdays"),
        gives_weights=bool(weights),
    )
    if since is not None:
        _require_day(node, since, today)
    _require_sensible(options, node, buffer)
    _require_people(ws, node)
    return _build_split(ws, node, options, buffer, from_actuals=from_actuals)


def _list_levels_below(ws: Workspace, node: GoalNode, old: How | None) -> tuple[Level, ...]:
    """Return the levels of the last split, or else the default ones, that are left below `node`."""
    above = ws.nodes.get(node.path.rpartition("/")[0])
    here = None if node.part is None else find_level((node.part,), above.period if above else None)
    return list_finer_levels(old.into if old is not None else USUAL, here, node.period)


def _choose_period_weights(
    node: GoalNode, old: How | None, by: By | None, weights: Sequence[Weight] | None
) -> tuple[By, Sequence[Weight] | None]:
    """Return how periods are weighed; weights of the last split apply only to the same whole."""
    if weights or by is not None or old is None:
        return "custom" if weights else by or "workdays", weights
    if old.by == "custom" and old is not get_own_split(node):
        return "workdays", None
    return old.by, old.weights or None


def _require_day(node: GoalNode, since: date, today: date | None) -> None:
    """Raise SplitError if nothing can be weighed from `since`: it is before today, or after the period."""
    if today is not None and since < today:
        raise SplitError("since_before_today", since=since.isoformat(), today=today.isoformat())
    if node.period is not None and since > node.period.end:
        raise SplitError("since_after_end", path=node.path, since=since.isoformat(), end=node.period.end.isoformat())


def _require_sensible(options: SplitOptions, node: GoalNode, buffer: Buffer | None) -> None:
    """Raise SplitError for options that contradict each other or the goal."""
    if options.by == "custom" and (options.weights is None or options.custom_level is None):
        raise SplitError("weights_missing" if options.weights is None else "weights_without_period")
    if options.people and options.posts:
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
    """Raise SplitError for an existing part of an unknown person, which would be kept as it is."""
    for one in node.walk():
        if one.part is not None and one.part.owner is not None and one.part.owner not in ws.settings.people:
            raise SplitError("part_of_nobody", path=one.path, person=one.part.owner)


def _build_split(
    ws: Workspace, node: GoalNode, options: SplitOptions, buffer: Buffer | None, *, from_actuals: bool
) -> Split:
    assert node.target is not None  # required above
    recorded, old = node.goal.buffer, (node.part or node.goal).parts
    before = {one.path: one.target for one in node.walk() if one.target is not None and one is not node}
    if buffer is not None and buffer != recorded:
        node = replace(node, goal=replace(node.goal, buffer=buffer))
    filled, unread = fill_from_actuals(ws, node, options.frozen) if from_actuals else (old, ())
    last = find_last_split(ws, node)
    used, inferred = last, None
    if options.replace and not options.has_people and "people" in options.levels and not _has_people(last):
        inferred = infer_sharing(ws, node, options.frozen)
        used = _merge_people(last, inferred)
    whole = Whole(
        node.goal, node.path, node.period, node.owner, node.department, node.target or Quantity(0), filled, used
    )
    tree, margins = _divide_whole(Divider(ws, options), whole)
    divisions, void = tuple(tree.divisions()), list_lapsed_confirmations(ws, node, node.goal, tree.parts)
    how = make_split_record(options, last if last is get_own_split(node) else None, used, divisions)
    differences = compare_splits(
        last, how if last is get_own_split(node) or last is None else replace(how, into=last.into)
    )
    return Split(
        node=node,
        levels=options.levels,
        rows=tuple(tree.rows()),
        divisions=divisions,
        parts=tree.parts,
        notices=(
            *describe_differences(ws, differences),
            *_describe_guess(ws, inferred),
            *describe_absent_people(ws, node, used, options),
            *collect_notices(ws, whole, options, divisions, before, unread),
            *collect_buffer_notices(ws, node, recorded, divisions),
            *_describe_lapses(void),
        ),
        changes=tuple(_list_changes(node, recorded, old, tree.parts, _choose_record(node, last, how, differences))),
        reserve=compute_reserve(node.goal, divisions),
        lapsed=tuple(dict.fromkeys(path for path, _ in void)),
        margins=margins,
        before=before,
        how=how,
        differences=differences,
    )


def _divide_whole(divider: Divider, whole: Whole) -> tuple[DivisionTree, tuple[tuple[Margin, ...], ...]]:
    """Return the parts of `whole`; existing ones stay if nothing changed since they were made."""
    divided = divider.divide(whole)
    if not divider.options.replace or divided[0].parts == whole.parts or not is_as_before(divider, whole):
        return divided
    return replace(divider, options=freeze_all(divider.options)).divide(whole)


def _has_people(how: How | None) -> bool:
    return how is not None and bool(how.people or how.among)


def _merge_people(last: How | None, inferred: How | None) -> How | None:
    """Return the last split with the people inferred from the parts."""
    if last is None or inferred is None:
        return last or inferred
    return replace(last, people=inferred.people, among=inferred.among)


def _describe_guess(ws: Workspace, inferred: How | None) -> Iterator[Message]:
    if inferred is not None:
        weights = {**{who: one.written for who, one in inferred.people.items()}, **dict.fromkeys(inferred.among, "")}
        people = tuple(f"{ws.get_person_name(who)} {weight}".rstrip() for who, weight in weights.items())
        yield Message("inferred_weights" if inferred.people else "inferred", {"people": people})


def _choose_record(node: GoalNode, last: How | None, how: How, differences: tuple[Difference, ...]) -> How | None:
    """Return the record to write beside the parts; None if it is there already."""
    if last is not None and not differences:
        return None
    return how if how != get_own_split(node) else None


def _describe_lapses(void: Sequence[tuple[str, str]]) -> Iterator[Message]:
    if void:
        yield Message("lapsing", {"signed": tuple(Named(path, person) for path, person in void)})


def _list_changes(
    node: GoalNode, recorded: Buffer | None, old: tuple[Part, ...], new: tuple[Part, ...], how: How | None
) -> Iterator[Change]:
    buffer, parts = node.goal.buffer, tuple(diff_parts(node.at / "parts", old, new))
    if buffer is not None and buffer != recorded:
        yield make_buffer_change(At(node.at.file, node.at.route), buffer)
    yield from parts
    if how is not None and (parts or get_own_split(node) is not None):
        yield Change(node.at / "split", serialize_split(how))
