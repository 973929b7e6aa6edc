"""The tables of a person's page."""

from __future__ import annotations

from dataclasses import replace

from teamops.locale import formats
from teamops.model.figures.completion import count_days_late
from teamops.model.records.tasks import Task
from teamops.reporting.base.cells import Cells, report_columns, with_titles
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.filters import collect_goals, is_late
from teamops.reporting.base.report import Cell, Column, Table
from teamops.reporting.cards.person_work import PersonWork
from teamops.reporting.items.action_item import ActionItem
from teamops.reporting.items.action_list import build_action_cell, build_reasons_cell
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


def build_figures(work: PersonWork) -> Table:
    """Open, late and blocked tasks, what else waits, what was done, and the daily reports."""
    cells, words = work.cells, work.asked.words
    late = [task for task in work.open_tasks if is_late(task, work.asked.today)]
    blocked = [task.name for task in work.open_tasks if task.status == "blocked"]
    urgent = sum(task.priority == "P0" for task in work.open_tasks)
    pressing = sum(any(reason.kind == "overdue" for reason in duty.reasons) for duty in work.waits)
    counted = (
        FigureBox("open", "", len(work.open_tasks), words("person.of_them_p0", n=urgent) if urgent else ""),
        FigureBox(
            "overdue", "", len(late), format_names(cells, [_describe_late_task(cells, task) for task in late]), "bad"
        ),
        FigureBox("blocked", "", len(blocked), format_names(cells, blocked), "bad"),
        FigureBox("waits", "", len(work.waits), words("person.of_them_pressing", n=pressing) if pressing else ""),
        _build_done_box(work),
        _build_dailies_box(work),
    )
    titled = [one._replace(title=words(f"person.figure.{one.key}")) for one in counted]
    return build_figure_table(cells, words("person.figures"), titled)


def _build_done_box(work: PersonWork) -> FigureBox:
    """How many of those due in the period are done, and how many late: as the review counts it."""
    found = work.completion
    said = [work.asked.words("pack.of_due", rate=format_done_share(found))] if found.due else []
    said += [work.asked.words("pack.late_ones", count=len(found.late))] if found.late else []
    remark = work.asked.words("meeting.comma").join(said)
    return FigureBox("done", "", len(found.done), remark, "bad" if found.late else "", of=len(found.due))


def _describe_late_task(cells: Cells, task: Task) -> str:
    return cells.words("person.late_task", task=task.name, days=count_days_late(task, cells.asked.today))


def _build_dailies_box(work: PersonWork) -> FigureBox:
    """Of how many days there is a report, and which are missing or came late."""
    kept, cells, words = work.dailies, work.cells, work.asked.words
    if kept is None:
        return FigureBox("dailies", "", 0, of=0)
    told = {key: [cells.format_day(day) for day in getattr(kept, key)] for key in ("missing", "late")}
    said = [words(f"person.{key}", days=format_names(cells, days)) for key, days in told.items() if days]
    remark = words("reports.confirmation.semicolon").join(said) or words("person.in_time")
    return FigureBox("dailies", "", kept.written, remark, "warn" if said else "", len(kept.owed), "pack.share_days")


def build_tasks(work: PersonWork) -> Table:
    """Their open tasks, with what blocks them, or is needed while they go on."""
    return _build_task_table(work, "tasks", work.open_tasks, with_owner=False)


def build_shared_tasks(work: PersonWork) -> Table:
    """Open tasks of others that they work on too."""
    return _build_task_table(work, "helping", work.shared_tasks, with_owner=True)


def _build_task_table(work: PersonWork, name: str, found: tuple[Task, ...], *, with_owner: bool) -> Table:
    cells, words = work.cells, work.asked.words
    made = report_columns(
        words, ("task", 2.2), ("owner", 0.8), ("priority", 0.85, "center"), ("days", 1.5), ("status", 1.2),
        ("deliverable", 1.6), ("remark", 2.2),
        days="end",
    )  # fmt: skip
    shown = (column for column in made if with_owner or column.key != "owner")
    wanted = with_titles(shown, days=words("person.days"), remark=words("person.remark"))
    rows = tuple(_build_task_row(cells, task, wanted) for task in found)
    return Table(name, words(f"person.{name}"), wanted, rows, words(f"person.{name}_empty"))


def _build_task_row(cells: Cells, task: Task, wanted: tuple[Column, ...]) -> tuple[Cell, ...]:
    every = {
        "task": cells.text(task.name),
        "owner": cells.who(*task.owner),
        "priority": build_priority_cell(task),
        "days": build_days_cell(cells, task),
        "status": build_status_cell(cells, task),
        "deliverable": cells.text(task.deliverable),
        "remark": _build_remark_cell(cells, task),
    }
    return tuple(every[column.key] for column in wanted)


def _build_remark_cell(cells: Cells, task: Task) -> Cell:
    """What the task waits for or needs, and since when; else what its owner notes."""
    waiting = task.blocker
    if waiting is None:
        return cells.text(task.note)
    said = build_blocker_cell(cells, waiting)
    if waiting.since is None or said.value is None:
        return said
    return Cell(cells.words("person.blocked_since", text=said.text, day=cells.format_day(waiting.since)), said.value)


def build_actions(work: PersonWork) -> Table:
    """What else they must do, as `teamops today` tells it."""
    cells, words = work.cells, work.asked.words
    columns: tuple[Col[ActionItem], ...] = (
        Col("what", 3, build_action_cell),
        Col("why", 3.2, build_reasons_cell),
        Col("until", 0.8, lambda cells, action: cells.day(action.until)),
    )
    title, empty = words("person.waits"), words("person.waits_empty")
    return build_table(cells, "waits", title, columns, work.waits, empty, area="person")


def build_decisions(work: PersonWork) -> Table:
    """Decisions to be carried out."""
    words = work.asked.words
    made = build_decision_table(work.cells, words("person.decisions"), work.decisions, words("person.decisions_empty"))
    return made.without("owner")


def build_requests(work: PersonWork) -> Table:
    """Table 5, of the requests that are theirs."""
    words = work.asked.words
    title, empty = words("person.requests"), words("person.requests_empty")
    return build_request_table(work.cells, title, work.requests, empty)


def build_goals(work: PersonWork) -> Table:
    """How their quotas stand, and the goals that they answer for; whose each is, is said only where they differ."""
    words = work.asked.words
    made = build_pace_table(work.cells, collect_goals(work.ws, work.asked))
    whose = next(n for n, column in enumerate(made.columns) if column.key == "whose")
    if {row[whose].value for row in made.rows} <= {work.person}:
        made = made.without("whose")
    return replace(made, title=words("person.goals"), empty=words("person.goals_empty"), note="")


def build_done_tasks(work: PersonWork) -> Table:
    """What they have done, the latest first."""
    cells, words = work.cells, work.asked.words
    made = report_columns(
        words, ("task", 2.6), ("priority", 0.85, "center"), ("end", 0.9), ("done_on", 1), ("deliverable", 2),
        ("remark", 2.5),
        done_on="end",
    )  # fmt: skip
    wanted = with_titles(made, done_on=words("person.done_on"))
    rows = tuple(
        (
            cells.text(t.name),
            build_priority_cell(t),
            build_end_cell(cells, t),
            cells.day(day, "warn" if day > t.due else ""),
            cells.text(t.deliverable),
            cells.text(t.note),
        )
        for day, t in work.done
    )
    title = words("person.done", days=formats.format_span(work.behind, work.asked.lang))
    return Table("done", title, wanted, rows, words("person.done_empty"))
