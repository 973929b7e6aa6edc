"""A month or quarter in numbers; those of a quarter's months also side by side."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from teamops.locale.texts.goals.attained import share_text
from teamops.model.figures.dailies import kept_in
from teamops.model.figures.pace import Pace
from teamops.model.figures.pacer import Pacer
from teamops.model.tree import GoalNode
from teamops.reporting.base.cells import deviation_text
from teamops.reporting.base.filters import people_asked_for, requests_of
from teamops.reporting.base.report import Cell, Column, Table, Tone
from teamops.reporting.packs.period_pack import Pack
from teamops.reporting.packs.week_figures import deviation, owned
from teamops.reporting.tables.execution import watched
from teamops.reporting.tables.execution_counts import told_goal
from teamops.reporting.tables.execution_details import done_share
from teamops.reporting.tables.figure_boxes import Figure, figure_cell, figure_table, named
from teamops.reporting.tables.goal_names import short
from teamops.reporting.tables.improvements import is_overdue
from teamops.reporting.tables.requests import is_late


def figures(pack: Pack) -> Table:
    """Goals, tasks, deviations, requests and improvements: six boxes."""
    return figure_table(pack.cells, pack.asked.words("pack.figures"), _titled(pack, _six(pack)))


def months_compared(pack: Pack) -> Table:
    """The same numbers of each month of the period and of the whole; of daily reports where two months have some."""
    words = pack.asked.words
    packs = [*(pack.of_month(month) for month in pack.this.split("month")), pack]
    titles = [*(short(one.this, pack.asked) for one in packs[:-1]), words("pack.months.whole")]
    heads = [Column(one.this.text, title, "right") for one, title in zip(packs, titles, strict=True)]
    columns = (Column("item", words("pack.months.item"), share=1.6), *heads)
    counted = [(*_six(one), *dailies) for one, dailies in zip(packs, _dailies_compared(packs), strict=True)]
    begun = [one.this.start <= one.asked.today for one in packs]
    rows = []
    mixed = words("pack.figure.goals_mixed") if counted[-1][0].title else ""
    first, *others = counted[-1]
    for figure in _titled(pack, (first._replace(title=mixed), *others)):
        of_all = [next(f for f in of_one if f.key == figure.key) for of_one in counted]
        rows.append((Cell(figure.title, figure.key), *_side_by_side(pack, of_all, begun)))
    return Table("months", words("pack.months"), columns, tuple(rows))


def _dailies_compared(packs: Sequence[Pack]) -> list[tuple[Figure, ...]]:
    kept = [_dailies(one) for one in packs]
    return [(one,) if sum(bool(month.of) for month in kept[:-1]) > 1 else () for one in kept]


def _side_by_side(pack: Pack, figures: Sequence[Figure], begun: Sequence[bool]) -> list[Cell]:
    nothing = pack.cells.nothing()
    return [figure_cell(pack.cells, one) if is_known else nothing for one, is_known in zip(figures, begun, strict=True)]


def _titled(pack: Pack, counted: Sequence[Figure]) -> list[Figure]:
    return [one._replace(title=one.title or pack.asked.words(f"pack.figure.{one.key}")) for one in counted]


def _six(pack: Pack) -> tuple[Figure, ...]:
    return (_goals(pack), _tasks(pack), _late(pack), _deviations(pack), _requests(pack), _improvements(pack))


def _goals(pack: Pack) -> Figure:
    """How many were reached, and which were not; while the period runs, how many are not behind."""
    goals, words, cells = pack.executed.goals, pack.asked.words, pack.cells
    if not pack.executed.is_over:
        return _on_pace(pack)
    missed = [told_goal(cells, one) for one in goals if one.verdict == "missed"]
    unknown = [words("summary.no_figure", name=one.name) for one in goals if one.result is None]
    reached = len(goals) - len(missed) - len(unknown)
    tone: Tone = "bad" if missed else "warn" if unknown else ""
    return Figure("goals", "", reached, named(pack.cells, [*missed, *unknown], _GOALS), tone, of=len(goals))


_GOALS = 3
"""So many goals are named."""


def _on_pace(pack: Pack) -> Figure:
    pacer, limit = Pacer(pack.ws.readings, pack.ws.workdays, pack.asked.today), pack.ws.settings.limits.deviation
    paced = [(tree, pace) for tree in pack.goals if (pace := pacer.of(tree, pack.this)) is not None]
    behind = [
        pack.asked.words("summary.with_rate", name=tree.name, rate=_off(pack, tree, pace, limit))
        for tree, pace in paced
        if pace.is_exceeded or (pace.is_behind and pace.beyond(limit))
    ]
    title, tone = pack.asked.words("pack.figure.goals_running"), _bad_if(behind)
    return Figure("goals", title, len(paced) - len(behind), named(pack.cells, behind, _GOALS), tone, of=len(paced))


def _off(pack: Pack, tree: GoalNode, pace: Pace, limit: Decimal) -> str:
    """How far a goal is over its cap, else by how much it is off its plan to date."""
    share = share_text(pack.asked.words, tree.goal, pace.actual, pace.target) if pace.is_exceeded else None
    return share or deviation_text(pace.deviation, limit)


def _bad_if(found: object) -> Tone:
    return "bad" if found else ""


def _tasks(pack: Pack) -> Figure:
    found = pack.executed.completion
    remark = pack.asked.words("pack.of_due", rate=done_share(found)) if found.due else ""
    return Figure("tasks", "", len(found.done), remark, of=len(found.due))


def _late(pack: Pack) -> Figure:
    """Those that were not done when they were first due; named are those that were not done in the period either."""
    found = pack.executed.completion
    left = [owned(pack.cells, task) for task in found.open_late]
    said = pack.asked.words("pack.not_done", names=named(pack.cells, left, 1)) if left else ""
    return Figure("late", "", len(found.late), said, "bad")


def _deviations(pack: Pack) -> Figure:
    of_period = (watched(placed) for placed in pack.executed.deviations)
    adverse = [row for row in of_period if row.checkpoint is not None and row.checkpoint.is_worse]
    told = [deviation(pack.cells, row) for row in adverse]
    return Figure("deviations", "", len(adverse), named(pack.cells, told), "bad")


def _requests(pack: Pack) -> Figure:
    """Those due in the period, with how many of the others are late."""
    every = requests_of(pack.ws, pack.asked)
    due = [r for r in every if r.due is not None and r.due in pack.this and r.status != "cancelled"]
    late = sum(is_late(request, pack.asked.today) for request in due)
    remark = pack.asked.words("pack.late_ones", count=late) if late else ""
    return Figure("requests", "", sum(r.status == "done" for r in due), remark, _bad_if(late), of=len(due))


def _improvements(pack: Pack) -> Figure:
    every = [one.improvement for one in pack.plan if one.improvement.status != "cancelled"]
    due = [one for one in every if one.due is not None and one.due in pack.this]
    late = sum(is_overdue(one, pack.asked.today) for one in due)
    remark = pack.asked.words("pack.late_ones", count=late) if late else ""
    done = sum(one.status == "done" for one in due)
    return Figure("improvements", "", done, remark, _bad_if(late), of=len(due))


def _dailies(pack: Pack) -> Figure:
    people = people_asked_for(pack.ws, pack.asked)
    kept = kept_in(pack.ws, pack.this, pack.asked.today, people).values()
    written, owed = sum(one.written for one in kept), sum(len(one.owed) for one in kept)
    return Figure("dailies", "", written, of=owed, share="pack.share_reports")
