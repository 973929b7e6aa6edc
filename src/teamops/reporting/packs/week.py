"""The week of the meeting, the one before, and the records that each section of the pack is about."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from teamops.model.dataclass import dataclass, replace
from teamops.model.figures.completion import Completion, compute_completion, find_finish_day, list_team_tasks
from teamops.model.quotas.quota_tasks import is_only_quota
from teamops.model.quotas.quotas import Quota, list_quotas
from teamops.model.records.collaboration import Request
from teamops.model.records.monitors import Monitor
from teamops.model.records.tasks import Task
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.filters import (
    collect_requests,
    collect_tasks,
    has_overlap,
    is_in_scope,
    is_late,
    list_people,
)
from teamops.reporting.base.report import ReportOptions
from teamops.reporting.tables.projects import EVER, CheckpointRow, collect_checkpoints


@dataclass(frozen=True)
class Week:
    """A whole ISO week of a workspace: `options.period`, also if a part of a week or a month was asked for."""

    ws: Workspace
    options: ReportOptions

    @staticmethod
    def of(ws: Workspace, options: ReportOptions) -> Week:
        return Week(ws, replace(options, period=Period.week_of(options.period.start)))

    @property
    def this(self) -> Period:
        return self.options.period

    @cached_property
    def last(self) -> Period:
        return Period.week_of(self.this.start - timedelta(days=1))

    @property
    def day(self) -> date:
        """The day of the meeting: today, or the day of the week nearest to it."""
        return min(max(self.options.today, self.this.start), self.this.end)

    @cached_property
    def cells(self) -> Cells:
        return Cells(self.ws, self.options)

    @cached_property
    def quotas(self) -> list[Quota]:
        """The quotas of the week, and those missed in the week before."""
        people, today = list_people(self.ws, self.options), self.options.today
        before = list_quotas(self.ws, self.last, today, people)
        missed = [one for one in before if one.state == "missed" and one.period.end < self.this.start]
        return [*missed, *list_quotas(self.ws, self.this, today, people)]

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks by owner in the order of teamops.yaml, each owner's most urgent first."""
        rank = {person: n for n, person in enumerate(self.ws.settings.people)}

        def get_key(task: Task) -> tuple[object, ...]:
            ranks = [rank.get(owner, len(rank)) for owner in task.owner]
            return ranks, task.owner, task.priority, task.end, task.start

        return tuple(sorted(collect_tasks(self.ws, self.options), key=get_key))

    @cached_property
    def planned(self) -> tuple[Task, ...]:
        """The tasks of the week, without cancelled ones."""
        alive = (task for task in self.tasks if task.status != "cancelled")
        return tuple(task for task in alive if has_overlap(task.start, task.end, self.this))

    @cached_property
    def completion(self) -> Completion:
        """The tasks due in the week, those done and those late."""
        return self._compute_completion(self.this)

    @cached_property
    def completed(self) -> Completion:
        """The tasks due in the week or month before, those done and those late."""
        return self._compute_completion(self.last)

    def _compute_completion(self, period: Period) -> Completion:
        work = (task for task in list_team_tasks(self.ws) if not is_only_quota(self.ws.nodes, task))
        mine = (task for task in work if is_in_scope(self.ws, self.options, task.owner))
        return compute_completion(self.ws, period, self.options.today, mine)

    @property
    def carried(self) -> tuple[Task, ...]:
        """The tasks that end in the week and were first due before it."""
        return tuple(task for task in self.planned if task.end in self.this and task.due < self.this.start)

    @cached_property
    def overdue(self) -> tuple[Task, ...]:
        """The late tasks, the latest first."""
        return tuple(
            sorted((t for t in self.tasks if is_late(t, self.options.today)), key=lambda t: (t.due, t.priority))
        )

    @cached_property
    def blocked_tasks(self) -> tuple[Task, ...]:
        """The open tasks that are blocked or need something, the blocked ones first."""
        waiting = (t for t in self.tasks if t.is_open and (t.status == "blocked" or t.blocker is not None))
        return tuple(sorted(waiting, key=lambda t: (t.status != "blocked", t.priority, t.end)))

    @cached_property
    def follow_up_tasks(self) -> tuple[Task, ...]:
        """The tasks due last week or done in it, those not done first."""
        due_or_done = (t for t in self.tasks if self._is_due_last_week(t) or self._is_done_last_week(t))
        return tuple(sorted(due_or_done, key=lambda t: not self.completed.has_left(t) and t.status == "done"))

    def _is_due_last_week(self, task: Task) -> bool:
        return task.due in self.last or task.end in self.last

    def _is_done_last_week(self, task: Task) -> bool:
        day = find_finish_day(task, self.ws.settings.timezone)
        return task.updated is not None and day is not None and day in self.last

    @cached_property
    def readings(self) -> tuple[CheckpointRow, ...]:
        """The checkpoints with an actual, whatever their planned day is."""
        rows = collect_checkpoints(self.ws, self.options, EVER)
        return tuple(row for row in rows if row.checkpoint and row.checkpoint.actual is not None)

    @cached_property
    def deviation_rows(self) -> tuple[CheckpointRow, ...]:
        """The readings beyond the band that still matter.

        Those of this week or the last, with an open measure, or without measures while the phase runs.
        """
        limit = Decimal(self.ws.settings.limits.deviation)
        return tuple(w for w in self.readings if w.checkpoint and w.checkpoint.beyond(limit) and self._is_relevant(w))

    def _is_relevant(self, row: CheckpointRow) -> bool:
        point = row.checkpoint
        assert point is not None  # its caller chose rows with a checkpoint
        if point.date in self.last or point.date in self.this:
            return True
        unanswered = not point.measures and row.phase.end >= self.this.start
        return unanswered or any(measure.status == "open" for measure in point.measures)

    @property
    def overrun(self) -> tuple[Monitor, ...]:
        """The projects over budget that are not over yet, or were not escalated (§3.7)."""
        monitors = (e.record for e in self.ws.monitors if is_in_scope(self.ws, self.options, (e.record.owner,)))
        over = (m for m in monitors if m.budget and m.budget.is_overrun)
        return tuple(m for m in over if m.escalated is None or any(p.end >= self.last.start for p in m.phases))

    @cached_property
    def requests(self) -> tuple[Request, ...]:
        return collect_requests(self.ws, self.options)
