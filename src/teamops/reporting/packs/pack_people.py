"""The tasks and daily reports of each person in a month or quarter."""

from __future__ import annotations

from typing import NamedTuple

from teamops.model.figures.completion import Completion
from teamops.model.figures.dailies import DailyCompliance, assess_period
from teamops.model.records.tasks import Task
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.filters import list_people
from teamops.reporting.base.report import Cell, Table
from teamops.reporting.packs.period_pack import Pack
from teamops.reporting.tables.figure_boxes import format_names

_NAMED = 4
"""How many open tasks of each person are named."""


class _PersonRow(NamedTuple):
    """The tasks of one or several owners; `dailies` is None if they owe no daily report."""

    owners: tuple[str, ...]
    completion: Completion
    dailies: DailyCompliance | None


def build_people_table(pack: Pack) -> Table:
    """Return a row for everybody with a task due or a daily report, in the order of teamops.yaml.

    Tasks with several owners follow, then those without any.
    """
    words, people = pack.asked.words, list_people(pack.ws, pack.asked)
    dailies = assess_period(pack.ws, pack.this, pack.asked.today, people)
    tasks: dict[tuple[str, ...], list[Task]] = {(person,): [] for person in people}
    for task in pack.execution.tasks:
        tasks.setdefault(task.owner, []).append(task)
    rows = [
        _PersonRow(owners, pack.execution.completion.among(mine), dailies.get(owners[0]) if len(owners) == 1 else None)
        for owners, mine in sorted(tasks.items(), key=lambda one: not one[0])
    ]
    shown = [row for row in rows if tasks[row.owners] or row.dailies is not None]
    columns = _COLUMNS if dailies else _COLUMNS[:-1]
    title, empty = words("pack.people"), words("pack.people_empty")
    return build_table(pack.cells, "people", title, columns, shown, empty, area="pack.people")


def _build_owner_cell(cells: Cells, row: _PersonRow) -> Cell:
    return cells.who(*row.owners) if row.owners else Cell(cells.words("pack.nobody"), None, "warn")


def _build_open_cell(cells: Cells, row: _PersonRow) -> Cell:
    left = [task.name for task in row.completion.left]
    return cells.text(format_names(cells, left, _NAMED)) if left else cells.make_empty()


def _build_dailies_cell(cells: Cells, row: _PersonRow) -> Cell:
    dailies = row.dailies
    if dailies is None:
        return cells.make_empty()
    text = cells.words("pack.share_days", part=dailies.written, whole=len(dailies.owed))
    value = {"owed": len(dailies.owed), "written": dailies.written, "late": len(dailies.late)}
    if dailies.late:
        text = cells.words("pack.people.dailies_late", kept=text, late=len(dailies.late))
    return Cell(text, value, "warn" if dailies.missing or dailies.late else "")


_COLUMNS: tuple[Col[_PersonRow], ...] = (
    Col("who", 0.9, _build_owner_cell),
    Col("due", 0.5, lambda cells, row: cells.count(len(row.completion.due)), "right"),
    Col("done", 0.5, lambda cells, row: cells.count(len(row.completion.done)), "right"),
    Col("rate", 0.6, lambda cells, row: cells.rate(row.completion.rate), "right"),
    Col("late", 0.6, lambda cells, row: cells.count(len(row.completion.late), "bad"), "right"),
    Col("open", 0.6, lambda cells, row: cells.count(len(row.completion.left)), "right"),
    Col("open_tasks", 5, _build_open_cell),
    Col("dailies", 1.4, _build_dailies_cell),
)
