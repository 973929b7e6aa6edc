"""Candidates for a task: people with the right post and enough room for it (§1.10, §2.4, §2.9)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from teamops.locale import formats
from teamops.locale.user_error import CatalogueError
from teamops.locale.words import Words
from teamops.model.change import Change
from teamops.model.figures.workload import (
    compute_task_limit,
    compute_week_load,
    count_busiest_day,
    get_work_calendar,
    group_held_tasks,
    group_open_p0,
    normalize_post,
    round_load,
)
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import Entry
from teamops.model.records.settings import Person
from teamops.model.records.tasks import Task
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.lookup import resolve_record

_WEEKS = 12
"""The number of weeks of a task that are examined."""


class Candidate(NamedTuple):
    """A person as the owner of a task, with it: the most P0 tasks on a day, the load of the fullest week, its limit.

    `fits`: the task's post is one of theirs; for a task without a post, they are of its owner's department.
    """

    person: str
    fits: bool
    p0: int
    load: Decimal
    limit: Decimal

    @property
    def is_full(self) -> bool:
        """Whether the task exceeds their limit."""
        return self.load > self.limit


def list_candidates(ws: Workspace, task: Task, today: date) -> tuple[Candidate, ...]:
    """Return everybody with capacity but the owner, best first: under the P0 cap, by post, not full, least load."""
    candidates = tuple(_list_candidates(ws, task, today))
    cap = ws.settings.limits.p0_per_person
    return tuple(sorted(candidates, key=lambda c: (c.p0 > cap, not c.fits, c.is_full, c.load / c.limit)))


def make_candidate(ws: Workspace, task: Task, person: str, today: date) -> Candidate:
    """Return `person` as the owner of the task."""
    known = ws.settings.people[person]
    p0 = [entry.record for entry in group_open_p0(ws).get(person, ()) if entry.record.id != task.id]
    held = [entry.record for entry in group_held_tasks(ws).get(person, ()) if entry.record.id != task.id]
    first = max(task.start, today)
    if task.priority == "P0":
        p0.append(task)
    if task.type != "routine":
        held.append(task)
    calendar = get_work_calendar(ws, person)
    loads = [compute_week_load(week, held, calendar) or Decimal(0) for week in _list_weeks(first, max(task.end, first))]
    most = count_busiest_day(p0, task.start, max(task.start, task.end))
    return Candidate(person, _has_fitting_post(ws, task, person), most, max(loads), compute_task_limit(ws, known))


def _list_candidates(ws: Workspace, task: Task, today: date) -> Iterator[Candidate]:
    for person, known in ws.settings.people.items():
        if person not in task.owner and known.capacity > 0 and _is_there(known, task, today):
            yield make_candidate(ws, task, person, today)


def _is_there(person: Person, task: Task, today: date) -> bool:
    """Return whether the person is in the team for all of the task that is ahead."""
    first = max(task.start, today)
    return person.is_member(first) and person.is_member(max(task.end, first))


def _has_fitting_post(ws: Workspace, task: Task, person: str) -> bool:
    known = ws.settings.people[person]
    if task.post:
        return normalize_post(task.post) in map(normalize_post, known.posts)
    owners = (ws.settings.people.get(owner) for owner in task.owner)
    return known.department in {owner.department for owner in owners if owner is not None}


def _list_weeks(first: date, last: date) -> Iterator[Period]:
    """Yield the weeks from `first` to `last`, at most twelve."""
    week = Period.week_of(first)
    for _ in range(_WEEKS):
        yield week
        if week.end >= last:
            return
        week = Period.week_of(date.fromordinal(week.end.toordinal() + 1))


class AssignError(CatalogueError):
    """The task cannot be assigned to that person; `better` are people who could take it."""

    AREA = "load.assign"

    def __init__(self, message: str, better: Sequence[tuple[str, Candidate]] = (), **facts: object) -> None:
        super().__init__(message, **facts)
        self.better = better

    def format_facts(self, words: Words) -> Mapping[str, object]:
        told = words("reports.comma").join(_describe_candidate(words, name, one) for name, one in self.better)
        others = words("load.assign.others", others=told) if told else words("load.assign.nobody")
        return {**self.facts, "others": others}


class Assignment(NamedTuple):
    """The task before the assignment, its new owner, the changes, and whether the P0 limit is then reached."""

    entry: Entry[Task]
    candidate: Candidate
    changes: tuple[Change, ...]
    is_last_p0: bool


def plan_assignment(ws: Workspace, word: str, person: str, today: date) -> Assignment:
    """Plan `person` as the owner of the task that `word` denotes; the owner updates its status.

    Raises NoSuchRecordError, and AssignError if the task is closed or the person would have too many P0 tasks.
    """
    entry = resolve_record(ws, "tasks", word)
    task, cap = entry.record, ws.settings.limits.p0_per_person
    if not task.is_open:
        raise AssignError("closed", task=task.id)
    if not _is_there(ws.settings.people[person], task, today):
        since, until = (day.isoformat() if day else "—" for day in _get_span(ws, person))
        raise AssignError("absent", person=ws.get_person_name(person), task=task.id, since=since, until=until)
    one = make_candidate(ws, task, person, today)
    is_p0 = task.priority == "P0"
    if is_p0 and one.p0 > cap:
        better = [
            (ws.get_person_name(c.person), c) for c in list_best_candidates(ws, task, today) if c.person != person
        ]
        facts = {"person": ws.get_person_name(person), "task": task.id, "count": one.p0, "limit": cap}
        raise AssignError("cap", better, **facts)
    if task.owner == (person,):
        return Assignment(entry, one, (), is_last_p0=False)
    return Assignment(entry, one, (Change(entry.at / "owner", person),), is_p0 and one.p0 == cap)


def _get_span(ws: Workspace, person: str) -> tuple[date | None, date | None]:
    """Return the first and the last day of the person in the team."""
    known = ws.settings.people[person]
    return known.since, known.until


def list_best_candidates(ws: Workspace, task: Task, today: date, most: int = 5) -> tuple[Candidate, ...]:
    """Return at most `most` candidates below the P0 cap: those with the post, or all if nobody has it."""
    able = [c for c in list_candidates(ws, task, today) if c.p0 <= ws.settings.limits.p0_per_person]
    fitting = [c for c in able if c.fits]
    return tuple((fitting or able)[:most])


def _describe_candidate(words: Words, name: str, one: Candidate) -> str:
    load, limit = (formats.format_number(round_load(number)) for number in (one.load, one.limit))
    return words("load.assign.other", person=name, p0=one.p0, load=load, limit=limit)
