"""`teamops actual list`: recorded figures, filtered, by day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from teamops.cli.context import filters
from teamops.cli.context.filters import Filter, ListQuery
from teamops.cli.shell.completers import list_goal_paths
from teamops.cli.shell.session import Session
from teamops.model.place import Entry
from teamops.model.records.goals import Actual
from teamops.model.time.period import Period
from teamops.planning.addresses import resolve_node
from teamops.render.record_json import build_entry
from teamops.reporting.base.report import Report, ReportOptions
from teamops.reporting.lists.actuals import build_list_report, filter_actuals

_FILTERS = (
    Filter("goal", "GOAL", lambda c, _option, path: resolve_node(c.ws, path), list_goal_paths, is_argument=True),
    Filter("owner", "PERSON", filters.parse_person),
    Filter("metric", "TEXT"),
    filters.day("since", "behind"),
    filters.day("until", "behind"),
)


def make_command(session: Session) -> Callable[..., None]:
    """Return the command in the words of `session`."""
    return filters.make_list_command(
        session, "actuals.list", _FILTERS, (), _show, has_at=False, format_help="actuals.format"
    )


def _show(query: ListQuery) -> None:
    actuals = filter_actuals(query.ws, query.filters)

    def build_report() -> Report:
        last = query.filters.get("until") or (actuals[-1].record.date if actuals else query.today)
        options = ReportOptions(Period.year(last.year), query.today, query.session.lang)
        return build_list_report(query.ws, options, actuals)

    query.show("actuals", map(_build_record, actuals), build_report)


_KEYS = ("goal", "date", "value", "metric", "owner", "department", "source", "key", "note", "file")


def _build_record(entry: Entry[Actual]) -> dict[str, Any]:
    record = build_entry(entry)
    return {key: record[key] for key in _KEYS}
