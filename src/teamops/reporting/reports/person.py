"""A page of one person: quotas and pace, open tasks, what else waits for them, and what was done."""

from __future__ import annotations

from teamops.model.workspace import Workspace
from teamops.reporting.base.filters import about
from teamops.reporting.base.report import Asked, Report, Span, Subject
from teamops.reporting.cards.person_tables import decisions, done, figures, goals, helping, requests, tasks, waits
from teamops.reporting.cards.person_work import OnesWork
from teamops.reporting.items.action_list import CODES

TITLE = "person.title"
SPAN: Span = "week"
COUNTS_WORKDAYS = True
SUBJECT: Subject = "person"
NEEDS_SUBJECT = True
NEEDS_JUDGED = CODES


def build(ws: Workspace, asked: Asked) -> Report:
    """The page of `asked.person`, who must be given. What there is none of takes one line, after the rest."""
    assert asked.person is not None  # a page of everybody is no page of a person
    work = OnesWork(ws, asked, asked.person)
    found = (goals(work), tasks(work), waits(work), helping(work), decisions(work), requests(work), done(work))
    blocks = (figures(work), *sorted(found, key=lambda table: not table.rows))
    return Report("person", asked.words(TITLE), ws.settings.team, asked, blocks, about(ws, asked), portrait=True)
