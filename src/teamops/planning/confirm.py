"""Plan the confirmation of a goal or a part of it: who may confirm, on which terms, and what is written (§1.7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamops.locale.user_error import UserError
from teamops.locale.words import Words
from teamops.model.change import Change
from teamops.model.dataclass import dataclass
from teamops.model.records.goals import Confirmation
from teamops.model.signing.agreement import collect_terms, compute_digest, walk_own_parts
from teamops.model.signing.signatures import Signature, list_signature_states, list_signatures
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.planning.addresses import resolve_node
from teamops.planning.serialize import serialize_record


@dataclass(frozen=True, slots=True)
class ConfirmationPlan:
    """A planned confirmation; without `changes` if the person's last one (`before`) is still valid."""

    node: GoalNode
    person: str
    digest: str
    before: Signature | None
    changes: tuple[Change, ...]


class NotTheirsError(UserError):
    """Somebody tried to confirm what is not theirs; `owners` are the names of its owners."""

    def __init__(self, person: str, path: str, owners: tuple[str, ...]) -> None:
        super().__init__(path)
        self.person, self.path, self.owners = person, path, owners

    def say(self, words: Words) -> str:
        if not self.owners:
            return words("confirm.nobodys", path=self.path)
        owners = words("reports.comma").join(self.owners)
        return words("confirm.not_theirs", person=self.person, path=self.path, owners=owners)


def plan_confirmation(
    ws: Workspace, path: str, person: str, now: datetime, note: str | None = None
) -> ConfirmationPlan:
    """Plan the confirmation of `path` by `person`; nothing is written.

    The person's last confirmation there is replaced if it is no longer valid; all others stay. Raises NotTheirsError
    for somebody who owns neither the place nor a part below it, and SplitError for an unknown path.
    """
    return _plan_at_node(ws, resolve_node(ws, path), person, now, note)


def plan_all_confirmations(
    ws: Workspace, person: str, now: datetime, note: str | None = None, goal: str | None = None
) -> tuple[ConfirmationPlan, ...]:
    """Plan every confirmation that waits for `person`, or only those in `goal`; in the order of goals.

    One confirmation of a goal covers all unsigned parts of the person below it. A lapsed one is replaced at its place.
    """
    nodes = (node for tree in ws.list_goal_trees() if goal in (None, tree.goal.id) for node in _list_due(tree, person))
    return tuple(_plan_at_node(ws, node, person, now, note) for node in nodes)


def _list_due(tree: GoalNode, person: str) -> Iterator[GoalNode]:
    """Yield the nodes of a goal at which `person` has to confirm."""
    state = list_signature_states(tree).get(person)
    if state is None:
        return
    if state.unsigned:
        yield tree
    for one in state.signatures:
        is_lapsed = one.is_bound and one.changed != ()
        if is_lapsed and not (state.unsigned and one.node is tree) and _is_concerned(one.node, person):
            yield one.node


def _is_concerned(node: GoalNode, person: str) -> bool:
    """Return whether `person` owns the node or a part below it."""
    return node.owner == person or any(walk_own_parts(node, person))


def _plan_at_node(ws: Workspace, node: GoalNode, person: str, now: datetime, note: str | None) -> ConfirmationPlan:
    if not _is_concerned(node, person):
        names = ws.get_names(list_owners(node))
        raise NotTheirsError(ws.get_person_name(person), node.path, names)
    before = next((one for one in list_signatures(node) if one.confirmation.by == person), None)
    digest = compute_digest(collect_terms(node, person))
    if before is not None and before.is_bound and before.changed == ():
        return ConfirmationPlan(node, person, digest, before, ())
    at = now.astimezone(ws.settings.timezone).replace(microsecond=0)
    signature = serialize_record(Confirmation(by=person, at=at, digest=digest, note=note or None))
    confirmed = (node.part or node.goal).confirmed
    place = before.at if before is not None else node.at / "confirmed" / len(confirmed)
    change = Change(place, signature) if confirmed else Change(node.at / "confirmed", [signature])
    return ConfirmationPlan(node, person, digest, before, (change,))


def list_owners(node: GoalNode) -> tuple[str, ...]:
    """Return the owners of the node and of the parts below it, each once, from the top down."""
    owners = [node.owner, *(below.part.owner for below in node.walk() if below is not node and below.part)]
    return tuple(dict.fromkeys(owner for owner in owners if owner))
