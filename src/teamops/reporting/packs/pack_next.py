"""What comes next: the goals of the following quarter beside what this one reached, and who has confirmed them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from teamops.locale import formats
from teamops.model.figures.attainment import compute_rate
from teamops.model.signing.signatures import list_signature_states
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.reporting.base.cells import Cells, format_rate, report_columns, round_rate
from teamops.reporting.base.filters import collect_goals
from teamops.reporting.base.report import Cell, Column, Table
from teamops.reporting.packs.period_pack import Pack
from teamops.reporting.tables.goal_figures import build_figure_cell
from teamops.reporting.tables.goal_names import build_metric_cell, build_responsible_cell
from teamops.reporting.tables.goal_parts import build_parts_cell


def build_next_goals(pack: Pack, coming: Period) -> Table:
    """The goals that lie in the coming period; without any it says that none are set."""
    words, lang = pack.asked.words, pack.asked.lang
    ahead = Pack(pack.ws, replace(pack.asked, period=coming))
    trees = [tree for tree in collect_goals(ahead.ws, ahead.asked) if tree.period is not None and tree.period in coming]
    rows = tuple(_build_row(pack, ahead.cells, tree) for tree in trees)
    title = words("pack.next", period=formats.format_period(coming, lang))
    return Table("next", title, _list_columns(pack), rows, words("pack.next_empty"))


def _list_columns(pack: Pack) -> tuple[Column, ...]:
    words = pack.asked.words
    before = words("pack.next.before", period=formats.format_period(pack.this, pack.asked.lang))
    return (
        *report_columns(words, ("goal", 1.4), ("responsible", 1.2), ("target", 0.8, "right")),
        Column("before", before, "right", 1.0),
        Column("change", words("pack.next.change"), "right", 0.8),
        *report_columns(words, ("parts", 2)),
        Column("confirmed", words("pack.next.confirmed"), share=1.8),
    )


def _build_row(pack: Pack, cells: Cells, tree: GoalNode) -> tuple[Cell, ...]:
    before = _compute_previous(pack, tree)
    change = compute_rate(tree.target, before)
    nothing = cells.make_empty()
    return (
        build_metric_cell(cells, tree),
        build_responsible_cell(cells, tree),
        build_figure_cell(cells, tree, tree.target),
        build_figure_cell(cells, tree, before),
        nothing if change is None else Cell(format_rate(change - 1, signed=True), round_rate(change - 1)),
        build_parts_cell(cells, tree),
        _build_confirmation_cell(cells, tree),
    )


def _compute_previous(pack: Pack, tree: GoalNode) -> Decimal | None:
    """What the goal of the same name, unit and department reached in this period; None where there is not just one."""
    alike = [one for one in pack.goals if _get_kind(one) == _get_kind(tree) and one.period == pack.this]
    if len(alike) != 1:
        return None
    return pack.ws.readings.reached(alike[0], pack.this.start, min(pack.this.end, pack.asked.today))


def _get_kind(tree: GoalNode) -> tuple[str, str | None, str | None, str]:
    return tree.name, tree.goal.unit, tree.department, tree.goal.measure


def _build_confirmation_cell(cells: Cells, tree: GoalNode) -> Cell:
    """Who has confirmed it as it stands, and who has not."""
    people = list_signature_states(tree)
    missing = [one.person for one in people.values() if one.unsigned or any(s.changed != () for s in one.signatures)]
    signed = [person for person in people if person not in missing]
    if not people:
        return Cell(cells.words("pack.next.none"), None, "warn")
    lines = [cells.who(*signed).text] if signed else []
    if missing:
        lines.append(cells.words("pack.next.missing", names=cells.who(*missing).text))
    return Cell("\n".join(lines), {"confirmed": signed, "missing": missing}, "warn" if missing else "good")
