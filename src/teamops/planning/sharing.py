"""The parts of one whole, side by side: which stand, which are made, and how the rest is shared among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from teamops.model.goals import Part
from teamops.model.quantity import plain
from teamops.model.sums import EXACT, step_of
from teamops.planning.allocate import allocate
from teamops.planning.errors import SplitError, Term
from teamops.planning.siblings import Cell, Slot, Whole, is_fixed, is_fixed_below
from teamops.planning.written import in_style_of


def keep_and_fill(whole: Whole, amount: Decimal, slots: Sequence[Slot]) -> tuple[Cell, ...]:
    """The parts that stand, as written, and new ones in the slots that are empty, sharing what is left of `amount`.

    People who add up already are taken for complete, unless others are named.
    """
    kept = tuple(Cell(part, kept=True) for part in whole.parts)
    empty, strays = _empty(slots, whole.parts), _strays(slots, whole.parts)
    rest = Decimal(0) if whole.is_held else _rest(amount, whole.parts)
    if not rest and strays:
        return kept
    if strays:
        raise SplitError("stray_parts", path=whole.path, parts=tuple(str(part.period) for part in strays))
    if whole.is_held:
        return _with_new(kept, _held(whole, empty))
    if not rest and whole.parts and empty and empty[0].period is None:
        if empty[0].basis != "given" or not amount:
            return kept
        raise SplitError("nothing_left", path=whole.path, people=tuple(str(slot.owner) for slot in empty))
    _require(whole, amount, whole.parts, room=bool(empty), remedy="impossible" if empty else "use_replace")
    return _with_new(kept, _shared(whole, rest, empty))


def make_anew(whole: Whole, amount: Decimal, slots: Sequence[Slot]) -> tuple[Cell, ...]:
    """A part in every slot by weight; only locked and confirmed parts keep their amounts, the others share the rest.

    A part that is in no slot goes, unless it or something below it is locked or confirmed.
    """
    fixed = tuple(
        part
        for part in whole.parts
        if is_fixed(part) or (is_fixed_below(part) and not any(slot.holds(part) for slot in slots))
    )
    empty = _empty(slots, fixed)
    if strays := _strays(slots, fixed):
        raise SplitError("stray_parts", path=whole.path, parts=tuple(str(part.period) for part in strays))
    if whole.is_held:
        made = _held(whole, empty)
    else:
        _require(whole, amount, fixed, room=bool(empty), remedy="all_fixed")
        made = _shared(whole, _rest(amount, fixed), empty)
    standing, new = [], list(zip(empty, made, strict=True))
    for part in whole.parts:
        if any(part is one for one in fixed):
            standing.append(Cell(part, kept=True))
        elif pair := next((pair for pair in new if pair[0].holds(part)), None):
            new.remove(pair)
            standing.append(_renewed(part, pair[1]))
    return _with_new(tuple(standing), tuple(cell for _, cell in new))


def rescale(whole: Whole, amount: Decimal) -> tuple[Cell, ...]:
    """The same parts in the same proportions, adding up to `amount`; locked and confirmed ones keep theirs."""
    fixed = tuple(part for part in whole.parts if is_fixed(part))
    free = tuple(part for part in whole.parts if not is_fixed(part))
    if not whole.is_held:
        _require(whole, amount, fixed, room=bool(free), remedy="all_fixed")
    weights = [abs(Fraction(part.target)) for part in free]
    slots = tuple(
        Slot(part.period, part.owner, weight if any(weights) else Fraction(1), "proportion")
        for part, weight in zip(free, weights, strict=True)
    )
    made = iter(_held(whole, slots) if whole.is_held else _shared(whole, _rest(amount, fixed), slots))
    return tuple(Cell(part, kept=True) if is_fixed(part) else _renewed(part, next(made)) for part in whole.parts)


def adds_up(whole: Whole, amount: Decimal) -> bool:
    """Whether the parts leave nothing of `amount`; those of a `level` goal need not."""
    return whole.is_held or not _rest(amount, whole.parts)


def require_sum(whole: Whole, amount: Decimal) -> tuple[Cell, ...]:
    """The parts as they stand. Raises SplitError if they do not add up; nothing here could tell how they should."""
    if not whole.is_held:
        _require(whole, amount, whole.parts, room=False, remedy="adjust_by_hand")
    return tuple(Cell(part, kept=True) for part in whole.parts)


def _empty(slots: Sequence[Slot], parts: Sequence[Part]) -> tuple[Slot, ...]:
    return tuple(slot for slot in slots if not any(slot.holds(part) for part in parts))


def _strays(slots: Sequence[Slot], parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts whose period is in no slot; a person may always stand beside those that were named."""
    return tuple(part for part in parts if part.period is not None and not any(slot.holds(part) for slot in slots))


def _rest(amount: Decimal, parts: Iterable[Part]) -> Decimal:
    for part in parts:
        amount = EXACT.subtract(amount, part.target)
    return amount


def _require(whole: Whole, amount: Decimal, parts: Sequence[Part], *, room: bool, remedy: str) -> None:
    """Raise SplitError unless what `parts` leave of `amount` is nothing, or can be shared where there is `room`."""
    rest = _rest(amount, parts)
    if not rest or (room and rest.is_signed() == amount.is_signed() and amount):
        return
    more = (rest < 0) == (amount >= 0)
    raise SplitError(
        "does_not_add_up",
        path=whole.path,
        parts=tuple(f"{part.period or part.owner or part.department} {whole.told(part.target)}" for part in parts),
        sum=whole.told(EXACT.subtract(amount, rest)),
        amount=whole.told(amount),
        difference=whole.told(abs(rest)),
        direction=Term("more" if more else "less"),
        remedy=Term(f"remedy.{remedy}"),
    )


def _held(whole: Whole, slots: Iterable[Slot]) -> tuple[Cell, ...]:
    """A new part in each slot at the level of the whole."""
    return tuple(
        Cell(Part(period=slot.period, owner=slot.owner, target=whole.target), kept=False, basis="level")
        for slot in slots
    )


def _shared(whole: Whole, amount: Decimal, slots: Sequence[Slot]) -> tuple[Cell, ...]:
    """A new part in each slot, by weight, in multiples of the goal's step."""
    step = step_of(whole.goal)
    if step is None:
        raise SplitError("step_not_positive", step=plain(whole.goal.step or Decimal(0)))
    if amount and slots and not any(slot.weight for slot in slots):
        raise SplitError("nothing_to_weigh_by", path=whole.path, parts=tuple(str(s.period or s.owner) for s in slots))
    shares = allocate(amount, [slot.weight for slot in slots], step)
    return tuple(
        Cell(
            Part(period=slot.period, owner=slot.owner, target=in_style_of(whole.target, share.amount)),
            kept=False,
            basis=slot.basis,
            share=share,
        )
        for slot, share in zip(slots, shares, strict=True)
    )


def _renewed(part: Part, made: Cell) -> Cell:
    """`part` with the amount of `made`; written as before where the amount is the same."""
    if part.target == made.part.target:
        return replace(made, part=part)
    return replace(made, part=replace(part, target=made.part.target), changed=True)


def _with_new(standing: tuple[Cell, ...], new: Sequence[Cell]) -> tuple[Cell, ...]:
    """Those that stand in their order, and each new period before the first later one; new people last."""
    cells = list(standing)
    for cell in new:
        start = cell.part.period.start if cell.part.period else None
        later = (
            index
            for index, other in enumerate(cells)
            if start is not None and other.part.period is not None and other.part.period.start > start
        )
        cells.insert(next(later, len(cells)), cell)
    return tuple(cells)
