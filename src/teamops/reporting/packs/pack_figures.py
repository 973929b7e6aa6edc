"""The numbers of a month or quarter; those of a quarter's months also side by side."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from teamops.locale.texts.goals.attained import format_share
from teamops.model.figures.dailies import assess_period
from teamops.model.figures.pace import Pace
from teamops.model.figures.pacer import Pacer
from teamops.model.tree import GoalNode
from teamops.reporting.base.cells import format_deviation
from teamops.reporting.base.filters import collect_requests, list_people
from teamops.reporting.base.report import Cell, Column, Table, Tone
from teamops.reporting.packs.period_pack import Pack
from teamops.reporting.packs.week_figures import describe_deviation, format_owner
from teamops.reporting.tables.execution import make_checkpoint_row
from teamops.reporting.tables.execution_counts import describe_goal
from teamops.reporting.tables.execution_details import format_done_share
from teamops.reporting.tables.figure_boxes import FigureBox, build_box_cell, build_figure_table, format_names
from teamops.reporting.tables.goal_cells import format_short_period
from teamops.reporting.tables.improvements import is_overdue
from teamops.reporting.tables.requests import is_late


def build_figures(pack: Pack) -> Table:
    """Return six boxes: goals, tasks, late tasks, deviations, requests and improvements."""
    return build_figure_table(pack.cells, pack.options.words("pack.figures"), _add_titles(pack, _build_boxes(pack)))


def compare_months(pack: Pack) -> Table:
    """Return the numbers of each month and of the whole; daily reports only if two months have some."""
    words = pack.options.words
    packs = [*(pack.take_month(month) for month in pack.this.split("month")), pack]
    titles = [*(format_short_period(one.this, pack.options) for one in packs[:-1]), words("pack.months.whole")]
    heads = [Column(one.this.text, title, "right") for one, title in zip(packs, titles, strict=True)]
    columns = (Column("item", words("pack.months.item"), share=1.6), *heads)
    boxes, dailies = [_build_boxes(one) for one in packs], [_count_dailies(one) for one in packs]
    if sum(bool(month.of) for month in dailies[:-1]) > 1:
        boxes = [(*of_one, box) for of_one, box in zip(boxes, dailies, strict=True)]
    first, *others = boxes[-1]
    mixed = words("pack.figure.goals_mixed") if first.title else ""
    rows = tuple(
        (
            Cell(box.title, box.key),
            *(_build_month_cell(one, of_one[n]) for one, of_one in zip(packs, boxes, strict=True)),
        )
        for n, box in enumerate(_add_titles(pack, (first._replace(title=mixed), *others)))
    )
    return Table("months", words("pack.months"), columns, rows)


def _build_month_cell(pack: Pack, box: FigureBox) -> Cell:
    return build_box_cell(pack.cells, box) if pack.this.start <= pack.options.today else pack.cells.make_empty()


def _add_titles(pack: Pack, boxes: Sequence[FigureBox]) -> list[FigureBox]:
    return [one._replace(title=one.title or pack.options.words(f"pack.figure.{one.key}")) for one in boxes]


def _build_boxes(pack: Pack) -> tuple[FigureBox, ...]:
    return (
        _count_goals(pack),
        _count_tasks(pack),
        _count_late(pack),
        _count_deviations(pack),
        _count_requests(pack),
        _count_improvements(pack),
    )


def _count_goals(pack: Pack) -> FigureBox:
    """Return how many goals were reached; while the period runs, how many are not behind."""
    goals, words, cells = pack.execution.goals, pack.options.words, pack.cells
    if not pack.execution.is_over:
        return _count_on_pace(pack)
    missed = [describe_goal(cells, one) for one in goals if one.verdict == "missed"]
    unknown = [words("summary.no_figure", name=one.name) for one in goals if one.result is None]
    reached = len(goals) - len(missed) - len(unknown)
    tone: Tone = "bad" if missed else "warn" if unknown else ""
    return FigureBox("goals", "", reached, format_names(pack.cells, [*missed, *unknown], _GOALS), tone, of=len(goals))


_GOALS = 3
"""How many goals are named."""


def _count_on_pace(pack: Pack) -> FigureBox:
    pacer, limit = Pacer(pack.ws.readings, pack.ws.workdays, pack.options.today), pack.ws.settings.limits.deviation
    paced = [(tree, pace) for tree in pack.goals if (pace := pacer.of(tree, pack.this)) is not None]
    behind = [
        pack.options.words("summary.with_rate", name=tree.name, rate=_format_gap(pack, tree, pace, limit))
        for tree, pace in paced
        if pace.is_exceeded or (pace.is_behind and pace.beyond(limit))
    ]
    title, names = pack.options.words("pack.figure.goals_running"), format_names(pack.cells, behind, _GOALS)
    return FigureBox("goals", title, len(paced) - len(behind), names, "bad" if behind else "", of=len(paced))


def _format_gap(pack: Pack, tree: GoalNode, pace: Pace, limit: Decimal) -> str:
    """Return by how much a goal is over its cap, else off its plan to date."""
    share = format_share(pack.options.words, tree.goal, pace.actual, pace.target) if pace.is_exceeded else None
    return share or format_deviation(pace.deviation, limit)


def _count_tasks(pack: Pack) -> FigureBox:
    completion = pack.execution.completion
    remark = pack.options.words("pack.of_due", rate=format_done_share(completion)) if completion.due else ""
    return FigureBox("tasks", "", len(completion.done), remark, of=len(completion.due))


def _count_late(pack: Pack) -> FigureBox:
    """Return how many tasks were not done when first due, with the names of those not done in the period either."""
    completion = pack.execution.completion
    left = [format_owner(pack.cells, task) for task in completion.open_late]
    remark = pack.options.words("pack.not_done", names=format_names(pack.cells, left, 1)) if left else ""
    return FigureBox("late", "", len(completion.late), remark, "bad")


def _count_deviations(pack: Pack) -> FigureBox:
    of_period = (make_checkpoint_row(entry) for entry in pack.execution.deviations)
    adverse = [row for row in of_period if row.checkpoint is not None and row.checkpoint.is_worse]
    names = [describe_deviation(pack.cells, row) for row in adverse]
    return FigureBox("deviations", "", len(adverse), format_names(pack.cells, names), "bad")


def _count_requests(pack: Pack) -> FigureBox:
    """Return how many of the requests due in the period are done, and how many late."""
    requests = collect_requests(pack.ws, pack.options)
    due = [r for r in requests if r.due is not None and r.due in pack.this and r.status != "cancelled"]
    late = sum(is_late(request, pack.options.today) for request in due)
    return _build_due_box(pack, "requests", sum(r.status == "done" for r in due), late, len(due))


def _count_improvements(pack: Pack) -> FigureBox:
    improvements = [one.improvement for one in pack.plan if one.improvement.status != "cancelled"]
    due = [one for one in improvements if one.due is not None and one.due in pack.this]
    late = sum(is_overdue(one, pack.options.today) for one in due)
    return _build_due_box(pack, "improvements", sum(one.status == "done" for one in due), late, len(due))


def _build_due_box(pack: Pack, key: str, done: int, late: int, due: int) -> FigureBox:
    remark = pack.options.words("pack.late_ones", count=late) if late else ""
    return FigureBox(key, "", done, remark, "bad" if late else "", of=due)


def _count_dailies(pack: Pack) -> FigureBox:
    people = list_people(pack.ws, pack.options)
    dailies = assess_period(pack.ws, pack.this, pack.options.today, people).values()
    written, owed = sum(one.written for one in dailies), sum(len(one.owed) for one in dailies)
    return FigureBox("dailies", "", written, of=owed, share="pack.share_reports")
