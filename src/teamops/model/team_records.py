"""All records of a team, each with its place, and what they are called and belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

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
from teamops.model.records.tasks import Task
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
"""The sections a file may hold, and the record of each; the order is that of documents and listings."""


@dataclass(frozen=True)
class TeamRecords:
    """What the files of a team say, in the order of files (by path) and then of records.

    `faults` is what could not be read. `unread` names the files that are missing from the records altogether, `empty`
    those without a record; `left_out` tells which files and folders are not read though they look like records.
    `broken` holds the (section, id) pairs of records that exist but are not valid, so that references to them are
    no mistakes. `digests` tells by path which version of each file (SHA-256) this is. `documents` are the paths of the
    shared documents (`documents.files` in teamops.yaml), sorted. `suppressions` are the comments that ask for silence;
    `untidy` is what keeps nothing from being read, and is not as it should be. `official_days` knows the working days
    of years without a record.
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
        """The records of section `name`."""
        entries: tuple[Entry[Any], ...] = getattr(self, name)
        return entries

    @cached_property
    def open_tasks(self) -> tuple[Entry[Task], ...]:
        """The tasks that are neither done nor cancelled: most are history, and most questions are about the others."""
        return tuple(entry for entry in self.tasks if entry.record.is_open)

    @cached_property
    def workdays(self) -> WorkCalendar:
        """The team's working days."""
        return WorkCalendar.of((entry.record for entry in self.calendar), self.official_days)

    @cached_property
    def naming(self) -> Naming:
        """What people and departments are called."""
        return Naming(self.settings)

    @cached_property
    def nodes(self) -> Mapping[str, GoalNode]:
        """Every goal and part by its path (`sales-2026Q3/2026-07/2026-07-W27/zhao`), each above its parts."""
        return {node.path: node for tree in self._trees for node in tree.walk()}

    @cached_property
    def _trees(self) -> tuple[GoalNode, ...]:
        return tuple(map(build_goal_tree, self.goals))

    def list_goal_trees(self) -> Iterator[GoalNode]:
        """The goals themselves, as the tops of their trees, in order; of two goals with one id, both."""
        return iter(self._trees)

    def get_person_name(self, person: str) -> str:
        """What people call `person`, with their department or id where others have the name too; else the id itself."""
        return self.naming.people.get(person, person)

    def get_department_name(self, department: str) -> str:
        """What people call `department`, with the id where others have the name too; else the id itself."""
        return self.naming.departments.get(department, department)

    def get_rank(self, person: str | None) -> int:
        """The place of `person` in teamops.yaml; behind everybody who stands there for somebody unknown."""
        return self._ranks.get(person or "", len(self._ranks))

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        return {person: n for n, person in enumerate(self.settings.people)}

    def get_department(self, person: str | None) -> str | None:
        """The department of `person`; None for somebody who is in none, or unknown."""
        known = self.settings.people.get(person or "")
        return known.department if known is not None else None

    def get_name(self, who: str) -> str:
        """The name of a person or department; `who` itself if it is neither."""
        return self.get_person_name(who) if who in self.settings.people else self.get_department_name(who)

    def get_names(self, whos: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(self.get_name, whos))
