"""The week that the meeting speaks of, the one before, and the records that each section of the pack is about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from teamops.model.figures.completion import Completion, compute_completion, find_finish_day, list_team_tasks
from teamops.model.records.collaboration import Request
from teamops.model.records.monitors import Monitor
from teamops.model.records.tasks import Task
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.filters import collect_requests, collect_tasks, has_overlap, is_in_scope, is_late
from teamops.reporting.base.report import ReportOptions
from teamops.reporting.tables.projects import EVER, CheckpointRow, collect_checkpoints


@dataclass(frozen=True)
class Week:
    """A whole ISO week of a workspace; `asked.period` is that week, also where a cut week or a month was asked for."""

    ws: Workspace
    asked: ReportOptions

    @staticmethod
    def of(ws: Workspace, asked: ReportOptions) -> Week:
        return Week(ws, replace(asked, period=Period.week_of(asked.period.start)))

    @property
    def this(self) -> Period:
        return self.asked.period

    @property
    def last(self) -> Period:
        return Period.week_of(self.this.start - timedelta(days=1))

    @property
    def day(self) -> date:
        """The day of the meeting: the one on which the pack is read, or the edge of the week nearest to it."""
        return min(max(self.asked.today, self.this.start), self.this.end)

    @property
    def cells(self) -> Cells:
        return Cells(self.ws, self.asked)

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """By owner in the order of teamops.yaml, each owner's most urgent first."""
        rank = {person: n for n, person in enumerate(self.ws.settings.people)}
        tasks = collect_tasks(self.ws, self.asked)
        return tuple(
            sorted(
                tasks, key=lambda t: ([rank.get(o, len(rank)) for o in t.owner], t.owner, t.priority, t.end, t.start)
            )
        )

    @cached_property
    def planned(self) -> tuple[Task, ...]:
        """What this week's work is; what was called off is not."""
        alive = (task for task in self.tasks if task.status != "cancelled")
        return tuple(task for task in alive if has_overlap(task.start, task.end, self.this))

    @cached_property
    def completion(self) -> Completion:
        """How many tasks are due in it, done and late."""
        return self._completion(self.this)

    @cached_property
    def completed(self) -> Completion:
        """The same of what the meeting looks back on."""
        return self._completion(self.last)

    def _completion(self, period: Period) -> Completion:
        mine = (task for task in list_team_tasks(self.ws) if is_in_scope(self.ws, self.asked, task.owner))
        return compute_completion(self.ws, period, self.asked.today, mine)

    @property
    def carried(self) -> tuple[Task, ...]:
        """What shall be done in it and was due before."""
        return tuple(task for task in self.planned if task.end in self.this and task.due < self.this.start)

    @cached_property
    def overdue(self) -> tuple[Task, ...]:
        """Latest first."""
        return tuple(sorted((t for t in self.tasks if is_late(t, self.asked.today)), key=lambda t: (t.due, t.priority)))

    @cached_property
    def blocked_tasks(self) -> tuple[Task, ...]:
        """Open tasks that are blocked or need something, the blocked ones first."""
        waiting = (t for t in self.tasks if t.is_open and (t.status == "blocked" or t.blocker is not None))
        return tuple(sorted(waiting, key=lambda t: (t.status != "blocked", t.priority, t.end)))

    @property
    def follow_up_tasks(self) -> tuple[Task, ...]:
        """What last week was to bring, and what else it brought; what is not done comes first."""
        left = set(map(id, self.completed.left))
        due_or_done = (t for t in self.tasks if self._is_due_last_week(t) or self._is_done_last_week(t))
        return tuple(sorted(due_or_done, key=lambda t: id(t) not in left and t.status == "done"))

    def _is_due_last_week(self, task: Task) -> bool:
        return task.due in self.last or task.end in self.last

    def _is_done_last_week(self, task: Task) -> bool:
        day = find_finish_day(task, self.ws.settings.timezone)
        return task.updated is not None and day is not None and day in self.last

    @cached_property
    def readings(self) -> tuple[CheckpointRow, ...]:
        """Of whatever day: that of a checkpoint is the planned one, and what is read before it counts too."""
        return tuple(
            w
            for w in collect_checkpoints(self.ws, self.asked, EVER)
            if w.checkpoint and w.checkpoint.actual is not None
        )

    @cached_property
    def deviation_rows(self) -> tuple[CheckpointRow, ...]:
        """Readings beyond the band that still matter: of this week or the last, or with an open measure, or without any
        while the phase runs."""
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
        """Projects that spent more than planned and are not over yet, or were not escalated (§3.7)."""
        monitors = (e.record for e in self.ws.monitors if is_in_scope(self.ws, self.asked, (e.record.owner,)))
        over = (m for m in monitors if m.budget and m.budget.is_overrun)
        return tuple(m for m in over if m.escalated is None or any(p.end >= self.last.start for p in m.phases))

    @cached_property
    def requests(self) -> tuple[Request, ...]:
        return collect_requests(self.ws, self.asked)
