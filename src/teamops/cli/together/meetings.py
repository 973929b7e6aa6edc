"""`teamops meetings list`: meetings, with their decisions and minutes."""

from __future__ import annotations

from typing import Any

from teamops.cli.context import filters
from teamops.cli.context.filters import Filter, ListQuery
from teamops.cli.shell.declarations import CommandGroup
from teamops.cli.shell.session import Session
from teamops.render.record_json import build_record
from teamops.reporting.lists.meetings import ORDERS, TYPES, MeetingListItem, build_list_report, filter_meetings

_FILTERS = (
    filters.choice("type", "TYPE", TYPES),
    filters.day("since", "behind"),
    filters.day("until", "behind"),
    Filter("undistributed"),
    filters.TEXT,
)


def group(session: Session) -> CommandGroup:
    """Return the commands in the language of `session`."""
    command = filters.make_list_command(session, "meeting.list", _FILTERS, ORDERS, _show)
    return filters.make_list_group("meeting.list.help", command)


def _show(query: ListQuery) -> None:
    meetings = filter_meetings(query.ws, query.now, query.filters, query.order)
    records = map(_build_record, meetings)
    query.show("meetings", records, lambda: build_list_report(query.ws, query.report_options, meetings))


def _build_record(one: MeetingListItem) -> dict[str, Any]:
    counts = {"tasks": one.tasks, "done": one.done, "in_time": one.in_time}
    return build_record(one.meeting) | counts | {"file": one.entry.at.file}
