"""What a period planned and achieved, as the records have it: the data of a review (执行数据, §4.2)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from teamops.model.dataclass import dataclass, replace
from teamops.model.figures.checkpoints import CheckpointEntry
from teamops.model.figures.completion import Completion, compute_completion, list_team_tasks
from teamops.model.figures.quantity import Quantity
from teamops.model.named_tuple import NamedTuple
from teamops.model.records.goals import Goal
from teamops.model.records.monitors import Measure, Monitor
from teamops.model.records.reviews import Result, Review
from teamops.model.records.tasks import Task
from teamops.model.reviewing.improvements import FollowedImprovement
from teamops.model.reviewing.records import find_review, list_open_improvements, list_review_checkpoints
from teamops.model.reviewing.results import compute_results
from teamops.model.reviewing.scope import find_goal, is_missed
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.reporting.base.filters import has_overlap, is_in_scope
from teamops.reporting.base.report import ReportOptions
from teamops.reporting.tables.projects import CheckpointRow

Verdict = Literal["reached", "missed", "running", "unknown"]


class GoalOutcome(NamedTuple):
    """The outcome of a goal in the period.

    `node` is None if the goal no longer exists, `result` None if the records have no actual. While the period runs,
    most goals are "running". `reviewed` is the actual in the review if the records have another one by now.
    """

    path: str
    node: GoalNode | None
    result: Result | None
    verdict: Verdict
    reviewed: Quantity | None = None

    @property
    def name(self) -> str:
        return self.path if self.node is None else self.node.name


@dataclass(frozen=True)
class ExecutionData:
    """The data of `options.period` for the people asked for, the same that `teamops review draft` collects."""

    ws: Workspace
    options: ReportOptions

    @cached_property
    def review(self) -> Review:
        """The team's review of the period, or an empty one; without a date it counts as held today."""
        entry = find_review(self.ws, self.options.period)
        record = entry.record if entry is not None else Review(id="", period=self.options.period)
        return replace(record, held=record.held or self.options.today)

    @cached_property
    def goals(self) -> tuple[GoalOutcome, ...]:
        """Plan and actual of each goal; goals without an actual come last."""
        results, unknown = compute_results(self.ws, self.review, self.options.today)
        outcomes = [self._make_outcome(result) for result in results]
        outcomes += [GoalOutcome(one.goal.path, one.goal, None, "unknown") for one in unknown]
        return tuple(
            one for one in outcomes if is_in_scope(self.ws, self.options, _list_goal_owners(self.ws, one.path))
        )

    def _make_outcome(self, result: Result) -> GoalOutcome:
        node, goal = self.ws.nodes.get(result.goal), find_goal(self.ws, result)
        missed = is_missed(result.plan, result.actual, goal)
        verdict: Verdict = "missed" if missed else "reached"
        verdict = verdict if self.is_over or _is_final(goal, missed) else "running"
        reviewed = next((one.actual for one in self.review.results if one.goal == result.goal), result.actual)
        return GoalOutcome(result.goal, node, result, verdict, reviewed if reviewed != result.actual else None)

    @property
    def is_over(self) -> bool:
        """Whether the period is over, or was reviewed before its end."""
        return self.options.period.end < self.options.today or bool(self.review.id)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks due in the period: first those not done in it, then the others by day."""
        return (*self.completion.left, *self.completion.done)

    @cached_property
    def completion(self) -> Completion:
        """The tasks due in the period, those done and those late, each by day."""
        mine = (task for task in list_team_tasks(self.ws) if is_in_scope(self.ws, self.options, task.owner))
        by_day = sorted(mine, key=lambda task: (task.due, task.priority))
        return compute_completion(self.ws, self.options.period, self.options.today, by_day)

    @cached_property
    def readings(self) -> tuple[CheckpointEntry, ...]:
        """The checkpoints of the period."""
        points = list_review_checkpoints(self.ws, self.review)
        return tuple(one for one in points if is_in_scope(self.ws, self.options, _list_watchers(one)))

    @property
    def deviations(self) -> tuple[CheckpointEntry, ...]:
        """The readings beyond the limit, to either side."""
        limit = self.ws.settings.limits.deviation
        return tuple(entry for entry in self.readings if entry.checkpoint.beyond(limit))

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures decided on the readings of the period, without cancelled ones."""
        return tuple(measure for entry in self.readings for measure, _ in entry.standing)

    @property
    def spending(self) -> tuple[Monitor, ...]:
        """The projects with a budget that ran in the period."""
        monitors = (e.record for e in self.ws.monitors if is_in_scope(self.ws, self.options, (e.record.owner,)))
        return tuple(m for m in monitors if m.budget is not None and _has_run_in(m, self.options.period))

    @cached_property
    def carried(self) -> tuple[FollowedImprovement, ...]:
        """The improvements of earlier reviews that were open when the review was held."""
        improvements = list_open_improvements(self.ws, self.review, self.options.today)
        return tuple(one for one in improvements if is_in_scope(self.ws, self.options, (one.improvement.owner,)))


def _is_final(goal: Goal | None, missed: bool) -> bool:
    """Whether later days cannot change the verdict: a sum that has reached its target, or is over its cap."""
    return goal is not None and goal.measure == "sum" and (goal.direction == "down") == missed


def make_checkpoint_row(entry: CheckpointEntry) -> CheckpointRow:
    """Return the checkpoint as a row of Table 3."""
    return CheckpointRow(entry.monitor, entry.phase, entry.checkpoint)


def _list_goal_owners(ws: Workspace, path: str) -> Iterator[str | None]:
    """Yield the owners and departments of the goal and of all its parts."""
    goal = ws.nodes.get(path.partition("/")[0])
    for node in goal.walk() if goal is not None else ():
        yield from (node.owner, node.department)


def _list_watchers(entry: CheckpointEntry) -> Iterator[str | None]:
    yield from (entry.monitor.owner, entry.checkpoint.owner)
    yield from (measure.owner for measure in entry.checkpoint.measures)


def _has_run_in(monitor: Monitor, period: Period) -> bool:
    run = monitor.run
    return run is not None and has_overlap(*run, period)
