"""`teamops requests list`: requests between departments, filtered and in order."""

from __future__ import annotations

from teamops.cli.context import filters
from teamops.cli.context.filters import Filter, ListQuery
from teamops.cli.shell.declarations import CommandGroup
from teamops.cli.shell.session import Session
from teamops.model.dataclass import replace
from teamops.render.record_json import build_entry
from teamops.reporting.base.report import Report
from teamops.reporting.lists.requests import ORDERS, STATUSES, build_list_report, filter_requests

_FILTERS = (
    filters.department("from"),
    filters.department("to"),
    filters.person("owner"),
    filters.department("department"),
    filters.choice("status", "STATUS", STATUSES),
    filters.day("due_before"),
    Filter("urgent"),
    Filter("overdue"),
    Filter("unaccepted"),
    Filter("open", switch="--open/--all", unless=("status",)),
    filters.TEXT,
)


def group(session: Session) -> CommandGroup:
    """Return the commands in the language of `session`."""
    command = filters.make_list_command(session, "request.list", _FILTERS, ORDERS, _show)
    return filters.make_list_group("request.list.help", command)


def _show(query: ListQuery) -> None:
    requests = filter_requests(query.ws, query.today, query.filters, query.order)

    def build_report() -> Report:
        options = replace(query.report_options, person=None)  # the owner is not named above the list
        return build_list_report(query.ws, options, requests, query.now)

    query.show("requests", map(build_entry, requests), build_report)
