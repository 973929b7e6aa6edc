"""Divide a whole level by level: all wholes of one depth together, so that their totals can be right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from teamops.model.dataclass import dataclass, field, replace
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

    def is_recomputed(self, options: SplitOptions) -> bool:
        """Return whether its parts are recomputed and not merely completed."""
        return self.course is not None and self.course.is_requested and options.replace


@dataclass(frozen=True, slots=True)
class Divider:
    """Divides wholes of `ws` with these `options`."""

    ws: Workspace
    options: SplitOptions

    def divide(self, whole: Whole) -> tuple[DivisionTree, tuple[tuple[Margin, ...], ...]]:
        """Return the parts of `whole` at every requested level, and the totals of jointly shared amounts."""
        top = _WholeNode(whole, self.options.levels)
        nodes, margins, slack = [top], list[tuple[Margin, ...]](), BufferBalance.from_outside(self.ws, whole)
        while nodes:
            open_nodes = [node for node in nodes if self._set_course(node)]
            slack = self._set_amounts(open_nodes, slack)
            drafts = [(node, self._draft_parts(node)) for node in open_nodes]
            margins += _settle(drafts, len(margins))
            nodes = [under for node in open_nodes for under in self._below(node)]
        return _build_division(top), tuple(margins)

    def _set_course(self, node: _WholeNode) -> bool:
        """Set the course of `node`; return whether there is anything to do below it."""
        whole, options = node.whole, self.options
        course = choose_course(whole, node.levels, options.frozen, changed=node.changed, replace=options.replace)
        nothing_to_share = node.route and not whole.parts and not whole.target and not whole.is_held
        node.course = None if nothing_to_share else course
        return node.course is not None

    def _set_amounts(self, nodes: Sequence[_WholeNode], slack: BufferBalance) -> BufferBalance:
        """Set the sum of the parts of each node; the buffer is distributed over those that carry it."""
        step, bounds = find_step(nodes[0].whole.goal) if nodes else None, list[tuple[_WholeNode, Bounds]]()
        for node in nodes:
            node.amount = compute_whole(node.whole.goal, node.whole.target, node.level)
            if step is not None and has_buffer_at(node.whole.goal, node.level) and not node.whole.is_held:
                bounds.append((node, self._compute_bounds(node, step)))
        if step is None:
            return slack
        for (node, one), amount in zip(
            bounds, apportion_buffer([b for _, b in bounds], slack.steps(step)), strict=True
        ):
            node.amount = multiply_steps(amount, step)
            slack = slack.after(one.exact * Fraction(step), node.amount)
        return slack

    def _compute_bounds(self, node: _WholeNode, step: Decimal) -> Bounds:
        """Return the bounds for the sum of the parts of `node`, which carry the buffer."""
        whole, frozen, steps = node.whole, self.options.frozen, Fraction(step)
        exact = compute_exact_whole(whole.goal, whole.target, node.level)
        fixed = [frozen.is_fixed(part, whole.period) for part in whole.parts]
        existing = sum((Fraction(part.target) for part in whole.parts), Fraction(0))
        is_free = (node.is_recomputed(self.options) or node.changed) and not (fixed and all(fixed))
        if whole.parts and not is_free and abs(existing - exact) < steps:
            return Bounds.of(node.route, exact / steps, existing / steps)
        kept_targets = [part.target for part, stays in zip(whole.parts, fixed, strict=True) if stays or not is_free]
        return Bounds.of(node.route, exact / steps, None, sum(map(Fraction, kept_targets), Fraction(0)) / steps)

    def _draft_parts(self, node: _WholeNode) -> PartsDraft:
        """Return the parts of a whole before amounts are computed."""
        whole, options, course, amount = node.whole, self.options, node.course, node.amount
        assert course is not None  # it was set
        is_recomputed = node.is_recomputed(options)
        if node.changed and whole.parts and not is_recomputed:
            return rescale(whole, amount, options.frozen, weigher=self._weigher)
        is_unchanged = not course.is_requested and (course.level == "department" or is_complete_sum(whole, amount))
        if course.level is None or is_unchanged:
            return require_sum(whole, amount)
        slots = self._list_slots(whole, course, course.level)
        if not is_recomputed:
            return keep_and_fill(whole, amount, slots)
        weigher = None if options.gives_weights and course.level == options.custom_level else self._weigher
        return recompute_parts(whole, amount, slots, options.frozen, weigher)

    @property
    def _weigher(self) -> Weigher:
        return Weigher(self.options.frozen, self.ws.workdays, self.options.differs)

    def _list_slots(self, whole: Whole, course: Course, level: Level) -> tuple[Slot, ...]:
        options = self.options
        if level == "people":
            named = (options.people, options.posts) if course.is_requested else (None, None)
            return list_people_slots(self.ws, whole, *named, options.by)
        if level == "department":
            departments = options.departments if course.is_requested else None
            return list_department_slots(self.ws, whole, departments, options.by, only_existing=options.replace)
        weights = options.weights if course.is_requested and level == options.custom_level else None
        return list_period_slots(self.ws, whole, level, weights, options.by)

    def _below(self, node: _WholeNode) -> Iterator[_WholeNode]:
        """Yield the parts of `node`, which have amounts, as wholes of their own."""
        assert node.course is not None  # it has a draft
        whole, depth, course = node.whole, len(node.route) + 1, node.course
        paths = [f"{whole.path}/{segment}" for segment in list_segments([cell.part for cell in node.cells])]
        reasons = [self.options.frozen.reason(cell.part, whole.period) for cell in node.cells]
        node.rows = tuple(
            make_row(whole, cell, path, course.level, depth, reason)
            for cell, path, reason in zip(node.cells, paths, reasons, strict=True)
        )
        for index, (cell, row) in enumerate(zip(node.cells, node.rows, strict=True)):
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
            node.below.append(_WholeNode(part, course.below, (*node.route, index), cell.changed))
        yield from node.below


def _settle(drafts: Sequence[tuple[_WholeNode, PartsDraft]], groups: int) -> tuple[tuple[Margin, ...], ...]:
    """Set the amount of every waiting cell; return the totals of jointly shared amounts, after `groups` others."""
    claims, claiming = [], []
    for node, draft in drafts:
        node.cells = draft.cells
        if slots := tuple(cell.slot for cell in draft.cells if cell.waits and cell.slot):
            claims.append(Claim(node.route, draft.rest, slots))
            claiming.append(node)
    if not claims:
        return ()
    goal = claiming[0].whole.goal
    step = find_step(goal)
    if step is None:
        raise SplitError("step_not_positive", step=format_plain(goal.step or Decimal(0)))
    shared = share_jointly(claims, step)
    for node, shares in zip(claiming, shared.shares, strict=True):
        waiting = iter(shares)
        node.cells = tuple(cell.with_share(node.whole, next(waiting)) if cell.waits else cell for cell in node.cells)
    for index, group in shared.joint.items():
        claiming[index].group = groups + group
    return shared.margins


def _build_division(node: _WholeNode) -> DivisionTree:
    if node.course is None:
        return DivisionTree(node.whole.parts)
    below = tuple(map(_build_division, node.below))
    parts = tuple(
        cell.part if cell.part.parts == under.parts else replace(cell.part, parts=under.parts)
        for cell, under in zip(node.cells, below, strict=True)
    )
    whole, dropped = node.whole, _find_dropped_parts(node)
    division = Division(whole.path, whole.target, node.amount, node.course.level, node.rows, dropped, node.group)
    return DivisionTree(parts, division, below)


def _find_dropped_parts(node: _WholeNode) -> tuple[str, ...]:
    """Return the addresses of the parts without a cell."""
    places = {(cell.part.period, cell.part.owner, cell.part.department) for cell in node.cells}
    names = zip(node.whole.parts, list_segments(node.whole.parts), strict=True)
    return tuple(
        f"{node.whole.path}/{name}" for part, name in names if (part.period, part.owner, part.department) not in places
    )
