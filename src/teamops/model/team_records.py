"""All records of a team, each with its place, and look-ups of names and departments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property
from operator import attrgetter
from typing import Any

from teamops.model.dataclass import dataclass, field
from teamops.model.faults.suppression import Suppression
from teamops.model.faults.unread import SkippedPath
from teamops.model.place import Entry, Fault
from teamops.model.records.calendar import CalendarYear
from teamops.model.records.collaboration import Daily, Meeting, Request
from teamops.model.records.goals import Actual, Goal
from teamops.model.records.monitors import Monitor
from teamops.model.records.naming import Naming
from teamops.model.records.reviews import Review
from teamops.model.records.settings import Settings
from teamops.model.records.tasks import ENDED, Task
from teamops.model.time.calendar import Official, WorkCalendar, find_no_days
from teamops.model.tree import GoalNode, build_goal_tree

SECTIONS: Mapping[str, type] = {
    "goals": Goal,
    "actuals": Actual,
    "tasks": Task,
    "monitors": Monitor,
    "reviews": Review,
    "requests": Request,
    "meetings": Meeting,
    "dailies": Daily,
    "calendar": CalendarYear,
}
"""The sections that a file may hold, and the record of each, in the order of documents and listings."""


@dataclass(frozen=True)
class TeamRecords:
    """The content of the team's files, in the order of files (by path) and then of records.

    `faults` are errors found on reading. `unread` are files that could not be read at all, `empty` those without a
    record, `left_out` files and folders that were skipped though they look like records. `broken` holds the (section,
    id) pairs of records that exist but are invalid, so that references to them are no errors. `digests` is the SHA-256
    of each file, by path. `documents` are the sorted paths of the shared documents (`documents.files` in teamops.yaml).
    `suppressions` are the suppressing comments; `untidy` are defects that do not prevent reading. `official_days` has
    the working days of years without a record.
    """

    settings: Settings
    goals: tuple[Entry[Goal], ...] = ()
    actuals: tuple[Entry[Actual], ...] = ()
    tasks: tuple[Entry[Task], ...] = ()
    monitors: tuple[Entry[Monitor], ...] = ()
    reviews: tuple[Entry[Review], ...] = ()
    requests: tuple[Entry[Request], ...] = ()
    meetings: tuple[Entry[Meeting], ...] = ()
    dailies: tuple[Entry[Daily], ...] = ()
    calendar: tuple[Entry[CalendarYear], ...] = ()
    faults: tuple[Fault, ...] = ()
    unread: tuple[str, ...] = ()
    left_out: tuple[SkippedPath, ...] = ()
    empty: tuple[str, ...] = ()
    broken: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    digests: Mapping[str, str] = field(default_factory=dict)
    documents: tuple[str, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    untidy: tuple[Fault, ...] = ()
    official_days: Official = field(default=find_no_days, compare=False, repr=False)

    def section(self, name: str) -> tuple[Entry[Any], ...]:
        """Return the records of section `name`."""
        entries: tuple[Entry[Any], ...] = getattr(self, name)
        return entries

    def list_unread_files(self, *sections: str) -> tuple[str, ...]:
        """Return the files that could not be read in full, sorted; those with faults in `sections` only, if given."""
        faults = (fault for fault in self.faults if not sections or fault.at.route[:1] in {(one,) for one in sections})
        return tuple(sorted({*self.unread, *(fault.at.file for fault in faults)}))

    @cached_property
    def open_tasks(self) -> tuple[Entry[Task], ...]:
        """The tasks that are neither done nor cancelled, computed once: most tasks are history."""
        unended = [entry for entry in self.tasks if entry.record.status not in ENDED]
        return tuple(entry for entry in unended if entry.record.is_open)

    def collect_task_values(self, field: str) -> Set[Any]:
        """Return the different values of a field of all tasks, computed once: thousands of tasks share few of most."""
        if field not in self._task_values:
            self._task_values[field] = {*map(attrgetter(field), self._bare_tasks)}
        return self._task_values[field]

    @cached_property
    def _task_values(self) -> dict[str, Set[Any]]:
        return {}

    @cached_property
    def _bare_tasks(self) -> tuple[Task, ...]:
        return tuple(task for task, _ in self.tasks)

    @cached_property
    def workdays(self) -> WorkCalendar:
        return WorkCalendar.of((entry.record for entry in self.calendar), self.official_days)

    @cached_property
    def naming(self) -> Naming:
        """The names of people and departments."""
        return Naming(self.settings)

    @cached_property
    def nodes(self) -> Mapping[str, GoalNode]:
        """Every goal and part by its path (`sales-2026Q3/2026-07/2026-07-W27/zhao`), parents first."""
        return {node.path: node for tree in self._trees for node in tree.walk()}

    @cached_property
    def _trees(self) -> tuple[GoalNode, ...]:
        return tuple(map(build_goal_tree, self.goals))

    def list_goal_trees(self) -> Iterator[GoalNode]:
        """Return the trees of all goals, in order; both if two goals have the same id."""
        return iter(self._trees)

    def get_person_name(self, person: str) -> str:
        """Return the unambiguous name of `person`; the id itself if unknown."""
        return self.naming.people.get(person, person)

    def get_department_name(self, department: str) -> str:
        """Return the unambiguous name of `department`; the id itself if unknown."""
        return self.naming.departments.get(department, department)

    def get_rank(self, person: str | None) -> int:
        """Return the position of `person` in teamops.yaml; unknown people come last."""
        return self._ranks.get(person or "", len(self._ranks))

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        return {person: n for n, person in enumerate(self.settings.people)}

    def get_department(self, person: str | None) -> str | None:
        """Return the department of `person`; None if unknown or without one."""
        known = self.settings.people.get(person or "")
        return known.department if known is not None else None

    def get_name(self, who: str) -> str:
        """Return the name of a person or department; `who` itself if it is neither."""
        return self.get_person_name(who) if who in self.settings.people else self.get_department_name(who)

    def get_names(self, whos: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(self.get_name, whos))
