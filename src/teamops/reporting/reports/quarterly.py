"""The pack for the review of a quarter (§4.5): its months side by side, and the goals of the next one."""

from __future__ import annotations

from decimal import Decimal

from teamops.locale import formats
from teamops.model.dataclass import replace
from teamops.model.figures.attainment import compute_rate
from teamops.model.signing.signatures import list_signature_states
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, format_rate, round_rate
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.filters import collect_goals, describe_scope
from teamops.reporting.base.report import Cell, Report, ReportOptions, Span, Table
from teamops.reporting.packs.pack_blocks import build_pack_blocks
from teamops.reporting.packs.pack_figures import compare_months
from teamops.reporting.packs.period_pack import Pack
from teamops.reporting.tables.goal_cells import (
    build_figure_cell,
    build_metric_cell,
    build_parts_cell,
    build_responsible_cell,
)

TITLE = "pack.quarterly.title"
SPAN: Span = "last month's quarter"
COUNTS_WORKDAYS = True


def build(ws: Workspace, options: ReportOptions) -> Report:
    """Build the pack of the quarter in which the period begins."""
    pack = Pack.of(ws, options, "quarter")
    ahead = () if pack.next is None else (_build_next_goals(pack, pack.next),)
    blocks = build_pack_blocks(pack, pack.this.split("month"), (compare_months(pack),), ahead)
    return Report(
        "quarterly", options.words(TITLE), ws.settings.team, pack.options, blocks, describe_scope(ws, options)
    )


def _build_next_goals(pack: Pack, coming: Period) -> Table:
    """Return the goals of the coming quarter beside the actuals of this one, and who has confirmed them."""
    words, lang, options = pack.options.words, pack.options.lang, replace(pack.options, period=coming)
    trees = [tree for tree in collect_goals(pack.ws, options) if tree.period is not None and tree.period in coming]
    columns: tuple[Col[GoalNode], ...] = (
        Col("goal", 1.4, build_metric_cell),
        Col("responsible", 1.2, build_responsible_cell),
        Col("target", 0.8, lambda cells, tree: build_figure_cell(cells, tree, tree.target), "right"),
        Col("before", 1.0, lambda cells, tree: build_figure_cell(cells, tree, _compute_previous(pack, tree)), "right"),
        Col("change", 0.8, lambda cells, tree: _build_change_cell(pack, cells, tree), "right"),
        Col("parts", 2, build_parts_cell),
        Col("confirmed", 1.8, _build_confirmation_cell),
    )
    titles = {
        "before": words("pack.next.before", period=formats.format_period(pack.this, lang)),
        "change": words("pack.next.change"),
        "confirmed": words("pack.next.confirmed"),
    }
    title, empty = words("pack.next", period=formats.format_period(coming, lang)), words("pack.next_empty")
    return build_table(Cells(pack.ws, options), "next", title, columns, trees, empty, titles=titles)


def _build_change_cell(pack: Pack, cells: Cells, tree: GoalNode) -> Cell:
    change = compute_rate(tree.target, _compute_previous(pack, tree))
    return cells.make_empty() if change is None else Cell(format_rate(change - 1, signed=True), round_rate(change - 1))


def _compute_previous(pack: Pack, tree: GoalNode) -> Decimal | None:
    """Return the quarter's actual of the goal with the same name, unit and department; None unless there is one."""
    alike = [one for one in pack.goals if _get_kind(one) == _get_kind(tree) and one.period == pack.this]
    if len(alike) != 1:
        return None
    return pack.ws.readings.reached(alike[0], pack.this.start, min(pack.this.end, pack.options.today))


def _get_kind(tree: GoalNode) -> tuple[str, str | None, str | None, str]:
    return tree.name, tree.goal.unit, tree.department, tree.goal.measure


def _build_confirmation_cell(cells: Cells, tree: GoalNode) -> Cell:
    """Return who has confirmed the goal as it is now, and who has not."""
    people = list_signature_states(tree)
    missing = [one.person for one in people.values() if one.unsigned or any(s.changed != () for s in one.signatures)]
    signed = [person for person in people if person not in missing]
    if not people:
        return Cell(cells.words("pack.next.none"), None, "warn")
    lines = [cells.who(*signed).text] if signed else []
    if missing:
        lines.append(cells.words("pack.next.missing", names=cells.who(*missing).text))
    return Cell("\n".join(lines), {"confirmed": signed, "missing": missing}, "warn" if missing else "good")
