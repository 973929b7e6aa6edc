"""Signatures in words: parts of a person, fields of an agreement, states of a signature."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from teamops.locale import formats
from teamops.locale.words import Words
from teamops.model.figures.quantity import Quantity
from teamops.model.figures.sums import EXACT
from teamops.model.signing.agreement import walk_own_parts
from teamops.model.signing.signatures import Signature, SignatureState
from teamops.model.time.moments import convert_to_zone
from teamops.model.tree import GoalNode
from teamops.reporting.base.cells import Cells, format_amount
from teamops.reporting.base.report import Cell, Tone

_SINGLY = 4
"""How many parts are listed one by one; more are added up by the part of the goal that they lie in."""


def get_relative_path(top: GoalNode, node: GoalNode) -> str:
    """Return the address of `node` relative to `top`: 2026-08/zhao"""
    return node.path[len(top.path) + 1 :]


def describe_parts(cells: Cells, top: GoalNode, parts: Sequence[GoalNode]) -> str:
    """Return the parts with their targets: 7月 229、8月 347、9月 380; many parts are added up."""
    words, groups = cells.words, _group_parts(top, parts)
    texts = (
        words("confirm.part", part=_format_part_name(cells, top, node), target=_format_target(own))
        for node, own in groups
    )
    return words("reports.comma").join(texts)


def compute_total(parts: Iterable[GoalNode]) -> Decimal | None:
    """Return the sum of the parts' targets; of a level, the level. None without a target."""
    known = [part for part in parts if part.target is not None]
    if not known:
        return None
    if known[0].goal.measure == "level":
        return Quantity.of(known[0].target or Decimal(0), known[0].suffix)
    whole = Decimal(0)
    for part in known:
        whole = EXACT.add(whole, part.target or Decimal(0))
    return Quantity.of(EXACT.normalize(whole), known[0].suffix)


def _group_parts(top: GoalNode, parts: Sequence[GoalNode]) -> list[tuple[GoalNode, list[GoalNode]]]:
    if len(parts) <= _SINGLY:
        return [(part, [part]) for part in parts]
    groups: dict[str, tuple[GoalNode, list[GoalNode]]] = {}
    for part in parts:
        above = next(child for child in top.children if (part.path + "/").startswith(child.path + "/"))
        groups.setdefault(above.path, (above, []))[1].append(part)
    return list(groups.values())


def _format_target(own: Sequence[GoalNode]) -> str:
    whole = compute_total(own)
    return "—" if whole is None else formats.format_number(whole)


def _format_part_name(cells: Cells, top: GoalNode, node: GoalNode) -> str:
    """Return the period of a part, without the report's year; a part without a period by its person or department."""
    if node.period is None or node.period == top.period:
        return cells.ws.get_name(get_relative_path(top, node))
    year, name = str(cells.options.period.start.year), formats.format_period(node.period, cells.options.lang)
    return name.removeprefix(f"{year}年").replace(f" of {year}", "").removesuffix(f" {year}")


def describe_fields(words: Words, fields: Sequence[str]) -> str:
    """目标值、关键动作"""
    return words("reports.comma").join(words(f"confirm.field.{field}") for field in fields)


def describe_signature(words: Words, signature: Signature) -> tuple[str, str, Tone]:
    """Return the state of a signature: its name to machines, in words, and its tone."""
    changed = signature.changed
    if not signature.is_bound:
        return "unbound", words("confirm.state.unbound"), "warn"
    if changed is None:
        return "lapsed", words("confirm.state.lapsed_unknown"), "bad"
    if changed:
        return "lapsed", words("confirm.state.lapsed", fields=describe_fields(words, changed)), "bad"
    return "holds", words("confirm.state.holds"), "good"


def describe_signatures(words: Words, state: SignatureState) -> list[tuple[str, str, Tone]]:
    """Return the states of a person's signatures, and at last `missing` if something is unsigned."""
    states = [describe_signature(words, one) for one in state.signatures]
    if state.unsigned:
        parts = words("confirm.count", count=len(state.unsigned))
        text = words("confirm.state.part_missing", parts=parts) if states else words("confirm.state.missing")
        states.append(("missing", text, "warn"))
    return states


def format_moment(cells: Cells, at: datetime) -> str:
    """Return 6月26日 10:42, in the team's zone."""
    return cells.format_moment(convert_to_zone(at, cells.ws.settings.timezone))


def build_ownership_cell(cells: Cells, top: GoalNode, state: SignatureState) -> Cell:
    """Return what the person owns of the goal: the whole, and their parts of it."""
    own = _list_own_parts(top, state)
    targets = {node.path: node.target for node in (*state.owned, *own)}
    value = tuple({"path": path, "target": target} for path, target in targets.items())
    lines = [cells.words("confirm.whole")] if top in state.owned else []
    if own:
        lines.append(describe_parts(cells, top, own))
    return Cell("\n".join(lines), value) if lines else cells.make_empty()


def _list_own_parts(top: GoalNode, state: SignatureState) -> tuple[GoalNode, ...]:
    """Return the parts of the goal that name the person, even if they own the whole."""
    return tuple(walk_own_parts(top, state.person))


def build_owner_target_cell(cells: Cells, top: GoalNode, state: SignatureState) -> Cell:
    """Return the target of the whole if the person owns it, and the sum of their parts."""
    unit = top.goal.unit
    whole = [Quantity.of(top.target, top.suffix)] if top in state.owned and top.target is not None else []
    own = compute_total(_list_own_parts(top, state))
    numbers = [number for number in (*whole, own) if number is not None]
    if not numbers:
        return cells.make_empty()
    return Cell("\n".join(format_amount(number, unit) for number in numbers), tuple(map(Decimal, numbers)))
