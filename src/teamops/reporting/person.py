"""A page of one person: quotas and pace, open tasks, what else waits for them, and what was done."""

from __future__ import annotations

from teamops.model.workspace import Workspace
from teamops.reporting.catalogue import Span, Subject
from teamops.reporting.report import Asked, Report
from teamops.reporting.sections.choosing import about
from teamops.reporting.sections.due_list import CODES
from teamops.reporting.sections.ones_work import OnesWork
from teamops.reporting.sections.person_tables import decisions, done, figures, goals, helping, requests, tasks, waits

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
