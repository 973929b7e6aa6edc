"""The slack in the parts of a goal, at the level of its buffer and over the whole goal (§1.9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from teamops.model.dataclass import dataclass
from teamops.model.figures.sums import (
    EXACT,
    compute_unrounded_whole,
    compute_whole,
    find_level,
    find_step,
    has_buffer_at,
    is_sum_right,
    round_to_step,
    sum_exact,
)
from teamops.model.records.goals import Goal, Level
from teamops.model.tree import GoalNode


@dataclass(frozen=True, slots=True)
class BufferedWhole:
    """A whole with buffered parts: `exact` is what they should add up to, `total` what they do add up to."""

    node: GoalNode
    level: Level
    target: Decimal
    exact: Decimal
    total: Decimal

    @property
    def fits(self) -> bool:
        """Whether the total is right to within a step."""
        return is_sum_right(self.node.goal, self.target, self.level, self.total)

    @property
    def is_nearest(self) -> bool:
        """Whether the total is the exact amount rounded to the nearest step, as for a single whole."""
        return self.total == compute_whole(self.node.goal, self.target, self.level)


@dataclass(frozen=True, slots=True)
class Slack:
    """All wholes of a goal whose parts carry its buffer, taken together."""

    goal: Goal
    wholes: tuple[BufferedWhole, ...]

    @property
    def target(self) -> Decimal:
        """The sum of the targets that were divided."""
        return sum_exact(one.target for one in self.wholes)

    @property
    def total(self) -> Decimal:
        """The sum of the parts."""
        return sum_exact(one.total for one in self.wholes)

    @property
    def exact(self) -> Decimal:
        """The exact sum that the parts should have."""
        return sum_exact(one.exact for one in self.wholes)

    @property
    def expected_total(self) -> Decimal:
        """The sum that the parts should have, to the nearest step."""
        step = find_step(self.goal)
        if step is not None:
            return round_to_step(self.exact, step)
        return sum_exact(compute_whole(self.goal, one.target, one.level) for one in self.wholes)

    @property
    def share(self) -> Decimal:
        """The slack in the parts as a share of the targets, to a millionth.

        It is negative if they are less than the whole although they should be more, or the other way round.
        """
        target = Fraction(self.target)
        more = (Fraction(self.total) - target) / target if target else Fraction(0)
        slack = -more if self.goal.buffer is not None and self.goal.buffer.mode == "reserve" else more
        return Decimal(round(slack * 10**6)).scaleb(-6)

    @property
    def is_explained(self) -> bool:
        """Whether the total matches the recorded percentage to within a step."""
        return abs(EXACT.subtract(self.total, self.exact)) <= (find_step(self.goal) or 0)

    @property
    def is_pushed(self) -> bool:
        """Whether the total is off, and not just because each whole was rounded alone, as teamops once did."""
        if self.is_explained:
            return False
        is_over = self.total > self.exact
        away = (one for one in self.wholes if one.total != one.exact and (one.total > one.exact) == is_over)
        return any(not one.is_nearest for one in away)

    @property
    def is_moved(self) -> bool:
        """Whether it is pushed although each whole is right to within a step."""
        return self.is_pushed and all(one.fits for one in self.wholes)


def compute_slack(tree: GoalNode) -> Slack:
    """Return the wholes of a goal whose parts are at the level of its buffer; empty without a buffer."""
    is_buffered = tree.goal.buffer is not None and tree.goal.measure == "sum"
    return Slack(tree.goal, tuple(_list_buffered_wholes(tree)) if is_buffered else ())


def list_breakdowns(node: GoalNode) -> Iterator[Sequence[GoalNode]]:
    """Return the parts that divide the period and those that do not; each group adds up to the whole."""
    groups: dict[bool, list[GoalNode]] = {True: [], False: []}
    for part in node.children:
        groups[has_own_period(part, node)].append(part)
    return (parts for parts in groups.values() if parts)


def has_own_period(part: GoalNode, whole: GoalNode) -> bool:
    """Return whether `part` covers some days of `whole`, and not, like a person's share, all of them."""
    own = part.part.period if part.part is not None else None
    if own is None:
        return False
    return whole.period is None or (own.start, own.end) != (whole.period.start, whole.period.end)


def _list_buffered_wholes(tree: GoalNode) -> Iterator[BufferedWhole]:
    for node in tree.walk():
        if node.target is None or not node.children:
            continue
        for parts in list_breakdowns(node):
            level = find_level([part.part for part in parts if part.part], node.period)
            if level is None or not has_buffer_at(node.goal, level):
                continue
            total = sum_exact(part.target for part in parts if part.target is not None)
            yield BufferedWhole(node, level, node.target, compute_unrounded_whole(node.goal, node.target, level), total)
