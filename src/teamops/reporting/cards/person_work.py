"""The work of one person, to do and done: the records that their page is about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property

from teamops.model.dataclass import dataclass
from teamops.model.figures.completion import Completion, compute_completion, find_finish_day, list_team_tasks
from teamops.model.figures.dailies import DailyCompliance, assess_period
from teamops.model.quotas.quotas import Quota, list_current_quotas, list_quotas
from teamops.model.records.collaboration import Decision, Meeting, Request
from teamops.model.records.tasks import Task
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.filters import collect_requests, collect_tasks, get_urgency, is_in_scope
from teamops.reporting.base.report import ReportOptions
from teamops.reporting.items.action_item import ActionItem
from teamops.reporting.items.action_list import collect_actions
from teamops.reporting.items.waiting_time import get_day


@dataclass(frozen=True)
class PersonWork:
    """The work of `person` on the day `options.today`, and what was done in the days before."""

    ws: Workspace
    options: ReportOptions
    person: str

    @property
    def cells(self) -> Cells:
        return Cells(self.ws, self.options)

    @property
    def past(self) -> Period:
        """The days of the period up to today; of a week also those of the week before it."""
        period = self.options.period
        first = Period.week_of(period.start).start - timedelta(days=7) if period.kind == "week" else period.start
        return Period("", "day", first, max(first, min(period.end, self.options.today)))

    @property
    def quotas(self) -> list[Quota]:
        """The person's quotas of the period, and those missed in the week before that are new on this day."""
        some = list_quotas(self.ws, self.options.period, self.options.today, {self.person})
        if self.options.today not in self.options.period:
            return some
        current = list_current_quotas(self.ws, self.options.today, {self.person})
        return [*(one for one in current if one not in some), *some]

    @cached_property
    def _own_tasks(self) -> tuple[Task, ...]:
        return collect_tasks(self.ws, self.options)

    @cached_property
    def open_tasks(self) -> tuple[Task, ...]:
        """The person's own tasks: late ones first, then blocked ones, then by day and priority."""
        mine = (task for task in self._own_tasks if task.is_open and self.person in task.owner)
        return tuple(sorted(mine, key=self._get_urgency))

    @property
    def shared_tasks(self) -> tuple[Task, ...]:
        """The open tasks of others that the person works on too."""
        others = (task for task in self._own_tasks if task.is_open and self.person not in task.owner)
        return tuple(sorted(others, key=self._get_urgency))

    def _get_urgency(self, task: Task) -> tuple[bool, bool, date, str]:
        is_in_time, day = get_urgency(task, self.options.today)
        return is_in_time, task.status != "blocked", day, task.priority

    @cached_property
    def completion(self) -> Completion:
        """The person's tasks due in the period, those done and those late."""
        mine = (task for task in list_team_tasks(self.ws) if is_in_scope(self.ws, self.options, task.owner))
        return compute_completion(self.ws, self.options.period, self.options.today, mine)

    @cached_property
    def actions(self) -> tuple[ActionItem, ...]:
        """The other action items, the most urgent first: without own tasks and decisions."""
        mine = {entry.record.id for entry in self.ws.open_tasks if self.person in entry.record.owner}
        actions = collect_actions(self.ws, self.options.today, self.options.judged, self.person)
        return tuple(action for action in actions if not (_is_task_action(mine, action) or _is_decision(action)))

    @property
    def decisions(self) -> Iterator[tuple[Meeting, Decision]]:
        """The decisions due from last week on, and last week's without a day, that did not become tasks."""
        tasks = {entry.record.id for entry in self.ws.tasks}
        since = Period.week_of(self.options.today).start - timedelta(days=7)
        held = ((get_day(self.ws, entry.record.held), entry.record) for entry in self.ws.meetings)
        for day, meeting in held:
            for decision in meeting.decisions if day <= self.options.today else ():
                is_open = decision.task not in tasks and (decision.due or day) >= since
                if decision.owner == self.person and is_open:
                    yield meeting, decision

    @property
    def requests(self) -> tuple[Request, ...]:
        return tuple(request for request in collect_requests(self.ws, self.options) if request.is_open)

    @cached_property
    def done_tasks(self) -> tuple[tuple[date, Task], ...]:
        """The person's tasks done in the past days, each with the day, the latest first.

        The day is that of the last update, else that of the end.
        """
        mine = (task for task in self._own_tasks if self.person in task.owner)
        zone = self.ws.settings.timezone
        dated = ((day, task) for task in mine if (day := find_finish_day(task, zone)) is not None)
        return tuple(sorted((one for one in dated if one[0] in self.past), key=lambda one: one[0], reverse=True))

    @property
    def dailies(self) -> DailyCompliance | None:
        """The person's daily reports in the past days; None if they owe none."""
        return assess_period(self.ws, self.past, self.options.today, {self.person}).get(self.person)


def _is_task_action(tasks: set[str], action: ActionItem) -> bool:
    return action.at.route[:1] == ("tasks",) and action.record in tasks


def _is_decision(action: ActionItem) -> bool:
    return {reason.kind for reason in action.reasons} == {"decision"}
