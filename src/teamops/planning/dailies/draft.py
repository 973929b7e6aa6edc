"""Draft a person's daily report from the records: the changes of the day, and what comes next (§5.4).

The lines are in the team's language, as they are written into its files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from teamops.locale import formats
from teamops.locale.words import Words, get_words
from teamops.model.dataclass import dataclass
from teamops.model.figures.units import format_unit_after
from teamops.model.named_tuple import NamedTuple
from teamops.model.records.monitors import Checkpoint, Monitor
from teamops.model.records.tasks import Task
from teamops.model.time.moments import convert_to_zone
from teamops.model.workspace import Workspace


class DraftLine(NamedTuple):
    """A line and its subject; it is redundant if the person has already written about the subject."""

    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class DailyDraft:
    """The lines of a report under its three headings."""

    done: tuple[DraftLine, ...] = ()
    plan: tuple[DraftLine, ...] = ()
    needs: tuple[DraftLine, ...] = ()


def draft_daily(ws: Workspace, person: str, day: date, today: date) -> DailyDraft:
    """Return the draft of the person's report for `day`: what was done, what is planned next, and what is needed.

    Plans and needs are left out if the next working day is before `today`: tasks only have their present state.
    """
    source = _DailySource(ws, person, day)
    if source.upcoming < today:
        return DailyDraft(tuple(source.done()))
    return DailyDraft(tuple(source.done()), tuple(source.plan()), tuple(source.needs()))


@dataclass(frozen=True, slots=True)
class _DailySource:
    ws: Workspace
    person: str
    day: date

    @property
    def words(self) -> Words:
        return get_words(self.ws)

    @property
    def upcoming(self) -> date:
        """The next working day."""
        return self.ws.workdays.workday_after(self.day, 1)

    def done(self) -> Iterator[DraftLine]:
        """Yield tasks updated that day, readings, measures, and requests accepted or confirmed."""
        tasks = [
            task
            for task in self._filter_own_tasks(entry.record for entry in self.ws.tasks)
            if self._is_today(task.updated)
        ]
        yield from (DraftLine(task.name, task.name) for task in tasks if task.status == "done")
        yield from (DraftLine(self._format_progress(task), task.name) for task in tasks if task.status == "in_progress")
        for entry in self.ws.monitors:
            yield from self._list_project_lines(entry.record)
        yield from self._list_request_lines()

    def plan(self) -> Iterator[DraftLine]:
        """Yield tasks in progress, and those that begin or are due by the next working day, by end."""
        upcoming = self.upcoming
        for task in sorted(self._list_open_tasks(), key=lambda task: (task.end, task.priority)):
            begins = task.status == "not_started" and task.start <= upcoming
            if task.status == "in_progress" or begins or task.end <= upcoming:
                yield DraftLine(task.name, task.name)

    def needs(self) -> Iterator[DraftLine]:
        """Yield what the blockers of the person's tasks need, and from whom."""
        for task in self._list_open_tasks():
            if task.blocker is not None and (needs := (task.blocker.needs or task.blocker.reason or "").strip()):
                whom = self.ws.get_name(task.blocker.from_) if task.blocker.from_ else ""
                is_told = not whom or whom in needs
                text = needs if is_told else self.words("reports.needs_from", needs=needs, provider=whom)
                yield DraftLine(text, needs)

    def _list_open_tasks(self) -> Iterator[Task]:
        return self._filter_own_tasks(entry.record for entry in self.ws.open_tasks)

    def _filter_own_tasks(self, tasks: Iterable[Task]) -> Iterator[Task]:
        return (task for task in tasks if self.person in task.owner and task.repeat is None)

    def _is_today(self, moment: datetime | None) -> bool:
        return moment is not None and convert_to_zone(moment, self.ws.settings.timezone).date() == self.day

    def _format_progress(self, task: Task) -> str:
        if task.progress is None:
            return self.words("daily.line.in_progress", task=task.name)
        share = formats.format_limit(task.progress)
        return f"{task.name} {share}"

    def _list_project_lines(self, monitor: Monitor) -> Iterator[DraftLine]:
        for point in monitor.checkpoints:
            owner = point.owner or monitor.owner
            if owner == self.person and self._is_today(point.recorded) and point.actual is not None:
                facts = {"project": monitor.project, "metric": point.metric, "value": _format_value(point)}
                yield DraftLine(self.words("daily.line.reading", **facts))
            for measure in point.measures:
                if self.person in (owner, measure.owner) and self._is_today(measure.decided):
                    yield DraftLine(self.words("daily.line.measure", action=measure.action), measure.action)

    def _list_request_lines(self) -> Iterator[DraftLine]:
        for request in (entry.record for entry in self.ws.requests):
            accepted = request.accepted
            if accepted is not None and accepted.by == self.person and self._is_today(accepted.at):
                yield DraftLine(self.words("daily.line.accepted", need=request.need))
            if any(one.by == self.person and self._is_today(one.at) for one in request.confirmed):
                yield DraftLine(self.words("daily.line.confirmed", need=request.need))


def _format_value(point: Checkpoint) -> str:
    """Return the number as written, with its unit: 380万 · 12 leads"""
    if point.actual is None:
        return ""
    unit, written = format_unit_after(point.actual, point.unit), point.actual.written
    return f"{written} {unit}" if unit[:1].isascii() and unit[:1].isalpha() else written + unit
