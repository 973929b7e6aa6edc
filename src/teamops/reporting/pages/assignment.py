"""The people who could take a task, as a page."""

from __future__ import annotations

from datetime import date

from teamops.locale import formats
from teamops.locale.text import Lang
from teamops.model.figures.workload import round_load
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.lookup import resolve_record
from teamops.planning.tasks.assignment import AssignError, Candidate, list_best_candidates
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.report import Cell, Report, ReportOptions

_MOST = 8


def build_proposals(ws: Workspace, word: str, today: date, lang: Lang) -> Report:
    """Build the best candidates for the task that `word` names.

    Raises NoSuchRecordError, and AssignError if the task is closed.
    """
    task = resolve_record(ws, "tasks", word).record
    if not task.is_open:
        raise AssignError("closed", task=task.id)
    options = ReportOptions(Period.year(task.start.year), today, lang)
    candidates, words = list_best_candidates(ws, task, today, _MOST), options.words
    title, empty = words("load.assign.title", task=task.name), words("load.assign.none")
    note = words("load.assign.note", cap=ws.settings.limits.p0_per_person) if candidates else ""
    cells = Cells(ws, options)
    table = build_table(cells, "candidates", title, _COLUMNS, candidates, empty, note, area="load.assign.col")
    return Report("assign", title, ws.settings.team, options, (table,))


def _build_fit_cell(cells: Cells, one: Candidate) -> Cell:
    return Cell(cells.words(f"load.assign.{'yes' if one.fits else 'no'}"), one.fits, "" if one.fits else "warn")


def _build_p0_cell(cells: Cells, one: Candidate) -> Cell:
    is_full = one.p0 == cells.ws.settings.limits.p0_per_person
    return Cell(cells.words("load.full", number=one.p0) if is_full else str(one.p0), one.p0)


def _build_load_cell(cells: Cells, one: Candidate) -> Cell:
    load = round_load(one.load)
    text = formats.format_number(load)
    return Cell(cells.words("load.over", number=text), load, "bad") if one.is_full else Cell(text, load)


_COLUMNS: tuple[Col[Candidate], ...] = (
    Col("person", 0.8, lambda cells, one: cells.who(one.person)),
    Col("posts", 2.0, lambda cells, one: cells.join_texts(cells.ws.settings.people[one.person].posts)),
    Col("fits", 0.8, _build_fit_cell, "center"),
    Col("p0", 0.5, _build_p0_cell, "right"),
    Col("load", 0.6, _build_load_cell, "right"),
    Col("limit", 0.6, lambda cells, one: cells.amount(one.limit), "right"),
)
