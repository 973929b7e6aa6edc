"""Who has to confirm a goal, which parts of it are theirs, and where they confirmed (§1.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from teamops.model.dataclass import dataclass, field
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At
from teamops.model.records.goals import Confirmation
from teamops.model.signing.agreement import find_changed_fields
from teamops.model.tree import GoalNode


@dataclass(frozen=True, slots=True)
class Signature:
    """The latest confirmation of one person at one node; `at` is its place."""

    node: GoalNode
    confirmation: Confirmation
    at: At

    @property
    def changed(self) -> tuple[str, ...] | None:
        """The fields that changed since; empty while it is valid; None if unknown which."""
        return find_changed_fields(self.node, self.confirmation)

    @property
    def is_bound(self) -> bool:
        """Whether it has a digest, so that changes are noticed."""
        return self.confirmation.digest is not None


@dataclass(slots=True)
class SignatureState:
    """The confirmations of one person for one goal.

    `owned` are the highest nodes that name the person as owner; `unsigned` those of them that the person confirmed
    neither there nor above. `signatures` are all of the person's, from the top down.
    """

    person: str
    owned: list[GoalNode] = field(default_factory=list)
    unsigned: list[GoalNode] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)


def list_signature_states(tree: GoalNode) -> Mapping[str, SignatureState]:
    """Return the state of everybody who owns or confirmed something of the goal, in file order."""
    states: dict[str, SignatureState] = {}
    for node, owners, signers in _walk_with_people(tree):
        owner = (node.part or node.goal).owner
        for signature in list_signatures(node):
            by = signature.confirmation.by
            states.setdefault(by, SignatureState(by)).signatures.append(signature)
        if owner is None or owner in owners:
            continue
        state = states.setdefault(owner, SignatureState(owner))
        state.owned.append(node)
        if owner not in signers:
            state.unsigned.append(node)
    return states


def list_signatures(node: GoalNode) -> tuple[Signature, ...]:
    """Return the latest confirmation of each person at `node` itself, in the written order."""
    latest: dict[str, Signature] = {}
    for number, confirmation in enumerate((node.part or node.goal).confirmed):
        earlier = latest.get(confirmation.by)
        if earlier is None or earlier.confirmation.at <= confirmation.at:
            latest[confirmation.by] = Signature(node, confirmation, node.at / "confirmed" / number)
    return tuple(latest.values())


def _walk_with_people(tree: GoalNode) -> Iterator[tuple[GoalNode, frozenset[str | None], frozenset[str]]]:
    """Yield every node, depth first, with the owners of those above it, and who signed it or one of those."""
    coming: list[tuple[GoalNode, frozenset[str | None], frozenset[str]]] = [(tree, frozenset(), frozenset())]
    while coming:
        node, owners, signers = coming.pop()
        own = node.part or node.goal
        if own.confirmed:
            signers = signers.union(one.by for one in own.confirmed)
        yield node, owners, signers
        if node.children:
            owners = owners | {own.owner}
            coming.extend((child, owners, signers) for child in reversed(node.children))


Grade = Literal["signed", "author", "declared", "unknown"]


Why = Literal["", "no_history", "uncommitted", "shallow"]


class Evidence(NamedTuple):
    """The grade of the evidence and what it rests on.

    The grades, strongest first: a signed commit of the person; a commit authored by the person; a commit of somebody
    else; unknown, with the reason `why`. `commit` is the short hash and `author` the name of its author.
    """

    grade: Grade
    why: Why = ""
    commit: str = ""
    author: str = ""
