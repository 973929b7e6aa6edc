"""Goals and their parts as a list: how each stands, and whether the people concerned have confirmed it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, get_args

from teamops.locale import formats
from teamops.model.figures.pace import Pace, State
from teamops.model.figures.pacer import Pacer
from teamops.model.signing.signatures import SignatureState, list_signature_states
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, list_columns, with_titles
from teamops.reporting.base.filters import describe_scope
from teamops.reporting.base.report import Cell, Report, ReportOptions, Table
from teamops.reporting.base.working_days import add_calendar_note
from teamops.reporting.tables.goal_figures import build_attainment_cell, build_figure_cell, format_head, get_pace_tone

STATES: tuple[State, ...] = get_args(State)


@dataclass(frozen=True, slots=True)
class GoalFilter:
    """Which goals are wanted; None and False want all. With a `person`, a `department` or a `period` parts are too."""

    person: str | None = None
    department: str | None = None
    period: Period | None = None
    state: str | None = None
    before: date | None = None
    text: str | None = None
    behind: bool = False
    unconfirmed: bool = False
    parts: bool = False
    only_open: bool = True


class GoalListItem(NamedTuple):
    """A goal or a part, its pace (None without a period), and how many of the people concerned have confirmed it."""

    node: GoalNode
    pace: Pace | None
    confirmed: int
    people: int


def _get_rank(one: GoalListItem) -> int:
    """Goals with a target to reach, then those with a cap to keep, of which more is no success, then all others."""
    return 2 if one.pace is None else int(one.pace.direction == "down")


ORDERS: dict[str, Callable[[GoalListItem], Any]] = {
    "due": lambda one: one.node.period.end if one.node.period else date.max,
    "owner": lambda one: one.node.owner or "",
    "attained": lambda one: (_get_rank(one), (one.pace and one.pace.attainment) or Decimal(0)),
    "deviation": lambda one: (one.pace and one.pace.deviation) or Decimal(0),
}
"""The orders that can be asked for; else goals come as they stand in the files."""


def filter_goals(ws: Workspace, today: date, wanted: GoalFilter, order: str | None = None) -> tuple[GoalListItem, ...]:
    """The goals that are wanted, each above its parts."""
    pacer = Pacer(ws.readings, ws.workdays, today)
    found = [one for one in _collect_goals(ws, pacer, wanted) if _is_match(ws, one, wanted, today)]
    return tuple(sorted(found, key=ORDERS[order])) if order is not None else tuple(found)


def _collect_goals(ws: Workspace, pacer: Pacer, wanted: GoalFilter) -> Iterator[GoalListItem]:
    has_parts = wanted.parts or wanted.person or wanted.department or wanted.period
    for tree in ws.list_goal_trees():
        known = list_signature_states(tree)
        for node in tree.walk() if has_parts else (tree,):
            yield GoalListItem(node, pacer.of(node), *_count_confirmations(known, node))


def _count_confirmations(known: Mapping[str, SignatureState], node: GoalNode) -> tuple[int, int]:
    """How many of the people who own the node, or parts of it or what it is a part of, have confirmed, and how many."""
    concerned = [
        standing
        for standing in known.values()
        if any(f"{own.path}/".startswith(f"{node.path}/") for own in standing.owned) or standing.person == node.owner
    ]
    done = sum(not one.unsigned and all(s.changed == () for s in one.signatures) for one in concerned)
    return done, len(concerned)


def _is_match(ws: Workspace, one: GoalListItem, wanted: GoalFilter, today: date) -> bool:
    node, own = one.node, one.node.part or one.node.goal
    limit = Decimal(ws.settings.limits.deviation)
    is_behind = one.pace is not None and one.pace.is_behind and one.pace.beyond(limit)
    text = "\n".join((node.path, node.name, *node.goal.key_actions)).casefold()
    return (
        wanted.person in (None, own.owner)
        and wanted.department in (None, own.department)
        and (wanted.period is None or node.period == wanted.period)
        and (wanted.state is None or (one.pace is not None and one.pace.state == wanted.state))
        and (wanted.before is None or (node.period is not None and node.period.end < wanted.before))
        and (wanted.text is None or wanted.text.casefold() in text)
        and (not wanted.behind or is_behind)
        and (not wanted.unconfirmed or one.confirmed < one.people)
        and (not wanted.only_open or wanted.state is not None or wanted.period is not None or _is_open(node, today))
    )


def _is_open(node: GoalNode, today: date) -> bool:
    """Goals that have not ended; of the parts those that run."""
    if node.period is None:
        return True
    return today <= node.period.end and (node.part is None or node.period.start <= today)


def build_list_report(ws: Workspace, asked: ReportOptions, found: tuple[GoalListItem, ...]) -> Report:
    """The goals as a table in the order given."""
    words, cells = asked.words, Cells(ws, asked)
    columns = list_columns(
        words, "goals.col",
        ("id", 2.2), ("goal", 1.2), ("owner", 0.8), ("period", 1.3), ("target", 0.8, "right"),
        ("actual", 0.8, "right"), ("attained", 0.6, "right"), ("deviation", 0.7, "right"),
        ("confirmed", 0.7, "right"),
    )  # fmt: skip
    nodes = [one.node for one in found]
    columns = with_titles(
        columns, **{key: format_head(words, f"goals.col.{key}", nodes) for key in ("target", "attained")}
    )
    rows = tuple(_build_row(cells, one) for one in found)
    title, note = words("goals.title"), words("goals.count", count=len(found)) if found else ""
    table = Table("goals", title, columns, rows, words("goals.empty"), note, subject="id")
    made = Report("goals", title, ws.settings.team, asked, (table,), describe_scope(ws, asked))
    return add_calendar_note(ws, made) if found else made


def _build_row(cells: Cells, one: GoalListItem) -> tuple[Cell, ...]:
    node, pace = one.node, one.pace
    done = f"{one.confirmed}/{one.people}"
    return (
        Cell(node.path, node.path),
        cells.text(node.name),
        cells.who(node.owner or node.department),
        Cell(formats.format_period(node.period, cells.asked.lang), node.period.text)
        if node.period
        else cells.make_empty(),
        build_figure_cell(cells, node, node.target, node.goal.unit),
        build_figure_cell(cells, node, pace.actual) if pace else cells.make_empty(),
        build_attainment_cell(cells, node, pace.actual, pace.target) if pace else cells.make_empty(),
        _build_deviation_cell(cells, pace),
        Cell(done, {"confirmed": one.confirmed, "people": one.people}, "" if one.confirmed == one.people else "warn"),
    )


def _build_deviation_cell(cells: Cells, pace: Pace | None) -> Cell:
    if pace is None or pace.deviation is None:
        return cells.make_empty()
    return cells.deviation(pace.deviation, get_pace_tone(cells, pace))
