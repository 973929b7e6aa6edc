"""Parts of a goal while they pass from one person to another: drafted, merged, numbered.

A part with a successor's own part beside it becomes one with it, so that the sums above stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from teamops.locale.user_error import CatalogueError
from teamops.model.change import GONE, Change
from teamops.model.dataclass import dataclass, field, replace
from teamops.model.figures.digits import style_amount
from teamops.model.figures.quantity import Quantity
from teamops.model.place import At, Key
from teamops.model.records.goals import Part
from teamops.model.tree import GoalNode
from teamops.planning.split.serialize import serialize_parts


class HandoverError(CatalogueError):
    """Work cannot be handed over; `message` is a name in the catalogue `leave`."""

    AREA = "leave"


@dataclass(slots=True)
class PartDraft:
    """A part with the drafts of its own parts in `below`, and the nodes that it comes from; none if it is new.

    `moved`: it, or something of it, has a new owner. `is_rest`: what it was has passed on, it is kept with 0.
    """

    part: Part
    sources: tuple[GoalNode, ...]
    below: list[PartDraft] = field(default_factory=list)
    moved: bool = False
    is_rest: bool = False

    @property
    def built(self) -> Part:
        """The part with those below it."""
        return replace(self.part, parts=tuple(one.built for one in self.below))


def draft_unchanged(node: GoalNode) -> PartDraft:
    """Return the draft of a part that stays as it is, with everything below it."""
    assert node.part is not None  # goals are not drafted
    return PartDraft(node.part, (node,), [draft_unchanged(child) for child in node.children])


def draft_rest(node: GoalNode) -> PartDraft:
    """Return what is left of a part that has passed on: 0, so that the parts still cover the whole period."""
    empty = draft_empty(node).part
    return PartDraft(replace(empty, owner=node.part.owner if node.part else None), (node,), is_rest=True)


def draft_empty(node: GoalNode) -> PartDraft:
    """Return a new part of 0 for the period and department of a part that stays with somebody else."""
    part = node.part
    assert part is not None  # goals are not drafted
    empty = Part(period=part.period, department=part.department, target=add_amounts(part.target))
    return PartDraft(empty, (), moved=True)


def merge_siblings(drafts: Sequence[PartDraft], *, is_held: bool) -> list[PartDraft]:
    """Return the drafts with one for each period and owner, those that were there first; new ones come last."""
    merged: list[PartDraft] = []
    for draft in sorted(drafts, key=lambda one: (not one.sources, one.moved)):
        twin = next(
            (one for one in merged if (draft.moved or one.moved) and _is_same_place(one.part, draft.part)), None
        )
        if twin is None:
            merged.append(draft)
        else:
            _merge_into(twin, draft, is_held=is_held)
    order = {id(one): n for n, one in enumerate(drafts)}
    return sorted(merged, key=lambda one: (not one.sources, order[id(one)]))


def _is_same_place(one: Part, other: Part) -> bool:
    """Return whether the parts are of the same period and owner, and of no different departments."""
    if one.owner != other.owner or one.period != other.period or (one.owner is None and one.period is None):
        return False
    return one.department is None or other.department is None or one.department == other.department


def _merge_into(twin: PartDraft, draft: PartDraft, *, is_held: bool) -> None:
    """Add `draft` to `twin`: targets are added up, unless all parts of the goal hold one level."""
    if not draft.part.target and not draft.below and not draft.sources:
        return
    if bool(twin.below) != bool(draft.below):
        paths = [one.sources[0].path if one.sources else str(one.part.period) for one in (twin, draft)]
        divided, whole = paths if twin.below else reversed(paths)
        raise HandoverError("uneven", divided=divided, whole=whole)
    one, other = twin.part, draft.part
    target = one.target if is_held else add_amounts(one.target, one.target, other.target)
    note = "; ".join(dict.fromkeys(text for text in (one.note, other.note) if text)) or None
    twin.part = replace(one, target=target, locked=one.locked or other.locked, note=note)
    twin.sources += draft.sources
    twin.moved = True
    twin.below = merge_siblings([*twin.below, *draft.below], is_held=is_held)


def add_amounts(style: Quantity, *amounts: Decimal) -> Quantity:
    """Return the sum in the notation of `style`."""
    return style_amount(style, sum((Decimal(amount) for amount in amounts), Decimal(0)))


def list_routes(drafts: Iterable[PartDraft], at: At) -> Iterator[tuple[tuple[Key, ...], At]]:
    """Yield the old route of each part with its new place below `at`."""
    for index, draft in enumerate(drafts):
        place = at / "parts" / index
        yield from ((source.at.route, place) for source in draft.sources if not draft.is_rest)
        yield from list_routes(draft.below, place)


def diff_drafts(at: At, old: Sequence[GoalNode], new: Sequence[PartDraft]) -> Iterator[Change]:
    """Yield the fewest changes that turn the parts `old` at `at` into `new`."""
    here = {node.at.route for node in old}
    kept = {draft.sources[0].at.route: draft for draft in new if draft.sources}
    for index, node in enumerate(old):
        if (draft := kept.get(node.at.route)) is not None:
            yield from _diff_part(at / index, node, draft)
    added = [draft for draft in new if not draft.sources or draft.sources[0].at.route not in here]
    for number, data in enumerate(serialize_parts(draft.built for draft in added), start=len(old)):
        yield Change(at / number, data)
    for index in reversed(range(len(old))):
        if old[index].at.route not in kept:
            yield Change(at / index, GONE)


def _diff_part(at: At, node: GoalNode, draft: PartDraft) -> Iterator[Change]:
    before, after = node.part, draft.part
    assert before is not None  # goals are not drafted
    written: Mapping[str, tuple[object, str | None]] = {
        "owner": (before.owner, after.owner),
        "target": (before.target, after.target.written),
        "locked": (before.locked, "true" if after.locked else None),
        "note": (before.note, after.note),
    }
    for key, (old, value) in written.items():
        if old != getattr(after, key):
            yield Change(at / key, value)
    if node.children or draft.below:
        yield from diff_drafts(at / "parts", node.children, draft.below)
