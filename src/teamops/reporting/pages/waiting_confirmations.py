"""The confirmations that wait for one person, in one table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from teamops.locale import formats
from teamops.locale.text import Lang
from teamops.model.signing.agreement import walk_own_parts
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.confirm import ConfirmationPlan
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.report import Cell, Report, ReportOptions
from teamops.reporting.base.signatures import describe_parts, describe_signature
from teamops.reporting.tables.goal_cells import build_figure_cell


def build_waiting_report(
    ws: Workspace, person: str, planned: Sequence[ConfirmationPlan], today: date, lang: Lang
) -> Report:
    """Build a row for each place that `person` has to confirm: its target, their parts of it, and what changed."""
    options = ReportOptions(Period.year(today.year), today, lang)
    cells = Cells(ws, options)
    name = ws.get_person_name(person)
    title = options.words("confirm.waiting.title", person=name)
    empty = options.words("confirm.waiting.none", person=name)
    table = build_table(cells, "waiting", title, _COLUMNS, planned, empty, area="confirm.column", subject="goal")
    return Report("waiting", title, ws.settings.team, options, (table,))


def _build_goal_cell(cells: Cells, planned: ConfirmationPlan) -> Cell:
    node = planned.node
    period = formats.format_period(node.period, cells.options.lang) if node.period else ""
    return Cell(f"{node.name} {period}".strip() + f"\n{node.path}", node.path)


def _build_parts_cell(cells: Cells, planned: ConfirmationPlan) -> Cell:
    node = planned.node
    lines = [cells.words("confirm.whole")] if node.owner == planned.person and node.part is None else []
    if own := tuple(walk_own_parts(node, planned.person)):
        lines.append(describe_parts(cells, node, own))
    return Cell("\n".join(lines), None) if lines else cells.make_empty()


def _build_state_cell(cells: Cells, planned: ConfirmationPlan) -> Cell:
    if planned.before is None:
        return Cell(cells.words("confirm.state.missing"), "missing", "warn")
    state, text, tone = describe_signature(cells.words, planned.before)
    return Cell(text, state, tone)


_COLUMNS: tuple[Col[ConfirmationPlan], ...] = (
    Col("goal", 1.6, _build_goal_cell),
    Col("target", 1, lambda c, one: build_figure_cell(c, one.node, one.node.target, one.node.goal.unit), "right"),
    Col("parts", 2.4, _build_parts_cell),
    Col("state", 1.6, _build_state_cell),
)


def build_json_waiting(person: str, planned: Sequence[ConfirmationPlan]) -> dict[str, Any]:
    """Return the same for programs: `changed` are the fields that changed since a lapsed confirmation."""
    return {"version": 1, "person": person, "waiting": [_build_json_plan(one) for one in planned]}


def _build_json_plan(one: ConfirmationPlan) -> dict[str, Any]:
    changed = one.before.changed if one.before is not None else None
    return {
        "path": one.node.path,
        "state": "missing" if one.before is None else "lapsed",
        "changed": None if changed is None else list(changed),
        "digest": one.digest,
    }
