"""Who must act on a finding, and by when: the place of the finding tells the record, and the record the person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any

from teamops.checking.finding import Finding
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At, Key
from teamops.model.records.collaboration import Daily, Meeting, Request
from teamops.model.records.goals import Actual
from teamops.model.records.monitors import Checkpoint, Monitor
from teamops.model.records.reviews import Review
from teamops.model.records.tasks import Task
from teamops.model.signing.sides import Side, find_sides
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

_OF_DIRECTOR = ("G016", "R001")
"""Rules that ask for a record which does not exist yet: the goals of a new period, the review of a month."""

_OF_LEAVER = "T016"
"""The rule about people who leave: whoever leads them hands their work over."""

_OF_WHOLE = ("G003", "G010")
"""Rules about the period and target of a part: whoever divided the whole decided them."""

_OF_REVIEW = ("R009", "H004")
"""Rules about figures that were written into a review."""

_REQUESTER_ACTS = (("C001", "incomplete"), ("C002", "no_requester"), ("C009", "unconfirmed"))
_PROVIDER_ACTS = ("C002", "C003", "C004", "C009")
"""Rules and messages by the side of a request that must act; for others its status decides."""


class Responsibility(NamedTuple):
    """Who must act: the id of a person, of a department without a head, or None: whoever keeps the files.

    `due` is the day by which the matter should have been settled; None if it has none, or none any more.
    """

    who: str | None
    due: date | None


class ResponsibilityFinder:
    """Finds who must act on findings. Each section is indexed when the first of its findings is asked for."""

    def __init__(self, ws: Workspace, today: date) -> None:
        self._ws, self._today = ws, today
        self._indexes: dict[str, Mapping[At, Any]] = {}
        self._finders: Mapping[str, Callable[[Any, Finding], _Claim]] = {
            "goals": self._find_for_goal,
            "actuals": self._find_for_actual,
            "tasks": self._find_for_task,
            "monitors": self._find_for_monitor,
            "reviews": self._find_for_review,
            "requests": self._find_for_request,
            "meetings": self._find_for_meeting,
            "dailies": self._find_for_daily,
        }

    def find(self, finding: Finding) -> Responsibility:
        """Return who must act on `finding`.

        Who wrote a file last is not known, so nobody is named for what is wrong with its form.
        """
        if finding.code.startswith("F"):
            return Responsibility(None, None)
        section = finding.at.route[0] if finding.at.route else None
        record = self._find_record(finding.at)
        if record is not None:
            names, due = self._finders[str(section)](record, finding)
        else:
            names, due = self._find_for_settings(finding), None
        if finding.code in _OF_DIRECTOR:
            names = (self._ws.settings.director,)
        elif finding.code == _OF_LEAVER:
            names = (*(self._ws.get_department(name) for name in names), self._ws.settings.director)
        return Responsibility(next(filter(None, map(self._find_actor, names)), None), due)

    def _find_record(self, at: At) -> Any:
        """Return the record, or the tree of a goal, that holds `at`; None if it is in none."""
        section = str(at.route[0]) if at.route else ""
        if section not in self._finders:
            return None
        if section not in self._indexes:
            trees = ((tree.at, tree) for tree in self._ws.list_goal_trees())
            entries = ((at, record) for record, at in self._ws.section(section))
            self._indexes[section] = dict(trees if section == "goals" else entries)
        return self._indexes[section].get(At(at.file, at.route[:2]))

    def _find_actor(self, name: str | None) -> str | None:
        """Return the person, or the head of a department, or the department; None for an unknown name.

        For a person who has left, whoever leads their department must act.
        """
        settings = self._ws.settings
        if settings.is_present(name, self._today):
            return name
        unit = self._ws.get_department(name) if name in settings.people else name
        department = settings.departments.get(unit or "")
        if department is None:
            return None
        return department.head if settings.is_present(department.head, self._today) else unit

    def _find_for_settings(self, finding: Finding) -> _Names:
        """Return whose settings they are, or whose group is missing (C010); others are nobody's."""
        section, *key = finding.at.route[:2] or ("",)
        if section in ("people", "departments") and key:
            return (str(key[0]),)
        if finding.code != "C010" or finding.record is None:
            return ()
        return (self._owners_of_monitors.get(finding.record) if finding.message == "project" else finding.record,)

    def _find_for_goal(self, tree: GoalNode, finding: Finding) -> _Claim:
        above = node = tree
        for number in _list_indexes(finding.at.route, "parts"):
            above, node = node, node.children[number]
        due = node.period.end if node.period is not None else None
        for number in _list_indexes(finding.at.route, "confirmed"):
            return ((node.part or node.goal).confirmed[number].by,), due
        names = _name_owners(above if finding.code in _OF_WHOLE else node)
        return (names[::-1] if finding.code == "G006" else names), due

    def _find_for_actual(self, actual: Actual, _: Finding) -> _Claim:
        return (actual.owner, *self._name_owners_of(actual.goal), actual.department), actual.date

    def _find_for_task(self, task: Task, _: Finding) -> _Claim:
        above = (*self._name_owners_of(task.goal), self._owners_of_monitors.get(task.project or ""))
        return (*task.owner, *above), task.due if task.is_open else None

    def _find_for_monitor(self, monitor: Monitor, finding: Finding) -> _Claim:
        route = finding.at.route
        points = _list_indexes(route, "checkpoints")
        if not points:
            return (monitor.owner,), None
        point: Checkpoint = monitor.phases[_list_indexes(route, "phases")[0]].checkpoints[points[0]]
        names: _Names = (point.owner, monitor.owner)
        due = point.date
        for number in _list_indexes(route, "measures"):
            measure = point.measures[number]
            names, due = (measure.owner, *names), measure.due or due
        return names, due

    def _find_for_review(self, review: Review, finding: Finding) -> _Claim:
        route = finding.at.route
        project = self._owners_of_monitors.get(review.project or "")
        names: _Names = (project, self._ws.settings.director)
        for number in _list_indexes(route, "improvements"):
            improvement = review.improvements[number]
            return (improvement.owner, *names), improvement.due if improvement.status == "open" else None
        for number in _list_indexes(route, "results") if finding.code not in _OF_REVIEW else ():
            names = (*self._name_owners_of(review.results[number].goal), *names)
        return names, None

    def _find_for_request(self, request: Request, finding: Finding) -> _Claim:
        urgent = request.urgent.raised.date() if request.urgent is not None and finding.code == "C004" else None
        due = urgent or (request.due if request.is_open else None)
        for number in _list_indexes(finding.at.route, "confirmed"):
            return (request.confirmed[number].by,), due
        return self._name_side(request, _find_acting_side(request, finding)), due

    def _name_side(self, request: Request, side: Side) -> _Names:
        """Return who acts for a side of a request: its owner, who took it on for the provider, the department.

        Where nobody provides yet, the requester must act.
        """
        signer = request.accepted.by if request.accepted is not None and side == "provider" else None
        people = (one for one in (request.owner, signer) if one and side in find_sides(self._ws, request, one))
        return (*people, request.to, request.owner, request.from_) if side == "provider" else (*people, request.from_)

    def _find_for_meeting(self, meeting: Meeting, finding: Finding) -> _Claim:
        """The minutes are the recorder's; without one, the director's if they were there, else the first attendee's."""
        director = self._ws.settings.director
        names: _Names = (
            meeting.recorder,
            director if director in meeting.attendees else None,
            *meeting.attendees,
            director,
        )
        for number in _list_indexes(finding.at.route, "decisions"):
            decision = meeting.decisions[number]
            return (decision.owner, *names), decision.due
        return names, meeting.held.date()

    def _find_for_daily(self, daily: Daily, _: Finding) -> _Claim:
        return (daily.person,), daily.date

    def _name_owners_of(self, path: str | None) -> _Names:
        node = self._ws.nodes.get(path or "")
        return _name_owners(node) if node is not None else ()

    @cached_property
    def _owners_of_monitors(self) -> Mapping[str, str | None]:
        return {monitor.id: monitor.owner for monitor, _ in self._ws.monitors}


_Names = tuple[str | None, ...]
"""Ids of people and departments, the first known of whom must act."""

_Claim = tuple[_Names, date | None]


def _name_owners(node: GoalNode) -> _Names:
    return node.owner, node.department


def _find_acting_side(request: Request, finding: Finding) -> Side:
    if (finding.code, finding.message) in _REQUESTER_ACTS:
        return "requester"
    if finding.code in _PROVIDER_ACTS:
        return "provider"
    return "requester" if request.status == "delivered" else "provider"


def _list_indexes(route: tuple[Key, ...], key: str) -> list[int]:
    """Return the indexes behind each `key` of a route: 1 and 0 for parts, 1, parts, 0, target."""
    return [number for name, number in pairwise(route) if name == key and isinstance(number, int)]
