"""Goals and their parts as a list: how far each is reached, and whether the people concerned have confirmed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, get_args

from teamops.locale import formats
from teamops.model.figures.pace import Pace, State
from teamops.model.figures.pacer import Pacer
from teamops.model.named_tuple import NamedTuple
from teamops.model.signing.signatures import SignatureState, list_signature_states
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, round_rate
from teamops.reporting.base.columns import Col
from teamops.reporting.base.report import Cell, Report, ReportOptions
from teamops.reporting.base.working_days import add_calendar_note
from teamops.reporting.lists import listing
from teamops.reporting.lists.listing import Filters, Orders, Predicates, has_word
from teamops.reporting.tables.goal_cells import (
    build_attainment_cell,
    build_figure_cell,
    compute_attainment,
    format_head,
    get_pace_tone,
)

STATES: tuple[State, ...] = get_args(State)


class GoalListItem(NamedTuple):
    """A goal or part, its pace (None without a period), and how many of the people concerned have confirmed it."""

    node: GoalNode
    pace: Pace | None
    confirmed: int
    people: int


def _get_rank(one: GoalListItem) -> int:
    """Return 0 for goals with a target to reach, 1 for those with a cap to keep, 2 for goals without a period."""
    return 2 if one.pace is None else int(one.pace.direction == "down")


ORDERS: Orders[GoalListItem] = {
    "due": lambda _, one: one.node.period.end if one.node.period else date.max,
    "owner": lambda _, one: one.node.owner or "",
    "attained": lambda _, one: (_get_rank(one), (one.pace and one.pace.attainment) or Decimal(0)),
    "deviation": lambda _, one: (one.pace and one.pace.deviation) or Decimal(0),
}

_SHOW_PARTS = {"parts", "owner", "department", "period"}
"""The filters with which parts are listed too."""


def filter_goals(ws: Workspace, today: date, filters: Filters, order: str | None = None) -> tuple[GoalListItem, ...]:
    """Return the goals that the filters accept, each above its parts, in the order of files unless another is given."""
    limit = Decimal(ws.settings.limits.deviation)
    predicates: Predicates[GoalListItem] = {
        "owner": lambda one, person: (one.node.part or one.node.goal).owner == person,
        "department": lambda one, department: (one.node.part or one.node.goal).department == department,
        "period": lambda one, period: one.node.period == period,
        "status": lambda one, state: one.pace is not None and one.pace.state == state,
        "due_before": lambda one, day: one.node.period is not None and one.node.period.end < day,
        "behind": lambda one, _: one.pace is not None and one.pace.is_behind and one.pace.beyond(limit),
        "unconfirmed": lambda one, _: one.confirmed < one.people,
        "parts": lambda _, __: True,
        "open": lambda one, _: _is_open(one.node, today),
        "text": lambda one, word: has_word(word, one.node.path, one.node.name, *one.node.goal.key_actions),
    }
    items = _collect_goals(ws, today, with_parts=not _SHOW_PARTS.isdisjoint(filters))
    matches = filter(listing.combine(filters, predicates), items)
    return tuple(matches if order is None else sorted(matches, key=lambda one: ORDERS[order](ws, one)))


def _collect_goals(ws: Workspace, today: date, *, with_parts: bool) -> Iterator[GoalListItem]:
    pacer = Pacer(ws.readings, ws.workdays, today)
    for tree in ws.list_goal_trees():
        states = list_signature_states(tree)
        for node in tree.walk() if with_parts else (tree,):
            yield GoalListItem(node, pacer.of(node), *_count_confirmations(states, node))


def _count_confirmations(states: Mapping[str, SignatureState], node: GoalNode) -> tuple[int, int]:
    """Return how many people have confirmed of those who own the node, a part of it or what it is a part of."""
    concerned = [
        state
        for state in states.values()
        if any(f"{own.path}/".startswith(f"{node.path}/") for own in state.owned) or state.person == node.owner
    ]
    done = sum(not one.unsigned and all(s.changed == () for s in one.signatures) for one in concerned)
    return done, len(concerned)


def _is_open(node: GoalNode, today: date) -> bool:
    """Whether a goal has not ended, or a part has begun and not ended."""
    if node.period is None:
        return True
    return today <= node.period.end and (node.part is None or node.period.start <= today)


def build_list_report(ws: Workspace, options: ReportOptions, items: Sequence[GoalListItem]) -> Report:
    """Return the goals as a table in the order given."""
    nodes = [one.node for one in items]
    titles = {key: format_head(options.words, f"goals.col.{key}", nodes) for key in ("target", "attained")}
    note = options.words("goals.count", count=len(items)) if items else ""
    report = listing.build_report(
        Cells(ws, options), "goals", "goals", _COLUMNS, items, note, subject="id", titles=titles
    )
    return add_calendar_note(ws, report) if items else report


def _build_period_cell(cells: Cells, one: GoalListItem) -> Cell:
    period = one.node.period
    return Cell(formats.format_period(period, cells.options.lang), period.text) if period else cells.make_empty()


def _build_attained_cell(cells: Cells, one: GoalListItem) -> Cell:
    pace = one.pace
    return build_attainment_cell(cells, one.node, pace.actual, pace.target) if pace else cells.make_empty()


def _build_deviation_cell(cells: Cells, one: GoalListItem) -> Cell:
    pace = one.pace
    if pace is None or pace.deviation is None:
        return cells.make_empty()
    return cells.deviation(pace.deviation, get_pace_tone(cells, pace))


def _build_confirmed_cell(_: Cells, one: GoalListItem) -> Cell:
    value = {"confirmed": one.confirmed, "people": one.people}
    return Cell(f"{one.confirmed}/{one.people}", value, "" if one.confirmed == one.people else "warn")


_COLUMNS: tuple[Col[GoalListItem], ...] = (
    Col("id", 2.2, lambda _, one: Cell(one.node.path, one.node.path)),
    Col("goal", 1.2, lambda cells, one: cells.text(one.node.name)),
    Col("owner", 0.8, lambda cells, one: cells.who(one.node.owner or one.node.department)),
    Col("period", 1.3, _build_period_cell),
    Col("target", 0.8, lambda c, one: build_figure_cell(c, one.node, one.node.target, one.node.goal.unit), "right"),
    Col("actual", 0.8, lambda c, one: build_figure_cell(c, one.node, one.pace.actual if one.pace else None), "right"),
    Col("attained", 0.6, _build_attained_cell, "right"),
    Col("deviation", 0.7, _build_deviation_cell, "right"),
    Col("confirmed", 0.7, _build_confirmed_cell, "right"),
)


def build_goal_record(one: GoalListItem) -> dict[str, Any]:
    """Return what programs get of a goal or part: its own keys with what it inherits, and what is derived today."""
    node, pace = one.node, one.pace
    return {
        "id": node.path,
        "goal": node.goal.id,
        "name": node.name,
        "metric": node.goal.metric,
        "owner": node.owner,
        "department": node.department,
        "period": node.period.text if node.period else None,
        "unit": node.goal.unit,
        "measure": node.goal.measure,
        "direction": node.goal.direction,
        "target": node.target,
        "state": pace.state if pace else None,
        "actual": pace.actual if pace else None,
        "attained": compute_attainment(node, pace.actual, pace.target) if pace else None,
        "deviation": round_rate(pace.deviation) if pace else None,
        "confirmations": {"done": one.confirmed, "all": one.people},
        "file": node.at.file,
    }
