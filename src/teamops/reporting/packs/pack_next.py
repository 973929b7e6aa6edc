"""What comes next: the goals of the following quarter beside what this one reached, and who has confirmed them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from teamops.locale import formats
from teamops.model.figures.attainment import rate
from teamops.model.signing.signatures import standings
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.reporting.base.cells import Cells, columns, machine_rate, rate_text
from teamops.reporting.base.filters import goals_of
from teamops.reporting.base.report import Cell, Column, Table
from teamops.reporting.packs.period_pack import Pack
from teamops.reporting.tables.goal_figures import figure_cell
from teamops.reporting.tables.goal_names import metric_name, responsible
from teamops.reporting.tables.goal_parts import parts_cell


def next_goals(pack: Pack, coming: Period) -> Table:
    """The goals that lie in the coming period; without any it says that none are set."""
    words, lang = pack.asked.words, pack.asked.lang
    ahead = Pack(pack.ws, replace(pack.asked, period=coming))
    trees = [tree for tree in goals_of(ahead.ws, ahead.asked) if tree.period is not None and tree.period in coming]
    rows = tuple(_row(pack, ahead.cells, tree) for tree in trees)
    title = words("pack.next", period=formats.period(coming, lang))
    return Table("next", title, _columns(pack), rows, words("pack.next_empty"))


def _columns(pack: Pack) -> tuple[Column, ...]:
    words = pack.asked.words
    before = words("pack.next.before", period=formats.period(pack.this, pack.asked.lang))
    return (
        *columns(words, ("goal", 1.4), ("responsible", 1.2), ("target", 0.8, "right")),
        Column("before", before, "right", 1.0),
        Column("change", words("pack.next.change"), "right", 0.8),
        *columns(words, ("parts", 2)),
        Column("confirmed", words("pack.next.confirmed"), share=1.8),
    )


def _row(pack: Pack, cells: Cells, tree: GoalNode) -> tuple[Cell, ...]:
    before = _before(pack, tree)
    change = rate(tree.target, before)
    nothing = cells.nothing()
    return (
        metric_name(cells, tree),
        responsible(cells, tree),
        figure_cell(cells, tree, tree.target),
        figure_cell(cells, tree, before),
        nothing if change is None else Cell(rate_text(change - 1, signed=True), machine_rate(change - 1)),
        parts_cell(cells, tree),
        _confirmed(cells, tree),
    )


def _before(pack: Pack, tree: GoalNode) -> Decimal | None:
    """What the goal of the same name, unit and department reached in this period; None where there is not just one."""
    alike = [one for one in pack.goals if _kind(one) == _kind(tree) and one.period == pack.this]
    if len(alike) != 1:
        return None
    return pack.ws.readings.reached(alike[0], pack.this.start, min(pack.this.end, pack.asked.today))


def _kind(tree: GoalNode) -> tuple[str, str | None, str | None, str]:
    return tree.name, tree.goal.unit, tree.department, tree.goal.measure


def _confirmed(cells: Cells, tree: GoalNode) -> Cell:
    """Who has confirmed it as it stands, and who has not."""
    people = standings(tree)
    missing = [one.person for one in people.values() if one.unsigned or any(s.changed != () for s in one.signatures)]
    signed = [person for person in people if person not in missing]
    if not people:
        return Cell(cells.words("pack.next.none"), None, "warn")
    lines = [cells.who(*signed).text] if signed else []
    if missing:
        lines.append(cells.words("pack.next.missing", names=cells.who(*missing).text))
    return Cell("\n".join(lines), {"confirmed": signed, "missing": missing}, "warn" if missing else "good")
