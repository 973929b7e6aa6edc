"""Tasks as rows of Table 2 of the handbook (营销任务分配与跟踪表), and its single cells."""

from __future__ import annotations

from collections.abc import Iterable

from teamops.model.figures.completion import Completion, count_days_late
from teamops.model.records.tasks import Blocker, Task
from teamops.reporting.base.cells import Cells, report_columns
from teamops.reporting.base.filters import is_late
from teamops.reporting.base.report import Cell, Table


def build_task_table(cells: Cells, name: str, title: str, tasks: Iterable[Task], empty: str) -> Table:
    """The columns of Table 2 with `tasks` in the order given."""
    wanted = report_columns(
        cells.words,
        ("task", 1.5),
        ("description", 2.1),
        ("owner", 0.8),
        ("collaborators", 1.0),
        ("start", 0.75),
        ("end", 0.75),
        ("priority", 0.6, "center"),
        ("deliverable", 1.5),
        ("status", 1.05),
        ("blocker", 2.0),
    )
    return Table(name, title, wanted, tuple(_build_row(cells, task) for task in tasks), empty)


def _build_row(cells: Cells, task: Task) -> tuple[Cell, ...]:
    return (
        cells.text(task.name),
        cells.text(task.description),
        cells.who(*task.owner),
        cells.who(*task.collaborators),
        cells.day(task.start),
        build_end_cell(cells, task),
        build_priority_cell(task),
        cells.text(task.deliverable),
        build_status_cell(cells, task),
        build_blocker_cell(cells, task.blocker),
    )


def build_priority_cell(task: Task) -> Cell:
    return Cell(task.priority, task.priority, "warn" if task.priority == "P0" and task.is_open else "")


def build_end_cell(cells: Cells, task: Task) -> Cell:
    """The day on which it ends, and below it the one on which it was first due, where that was earlier."""
    return _add_first_due(cells, task, cells.day(task.end))


def build_days_cell(cells: Cells, task: Task) -> Cell:
    """The days from start to end, and below them the one on which it was first due, where that was earlier."""
    return _add_first_due(cells, task, cells.days(task.start, task.end))


def _add_first_due(cells: Cells, task: Task, shown: Cell) -> Cell:
    if task.due == task.end:
        return shown
    first = cells.words("reports.first_due", day=cells.format_day(task.due))
    return shown._replace(text=f"{shown.text}\n{first}")


def build_result_cell(cells: Cells, task: Task, found: Completion) -> Cell:
    """Its status, of which one sees whether it was done only after the period that `found` is of."""
    if task.status == "done" and any(one is task for one in found.left):
        return Cell(cells.words("reports.done_after"), task.status, "warn")
    return build_status_cell(cells, task)


def build_status_cell(cells: Cells, task: Task) -> Cell:
    """The status in words, how far it is, and by how many days it is late since it was first due."""
    words = cells.words
    lines = [words(f"records.status.{task.status}")]
    if task.progress is not None and task.is_open:
        lines[0] += f" {task.progress}"
    if is_late(task, cells.asked.today):
        lines.append(words("reports.late_by", days=count_days_late(task, cells.asked.today)))
        return Cell("\n".join(lines), task.status, "bad")
    match task.status:
        case "blocked":
            return Cell(lines[0], task.status, "bad")
        case "done":
            return Cell(lines[0], task.status, "good")
        case _:
            return Cell(lines[0], task.status, "muted" if task.status == "cancelled" else "")


def build_blocker_cell(cells: Cells, blocked: Blocker | None) -> Cell:
    """The reason, and what is needed from whom; whoever the text already names is not named again."""
    if blocked is None:
        return cells.make_empty()
    reason, needs = (blocked.reason or "").strip(), format_needs(cells, blocked)
    if reason and needs:
        return cells.text(cells.words("reports.reason_and_needs", reason=reason, needs=needs))
    return cells.text(reason or needs)


def build_remark_cell(cells: Cells, task: Task) -> Cell:
    """What blocks an open task, or is needed for it; else what is noted of it."""
    return build_blocker_cell(cells, task.blocker) if task.is_open and task.blocker else cells.text(task.note)


def format_needs(cells: Cells, blocked: Blocker) -> str:
    """What is needed, from whom."""
    needs, provider = (blocked.needs or "").strip(), blocked.from_ and cells.ws.get_name(blocked.from_)
    if not provider or provider in needs:
        return needs
    return cells.words("reports.needs_from", needs=needs, provider=provider) if needs else provider
