"""A whole and its parts, level by level: wholes of one depth are divided together, so that their sums can agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from teamops.model.figures.quantity import plain
from teamops.model.figures.sums import exact_at, is_buffered, level_of, step_of, whole_at
from teamops.model.records.goals import Level
from teamops.model.tree import segments
from teamops.model.workspace import Workspace
from teamops.planning.errors import SplitError
from teamops.planning.shares.joint import Claim, Margin, Route, share_jointly
from teamops.planning.shares.slack import Bounds, Carried, apportioned, in_steps
from teamops.planning.split.current_period import Weigher
from teamops.planning.split.division import Divided, Division, Row, row_of
from teamops.planning.split.levels import Course, next_course
from teamops.planning.split.options import Asked
from teamops.planning.split.parts_draft import Draft, adds_up, keep_and_fill, make_anew, require_sum, rescale
from teamops.planning.split.siblings import Cell, Slot, Whole
from teamops.planning.split.slots import department_slots, people_slots, period_slots


@dataclass(slots=True)
class _Knot:
    """A whole on its way to being divided. `changed`: its target is a new one."""

    whole: Whole
    levels: tuple[Level, ...]
    route: Route = ()
    changed: bool = False
    course: Course | None = None
    amount: Decimal = Decimal(0)
    cells: tuple[Cell, ...] = ()
    rows: tuple[Row, ...] = ()
    group: int | None = None
    below: list[_Knot] = field(default_factory=list)

    @property
    def level(self) -> Level | None:
        """The level of its parts."""
        return (self.course.level if self.course else None) or level_of(self.whole.parts, self.whole.period)

    def is_anew(self, asked: Asked) -> bool:
        """Whether its parts are computed anew and not merely completed."""
        return self.course is not None and self.course.asked and asked.replace


@dataclass(frozen=True, slots=True)
class Divider:
    """Divides wholes of `ws` as `asked`."""

    ws: Workspace
    asked: Asked

    def divide(self, whole: Whole) -> tuple[Divided, tuple[tuple[Margin, ...], ...]]:
        """The parts of `whole` at every level that was asked for, and the totals of what was shared jointly."""
        top = _Knot(whole, self.asked.levels)
        knots, margins, slack = [top], list[tuple[Margin, ...]](), Carried.outside(self.ws, whole)
        while knots:
            open_knots = [knot for knot in knots if self._set_course(knot)]
            slack = self._set_amounts(open_knots, slack)
            drafts = [(knot, self._draft(knot)) for knot in open_knots]
            margins += _settle(drafts, len(margins))
            knots = [under for knot in open_knots for under in self._below(knot)]
        return _divided(top), tuple(margins)

    def _set_course(self, knot: _Knot) -> bool:
        """Whether something is to be done below `knot`; then its course says what."""
        whole, asked = knot.whole, self.asked
        course = next_course(whole, knot.levels, asked.standing, changed=knot.changed, replace=asked.replace)
        nothing_to_share = knot.route and not whole.parts and not whole.target and not whole.is_held
        knot.course = None if nothing_to_share else course
        return knot.course is not None

    def _set_amounts(self, knots: Sequence[_Knot], slack: Carried) -> Carried:
        """What the parts of each knot are to come to; the buffer is shared among those that carry it."""
        step, bounds = step_of(knots[0].whole.goal) if knots else None, list[tuple[_Knot, Bounds]]()
        for knot in knots:
            knot.amount = whole_at(knot.whole.goal, knot.whole.target, knot.level)
            if step is not None and is_buffered(knot.whole.goal, knot.level) and not knot.whole.is_held:
                bounds.append((knot, self._bounds(knot, step)))
        if step is None:
            return slack
        for (knot, one), amount in zip(bounds, apportioned([b for _, b in bounds], slack.steps(step)), strict=True):
            knot.amount = in_steps(amount, step)
            slack = slack.after(one.exact * Fraction(step), knot.amount)
        return slack

    def _bounds(self, knot: _Knot, step: Decimal) -> Bounds:
        """What the parts of `knot`, which carry the buffer, may come to."""
        whole, standing, steps = knot.whole, self.asked.standing, Fraction(step)
        exact = exact_at(whole.goal, whole.target, knot.level)
        fixed = [standing.is_fixed(part, whole.period) for part in whole.parts]
        stands = sum((Fraction(part.target) for part in whole.parts), Fraction(0))
        is_free = (knot.is_anew(self.asked) or knot.changed) and not (fixed and all(fixed))
        if whole.parts and not is_free and abs(stands - exact) < steps:
            return Bounds.of(knot.route, exact / steps, stands / steps)
        kept = [part.target for part, stays in zip(whole.parts, fixed, strict=True) if stays or not is_free]
        return Bounds.of(knot.route, exact / steps, None, sum(map(Fraction, kept), Fraction(0)) / steps)

    def _draft(self, knot: _Knot) -> Draft:
        """The parts of a whole before amounts are computed."""
        whole, asked, course, amount = knot.whole, self.asked, knot.course, knot.amount
        assert course is not None  # it was set
        anew = knot.is_anew(asked)
        if knot.changed and whole.parts and not anew:
            return rescale(whole, amount, asked.standing, weigher=self._weigher)
        as_it_stands = not course.asked and (course.level == "department" or adds_up(whole, amount))
        if course.level is None or as_it_stands:
            return require_sum(whole, amount)
        slots = self._slots(whole, course, course.level)
        if not anew:
            return keep_and_fill(whole, amount, slots)
        weigher = None if asked.gives_weights and course.level == asked.custom_level else self._weigher
        return make_anew(whole, amount, slots, asked.standing, weigher)

    @property
    def _weigher(self) -> Weigher:
        return Weigher(self.asked.standing, self.ws.workdays, self.asked.differs)

    def _slots(self, whole: Whole, course: Course, level: Level) -> tuple[Slot, ...]:
        asked = self.asked
        if level == "people":
            named = (asked.people, asked.posts) if course.asked else (None, None)
            return people_slots(self.ws, whole, *named, asked.by)
        if level == "department":
            departments = asked.departments if course.asked else None
            return department_slots(self.ws, whole, departments, asked.by, again=asked.replace)
        weights = asked.weights if course.asked and level == asked.custom_level else None
        return period_slots(self.ws, whole, level, weights, asked.by)

    def _below(self, knot: _Knot) -> Iterator[_Knot]:
        """The parts of `knot`, whose amounts are known, as wholes of their own."""
        assert knot.course is not None  # it has a draft
        whole, depth, course = knot.whole, len(knot.route) + 1, knot.course
        paths = [f"{whole.path}/{segment}" for segment in segments([cell.part for cell in knot.cells])]
        reasons = [self.asked.standing.reason(cell.part, whole.period) for cell in knot.cells]
        knot.rows = tuple(
            row_of(whole, cell, path, course.level, depth, reason)
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
            knot.below.append(_Knot(part, course.below, (*knot.route, index), cell.changed))
        yield from knot.below


def _settle(drafts: Sequence[tuple[_Knot, Draft]], groups: int) -> tuple[tuple[Margin, ...], ...]:
    """Give every cell that waits its amount; returns the totals of what was shared jointly, after `groups` others."""
    claims, claiming = [], []
    for knot, draft in drafts:
        knot.cells = draft.cells
        if slots := tuple(cell.slot for cell in draft.cells if cell.waits and cell.slot):
            claims.append(Claim(knot.route, draft.rest, slots))
            claiming.append(knot)
    if not claims:
        return ()
    goal = claiming[0].whole.goal
    step = step_of(goal)
    if step is None:
        raise SplitError("step_not_positive", step=plain(goal.step or Decimal(0)))
    shared = share_jointly(claims, step)
    for knot, shares in zip(claiming, shared.shares, strict=True):
        waiting = iter(shares)
        knot.cells = tuple(cell.given(knot.whole, next(waiting)) if cell.waits else cell for cell in knot.cells)
    for index, group in shared.joint.items():
        claiming[index].group = groups + group
    return shared.margins


def _divided(knot: _Knot) -> Divided:
    if knot.course is None:
        return Divided(knot.whole.parts)
    below = tuple(map(_divided, knot.below))
    parts = tuple(
        cell.part if cell.part.parts == under.parts else replace(cell.part, parts=under.parts)
        for cell, under in zip(knot.cells, below, strict=True)
    )
    whole, dropped = knot.whole, _dropped(knot)
    division = Division(whole.path, whole.target, knot.amount, knot.course.level, knot.rows, dropped, knot.group)
    return Divided(parts, division, below)


def _dropped(knot: _Knot) -> tuple[str, ...]:
    """The addresses of the parts that no cell goes on with."""
    places = {(cell.part.period, cell.part.owner, cell.part.department) for cell in knot.cells}
    names = zip(knot.whole.parts, segments(knot.whole.parts), strict=True)
    return tuple(
        f"{knot.whole.path}/{name}" for part, name in names if (part.period, part.owner, part.department) not in places
    )
