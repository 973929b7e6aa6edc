"""`teamops reviews list`: the reviews, one line each."""

from __future__ import annotations

from typing import Any

from teamops.cli.context import filters
from teamops.cli.context.filters import ListQuery
from teamops.cli.shell.declarations import CommandGroup
from teamops.cli.shell.session import Session
from teamops.reporting.lists.reviews import ORDERS, ReviewListItem, build_list_report, filter_reviews


def group(session: Session) -> CommandGroup:
    """Return the commands in the language of `session`."""
    command = filters.make_list_command(session, "review.reviews", (filters.PERIOD, filters.TEXT), ORDERS, _show)
    return filters.make_list_group("review.reviews.list.help", command)


def _show(query: ListQuery) -> None:
    reviews = filter_reviews(query.ws, query.filters, query.order)
    query.show(
        "reviews", map(_build_record, reviews), lambda: build_list_report(query.ws, query.report_options, reviews)
    )


def _build_record(one: ReviewListItem) -> dict[str, Any]:
    review = one.review
    return {
        "id": review.id,
        "period": str(review.period),
        "project": review.project,
        "held": review.held.isoformat() if review.held else None,
        "due": one.due.isoformat() if one.due else None,
        "days_late": one.days_late,
        "goals": {"reached": one.reached, "all": one.goals},
        "improvements": {"done": one.done, "all": one.improvements},
        "carried": list(review.carried),
        "file": one.entry.at.file,
    }
