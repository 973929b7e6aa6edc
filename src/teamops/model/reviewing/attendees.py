"""The departments that a review concerns: those of its goals, and those that collaborated (§4.4)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from teamops.model.records.reviews import Review
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace


def list_answering_departments(ws: Workspace, review: Review, owners: Mapping[str, str | None]) -> Iterator[str]:
    """Yield the departments of the goals in the results, or of their owners, and of a project's owner.

    `owners` has the owner of each project.
    """
    for result in review.results:
        node = ws.nodes.get(result.goal)
        department = node and (node.department or ws.get_department(node.owner))
        if department:
            yield department
    of_project = ws.get_department(owners.get(review.project or ""))
    if of_project:
        yield of_project


def collect_shared_due_days(ws: Workspace) -> Mapping[str, Sequence[date]]:
    """Return the sorted due days of requests and tasks that each department shared with another."""
    days: dict[str, set[date]] = {department: set() for department in ws.settings.departments}
    for request, _ in ws.requests:
        if request.due is not None and request.to is not None and request.status != "cancelled":
            for who in days.keys() & {request.from_, request.to}:
                days[who].add(request.due)
    for task, _ in ws.tasks:
        for who in task.collaborators:
            if who in days and task.status != "cancelled":
                days[who].add(task.due)
    return {who: sorted(shared) for who, shared in days.items() if shared}


def find_collaborators(period: Period, worked: Mapping[str, Sequence[date]]) -> set[str]:
    """Return the departments with a shared due day in `period`."""
    firsts = ((who, days[n]) for who, days in worked.items() if (n := bisect_left(days, period.start)) < len(days))
    return {who for who, first in firsts if first <= period.end}
