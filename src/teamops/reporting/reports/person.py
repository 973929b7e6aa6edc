"""A page of one person: quotas and pace, open tasks, other action items, and what was done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from teamops.locale import formats
from teamops.model.dataclass import replace
from teamops.model.figures.completion import count_days_late
from teamops.model.records.tasks import Task
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.filters import collect_goals, describe_scope, is_late
from teamops.reporting.base.report import Cell, Report, ReportOptions, Span, Subject, Table, Tone
from teamops.reporting.cards.person_work import PersonWork
from teamops.reporting.items.action_item import ActionItem
from teamops.reporting.items.action_list import CODES, build_action_cell, build_reasons_cell
from teamops.reporting.items.quotas import build_quota_table
from teamops.reporting.tables.decisions import build_decision_table
from teamops.reporting.tables.execution_details import format_done_share
from teamops.reporting.tables.figure_boxes import FigureBox, build_figure_table, format_names
from teamops.reporting.tables.goal_pace import build_pace_table
from teamops.reporting.tables.requests import build_request_table
from teamops.reporting.tables.tasks import (
    build_blocker_cell,
    build_days_cell,
    build_end_cell,
    build_priority_cell,
    build_status_cell,
)

TITLE = "person.title"
SPAN: Span = "week"
COUNTS_WORKDAYS = True
SUBJECT: Subject = "person"
NEEDS_SUBJECT = True
NEEDS_JUDGED = CODES


def build(ws: Workspace, options: ReportOptions) -> Report:
    """Build the page of `options.person`, who must be given; tables without rows come last."""
    assert options.person is not None  # the command asks for a person
    work = PersonWork(ws, options, options.person)
    tables = (
        _build_goals(work),
        build_quota_table(work.cells, work.quotas, has_person=False),
        _build_tasks(work),
        _build_actions(work),
        _build_shared_tasks(work),
        _build_decisions(work),
        _build_requests(work),
        _build_done_tasks(work),
    )
    blocks = (_build_figures(work), *sorted(tables, key=lambda table: not table.rows))
    title, scope = options.words(TITLE), describe_scope(ws, options)
    return Report("person", title, ws.settings.team, options, blocks, scope, portrait=True)


def _build_figures(work: PersonWork) -> Table:
    """Return six boxes: open, late and blocked tasks, other action items, tasks done, and daily reports."""
    cells, words = work.cells, work.options.words
    late = [_describe_late_task(cells, task) for task in work.open_tasks if is_late(task, work.options.today)]
    blocked = [work.cells.name_task(task) for task in work.open_tasks if task.status == "blocked"]
    urgent = sum(task.priority == "P0" for task in work.open_tasks)
    pressing = sum(any(reason.kind == "overdue" for reason in action.reasons) for action in work.actions)
    boxes = (
        FigureBox("open", "", len(work.open_tasks), words("person.of_them_p0", n=urgent) if urgent else ""),
        FigureBox("overdue", "", len(late), format_names(cells, late), "bad"),
        FigureBox("blocked", "", len(blocked), format_names(cells, blocked), "bad"),
        FigureBox("waits", "", len(work.actions), words("person.of_them_pressing", n=pressing) if pressing else ""),
        _build_done_box(work),
        _build_dailies_box(work),
    )
    titled = [one._replace(title=words(f"person.figure.{one.key}")) for one in boxes]
    return build_figure_table(cells, words("person.figures"), titled)


def _build_done_box(work: PersonWork) -> FigureBox:
    """Return how many of the tasks due in the period are done, and how many late, as a review counts them."""
    words, completion, late = work.options.words, work.completion, len(work.completion.late)
    texts = [words("pack.of_due", rate=format_done_share(completion))] if completion.due else []
    texts += [words("pack.late_ones", count=late)] if late else []
    remark = words("meeting.comma").join(texts)
    return FigureBox("done", "", len(completion.done), remark, "bad" if late else "", of=len(completion.due))


def _describe_late_task(cells: Cells, task: Task) -> str:
    return cells.words("person.late_task", task=cells.name_task(task), days=count_days_late(task, cells.options.today))


def _build_dailies_box(work: PersonWork) -> FigureBox:
    """Return the number of daily reports, and the days on which one is missing or was late."""
    dailies, cells, words = work.dailies, work.cells, work.options.words
    if dailies is None:
        return FigureBox("dailies", "", 0, of=0)
    days = {"missing": map(cells.format_day, dailies.missing), "late": map(cells.format_day, dailies.late)}
    names = {key: format_names(cells, list(some)) for key, some in days.items()}
    texts = [words(f"person.{key}", days=some) for key, some in names.items() if some]
    remark = words("reports.confirmation.semicolon").join(texts) or words("person.in_time")
    tone: Tone = "warn" if texts else ""
    return FigureBox("dailies", "", dailies.written, remark, tone, len(dailies.owed), "pack.share_days")


def _build_tasks(work: PersonWork) -> Table:
    """Return the person's open tasks, with what blocks them or is needed."""
    return _build_task_table(work, "tasks", work.open_tasks)


def _build_shared_tasks(work: PersonWork) -> Table:
    """Return the open tasks of others that the person works on too."""
    return _build_task_table(work, "helping", work.shared_tasks, with_owner=True)


def _build_task_table(work: PersonWork, name: str, tasks: Iterable[Task], *, with_owner: bool = False) -> Table:
    words = work.options.words
    columns = [column for column in _TASK_COLUMNS if with_owner or column.key != "owner"]
    titles = {key: words(f"person.{key}") for key in ("days", "remark")}
    title, empty = words(f"person.{name}"), words(f"person.{name}_empty")
    return build_table(work.cells, name, title, columns, tasks, empty, titles=titles)


def _build_remark_cell(cells: Cells, task: Task) -> Cell:
    """Return what the task waits for or needs, and since when; else its note."""
    blocker = task.blocker
    if blocker is None:
        return cells.text(task.note)
    cell = build_blocker_cell(cells, blocker)
    if blocker.since is None or cell.value is None:
        return cell
    return Cell(cells.words("person.blocked_since", text=cell.text, day=cells.format_day(blocker.since)), cell.value)


_TASK_COLUMNS: tuple[Col[Task], ...] = (
    Col("task", 2.2, lambda cells, task: cells.task(task)),
    Col("owner", 0.8, lambda cells, task: cells.who(*task.owner)),
    Col("priority", 0.95, lambda _, task: build_priority_cell(task), "center"),
    Col("days", 1.5, build_days_cell),
    Col("status", 1.2, build_status_cell),
    Col("deliverable", 1.6, lambda cells, task: cells.text(task.deliverable)),
    Col("remark", 2.2, _build_remark_cell),
)


def _build_actions(work: PersonWork) -> Table:
    """Return the person's other action items, as `teamops today` shows them."""
    cells, words = work.cells, work.options.words
    columns: tuple[Col[ActionItem], ...] = (
        Col("what", 3, build_action_cell),
        Col("why", 3.2, build_reasons_cell),
        Col("until", 0.8, lambda cells, action: cells.day(action.until)),
    )
    title, empty = words("person.waits"), words("person.waits_empty")
    return build_table(cells, "waits", title, columns, work.actions, empty, area="person")


def _build_decisions(work: PersonWork) -> Table:
    words = work.options.words
    table = build_decision_table(work.cells, words("person.decisions"), work.decisions, words("person.decisions_empty"))
    return table.without("owner")


def _build_requests(work: PersonWork) -> Table:
    """Return Table 5 of the person's open requests."""
    words = work.options.words
    title, empty = words("person.requests"), words("person.requests_empty")
    return build_request_table(work.cells, title, work.requests, empty)


def _build_goals(work: PersonWork) -> Table:
    """Return the pace of the person's quotas and goals; the column of owners only if they differ."""
    words = work.options.words
    table = build_pace_table(work.cells, collect_goals(work.ws, work.options))
    whose = next(n for n, column in enumerate(table.columns) if column.key == "whose")
    if {row[whose].value for row in table.rows} <= {work.person}:
        table = table.without("whose")
    return replace(table, title=words("person.goals"), empty=words("person.goals_empty"), note="")


def _build_done_tasks(work: PersonWork) -> Table:
    """Return the tasks that the person has done, the latest first."""
    words = work.options.words
    title = words("person.done", days=formats.format_span(work.past, work.options.lang))
    titles = {"done_on": words("person.done_on")}
    return build_table(
        work.cells, "done", title, _DONE_COLUMNS, work.done_tasks, words("person.done_empty"), titles=titles
    )


_DONE_COLUMNS: tuple[Col[tuple[date, Task]], ...] = (
    Col("task", 2.6, lambda cells, done: cells.task(done[1])),
    Col("priority", 0.95, lambda _, done: build_priority_cell(done[1]), "center"),
    Col("end", 0.9, lambda cells, done: build_end_cell(cells, done[1])),
    Col("done_on", 1, lambda cells, done: cells.day(done[0], "warn" if done[0] > done[1].due else "")),
    Col("deliverable", 2, lambda cells, done: cells.text(done[1].deliverable)),
    Col("remark", 2.5, lambda cells, done: cells.text(done[1].note)),
)
