"""Plan another id for a record, a person or a department, with everything that refers to it.

Ids that are made from the renamed one follow: those of quotas, of occurrences of routines, of tasks of meetings. So a
week that is planned again makes none of them twice. Signatures whose terms only name the old id stay valid.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from typing import TypeVar

from teamops.model.change import Change
from teamops.model.dataclass import dataclass, field, replace
from teamops.model.place import At, Entry
from teamops.model.quotas.quota_tasks import make_quota_id
from teamops.model.records.conversion import RefusedValueError
from teamops.model.records.goals import Goal, Part
from teamops.model.records.naming import fold_name
from teamops.model.records.tasks import Task
from teamops.model.records.values import convert_id
from teamops.model.references import Reference, ReferenceKind, list_references
from teamops.model.signing.agreement import renew_digest
from teamops.model.tree import GoalNode, build_goal_tree
from teamops.model.workspace import Workspace
from teamops.planning.records.targets import (
    REFERRED,
    Target,
    TargetError,
    find_target,
    list_targets,
    require_all_read,
)

_Node = TypeVar("_Node", Goal, Part)

_NUMBER = r"-\d{1,6}"
_OCCURRENCE = r"-(\d{4}-\d\d-\d\d|\d{4}(-\d\d)?-W\d\d)"
"""What follows the id of a meeting, or of a routine, in the ids of its tasks."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """The plan: the changes, the places that refer, tasks whose ids follow, and the number of renewed signatures."""

    target: Target
    new: str
    changes: tuple[Change, ...]
    references: tuple[At, ...]
    tasks: Mapping[str, str]
    renewed: int
    is_made_again: bool
    """Whether the old id was made from others, so that planning its week makes the task again."""


@dataclass(slots=True)
class _NewIds:
    """The new ids by kind and old id; the new paths of goals and parts by the old ones."""

    named: Mapping[ReferenceKind, dict[str, str]]
    people: Container[str]
    paths: dict[str, str] = field(default_factory=dict)

    def find(self, reference: Reference) -> str | None:
        """Return the new name for the reference; None if it keeps its own."""
        kind, name = reference.kind, reference.name
        if kind == "who":  # where both may stand, a name of both is the person's
            return self.named["person" if name in self.people else "department"].get(name)
        if kind != "goal":
            return self.named[kind].get(name)
        goal, slash, rest = name.partition("/")
        new = self.named["goal"].get(goal)
        return self.paths.get(name) or (None if new is None else f"{new}{slash}{rest}")


def plan_renaming(ws: Workspace, word: str, new: str, kind: str | None = None) -> Renaming:
    """Plan the id `new` for what `word` denotes. Raises TargetError if that cannot be."""
    require_all_read(ws)
    target = find_target(ws, word, kind)
    _require_free(ws, target, new)
    ids = _build_ids(ws, target, new)
    changes = [_change_own_id(target, new)]
    pairs = [*_list_renamed_nodes(ws, ids)]
    ids.paths.update((old.path, renamed.path) for old, renamed in pairs if old.path != renamed.path)
    tasks = ids.named["task"]
    tasks.update(_list_derived_tasks(ws, target, new, pairs))
    _require_free_tasks(ws, target, tasks)
    references = [*_rename_references(ws, target, new, ids)]
    changes += references
    changes += (Change(e.at / "id", tasks[e.record.id]) for e in ws.tasks if e.record.id in tasks and e.at != target.at)
    signatures = [*_renew_signatures(pairs, ids)]
    comments = [*_rename_signers(ws, ids)]
    return Renaming(
        target,
        new,
        (*changes, *signatures, *comments),
        tuple(change.at for change in (*references, *comments)),
        {old: name for old, name in tasks.items() if (target.kind, old) != ("tasks", target.id)},
        len(signatures),
        target.kind == "tasks" and _is_derived(ws, target.id),
    )


def _require_free(ws: Workspace, target: Target, new: str) -> None:
    """Raise TargetError unless `new` is an id that nothing of this kind has, and nobody of the team."""
    try:
        convert_id(new)
    except RefusedValueError:
        raise TargetError("no_id", word=new) from None
    if new == target.id:
        raise TargetError("same", word=new)
    if target.kind in ("people", "departments"):
        _require_free_name(ws, target, new)
    elif any(new == one.id for one in list_targets(ws) if one.kind == target.kind):
        raise TargetError("taken", word=new, kind=target.kind)


def _require_free_name(ws: Workspace, target: Target, new: str) -> None:
    """Raise TargetError if a person or department has the id `new`, or another one than the target the name."""
    for one in list_targets(ws):
        if one.kind not in ("people", "departments"):
            return
        if one.id == new:
            raise TargetError("taken_by", word=new, kind=one.kind, name=one.name)
        if one != target and fold_name(one.name) == fold_name(new):
            raise TargetError("a_name", word=new, kind=one.kind, id=one.id)


def _build_ids(ws: Workspace, target: Target, new: str) -> _NewIds:
    named: dict[ReferenceKind, dict[str, str]] = {kind: {} for kind in REFERRED.values()}
    if target.kind in REFERRED:
        named[REFERRED[target.kind]][target.id] = new
    return _NewIds(named, ws.settings.people)


def _change_own_id(target: Target, new: str) -> Change:
    at = target.at
    if target.kind in ("people", "departments"):
        return Change(At(at.file, at.route, on_key=True), new)
    return Change(at / "id", new)


def _list_renamed_nodes(ws: Workspace, ids: _NewIds) -> Iterator[tuple[GoalNode, GoalNode]]:
    """Yield each goal and part that names an id that changes, or has parts that do, with what it becomes."""
    for tree in ws.list_goal_trees():
        goal = _rename_goal(tree.goal, ids)
        if goal != tree.goal:
            yield from zip(tree.walk(), build_goal_tree(Entry(goal, tree.at)).walk(), strict=True)


def _rename_goal(goal: Goal, ids: _NewIds) -> Goal:
    return replace(_rename_owners(goal, ids), id=ids.named["goal"].get(goal.id, goal.id))


def _rename_owners(one: _Node, ids: _NewIds) -> _Node:
    """Return a goal or part with the new ids of owners and departments, also in its parts."""
    people, departments = ids.named["person"], ids.named["department"]
    return replace(
        one,
        owner=people.get(one.owner or "", one.owner),
        department=departments.get(one.department or "", one.department),
        parts=tuple(_rename_owners(part, ids) for part in one.parts),
    )


def _list_derived_tasks(
    ws: Workspace, target: Target, new: str, pairs: list[tuple[GoalNode, GoalNode]]
) -> Iterator[tuple[str, str]]:
    """Yield the ids of tasks that were made from the renamed one, with what they become."""
    made = {make_quota_id(old): make_quota_id(renamed) for old, renamed in pairs if _is_weekly(old)}
    for task in (entry.record for entry in ws.tasks):
        if made.get(task.id, task.id) != task.id:
            yield task.id, made[task.id]
        elif (target.kind, target.id) in (("tasks", task.routine), ("meetings", task.meeting)) and _is_made_from(
            task.id, target.id
        ):
            yield task.id, new + task.id[len(target.id) :]


def _is_weekly(node: GoalNode) -> bool:
    """Return whether the part may have been a quota; one with the target 0 may have been another one before."""
    return node.owner is not None and node.period is not None and node.period.kind == "week"


def _is_made_from(task: str, source: str) -> bool:
    return re.fullmatch(f"{re.escape(source)}({_NUMBER}|{_OCCURRENCE})", task, re.ASCII) is not None


def _is_derived(ws: Workspace, task: str) -> bool:
    """Return whether the id of the task is one that planning a week makes again."""
    record: Task = next(entry.record for entry in ws.tasks if entry.record.id == task)
    if record.routine is not None and _is_made_from(task, record.routine):
        return True
    node = ws.nodes.get(record.goal or "")
    return node is not None and _is_weekly(node) and make_quota_id(node) == task


def _rename_references(ws: Workspace, target: Target, new: str, ids: _NewIds) -> Iterator[Change]:
    """Yield what refers to an id that changes. Raises TargetError if something refers to the new one already."""
    kinds: tuple[str | None, ...] = (REFERRED.get(target.kind),)
    if target.kind in ("people", "departments"):
        kinds = ("person", "department", "who")
    for one in list_references(ws):
        if one.kind in kinds and one.name.partition("/")[0] == new:
            raise TargetError("referred", word=new, file=one.at.file)
        name = ids.find(one)
        if name is not None and name != one.name:
            yield Change(one.at, name)
    paths = {*ids.paths.values()}
    for goal, at in ws.goals:
        if goal.serves in paths and goal.serves not in ws.nodes:  # a text that would become a reference
            raise TargetError("a_text", word=goal.serves, file=at.file)


def _require_free_tasks(ws: Workspace, target: Target, tasks: Mapping[str, str]) -> None:
    """Raise TargetError if an id that follows is taken by a task that keeps its own, or twice."""
    kept = {entry.record.id for entry in ws.tasks} - tasks.keys()
    for old, new in tasks.items():
        if new in kept:
            raise TargetError("task_taken", word=target.id, old=old, new=new)
        kept.add(new)


def _renew_signatures(pairs: list[tuple[GoalNode, GoalNode]], ids: _NewIds) -> Iterator[Change]:
    """Yield the digests of valid confirmations whose terms name a changed id."""
    for old, renamed in pairs:
        for number, signed in enumerate((old.part or old.goal).confirmed):
            digest = renew_digest(old, renamed, signed, ids.named["person"].get(signed.by, signed.by))
            if digest is not None and digest != str(signed.digest).strip().lower():
                yield Change(old.at / "confirmed" / number / "digest", digest)


def _rename_signers(ws: Workspace, ids: _NewIds) -> Iterator[Change]:
    """Yield the changes of comments that suppress findings in the name of a person with a new id."""
    for one in ws.suppressions:
        if one.by is not None and (new := ids.named["person"].get(one.by)) is not None:
            yield Change(At(one.at.file, ("by",), mark=one.at.mark), new)
