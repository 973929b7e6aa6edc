"""Hand the goals and parts of a person over to another from the day after the last one.

Parts of periods that are over stay. A part of one person alone that is under way stays until its period is over if the
person has figures in it; what is divided further is divided between the two, so that all sums stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from teamops.model.change import Change, Data
from teamops.model.dataclass import dataclass, field, replace
from teamops.model.figures.open_work import has_figures, is_ahead, is_alone, is_inherited, is_over
from teamops.model.figures.quantity import Quantity
from teamops.model.place import Entry
from teamops.model.records.goals import How, Part
from teamops.model.signing.agreement import list_lapsed
from teamops.model.signing.signatures import list_signature_states
from teamops.model.tree import GoalNode, build_goal_tree
from teamops.model.workspace import Workspace
from teamops.planning.people.goal_drafts import (
    PartDraft,
    add_amounts,
    diff_drafts,
    draft_empty,
    draft_rest,
    draft_unchanged,
    list_routes,
    merge_siblings,
)
from teamops.planning.split.recipe import serialize_split


@dataclass(frozen=True, slots=True)
class GoalHandover:
    """What becomes of a goal: its changes, and the new path of each part that gets another one.

    `staying` are the parts that stay with the person until their period is over. `lapsed` are the path and person of
    each signature that no longer holds, `unsigned` those who have something to sign that they had not before.
    """

    changes: tuple[Change, ...] = ()
    paths: Mapping[str, str] = field(default_factory=dict)
    staying: tuple[GoalNode, ...] = ()
    lapsed: tuple[tuple[str, str], ...] = ()
    unsigned: tuple[tuple[str, str], ...] = ()


def hand_over_goal(ws: Workspace, tree: GoalNode, person: str, to: str, last: date) -> GoalHandover:
    """Plan the handover of what `person` owns of the goal to `to`, who has it after the day `last`."""
    if all((node.part or node.goal).owner != person for node in tree.walk()):
        return GoalHandover()
    drafter = _Drafter(ws, person, to, last)
    is_owned = tree.goal.owner == person and not is_over(ws, tree, last)
    drafts = drafter.draft_below(tree, answers=is_owned)
    goal = replace(tree.goal, owner=to if is_owned else tree.goal.owner, parts=tuple(draft.built for draft in drafts))
    changes = [Change(tree.at / "owner", to)] if is_owned else []
    changes += diff_drafts(tree.at / "parts", tree.children, drafts)
    if not changes:
        return GoalHandover(staying=tuple(drafter.staying))
    after = build_goal_tree(Entry(goal, tree.at))
    places = dict(list_routes(drafts, tree.at)) | {tree.at.route: tree.at}
    new_nodes = {node.at.route: node for node in after.walk()}
    pairs = [(node, new_nodes[places[node.at.route].route]) for node in tree.walk()]
    return GoalHandover(
        (*changes, *_rename_in_splits(ws, after, person, to, last)),
        {old.path: new.path for old, new in pairs if old.path != new.path},
        tuple(drafter.staying),
        tuple(list_lapsed(pairs)),
        tuple(_list_unsigned(tree, after)),
    )


@dataclass(frozen=True, slots=True)
class _Drafter:
    ws: Workspace
    person: str
    to: str
    last: date
    staying: list[GoalNode] = field(default_factory=list)

    def draft_below(self, node: GoalNode, *, answers: bool) -> list[PartDraft]:
        """Return the drafts of the parts of `node`; `answers`: the person owned it and answered for all."""
        drafts = [draft for child in node.children for draft in self._draft(child, answers=answers)]
        return merge_siblings(drafts, is_held=node.goal.measure == "level")

    def _draft(self, node: GoalNode, *, answers: bool) -> list[PartDraft]:
        part = node.part
        assert part is not None  # goals are not drafted
        is_own = part.owner == self.person
        if is_own and is_alone(self.ws, node, self.person):
            return [draft for draft in self._divide(node) if draft is not None]
        if (is_own or (part.owner is None and answers)) and is_over(self.ws, node, self.last):
            return [replace(draft_unchanged(node), part=replace(part, owner=self.person))]
        goes_on = is_own or (part.owner is None and answers and not is_ahead(node, self.last))
        new = replace(part, owner=self.to) if is_own else part
        return [PartDraft(new, (node,), self.draft_below(node, answers=goes_on), moved=is_own)]

    def _divide(self, node: GoalNode) -> tuple[PartDraft | None, PartDraft | None]:
        """Return what stays and what passes on of a part of the person alone."""
        if is_over(self.ws, node, self.last) or not node.target:
            return draft_unchanged(node), None
        if is_ahead(node, self.last):
            return None, self._pass_on(node)
        if not node.children:
            if has_figures(self.ws, node, self.person):
                self.staying.append(node)
                return draft_unchanged(node), None
            return None, self._pass_on(node)
        return self._divide_parts(node)

    def _divide_parts(self, node: GoalNode) -> tuple[PartDraft | None, PartDraft | None]:
        part = node.part
        assert part is not None  # goals are not divided
        inherited = [is_inherited(child, self.person) for child in node.children]
        pairs = [
            self._divide(child) if is_theirs else (draft_unchanged(child), None)
            for child, is_theirs in zip(node.children, inherited, strict=True)
        ]
        passed = [goes.part.target for _, goes in pairs if goes is not None]
        if not passed:
            return draft_unchanged(node), None
        if node.goal.measure == "level" or not any(stays for stays, _ in pairs):
            return None, self._pass_on(node)
        share = add_amounts(part.target, *passed)
        owner = self.to if part.owner is not None else None
        new = Part(period=part.period, owner=owner, department=part.department, target=share, locked=part.locked)
        kept = [stays or draft_rest(child) for child, (stays, _) in zip(node.children, pairs, strict=True)]
        going = [
            goes or draft_empty(child)
            for child, (_, goes), is_theirs in zip(node.children, pairs, inherited, strict=True)
            if is_theirs
        ]
        rest = replace(part, target=add_amounts(part.target, part.target, -share))
        return PartDraft(rest, (node,), kept), PartDraft(new, (), going, moved=True)

    def _pass_on(self, node: GoalNode) -> PartDraft:
        """Return the part with the new owner wherever it names the person, all below it included."""
        part = node.part
        assert part is not None  # goals are passed on by a key of their own
        owner = self.to if part.owner == self.person else part.owner
        return PartDraft(replace(part, owner=owner), (node,), [self._pass_on(one) for one in node.children], moved=True)


def _rename_in_splits(ws: Workspace, tree: GoalNode, person: str, to: str, last: date) -> Iterator[Change]:
    """Yield the records of splits with `to` for `person`, so that the next split goes to who has the parts now."""
    for node in tree.walk():
        how = (node.part or node.goal).split
        if how is not None and not is_over(ws, node, last) and (person in how.people or person in how.among):
            yield Change(node.at / "split", _rename_in_split(how, person, to))


def _rename_in_split(how: How, person: str, to: str) -> Mapping[str, Data]:
    people: dict[str, Quantity] = {}
    for who, weight in how.people.items():
        name = to if who == person else who
        people[name] = add_amounts(weight, people[name], weight) if name in people else weight
    among = tuple(dict.fromkeys(to if who == person else who for who in how.among))
    return serialize_split(replace(how, people=people, among=among))


def _list_unsigned(before: GoalNode, after: GoalNode) -> Iterator[tuple[str, str]]:
    """Yield the path and person of what is to be signed and had not been."""
    known = {(node.path, who) for who, one in list_signature_states(before).items() for node in one.unsigned}
    for who, state in list_signature_states(after).items():
        yield from ((node.path, who) for node in state.unsigned if (node.path, who) not in known)
