"""Who could take a task, as a page."""

from __future__ import annotations

from datetime import date

from teamops.locale import formats
from teamops.locale.text import Lang
from teamops.model.figures.capacity import round_load
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.lookup import resolve_record
from teamops.planning.tasks.assignment import AssignError, Candidate, list_best_candidates
from teamops.reporting.base.cells import Cells, list_columns
from teamops.reporting.base.report import Cell, Report, ReportOptions, Table

_MOST = 8


def build_proposals(ws: Workspace, word: str, today: date, lang: Lang) -> Report:
    """The best candidates for the task meant by `word`. Raises NoSuchRecordError, and AssignError if it is closed."""
    task = resolve_record(ws, "tasks", word).record
    if not task.is_open:
        raise AssignError("closed", task=task.id)
    asked = ReportOptions(Period.year(task.start.year), today, lang)
    cells, words = Cells(ws, asked), asked.words
    columns = list_columns(
        words, "load.assign.col",
        ("person", 0.8), ("posts", 2.0), ("fits", 0.8, "center"), ("p0", 0.5, "right"), ("load", 0.6, "right"),
        ("limit", 0.6, "right"),
    )  # fmt: skip
    rows = tuple(_build_row(cells, one) for one in list_best_candidates(ws, task, today, _MOST))
    title = words("load.assign.title", task=task.name)
    note = words("load.assign.note", cap=ws.settings.limits.p0_per_person) if rows else ""
    table = Table("candidates", title, columns, rows, words("load.assign.none"), note)
    return Report("assign", title, ws.settings.team, asked, (table,))


def _build_row(cells: Cells, one: Candidate) -> tuple[Cell, ...]:
    words, cap = cells.words, cells.ws.settings.limits.p0_per_person
    load = formats.format_number(round_load(one.load))
    return (
        cells.who(one.person),
        cells.join_texts(cells.ws.settings.people[one.person].posts),
        Cell(words("load.assign.yes" if one.fits else "load.assign.no"), one.fits, "" if one.fits else "warn"),
        Cell(words("load.full", number=one.p0) if one.p0 == cap else str(one.p0), one.p0),
        Cell(
            words("load.over", number=load) if one.is_full else load, round_load(one.load), "bad" if one.is_full else ""
        ),
        cells.amount(one.limit),
    )
