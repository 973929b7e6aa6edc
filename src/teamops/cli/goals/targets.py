"""Parse new targets of goals: in their unit, and in their steps."""

from __future__ import annotations

from teamops.cli.projects.values import parse_amount
from teamops.model.figures.normalize import parse_goal_amount
from teamops.model.figures.quantity import Quantity
from teamops.model.records.goals import Goal
from teamops.planning.goals.edit import GoalEditError
from teamops.planning.projects.amounts import convert_to_unit


def parse_target(goal: Goal, option: str, text: str) -> Quantity:
    """Parse a new target of a goal, or of its part. Raise UserError for other text."""
    written = convert_to_unit(parse_amount(option, text), goal.unit, goal.target)
    number = parse_goal_amount(goal, written)
    assert number is not None  # convert_to_unit refuses what has no meaning
    if goal.step is not None and goal.step > 0 and number % goal.step:
        raise GoalEditError("not_in_steps", goal=goal.id, value=written, step=goal.step)
    return number
