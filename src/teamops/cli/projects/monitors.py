"""`teamops monitors list`: monitored projects, filtered and in order."""

from __future__ import annotations

from typing import get_args

from teamops.cli.context import filters
from teamops.cli.context.filters import Filter, ListQuery
from teamops.cli.shell.declarations import CommandGroup
from teamops.cli.shell.session import Session
from teamops.model.records.monitors import Risk
from teamops.render.record_json import build_entry
from teamops.reporting.lists.projects import ORDERS, build_list_report, build_status_record, filter_monitors

_FILTERS = (
    filters.person("owner"),
    filters.department("department"),
    filters.choice("risk", "RISK", get_args(Risk)),
    Filter("overdue"),
    Filter("beyond"),
    Filter("running", switch="--running/--all", unless=("overdue", "beyond")),
    filters.TEXT,
)


def group(session: Session) -> CommandGroup:
    """Return the commands in the language of `session`."""
    command = filters.make_list_command(session, "monitors", _FILTERS, ORDERS, _show)
    return filters.make_list_group("monitors.list.help", command)


def _show(query: ListQuery) -> None:
    statuses = filter_monitors(query.ws, query.today, query.filters, query.order)
    records = (build_entry(status.entry) | {"now": build_status_record(status)} for status in statuses)
    query.show("monitors", records, lambda: build_list_report(query.ws, query.report_options, statuses))
