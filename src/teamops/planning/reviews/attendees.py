"""The attendees of a review: the director, and the departments with goals, tasks or requests in its period (§4.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teamops.model.figures.completion import list_team_tasks
from teamops.model.records.reviews import Review
from teamops.model.reviewing.attendees import collect_shared_due_days, find_collaborators, list_answering_departments
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace


def list_attendees(ws: Workspace, review: Review, goals: Iterable[GoalNode] = ()) -> tuple[str, ...]:
    """Return the director, then departments in the order of teamops.yaml: those of R008, and those with tasks.

    `goals` are goals of the review besides those of its results.
    """
    owners = {entry.record.id: entry.record.owner for entry in ws.monitors}
    concerned = {*list_answering_departments(ws, review, owners), *_list_task_departments(ws, review)}
    concerned |= {goal.department or ws.get_department(goal.owner) for goal in goals}
    if review.project is None:
        concerned |= find_collaborators(review.period, collect_shared_due_days(ws))
    director = ws.settings.director
    chair = (director,) if director in ws.settings.people and director else ()
    return (*chair, *(key for key in ws.settings.departments if key in concerned))


def _list_task_departments(ws: Workspace, review: Review) -> Iterator[str | None]:
    """Yield the departments of owners and collaborators of tasks in the period."""
    for task in list_team_tasks(ws, review.project):
        is_in_it = task.start <= review.period.end and review.period.start <= task.end
        if is_in_it and task.status != "cancelled":
            for who in (*task.owner, *task.collaborators):
                yield who if who in ws.settings.departments else ws.get_department(who)
