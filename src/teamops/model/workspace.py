"""A team's records with the figures derived from them, for rules and reports."""

from __future__ import annotations

from functools import cached_property

from teamops.model.dataclass import dataclass
from teamops.model.figures.attainment import Readings
from teamops.model.figures.digits import Digits, compute_digits
from teamops.model.figures.suspects import Suspect, Suspects
from teamops.model.team_records import SECTIONS as SECTIONS
from teamops.model.team_records import TeamRecords
from teamops.model.tree import GoalNode


@dataclass(frozen=True)
class Workspace(TeamRecords):
    """The records of a team, and figures that many rules and reports need, each computed once."""

    @cached_property
    def readings(self) -> Readings:
        """The actuals by goal, in the order of days."""
        return Readings.of(self)

    def digits(self, node: GoalNode) -> Digits:
        """Return the precision of figures of the goal that `node` belongs to."""
        goal = node.goal
        if goal.id not in self._digits:
            self._digits[goal.id] = compute_digits(goal, self.readings.figures(goal))
        return self._digits[goal.id]

    @cached_property
    def _digits(self) -> dict[str, Digits]:
        return {}

    @cached_property
    def suspects(self) -> tuple[Suspect, ...]:
        """The actuals with a probably wrong unit, for several rules."""
        return tuple(Suspects(self, self.readings))
