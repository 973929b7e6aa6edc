"""`teamops improvement list`: improvements, filtered and in order, and how many are done, month by month."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from teamops.cli.context.snapshot import build_report_options, load_snapshot
from teamops.cli.output.screen import show_json, show_report
from teamops.cli.shell import option_values
from teamops.cli.shell.options import OutputFormat
from teamops.cli.shell.session import Session

if TYPE_CHECKING:
    from teamops.model.reviewing.improvements import FollowedImprovement


def list_improvements(
    session: Session,
    wanted: Mapping[str, str | None],
    form: OutputFormat,
    at: str | None,
    today: str | None,
    *,
    overdue: bool,
    only_open: bool,
) -> None:
    """The improvements that are asked for are shown, and the rate of completion of each month (§4.11)."""
    from teamops.reporting.lists.improvements import (
        SORTS,
        ImprovementFilter,
        build_list_report,
        collect_improvements,
        count_months,
        filter_improvements,
    )

    ws, now, _ = load_snapshot(session, at, today)
    day = now.date()
    owner, department, period, sort = (wanted[key] for key in ("owner", "department", "period", "sort"))
    asked = build_report_options(session, ws, day, owner, department)
    order = option_values.require_known(session, "--sort", sort, SORTS) if sort else None
    within = option_values.parse_period("--period", period, day) if period else None
    about = collect_improvements(ws, asked, ImprovementFilter(within, wanted["text"] or None))
    found = filter_improvements(ws, asked, about, order, overdue=overdue, only_open=only_open)
    if form is OutputFormat.json:
        show_json(
            {
                "version": 1,
                "improvements": [_build_json_improvement(one) for one in found],
                "months": [_build_json_month(one) for one in count_months(about)],
            }
        )
    else:
        show_report(build_list_report(ws, asked, found, count_months(about)))


def _build_json_improvement(one: FollowedImprovement) -> dict[str, Any]:
    from teamops.render.record_json import build_record

    carried = [review.id for review in one.carried_to]
    more = {"review": one.review.id, "repeats": one.carry_count, "carried_to": carried, "file": one.at.file}
    return build_record(one.improvement) | more


def _build_json_month(month: Any) -> dict[str, Any]:
    from teamops.render.report.json import convert_value
    from teamops.reporting.base.cells import round_rate

    return {"month": month.month, "due": month.due, "done": month.done, "rate": convert_value(round_rate(month.rate))}
