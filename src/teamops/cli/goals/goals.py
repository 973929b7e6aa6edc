"""`teamops goals list`: goals and their parts, filtered and in order."""

from __future__ import annotations

from teamops.cli.context import filters
from teamops.cli.context.filters import Filter, ListQuery
from teamops.cli.shell.declarations import CommandGroup
from teamops.cli.shell.session import Session
from teamops.render.report.json import convert_value
from teamops.reporting.lists.goals import ORDERS, STATES, build_goal_record, build_list_report, filter_goals

_FILTERS = (
    filters.person("owner"),
    filters.department("department"),
    filters.PERIOD,
    filters.choice("status", "STATUS", STATES),
    filters.day("due_before"),
    Filter("behind"),
    Filter("unconfirmed"),
    Filter("parts"),
    Filter("open", switch="--open/--all", unless=("status", "period")),
    filters.TEXT,
)


def group(session: Session) -> CommandGroup:
    """Return the commands in the language of `session`."""
    command = filters.make_list_command(session, "goals", _FILTERS, ORDERS, _show)
    return filters.make_list_group("goals.list.help", command)


def _show(query: ListQuery) -> None:
    items = filter_goals(query.ws, query.today, query.filters, query.order)
    records = (convert_value(build_goal_record(one)) for one in items)
    query.show("goals", records, lambda: build_list_report(query.ws, query.report_options, items))
