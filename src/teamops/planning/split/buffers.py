"""Slack in a split (§1.9): recorded in the goal, applied at one level, with a warning if it is applied twice."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from teamops.locale.formats import format_limit
from teamops.model.change import Change
from teamops.model.figures.quantity import Quantity
from teamops.model.figures.sums import EXACT, sum_exact
from teamops.model.place import At
from teamops.model.records.goals import Buffer, Goal
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.planning.errors import Fact, Message, Term
from teamops.planning.split.division import Division


def make_buffer_change(at: At, buffer: Buffer) -> Change:
    """Return the change that records `buffer` in the goal at `at`."""
    percent = buffer.percent.written if buffer.percent.suffix else f"{buffer.percent.written}%"
    return Change(at / "buffer", {"mode": buffer.mode, "percent": percent, "at": buffer.at})


def compute_reserve(goal: Goal, divisions: tuple[Division, ...]) -> Decimal:
    """Return by how much the parts are less than their wholes, for a goal that keeps a reserve."""
    if goal.buffer is None or goal.buffer.mode != "reserve":
        return Decimal(0)
    return sum_exact(EXACT.subtract(division.target, division.amount) for division in divisions)


def collect_buffer_notices(
    ws: Workspace, node: GoalNode, recorded: Buffer | None, divisions: tuple[Division, ...]
) -> Iterator[Message]:
    """Yield notices about the buffer of `node`'s goal; `recorded` is the one in the file so far."""
    buffer = node.goal.buffer
    if buffer is None:
        return
    if recorded is not None and recorded != buffer:
        yield Message("buffer_changed", {"before": _format_buffer(recorded), "after": _format_buffer(buffer)})
    if recorded != buffer and not _is_in_limits(ws, buffer):
        low, high = ws.settings.limits.buffer
        limits: dict[str, Fact] = {"percent": str(buffer.percent), "low": format_limit(low), "high": format_limit(high)}
        yield Message("buffer_outside", limits)
    if buffer.mode == "over" and node.goal.direction == "down":
        yield Message("buffer_down", {"percent": str(buffer.percent)})
    if any(division.amount != division.target for division in divisions):
        yield Message(f"buffer_{buffer.mode}", {"level": Term(f"level.{buffer.at}"), "percent": str(buffer.percent)})
    elif recorded != buffer and all(division.level != buffer.at for division in divisions):
        yield Message("buffer_later", {"level": Term(f"level.{buffer.at}")})
    others = list(_find_buffers_above(ws, node))
    if others and buffer.mode == "over":
        together = 1 + Fraction(buffer.percent)
        for _, percent in others:
            together *= 1 + percent
        compounded: dict[str, Fact] = {
            "places": tuple(place for place, _ in others),
            "percent": _format_percent(together - 1),
        }
        yield Message("buffer_compounds", compounded)


def _is_in_limits(ws: Workspace, buffer: Buffer) -> bool:
    low, high = ws.settings.limits.buffer
    return low <= buffer.percent <= high


def _find_buffers_above(ws: Workspace, node: GoalNode) -> Iterator[tuple[str, Fraction]]:
    """Yield where slack was already added above: parts that exceed their whole, and goals it serves.

    A goal serves another one if `serves` begins with its id.
    """
    for path, above in ws.nodes.items():
        if node.path.startswith(f"{path}/") and above.target and above.target > 0:
            together = sum((Fraction(child.target or 0) for child in above.children), Fraction(0))
            if together > above.target and above.goal.measure == "sum":
                yield path, together / Fraction(above.target) - 1
    served, met = node.goal, {node.goal.id}
    goals = {entry.record.id: entry.record for entry in ws.goals}
    while (served_id := _find_served_goal(served)) in goals and served_id not in met:
        served = goals[served_id]
        met.add(served_id)
        if served.buffer is not None and served.buffer.mode == "over":
            yield served_id, Fraction(served.buffer.percent)


def _find_served_goal(goal: Goal) -> str:
    words = (goal.serves or "").replace(":", " ").replace(":", " ").split()
    return words[0].partition("/")[0] if words else ""


def _format_buffer(buffer: Buffer) -> str:
    return f"{buffer.mode} {buffer.percent} @{buffer.at}"


def _format_percent(share: Fraction) -> str:
    return str(Quantity.of(Decimal(round(share * 1000)).scaleb(-3), "%"))
