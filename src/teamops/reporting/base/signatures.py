"""What is signed and by whom, in words: parts of a person, fields of an agreement, states of a signature."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from teamops.locale import formats
from teamops.locale.words import Words
from teamops.model.figures.quantity import Quantity
from teamops.model.figures.sums import EXACT
from teamops.model.signing.agreement import own_parts
from teamops.model.signing.signatures import Signature, Standing
from teamops.model.time.moments import local
from teamops.model.tree import GoalNode
from teamops.reporting.base.cells import Cells, amount
from teamops.reporting.base.report import Cell, Tone

_SINGLY = 4
"""Up to so many parts are listed one by one; more are added up by the part of the goal that they lie in."""


def way(top: GoalNode, node: GoalNode) -> str:
    """The address of `node` seen from `top`: 2026-08/zhao"""
    return node.path[len(top.path) + 1 :]


def parts_told(cells: Cells, top: GoalNode, parts: Sequence[GoalNode]) -> str:
    """The parts with their targets: 7月 229、8月 347、9月 380 where there are many."""
    words, groups = cells.words, _grouped(top, parts)
    told = (words("confirm.part", part=_name(cells, top, node), target=_target(own)) for node, own in groups)
    return words("reports.comma").join(told)


def total(parts: Iterable[GoalNode]) -> Decimal | None:
    """What the parts add up to; of a level, the level. None without a target."""
    known = [part for part in parts if part.target is not None]
    if not known:
        return None
    if known[0].goal.measure == "level":
        return Quantity.of(known[0].target or Decimal(0), known[0].suffix)
    whole = Decimal(0)
    for part in known:
        whole = EXACT.add(whole, part.target or Decimal(0))
    return Quantity.of(EXACT.normalize(whole), known[0].suffix)


def _grouped(top: GoalNode, parts: Sequence[GoalNode]) -> list[tuple[GoalNode, list[GoalNode]]]:
    if len(parts) <= _SINGLY:
        return [(part, [part]) for part in parts]
    groups: dict[str, tuple[GoalNode, list[GoalNode]]] = {}
    for part in parts:
        above = next(child for child in top.children if (part.path + "/").startswith(child.path + "/"))
        groups.setdefault(above.path, (above, []))[1].append(part)
    return list(groups.values())


def _target(own: Sequence[GoalNode]) -> str:
    whole = total(own)
    return "—" if whole is None else formats.number(whole)


def _name(cells: Cells, top: GoalNode, node: GoalNode) -> str:
    """A part by its period, without the year where that is the report's; else by its way: a person, a department."""
    if node.period is None or node.period == top.period:
        return cells.ws.name_of(way(top, node))
    year, name = str(cells.asked.period.start.year), formats.period(node.period, cells.asked.lang)
    return name.removeprefix(f"{year}年").replace(f" of {year}", "").removesuffix(f" {year}")


def fields_told(words: Words, fields: Sequence[str]) -> str:
    """目标值、关键动作"""
    return words("reports.comma").join(words(f"confirm.field.{field}") for field in fields)


def state_of(words: Words, signature: Signature) -> tuple[str, str, Tone]:
    """How a signature stands: its name to machines, in words, and its tone."""
    changed = signature.changed
    if not signature.is_bound:
        return "unbound", words("confirm.state.unbound"), "warn"
    if changed is None:
        return "lapsed", words("confirm.state.lapsed_unknown"), "bad"
    if changed:
        return "lapsed", words("confirm.state.lapsed", fields=fields_told(words, changed)), "bad"
    return "holds", words("confirm.state.holds"), "good"


def moment(cells: Cells, at: datetime) -> str:
    """6月26日 10:42, in the team's zone."""
    here = local(at, cells.ws.settings.timezone)
    return f"{cells.day_text(here.date())} {here:%H:%M}"


def owned_cell(cells: Cells, top: GoalNode, standing: Standing) -> Cell:
    """What of the goal is the person's: the whole, and their own parts of it."""
    own = own_parts_of(top, standing)
    theirs = {node.path: node.target for node in (*standing.owned, *own)}
    value = tuple({"path": path, "target": target} for path, target in theirs.items())
    lines = [cells.words("confirm.whole")] if top in standing.owned else []
    if own:
        lines.append(parts_told(cells, top, own))
    return Cell("\n".join(lines), value) if lines else cells.nothing()


def own_parts_of(top: GoalNode, standing: Standing) -> tuple[GoalNode, ...]:
    """The parts of the goal that name the person, also where the whole is theirs."""
    return tuple(own_parts(top, standing.person))


def owned_target(cells: Cells, top: GoalNode, standing: Standing) -> Cell:
    """The target of the whole where it is the person's, and what their parts add up to."""
    unit = top.goal.unit
    whole = [Quantity.of(top.target, top.suffix)] if top in standing.owned and top.target is not None else []
    own = total(own_parts_of(top, standing))
    numbers = [number for number in (*whole, own) if number is not None]
    if not numbers:
        return cells.nothing()
    return Cell("\n".join(amount(number, unit) for number in numbers), tuple(map(Decimal, numbers)))
