"""A page of one person: quotas and pace, open tasks, what else waits for them, and what was done."""

from __future__ import annotations

from teamops.model.workspace import Workspace
from teamops.reporting.base.filters import describe_scope
from teamops.reporting.base.report import Report, ReportOptions, Span, Subject
from teamops.reporting.cards.person_tables import (
    build_actions,
    build_decisions,
    build_done_tasks,
    build_figures,
    build_goals,
    build_requests,
    build_shared_tasks,
    build_tasks,
)
from teamops.reporting.cards.person_work import PersonWork
from teamops.reporting.items.action_list import CODES

TITLE = "person.title"
SPAN: Span = "week"
COUNTS_WORKDAYS = True
SUBJECT: Subject = "person"
NEEDS_SUBJECT = True
NEEDS_JUDGED = CODES


def build(ws: Workspace, asked: ReportOptions) -> Report:
    """The page of `asked.person`, who must be given. What there is none of takes one line, after the rest."""
    assert asked.person is not None  # a page of everybody is no page of a person
    work = PersonWork(ws, asked, asked.person)
    found = (
        build_goals(work),
        build_tasks(work),
        build_actions(work),
        build_shared_tasks(work),
        build_decisions(work),
        build_requests(work),
        build_done_tasks(work),
    )
    blocks = (build_figures(work), *sorted(found, key=lambda table: not table.rows))
    return Report(
        "person", asked.words(TITLE), ws.settings.team, asked, blocks, describe_scope(ws, asked), portrait=True
    )
