"""What passes on when a person leaves, as a page."""

from __future__ import annotations

from datetime import date

from teamops.locale import formats
from teamops.locale.text import Lang
from teamops.model.figures.open_work import OpenWork
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.people.leave import LeavePlan
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.report import Block, Cell, Report, ReportOptions

_Signature = tuple[str, str, str]
"""A path, a person, and the text of its state."""


def build_handover(ws: Workspace, plan: LeavePlan, today: date, lang: Lang) -> Report:
    """Build what is handed over, what stays, and the signatures that lapse and those that are needed."""
    options = ReportOptions(Period.year(plan.last.year), today, lang)
    cells, words = Cells(ws, options), options.words
    names = {"person": ws.get_person_name(plan.person), "to": ws.get_person_name(plan.to)}
    title = words("leave.title", last=plan.last.isoformat(), **names)
    area = "leave.col"
    blocks: list[Block] = [
        build_table(cells, "work", words("leave.work"), _WORK, plan.work, words("leave.work.none"), area=area)
    ]
    staying = [OpenWork("part", node.at, node.path, node.name, period=node.period) for node in plan.staying]
    if staying:
        blocks.append(build_table(cells, "staying", words("leave.staying"), _WORK, staying, area=area))
    signatures: list[_Signature] = [(path, who, "lapses") for path, who in plan.lapsed]
    signatures += [(path, who, "needed") for path, who in plan.unsigned]
    if signatures:
        blocks.append(build_table(cells, "signatures", words("leave.signatures"), _SIGNATURES, signatures, area=area))
    return Report("leave", title, ws.settings.team, options, tuple(blocks))


def _build_due_cell(cells: Cells, one: OpenWork) -> Cell:
    if one.period is not None:
        return Cell(formats.format_period(one.period, cells.options.lang), one.period.text)
    return cells.day(one.day)


def _build_state_cell(cells: Cells, one: _Signature) -> Cell:
    return Cell(cells.words(f"leave.{one[2]}"), one[2], "warn")


_WORK: tuple[Col[OpenWork], ...] = (
    Col("kind", 0.8, lambda cells, one: Cell(cells.words(f"leave.kind.{one.kind}"), one.kind)),
    Col("record", 1.4, lambda cells, one: cells.text(one.record)),
    Col("name", 2.0, lambda cells, one: cells.text(one.name)),
    Col("due", 0.8, _build_due_cell),
)
_SIGNATURES: tuple[Col[_Signature], ...] = (
    Col("path", 2.0, lambda cells, one: cells.text(one[0])),
    Col("who", 0.8, lambda cells, one: cells.who(one[1])),
    Col("state", 0.6, _build_state_cell),
)
