"""Tasks as Table 2 of the handbook (营销任务分配与跟踪表), and its single cells."""

from __future__ import annotations

from collections.abc import Iterable

from teamops.model.figures.completion import Completion, count_days_late
from teamops.model.records.tasks import Blocker, Task
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.filters import is_late
from teamops.reporting.base.report import Cell, Table


def build_task_table(
    cells: Cells, name: str, title: str, tasks: Iterable[Task], empty: str, *, owner_first: bool = False
) -> Table:
    """Return Table 2 with `tasks` in the order given; its rows are about tasks also with the owners in front."""
    columns = sorted(_COLUMNS, key=lambda column: column.key != "owner") if owner_first else _COLUMNS
    return build_table(cells, name, title, columns, tasks, empty, subject="task" if owner_first else "")


def build_priority_cell(task: Task) -> Cell:
    return Cell(task.priority, task.priority, "warn" if task.priority == "P0" and task.is_open else "")


def build_end_cell(cells: Cells, task: Task) -> Cell:
    """Return the end of the task, and the day on which it was first due if that was earlier."""
    return _add_first_due(cells, task, cells.day(task.end))


def build_days_cell(cells: Cells, task: Task) -> Cell:
    """Return the days from start to end, and the day on which the task was first due if that was earlier."""
    return _add_first_due(cells, task, cells.days(task.start, task.end))


def _add_first_due(cells: Cells, task: Task, cell: Cell) -> Cell:
    if task.due == task.end:
        return cell
    first = cells.words("reports.first_due", day=cells.format_day(task.due))
    return cell._replace(text=f"{cell.text}\n{first}")


def build_result_cell(cells: Cells, task: Task, completion: Completion) -> Cell:
    """Return the status of the task; warns if it was done only after the period of `completion`."""
    if task.status == "done" and completion.has_left(task):
        return Cell(cells.words("reports.done_after"), task.status, "warn")
    return build_status_cell(cells, task)


def build_status_cell(cells: Cells, task: Task, *, with_progress: bool = True) -> Cell:
    """Return the status, the progress unless it has its own column, and by how many days the task is late."""
    words = cells.words
    lines = [words(f"records.status.{task.status}")]
    if with_progress and task.progress is not None and task.is_open:
        lines[0] += f" {task.progress}"
    if is_late(task, cells.options.today):
        lines.append(words("reports.late_by", days=count_days_late(task, cells.options.today)))
        return Cell("\n".join(lines), task.status, "bad")
    match task.status:
        case "blocked":
            return Cell(lines[0], task.status, "bad")
        case "done":
            return Cell(lines[0], task.status, "good")
        case _:
            return Cell(lines[0], task.status, "muted" if task.status == "cancelled" else "")


def build_blocker_cell(cells: Cells, blocker: Blocker | None) -> Cell:
    """Return the reason of the blocker, and what is needed from whom."""
    if blocker is None:
        return cells.make_empty()
    reason, needs = (blocker.reason or "").strip(), format_needs(cells, blocker)
    if reason and needs:
        return cells.text(cells.words("reports.reason_and_needs", reason=reason, needs=needs))
    return cells.text(reason or needs)


def build_remark_cell(cells: Cells, task: Task) -> Cell:
    """Return the blocker of an open task, else the task's note."""
    return build_blocker_cell(cells, task.blocker) if task.is_open and task.blocker else cells.text(task.note)


def format_needs(cells: Cells, blocker: Blocker) -> str:
    """Return what is needed, from whom; a name that the text already has is not repeated."""
    needs, provider = (blocker.needs or "").strip(), blocker.from_ and cells.ws.get_name(blocker.from_)
    if not provider or provider in needs:
        return needs
    return cells.words("reports.needs_from", needs=needs, provider=provider) if needs else provider


_COLUMNS: tuple[Col[Task], ...] = (
    Col("task", 1.5, lambda cells, task: cells.task(task)),
    Col("description", 1.9, lambda cells, task: cells.text(task.description)),
    Col("owner", 0.8, lambda cells, task: cells.who(*task.owner)),
    Col("collaborators", 1.0, lambda cells, task: cells.who(*task.collaborators)),
    Col("start", 0.9, lambda cells, task: cells.day(task.start)),
    Col("end", 0.9, build_end_cell),
    Col("priority", 0.8, lambda _, task: build_priority_cell(task), "center"),
    Col("deliverable", 1.5, lambda cells, task: cells.text(task.deliverable)),
    Col("status", 1.05, build_status_cell),
    Col("blocker", 1.9, lambda cells, task: build_blocker_cell(cells, task.blocker)),
)
