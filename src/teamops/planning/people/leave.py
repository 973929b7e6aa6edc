"""Plan the leaving of a person: who takes over what, what stays, and which signatures no longer hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from teamops.model.change import GONE, Change
from teamops.model.dataclass import dataclass
from teamops.model.faults.unread import SETTINGS_FILE
from teamops.model.figures.open_work import OpenWork, list_open_work
from teamops.model.place import At
from teamops.model.records.collaboration import Request
from teamops.model.references import list_references
from teamops.model.signing.sides import is_accepted
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.planning.people.goal_drafts import HandoverError
from teamops.planning.people.goal_handover import hand_over_goal


@dataclass(frozen=True, slots=True)
class LeavePlan:
    """The handover from `person`, whose last day is `last`, to the person `to`.

    `work` is what passes on, `staying` the parts that stay until their period is over. `lapsed` and `unsigned` are the
    paths and people of signatures that no longer hold, and of those that are needed now.
    """

    person: str
    to: str
    last: date
    work: tuple[OpenWork, ...]
    staying: tuple[GoalNode, ...]
    lapsed: tuple[tuple[str, str], ...]
    unsigned: tuple[tuple[str, str], ...]
    changes: tuple[Change, ...]

    @property
    def places(self) -> tuple[At, ...]:
        """The places of the records that change."""
        return tuple(dict.fromkeys(At(change.at.file, change.at.route[:2]) for change in self.changes))


def plan_leave(ws: Workspace, person: str, to: str, last: date, today: date) -> LeavePlan:
    """Plan the handover to `to` of what `person` owns after the day `last`, their last one; nothing is written.

    Raises HandoverError if one of them cannot, or if parts of goals cannot be added up.
    """
    _require_possible(ws, person, to, last, today)
    work = tuple(list_open_work(ws, person, last))
    known = ws.settings.people[person]
    if known.has_left(today) and known.until is not None and (known.until != last or not work):
        raise HandoverError("already_left", person=ws.get_person_name(person), until=known.until.isoformat())
    goals = [hand_over_goal(ws, tree, person, to, last) for tree in ws.list_goal_trees()]
    paths = {old: new for goal in goals for old, new in goal.paths.items()}
    accepted = [request.id for request, _ in ws.requests if request.is_open and _will_lapse(ws, request, person)]
    return LeavePlan(
        person,
        to,
        last,
        work,
        tuple(node for goal in goals for node in goal.staying),
        (*(one for goal in goals for one in goal.lapsed), *((request, person) for request in accepted)),
        tuple(one for goal in goals for one in goal.unsigned if one[1] != person),
        (
            Change(At(SETTINGS_FILE, ("people", person, "until")), last.isoformat()),
            *(change for goal in goals for change in goal.changes),
            *_change_owners(ws, work, to),
            *_rename_paths(ws, paths),
        ),
    )


def _require_possible(ws: Workspace, person: str, to: str, last: date, today: date) -> None:
    known, name = ws.settings.people[person], ws.get_person_name(person)
    if person == to:
        raise HandoverError("same", person=name)
    if person == ws.settings.director:
        raise HandoverError("director", person=name, id=person)
    if known.since is not None and last < known.since:
        raise HandoverError("before_since", person=name, last=last.isoformat(), since=known.since.isoformat())
    successor, first = ws.settings.people[to], max(last + timedelta(1), today)
    if not successor.is_member(first):
        raise HandoverError("successor_absent", person=ws.get_person_name(to), day=first.isoformat())


def _will_lapse(ws: Workspace, request: Request, person: str) -> bool:
    """Return whether `person` accepted the request only as the head of a department that is not their own."""
    signed = request.accepted
    if signed is None or signed.by != person or not is_accepted(ws, request):
        return False
    return ws.settings.people[person].department != request.to


def _change_owners(ws: Workspace, work: Sequence[OpenWork], to: str) -> Iterator[Change]:
    """Yield the changes of owners; goals and parts have changes of their own. Who owns a task already stays so."""
    owned = {at for task, at in ws.tasks if to in task.owner}
    for one in work:
        if one.kind not in ("goal", "part"):
            is_shared = one.kind in ("task", "routine") and At(one.at.file, one.at.route[:2]) in owned
            yield Change(one.at, GONE if is_shared else to)


def _rename_paths(ws: Workspace, paths: Mapping[str, str]) -> Iterator[Change]:
    """Yield the changes of what refers to a part by a path that is another one now."""
    for one in list_references(ws) if paths else ():
        if one.kind == "goal" and one.name in paths:
            yield Change(one.at, paths[one.name])
