"""The options of a split."""

from __future__ import annotations

from collections.abc import Mapping

from teamops.model.dataclass import dataclass, field
from teamops.model.records.goals import Level
from teamops.planning.shares.largest_remainder import Weight
from teamops.planning.shares.weights import By
from teamops.planning.split.frozen import FrozenParts


@dataclass(frozen=True, slots=True)
class SplitOptions:
    """How a split is made.

    `weights` are for the first level of periods; `people` and `departments` are given with their weights, `posts`
    select people. `differs`: periods were weighed in another way before; `gives_weights`: the weights are given now,
    not taken from the last split.
    """

    levels: tuple[Level, ...]
    by: By = "workdays"
    weights: tuple[Weight, ...] | None = None
    people: Mapping[str, Weight] | None = None
    posts: tuple[str, ...] | None = None
    departments: Mapping[str, Weight] | None = None
    replace: bool = False
    frozen: FrozenParts = field(default_factory=FrozenParts)
    differs: bool = False
    gives_weights: bool = False

    @property
    def has_people(self) -> bool:
        """Whether people are selected."""
        return bool(self.people or self.posts)

    @property
    def custom_level(self) -> Level | None:
        """The level that `weights` are for."""
        periods = (level for level in self.levels if level not in ("people", "department"))
        return next(periods, None) if self.by == "custom" else None
