"""A team's records with the figures derived from them, for rules and reports."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from teamops.model.dataclass import dataclass
from teamops.model.team_records import SECTIONS as SECTIONS
from teamops.model.team_records import TeamRecords

if TYPE_CHECKING:  # many commands derive no figures
    from teamops.model.figures.attainment import Readings
    from teamops.model.figures.digits import Digits
    from teamops.model.figures.slack import Slack
    from teamops.model.figures.suspects import Suspect
    from teamops.model.tree import GoalNode


@dataclass(frozen=True)
class Workspace(TeamRecords):
    """The records of a team, and figures that many rules and reports need, each computed once."""

    @cached_property
    def readings(self) -> Readings:
        """The actuals by goal, in the order of days."""
        from teamops.model.figures.attainment import Readings

        return Readings.of(self)

    def digits(self, node: GoalNode) -> Digits:
        """Return the precision of figures of the goal that `node` belongs to."""
        from teamops.model.figures.digits import compute_digits

        goal = node.goal
        if goal.id not in self._digits:
            self._digits[goal.id] = compute_digits(goal, self.readings.figures(goal))
        return self._digits[goal.id]

    @cached_property
    def _digits(self) -> dict[str, Digits]:
        return {}

    @cached_property
    def slacks(self) -> tuple[Slack, ...]:
        """The slack of each goal, in the order of their trees."""
        from teamops.model.figures.slack import compute_slack

        return tuple(map(compute_slack, self.list_goal_trees()))

    @cached_property
    def suspects(self) -> tuple[Suspect, ...]:
        """The actuals with a probably wrong unit, for several rules."""
        from teamops.model.figures.suspects import Suspects

        return tuple(Suspects(self, self.readings))
