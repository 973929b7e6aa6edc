"""What each person had to do in a month or quarter, and how the daily report was kept."""

from __future__ import annotations

from collections.abc import Mapping

from teamops.model.figures.completion import Completion
from teamops.model.figures.dailies import DailyCompliance, assess_period
from teamops.model.records.tasks import Task
from teamops.reporting.base.cells import Cells, list_columns
from teamops.reporting.base.filters import list_people
from teamops.reporting.base.report import Cell, Column, Table
from teamops.reporting.packs.period_pack import Pack
from teamops.reporting.tables.figure_boxes import format_names

Owners = tuple[str, ...]


def build_people_table(pack: Pack) -> Table:
    """A row for everybody with a task due or a daily report, in the order of teamops.yaml; others follow."""
    words, cells = pack.asked.words, pack.cells
    known = list_people(pack.ws, pack.asked)
    kept = assess_period(pack.ws, pack.this, pack.asked.today, known)
    tasks: dict[Owners, list[Task]] = {(person,): [] for person in known}
    for task in pack.execution.tasks:
        tasks.setdefault(task.owner, []).append(task)
    found = pack.execution.completion
    shown = ((owners, mine) for owners, mine in tasks.items() if mine or _find_dailies(kept, owners) is not None)
    in_order = sorted(shown, key=lambda held: not held[0])  # what is nobody's comes last
    rows = tuple(_build_row(cells, owners, found.among(mine), kept) for owners, mine in in_order)
    made = Table("people", words("pack.people"), _list_columns(pack), rows, words("pack.people_empty"))
    return made if kept else made.without("dailies")


def _list_columns(pack: Pack) -> tuple[Column, ...]:
    return list_columns(
        pack.asked.words, "pack.people",
        ("who", 0.9), ("due", 0.5, "right"), ("done", 0.5, "right"), ("rate", 0.6, "right"), ("late", 0.6, "right"),
        ("open", 0.6, "right"), ("open_tasks", 5), ("dailies", 1.4),
    )  # fmt: skip


def _build_row(
    cells: Cells, owners: Owners, found: Completion, kept: Mapping[str, DailyCompliance]
) -> tuple[Cell, ...]:
    left = [task.name for task in found.left]
    return (
        cells.who(*owners) if owners else Cell(cells.words("pack.nobody"), None, "warn"),
        cells.count(len(found.due)),
        cells.count(len(found.done)),
        cells.rate(found.rate),
        cells.count(len(found.late), "bad"),
        cells.count(len(left)),
        cells.text(format_names(cells, left, _NAMED)) if left else cells.make_empty(),
        _build_dailies_cell(cells, _find_dailies(kept, owners)),
    )


_NAMED = 4
"""So many tasks are named of each person."""


def _find_dailies(kept: Mapping[str, DailyCompliance], owners: Owners) -> DailyCompliance | None:
    return kept.get(owners[0]) if len(owners) == 1 else None


def _build_dailies_cell(cells: Cells, kept: DailyCompliance | None) -> Cell:
    if kept is None:
        return cells.make_empty()
    text = cells.words("pack.share_days", part=kept.written, whole=len(kept.owed))
    value = {"owed": len(kept.owed), "written": kept.written, "late": len(kept.late)}
    if kept.late:
        text = cells.words("pack.people.dailies_late", kept=text, late=len(kept.late))
    return Cell(text, value, "warn" if kept.missing or kept.late else "")
