"""`teamops improvement list`: improvements, filtered and in order, and how many are done, month by month."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from teamops.cli.context import filters
from teamops.cli.context.filters import Filter, ListQuery
from teamops.cli.shell.session import Session
from teamops.model.reviewing.improvements import FollowedImprovement
from teamops.render.record_json import build_record
from teamops.render.report.json import convert_value
from teamops.reporting.base.cells import round_rate
from teamops.reporting.lists.improvements import (
    ORDERS,
    MonthCompletion,
    build_list_report,
    count_months,
    filter_improvements,
    sort_improvements,
)

_FILTERS = (
    Filter("owner", "PERSON", filters.parse_person),
    Filter("department", "DEPT", filters.parse_department),
    Filter("overdue"),
    Filter("open", switch="--open/--all"),
    filters.PERIOD,
    filters.TEXT,
)


def make_command(session: Session) -> Callable[..., None]:
    """Return the command in the language of `session`."""
    return filters.make_list_command(session, "improvement.list", _FILTERS, ORDERS, _show)


def _show(query: ListQuery) -> None:
    """Print the improvements, and the rate of completion of each month, for which closed ones count too (§4.11)."""
    ws, today = query.ws, query.today
    of_months = {name: value for name, value in query.filters.items() if name not in ("overdue", "open")}
    months = count_months(filter_improvements(ws, today, of_months))
    listed = sort_improvements(ws, today, filter_improvements(ws, today, query.filters), query.order)
    query.show(
        "improvements",
        map(_build_record, listed),
        lambda: build_list_report(ws, query.report_options, listed, months),
        months=[_build_month(month) for month in months],
    )


def _build_record(one: FollowedImprovement) -> dict[str, Any]:
    carried = [review.id for review in one.carried_to]
    more = {"review": one.review.id, "repeats": one.carry_count, "carried_to": carried, "file": one.at.file}
    return build_record(one.improvement) | more


def _build_month(month: MonthCompletion) -> dict[str, Any]:
    return {"month": month.month, "due": month.due, "done": month.done, "rate": convert_value(round_rate(month.rate))}
