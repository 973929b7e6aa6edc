"""What a period planned and what became of it: the data of a review (执行数据, §4.2), as the records have them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, NamedTuple

from teamops.model.figures.checkpoints import CheckpointEntry
from teamops.model.figures.completion import Completion, compute_completion, list_team_tasks
from teamops.model.figures.quantity import Quantity
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
    """A goal of the period, by its path and its node, if that is still there; `result` is None where the records do not
    tell one. While the period runs most is open, as is what is not known. `reviewed` is the actual that the review was
    written with, where the records know another one by now."""

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
    """The data of `asked.period`, of whom it is asked for: the same that `teamops review draft` gathers."""

    ws: Workspace
    asked: ReportOptions

    @cached_property
    def review(self) -> Review:
        """The team's review of the period as it stands, or one that says nothing yet; not held yet means held today."""
        standing = find_review(self.ws, self.asked.period)
        record = standing.record if standing is not None else Review(id="", period=self.asked.period)
        return replace(record, held=record.held or self.asked.today)

    @cached_property
    def goals(self) -> tuple[GoalOutcome, ...]:
        """Plan and actual of each goal, those that were missed and those of which nothing is known included."""
        results, unknown = compute_results(self.ws, self.review, self.asked.today)
        found = [self._reached(result) for result in results]
        found += [GoalOutcome(one.goal.path, one.goal, None, "unknown") for one in unknown]
        return tuple(one for one in found if is_in_scope(self.ws, self.asked, _list_answerable(self.ws, one.path)))

    def _reached(self, result: Result) -> GoalOutcome:
        node, goal = self.ws.nodes.get(result.goal), find_goal(self.ws, result)
        missed = is_missed(result.plan, result.actual, goal)
        verdict: Verdict = "missed" if missed else "reached"
        verdict = verdict if self.is_over or _is_final(goal, missed) else "running"
        written = next((one.actual for one in self.review.results if one.goal == result.goal), result.actual)
        return GoalOutcome(result.goal, node, result, verdict, written if written != result.actual else None)

    @property
    def is_over(self) -> bool:
        """Whether the period is over, or was reviewed before its end."""
        return self.asked.period.end < self.asked.today or bool(self.review.id)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What was due in the period, what was not done in it first, then by day."""
        return (*self.left, *self.completion.done)

    @property
    def left(self) -> tuple[Task, ...]:
        """Those of them that were not done in it."""
        return self.completion.left

    @cached_property
    def completion(self) -> Completion:
        """Which of them were done, and which late, by day."""
        mine = (task for task in list_team_tasks(self.ws) if is_in_scope(self.ws, self.asked, task.owner))
        by_day = sorted(mine, key=lambda task: (task.due, task.priority))
        return compute_completion(self.ws, self.asked.period, self.asked.today, by_day)

    @cached_property
    def readings(self) -> tuple[CheckpointEntry, ...]:
        """The checkpoints of the period."""
        return tuple(
            p
            for p in list_review_checkpoints(self.ws, self.review)
            if is_in_scope(self.ws, self.asked, _list_watchers(p))
        )

    @property
    def deviations(self) -> tuple[CheckpointEntry, ...]:
        """Those of them that are beyond the limit, to either side."""
        limit = self.ws.settings.limits.deviation
        return tuple(placed for placed in self.readings if placed.checkpoint.beyond(limit))

    @property
    def measures(self) -> tuple[Measure, ...]:
        """What was decided about the readings of the period and not given up."""
        return tuple(measure for placed in self.readings for measure, _ in placed.standing)

    @property
    def spending(self) -> tuple[Monitor, ...]:
        """The projects with a budget that ran in the period."""
        monitors = (e.record for e in self.ws.monitors if is_in_scope(self.ws, self.asked, (e.record.owner,)))
        return tuple(m for m in monitors if m.budget is not None and _has_run_in(m, self.asked.period))

    @cached_property
    def carried(self) -> tuple[FollowedImprovement, ...]:
        """The improvements of earlier reviews that are still open, or were when the review was held."""
        every = list_open_improvements(self.ws, self.review, self.asked.today)
        return tuple(one for one in every if is_in_scope(self.ws, self.asked, (one.improvement.owner,)))


def _is_final(goal: Goal | None, missed: bool) -> bool:
    """Whether more days cannot change the verdict: of what adds up, that enough is reached, or too much."""
    return goal is not None and goal.measure == "sum" and (goal.direction == "down") == missed


def make_checkpoint_row(placed: CheckpointEntry) -> CheckpointRow:
    """The checkpoint as Table 3 shows it."""
    return CheckpointRow(placed.monitor, placed.phase, placed.checkpoint)


def _list_answerable(ws: Workspace, path: str) -> Iterator[str | None]:
    """Everybody who owns the goal or a part of it."""
    goal = ws.nodes.get(path.partition("/")[0])
    for node in goal.walk() if goal is not None else ():
        yield from (node.owner, node.department)


def _list_watchers(placed: CheckpointEntry) -> Iterator[str | None]:
    yield from (placed.monitor.owner, placed.checkpoint.owner)
    yield from (measure.owner for measure in placed.checkpoint.measures)


def _has_run_in(monitor: Monitor, period: Period) -> bool:
    run = monitor.run
    return run is not None and has_overlap(*run, period)
