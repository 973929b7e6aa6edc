"""Summarize the changes between two states of a team for a meeting: by groups, with counts, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from teamops.history.changes import goals, meetings, projects, requests, reviews, tasks, team
from teamops.history.changes.delta import Delta, States
from teamops.model.named_tuple import NamedTuple

_DESCRIBERS: Mapping[str, tuple[Callable[[States], Iterator[Delta]], Sequence[str]]] = {
    "goals": (goals.describe_changes, goals.KINDS),
    "tasks": (tasks.describe_changes, tasks.KINDS),
    "monitors": (projects.describe_changes, projects.KINDS),
    "reviews": (reviews.describe_changes, reviews.KINDS),
    "requests": (requests.describe_changes, requests.KINDS),
    "meetings": (meetings.describe_changes, meetings.KINDS),
    "settings": (team.describe_changes, team.KINDS),
}
GROUPS = tuple(_DESCRIBERS)
"""The groups, in the order of the output."""


class DeltaFilter(NamedTuple):
    """A filter of changes: by groups, by person, by department including its people."""

    groups: tuple[str, ...] = ()
    person: str | None = None
    department: str | None = None

    def is_match_for(self, people: Iterable[str], states: States) -> bool:
        """Return whether a change that concerns `whose` passes the filter."""
        ids = set(people)
        departments = {ws.get_department(who) for who in ids for ws in (states.before, states.after)}
        is_persons = self.person is None or self.person in ids
        return is_persons and (self.department is None or self.department in ids | departments)


class DeltaGroup(NamedTuple):
    """The changes of one group, in the order of their kinds, and the number of each kind."""

    name: str
    changes: tuple[Delta, ...]
    counts: Mapping[str, int]


def summarize_changes(states: States, delta_filter: DeltaFilter) -> tuple[DeltaGroup, ...]:
    """Return the changes by groups, without empty ones."""
    groups = []
    for name, (describe, kinds) in _DESCRIBERS.items():
        if delta_filter.groups and name not in delta_filter.groups:
            continue
        rank = {kind: n for n, kind in enumerate(kinds)}
        deltas = [one for one in describe(states) if delta_filter.is_match_for(one.people, states)]
        changes = tuple(sorted(deltas, key=lambda one: rank[one.kind]))
        if changes:
            counts = Counter(one.kind for one in changes)
            groups.append(DeltaGroup(name, changes, {kind: counts[kind] for kind in kinds if counts[kind]}))
    return tuple(groups)


def format_counts(states: States, group: DeltaGroup) -> str:
    """Return the counts of a group: 任务：新增 2 项，完成 3 项"""
    counts = [
        states.say("count", kind=states.say(f"{group.name}.{kind}", count=count), count=count)
        for kind, count in group.counts.items()
    ]
    return states.say("about", what=states.say(f"group.{group.name}"), text=states.join_texts(*counts))
