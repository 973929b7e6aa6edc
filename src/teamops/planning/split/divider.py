"""Divide a whole level by level: all wholes of one depth together, so that their totals can be right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from teamops.model.figures.quantity import format_plain
from teamops.model.figures.sums import compute_exact_whole, compute_whole, find_level, find_step, has_buffer_at
from teamops.model.records.goals import Level
from teamops.model.tree import list_segments
from teamops.model.workspace import Workspace
from teamops.planning.errors import SplitError
from teamops.planning.shares.joint import Claim, Margin, Route, share_jointly
from teamops.planning.shares.slack import Bounds, BufferBalance, apportion_buffer, multiply_steps
from teamops.planning.split.current_period import Weigher
from teamops.planning.split.division import Division, DivisionTree, Row, make_row
from teamops.planning.split.levels import Course, choose_course
from teamops.planning.split.options import SplitOptions
from teamops.planning.split.parts_draft import (
    PartsDraft,
    is_complete_sum,
    keep_and_fill,
    recompute_parts,
    require_sum,
    rescale,
)
from teamops.planning.split.siblings import PlannedPart, Slot, Whole
from teamops.planning.split.slots import list_department_slots, list_people_slots, list_period_slots


@dataclass(slots=True)
class _WholeNode:
    """A whole while it is divided. `changed`: it has a new target."""

    whole: Whole
    levels: tuple[Level, ...]
    route: Route = ()
    changed: bool = False
    course: Course | None = None
    amount: Decimal = Decimal(0)
    cells: tuple[PlannedPart, ...] = ()
    rows: tuple[Row, ...] = ()
    group: int | None = None
    below: list[_WholeNode] = field(default_factory=list)

    @property
    def level(self) -> Level | None:
        """The level of its parts."""
        return (self.course.level if self.course else None) or find_level(self.whole.parts, self.whole.period)

    def is_recomputed(self, asked: SplitOptions) -> bool:
        """Return whether its parts are recomputed and not merely completed."""
        return self.course is not None and self.course.asked and asked.replace


@dataclass(frozen=True, slots=True)
class Divider:
    """Divides wholes of `ws` with these `options`."""

    ws: Workspace
    asked: SplitOptions

    def divide(self, whole: Whole) -> tuple[DivisionTree, tuple[tuple[Margin, ...], ...]]:
        """Return the parts of `whole` at every requested level, and the totals of jointly shared amounts."""
        top = _WholeNode(whole, self.asked.levels)
        knots, margins, slack = [top], list[tuple[Margin, ...]](), BufferBalance.from_outside(self.ws, whole)
        while knots:
            open_knots = [knot for knot in knots if self._set_course(knot)]
            slack = self._set_amounts(open_knots, slack)
            drafts = [(knot, self._draft_parts(knot)) for knot in open_knots]
            margins += _settle(drafts, len(margins))
            knots = [under for knot in open_knots for under in self._below(knot)]
        return _build_division(top), tuple(margins)

    def _set_course(self, knot: _WholeNode) -> bool:
        """Set the course of `knot`; return whether there is anything to do below it."""
        whole, asked = knot.whole, self.asked
        course = choose_course(whole, knot.levels, asked.standing, changed=knot.changed, replace=asked.replace)
        nothing_to_share = knot.route and not whole.parts and not whole.target and not whole.is_held
        knot.course = None if nothing_to_share else course
        return knot.course is not None

    def _set_amounts(self, knots: Sequence[_WholeNode], slack: BufferBalance) -> BufferBalance:
        """Set the sum of the parts of each knot; the buffer is distributed over those that carry it."""
        step, bounds = find_step(knots[0].whole.goal) if knots else None, list[tuple[_WholeNode, Bounds]]()
        for knot in knots:
            knot.amount = compute_whole(knot.whole.goal, knot.whole.target, knot.level)
            if step is not None and has_buffer_at(knot.whole.goal, knot.level) and not knot.whole.is_held:
                bounds.append((knot, self._compute_bounds(knot, step)))
        if step is None:
            return slack
        for (knot, one), amount in zip(
            bounds, apportion_buffer([b for _, b in bounds], slack.steps(step)), strict=True
        ):
            knot.amount = multiply_steps(amount, step)
            slack = slack.after(one.exact * Fraction(step), knot.amount)
        return slack

    def _compute_bounds(self, knot: _WholeNode, step: Decimal) -> Bounds:
        """Return the bounds for the sum of the parts of `knot`, which carry the buffer."""
        whole, standing, steps = knot.whole, self.asked.standing, Fraction(step)
        exact = compute_exact_whole(whole.goal, whole.target, knot.level)
        fixed = [standing.is_fixed(part, whole.period) for part in whole.parts]
        stands = sum((Fraction(part.target) for part in whole.parts), Fraction(0))
        is_free = (knot.is_recomputed(self.asked) or knot.changed) and not (fixed and all(fixed))
        if whole.parts and not is_free and abs(stands - exact) < steps:
            return Bounds.of(knot.route, exact / steps, stands / steps)
        kept = [part.target for part, stays in zip(whole.parts, fixed, strict=True) if stays or not is_free]
        return Bounds.of(knot.route, exact / steps, None, sum(map(Fraction, kept), Fraction(0)) / steps)

    def _draft_parts(self, knot: _WholeNode) -> PartsDraft:
        """Return the parts of a whole before amounts are computed."""
        whole, asked, course, amount = knot.whole, self.asked, knot.course, knot.amount
        assert course is not None  # it was set
        anew = knot.is_recomputed(asked)
        if knot.changed and whole.parts and not anew:
            return rescale(whole, amount, asked.standing, weigher=self._weigher)
        as_it_stands = not course.asked and (course.level == "department" or is_complete_sum(whole, amount))
        if course.level is None or as_it_stands:
            return require_sum(whole, amount)
        slots = self._list_slots(whole, course, course.level)
        if not anew:
            return keep_and_fill(whole, amount, slots)
        weigher = None if asked.gives_weights and course.level == asked.custom_level else self._weigher
        return recompute_parts(whole, amount, slots, asked.standing, weigher)

    @property
    def _weigher(self) -> Weigher:
        return Weigher(self.asked.standing, self.ws.workdays, self.asked.differs)

    def _list_slots(self, whole: Whole, course: Course, level: Level) -> tuple[Slot, ...]:
        asked = self.asked
        if level == "people":
            named = (asked.people, asked.posts) if course.asked else (None, None)
            return list_people_slots(self.ws, whole, *named, asked.by)
        if level == "department":
            departments = asked.departments if course.asked else None
            return list_department_slots(self.ws, whole, departments, asked.by, again=asked.replace)
        weights = asked.weights if course.asked and level == asked.custom_level else None
        return list_period_slots(self.ws, whole, level, weights, asked.by)

    def _below(self, knot: _WholeNode) -> Iterator[_WholeNode]:
        """Yield the parts of `knot`, which have amounts, as wholes of their own."""
        assert knot.course is not None  # it has a draft
        whole, depth, course = knot.whole, len(knot.route) + 1, knot.course
        paths = [f"{whole.path}/{segment}" for segment in list_segments([cell.part for cell in knot.cells])]
        reasons = [self.asked.standing.reason(cell.part, whole.period) for cell in knot.cells]
        knot.rows = tuple(
            make_row(whole, cell, path, course.level, depth, reason)
            for cell, path, reason in zip(knot.cells, paths, reasons, strict=True)
        )
        for index, (cell, row) in enumerate(zip(knot.cells, knot.rows, strict=True)):
            part = Whole(
                whole.goal,
                row.path,
                row.period,
                row.owner,
                row.department,
                row.target,
                cell.part.parts,
                cell.part.split or whole.how,
            )
            knot.below.append(_WholeNode(part, course.below, (*knot.route, index), cell.changed))
        yield from knot.below


def _settle(drafts: Sequence[tuple[_WholeNode, PartsDraft]], groups: int) -> tuple[tuple[Margin, ...], ...]:
    """Set the amount of every waiting cell; return the totals of jointly shared amounts, after `groups` others."""
    claims, claiming = [], []
    for knot, draft in drafts:
        knot.cells = draft.cells
        if slots := tuple(cell.slot for cell in draft.cells if cell.waits and cell.slot):
            claims.append(Claim(knot.route, draft.rest, slots))
            claiming.append(knot)
    if not claims:
        return ()
    goal = claiming[0].whole.goal
    step = find_step(goal)
    if step is None:
        raise SplitError("step_not_positive", step=format_plain(goal.step or Decimal(0)))
    shared = share_jointly(claims, step)
    for knot, shares in zip(claiming, shared.shares, strict=True):
        waiting = iter(shares)
        knot.cells = tuple(cell.given(knot.whole, next(waiting)) if cell.waits else cell for cell in knot.cells)
    for index, group in shared.joint.items():
        claiming[index].group = groups + group
    return shared.margins


def _build_division(knot: _WholeNode) -> DivisionTree:
    if knot.course is None:
        return DivisionTree(knot.whole.parts)
    below = tuple(map(_build_division, knot.below))
    parts = tuple(
        cell.part if cell.part.parts == under.parts else replace(cell.part, parts=under.parts)
        for cell, under in zip(knot.cells, below, strict=True)
    )
    whole, dropped = knot.whole, _find_dropped_parts(knot)
    division = Division(whole.path, whole.target, knot.amount, knot.course.level, knot.rows, dropped, knot.group)
    return DivisionTree(parts, division, below)


def _find_dropped_parts(knot: _WholeNode) -> tuple[str, ...]:
    """Return the addresses of the parts without a cell."""
    places = {(cell.part.period, cell.part.owner, cell.part.department) for cell in knot.cells}
    names = zip(knot.whole.parts, list_segments(knot.whole.parts), strict=True)
    return tuple(
        f"{knot.whole.path}/{name}" for part, name in names if (part.period, part.owner, part.department) not in places
    )
