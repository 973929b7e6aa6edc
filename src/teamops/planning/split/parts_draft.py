"""The parts of one whole: existing and new ones, and what is left to be shared among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from teamops.model.dataclass import dataclass, replace
from teamops.model.figures.digits import format_plain_like
from teamops.model.figures.sums import EXACT, find_step, sum_exact
from teamops.model.records.goals import Part
from teamops.planning.errors import SplitError, Term
from teamops.planning.split.current_period import Weigher, settle_running
from teamops.planning.split.frozen import FrozenParts
from teamops.planning.split.siblings import PlannedPart, Slot, Whole, make_part


@dataclass(frozen=True, slots=True)
class PartsDraft:
    """The parts of a whole before amounts are computed: `rest` is to be shared among the waiting cells."""

    cells: tuple[PlannedPart, ...]
    rest: Decimal = Decimal(0)


def keep_and_fill(whole: Whole, amount: Decimal, slots: Sequence[Slot]) -> PartsDraft:
    """Return the existing parts as written, and new ones in the empty slots, which share the rest of `amount`.

    People and departments that add up already are considered complete, unless others are named.
    """
    kept = tuple(PlannedPart(part, kept=True) for part in whole.parts)
    empty, strays = _find_empty_slots(slots, whole.parts), _find_strays(slots, whole.parts)
    rest = Decimal(0) if whole.is_held else _compute_rest(amount, whole.parts)
    if not rest and strays:
        return PartsDraft(kept)
    if strays:
        raise SplitError("stray_parts", path=whole.path, parts=tuple(str(part.period) for part in strays))
    if not whole.is_held:
        if not rest and whole.parts and empty and empty[0].period is None:
            if empty[0].basis != "given" or not amount:
                return PartsDraft(kept)
            raise SplitError("nothing_left", path=whole.path, people=tuple(slot.name for slot in empty))
        _require_rest(whole, amount, whole.parts, room=bool(empty), remedy="impossible" if empty else "use_replace")
    return _weigh_draft(whole, PartsDraft(_insert_new(kept, _make_new_parts(whole, empty)), rest))


def recompute_parts(
    whole: Whole, amount: Decimal, slots: Sequence[Slot], frozen: FrozenParts, weigher: Weigher | None
) -> PartsDraft:
    """Return a part in every slot by weight; frozen parts keep their amounts, the others share the rest.

    A part in no slot is removed, unless it or something below it is frozen. A running one is weighed by its days left
    (`weigher`). Nobody new gets a part of 0 in a past period.
    """
    fixed = tuple(
        part
        for part in whole.parts
        if frozen.is_fixed(part, whole.period)
        or (
            frozen.has_fixed_part(part.parts, part.period or whole.period)
            and not any(slot.holds(part) for slot in slots)
        )
    )
    if strays := _find_strays(slots, fixed):
        raise SplitError("stray_parts", path=whole.path, parts=tuple(str(part.period) for part in strays))
    is_over = bool(fixed) and frozen.is_before(whole.period)
    empty = [slot for slot in _find_empty_slots(slots, fixed) if slot.period is not None or not is_over]
    rest = Decimal(0) if whole.is_held else _compute_rest(amount, fixed)
    if not whole.is_held:
        _require_rest(whole, amount, fixed, room=bool(empty), remedy="all_fixed")
    cells = []
    for part in whole.parts:
        if any(part is one for one in fixed):
            cells.append(PlannedPart(part, kept=True))
        elif slot := next((slot for slot in empty if slot.holds(part)), None):
            empty.remove(slot)
            cells.append(PlannedPart(part, kept=False, slot=slot, waits=True))
    return _weigh_draft(
        whole,
        PartsDraft(*_settle_cells(whole, _insert_new(tuple(cells), _make_new_parts(whole, empty)), rest, weigher)),
    )


def rescale(
    whole: Whole,
    amount: Decimal,
    frozen: FrozenParts,
    weights: Sequence[Fraction] | None = None,
    weigher: Weigher | None = None,
) -> PartsDraft:
    """Return the same parts, adding up to `amount`, in proportion to `weights`, else as before; frozen ones stay."""
    free = [not frozen.is_fixed(part, whole.period) for part in whole.parts]
    fixed = [part for part, is_free in zip(whole.parts, free, strict=True) if not is_free]
    if not whole.is_held:
        _require_rest(whole, amount, fixed, room=any(free), remedy="all_fixed")
    proportions = weights or [abs(Fraction(part.target)) for part in whole.parts]
    some = any(weight for weight, is_free in zip(proportions, free, strict=True) if is_free)
    cells = tuple(
        PlannedPart(part, kept=False, slot=_make_slot(part, weight if some else Fraction(1)), waits=True)
        if is_free
        else PlannedPart(part, kept=True)
        for part, weight, is_free in zip(whole.parts, proportions, free, strict=True)
    )
    rest = Decimal(0) if whole.is_held else _compute_rest(amount, fixed)
    return _weigh_draft(whole, PartsDraft(*_settle_cells(whole, cells, rest, weigher)))


def is_complete_sum(whole: Whole, amount: Decimal) -> bool:
    """Return whether the parts leave nothing of `amount`; those of a `level` goal need not."""
    return whole.is_held or not _compute_rest(amount, whole.parts)


def require_sum(whole: Whole, amount: Decimal) -> PartsDraft:
    """Return the existing parts. Raises SplitError if they do not add up: how they should is unknown."""
    if not whole.is_held:
        _require_rest(whole, amount, whole.parts, room=False, remedy="adjust_by_hand")
    return PartsDraft(tuple(PlannedPart(part, kept=True) for part in whole.parts))


def _settle_cells(
    whole: Whole, cells: Sequence[PlannedPart], rest: Decimal, weigher: Weigher | None
) -> tuple[tuple[PlannedPart, ...], Decimal]:
    settled, left = settle_running(whole, cells, rest, weigher)
    return tuple(settled), left


def _make_slot(part: Part, weight: Fraction) -> Slot:
    return Slot(weight, "proportion", part.period, part.owner, part.department)


def _find_empty_slots(slots: Sequence[Slot], parts: Sequence[Part]) -> tuple[Slot, ...]:
    return tuple(slot for slot in slots if not any(slot.holds(part) for part in parts))


def _find_strays(slots: Sequence[Slot], parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts with a period in no slot; other people may always have parts besides the named ones."""
    return tuple(part for part in parts if part.period is not None and not any(slot.holds(part) for slot in slots))


def _compute_rest(amount: Decimal, parts: Iterable[Part]) -> Decimal:
    return EXACT.subtract(amount, sum_exact(part.target for part in parts))


def _require_rest(whole: Whole, amount: Decimal, parts: Sequence[Part], *, room: bool, remedy: str) -> None:
    """Raise SplitError unless `parts` leave nothing of `amount`, or the rest can be shared (`room`)."""
    rest = _compute_rest(amount, parts)
    if not rest or (room and rest.is_signed() == amount.is_signed() and amount):
        return
    more = (rest < 0) == (amount >= 0)
    raise SplitError(
        "does_not_add_up",
        path=whole.path,
        parts=tuple(
            f"{part.period or part.owner or part.department} {whole.format_amount(part.target)}" for part in parts
        ),
        sum=whole.format_amount(EXACT.subtract(amount, rest)),
        amount=whole.format_amount(amount),
        difference=whole.format_amount(abs(rest)),
        direction=Term("more" if more else "less"),
        remedy=Term(f"remedy.{remedy}"),
    )


def _make_new_parts(whole: Whole, slots: Iterable[Slot]) -> tuple[PlannedPart, ...]:
    """Return a cell for a new part in each of `slots`, with the target of the whole until it is computed."""
    return tuple(
        PlannedPart(make_part(slot, whole.target), kept=False, existed=False, slot=slot, waits=True) for slot in slots
    )


def _weigh_draft(whole: Whole, draft: PartsDraft) -> PartsDraft:
    """Return `draft` ready to be shared; the new parts of a `level` goal hold the level of the whole.

    Raises SplitError if something is to be shared without weights, or not in whole steps.
    """
    if whole.is_held:
        return PartsDraft(tuple(_hold_level(whole, cell) if cell.waits else cell for cell in draft.cells))
    slots = [cell.slot for cell in draft.cells if cell.waits and cell.slot]
    step = find_step(whole.goal)
    if slots and step is not None and step > 0 and Fraction(draft.rest) % Fraction(step):
        rest, unit = format_plain_like(whole.target, draft.rest), format_plain_like(whole.target, step)
        raise SplitError("rest_not_in_steps", path=whole.path, rest=rest, step=unit)
    if draft.rest and slots and not any(slot.weight for slot in slots):
        raise SplitError("nothing_to_weigh_by", path=whole.path, parts=tuple(slot.name for slot in slots))
    return draft


def _hold_level(whole: Whole, cell: PlannedPart) -> PlannedPart:
    return replace(cell.at(whole.target), slot=cell.slot and replace(cell.slot, basis="level"))


def _insert_new(frozen: tuple[PlannedPart, ...], new: Sequence[PlannedPart]) -> tuple[PlannedPart, ...]:
    """Return existing parts in their order, each new period before the first later one, and new people last."""
    cells = list(frozen)
    for cell in new:
        start = cell.part.period.start if cell.part.period else None
        later = (
            index
            for index, other in enumerate(cells)
            if start is not None and other.part.period is not None and other.part.period.start > start
        )
        cells.insert(next(later, len(cells)), cell)
    return tuple(cells)
