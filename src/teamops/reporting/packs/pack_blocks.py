"""The pack of a month or quarter, in the order of a review: goals, results, causes, lessons, improvements (§4.5)."""

from __future__ import annotations

from collections.abc import Sequence

from teamops.model.dataclass import replace
from teamops.model.figures.completion import Completion
from teamops.model.figures.dailies import DailyCompliance, assess_period
from teamops.model.named_tuple import NamedTuple
from teamops.model.records.reviews import Lesson, Review
from teamops.model.records.tasks import Task
from teamops.model.time.period import Period
from teamops.reporting.base.cells import Cells, format_limit
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.filters import collect_requests, list_people
from teamops.reporting.base.report import Block, Cell, Notes, Table
from teamops.reporting.charts.burn_up import build_burn_ups
from teamops.reporting.charts.deviations import build_deviation_chart
from teamops.reporting.lists.improvements import (
    build_improvement_table,
    build_month_table,
    collect_improvements,
    count_plan_months,
)
from teamops.reporting.packs.pack_figures import build_figures
from teamops.reporting.packs.pack_goals import build_goal_table
from teamops.reporting.packs.period_pack import Pack
from teamops.reporting.tables.execution import make_checkpoint_row
from teamops.reporting.tables.figure_boxes import format_names
from teamops.reporting.tables.projects import build_budget_table, build_monitor_table
from teamops.reporting.tables.requests import build_request_table
from teamops.reporting.tables.review_data import build_period_cell


def build_pack_blocks(
    pack: Pack, periods: Sequence[Period], compared: Sequence[Table] = (), ahead: Sequence[Table] = ()
) -> tuple[Block, ...]:
    """Build the pack, what a director must know first. `compared` follows the goals, `ahead` the improvements.

    Tables without rows come last.
    """
    deviations = _build_deviations(pack)
    chart = build_deviation_chart(pack.cells, pack.goals, map(make_checkpoint_row, pack.execution.readings), pack.this)
    others = (_build_budgets(pack), _build_requests(pack), _build_lessons(pack), *_build_improvements(pack), *ahead)
    return (
        build_figures(pack),
        build_goal_table(pack, periods),
        *build_burn_ups(pack.cells, pack.goals),
        *compared,
        *([deviations] if deviations.rows else []),
        _build_people_table(pack),
        *([chart] if chart is not None else []),
        *(table for table in others if table.rows),
        *(table for table in (deviations, *others) if not table.rows),
        Notes(pack.options.words("pack.notes")),
    )


def _build_deviations(pack: Pack) -> Table:
    """Return Table 3 of the readings beyond the band."""
    words, limit = pack.options.words, format_limit(pack.ws.settings.limits.deviation)
    title, empty = words("pack.deviations", limit=limit), words("pack.deviations_empty")
    return build_monitor_table(pack.cells, "deviations", title, pack.deviation_rows, empty)


def _build_budgets(pack: Pack) -> Table:
    words = pack.options.words
    return build_budget_table(pack.cells, words("pack.budgets"), pack.execution.spending, words("pack.budgets_empty"))


def _build_requests(pack: Pack) -> Table:
    words, requests = pack.options.words, collect_requests(pack.ws, pack.options)
    return build_request_table(pack.cells, words("pack.requests"), requests, words("pack.requests_empty"))


def _build_lessons(pack: Pack) -> Table:
    """Return the lessons of the period's reviews, and the standards that they became (§4.10)."""
    words = pack.options.words
    columns: tuple[Col[tuple[Review, Lesson]], ...] = (
        Col("lesson", 4, lambda cells, one: cells.text(one[1].lesson)),
        Col("standard", 3, lambda cells, one: cells.text(one[1].standard)),
        Col("period", 1, lambda cells, one: build_period_cell(cells, one[0])),
    )
    title, empty = words("pack.lessons"), words("pack.lessons_empty")
    return build_table(pack.cells, "lessons", title, columns, pack.lessons, empty, area="pack.lessons")


def _build_improvements(pack: Pack) -> tuple[Table, ...]:
    """Return the plan, and the rate of completion of each month up to the end of the period (§4.11)."""
    words, cells = pack.options.words, pack.cells
    plan = replace(
        build_improvement_table(cells, words("pack.improvements"), pack.plan), empty=words("pack.improvements_empty")
    )
    last = pack.this.end
    due = (one for one in pack.plan if one.improvement.due is not None and one.improvement.due <= last)
    by_month = count_plan_months(due, collect_improvements(pack.ws, pack.options))
    return (plan, build_month_table(cells, by_month)) if by_month else (plan,)


_NAMED = 4
"""How many open tasks of each person are named."""


class _PersonRow(NamedTuple):
    """The tasks of one or several owners; `dailies` is None if they owe no daily report."""

    owners: tuple[str, ...]
    completion: Completion
    dailies: DailyCompliance | None


def _build_people_table(pack: Pack) -> Table:
    """Return a row for everybody with a task due or a daily report, in the order of teamops.yaml.

    Tasks with several owners follow, then those without any.
    """
    words, people = pack.options.words, list_people(pack.ws, pack.options)
    dailies = assess_period(pack.ws, pack.this, pack.options.today, people)
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
    left = [cells.name_task(task) for task in row.completion.left]
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
    Col("late", 0.8, lambda cells, row: cells.count(len(row.completion.late), "bad"), "right"),
    Col("open", 0.6, lambda cells, row: cells.count(len(row.completion.left)), "right"),
    Col("open_tasks", 5, _build_open_cell),
    Col("dailies", 1.4, _build_dailies_cell),
)
