"""Set closed periods to their actuals, so that the rest absorbs what was missed or won (§1.4)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from teamops.model.dataclass import dataclass, replace
from teamops.model.figures.attainment import Readings
from teamops.model.figures.digits import style_amount
from teamops.model.figures.sums import compute_whole, find_level, find_step, round_to_step
from teamops.model.records.goals import Part
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.planning.shares.largest_remainder import allocate
from teamops.planning.split.frozen import FrozenParts
from teamops.planning.split.parts_draft import rescale
from teamops.planning.split.siblings import Whole


@dataclass(slots=True)
class ActualsFiller:
    """Sets closed parts to their actuals; `unread` collects those without any."""

    ws: Workspace
    frozen: FrozenParts
    readings: Readings
    unread: list[str]

    def parts(self, node: GoalNode) -> tuple[Part, ...]:
        """Return the parts of `node`: closed periods at their actuals, rounded to the step; the others as before.

        Locked and confirmed parts stay, as do parts without actuals. Parts below a changed part follow in proportion to
        their own actuals. Levels do not change.
        """
        if node.goal.measure == "level":
            return (node.part or node.goal).parts
        return tuple(self._fill_part(child, node) for child in node.children)

    def _fill_part(self, node: GoalNode, above: GoalNode) -> Part:
        part = node.part
        assert part is not None  # only the top has none
        if part.locked or part.confirmed:
            return part
        own = part.period is not None and part.period != above.period
        if own and self.frozen.is_closed(part.period):
            reached = self._compute_reached(node)
            if reached is None:
                if part.target:
                    self.unread.append(node.path)
                return part
            step = find_step(node.goal)
            return self._scale_part(node, part, reached if step is None else round_to_step(reached, step))
        below = self.parts(node)
        return part if below == part.parts else replace(part, parts=below)

    def _scale_part(self, node: GoalNode, part: Part, target: Decimal) -> Part:
        """Return `part` at `target`, and the parts below it in proportion to their actuals."""
        if target == part.target:
            return part
        quantity = style_amount(part.target, target)
        if not part.parts:
            return replace(part, target=quantity)
        amount = compute_whole(node.goal, target, find_level(part.parts, node.period))
        reached = [max(Fraction(self._compute_reached(child) or 0), Fraction(0)) for child in node.children]
        whole = Whole(node.goal, node.path, node.period, node.owner, node.department, quantity, part.parts)
        draft = rescale(whole, amount, FrozenParts(), reached if any(reached) else None)
        waiting = [cell.slot.weight for cell in draft.cells if cell.waits and cell.slot]
        step = find_step(node.goal)
        shares = iter(allocate(draft.rest, waiting, step) if step is not None else ())
        below = []
        for cell, child in zip(draft.cells, node.children, strict=True):
            share = next(shares, None) if cell.waits else None
            below.append(cell.part if share is None else self._scale_part(child, cell.part, share.amount))
        return replace(part, target=quantity, parts=tuple(below))

    def _compute_reached(self, node: GoalNode) -> Decimal | None:
        assert node.period is not None  # closed
        return self.readings.reached(node, node.period.start, node.period.end)


def fill_from_actuals(ws: Workspace, node: GoalNode, frozen: FrozenParts) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """Return the parts of `node` with closed periods at their actuals, and the paths without actuals.

    Raises SplitError if the parts below a closed part cannot follow.
    """
    filler = ActualsFiller(ws, frozen, ws.readings, [])
    return filler.parts(node), tuple(filler.unread)
