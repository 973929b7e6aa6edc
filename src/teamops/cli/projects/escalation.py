"""What `teamops monitor escalate` and `spend` make of a workspace, and what they tell of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from teamops.cli.context.people import person_named
from teamops.cli.writing.commit_message import diary, short, signed_by
from teamops.cli.writing.planned_write import Work
from teamops.locale.formats import one_line
from teamops.model.time.moments import told
from teamops.planning.lookup import record_named
from teamops.planning.projects.escalation import Raising, plan_escalation, plan_spending
from teamops.reporting.base.cells import amount
from teamops.reporting.tables.reading_messages import spending_told

if TYPE_CHECKING:
    from datetime import datetime

    from teamops.cli.shell.session import Session
    from teamops.model.records.monitors import Monitor
    from teamops.model.workspace import Workspace
    from teamops.planning.projects.amounts import Amount

_ESCALATED_NEXT = frozenset({"M007"})
"""That nobody was told of an overrun is an error as soon as it is known; the next command tells the director."""


def escalation_work(
    session: Session, ws: Workspace, now: datetime, monitor: str, raising: Raising, person: str | None
) -> Work:
    """The project escalated; who was told before is said, for it stands in the files no more."""
    by = signed_by(ws, person)
    to = person_named(ws, raising.to) if raising.to is not None else None
    entry = record_named(ws, "monitors", monitor)
    after, change = plan_escalation(ws, entry, replace(raising, to=to), now)
    raised = after.escalated
    assert raised is not None  # that is what was planned
    facts = {"who": ws.person_name(raised.to), "plan": raised.plan}
    return Work(
        [change],
        [change.at],
        diary(ws)("diary.escalated", what=_named(after), who=facts["who"], plan=short(raised.plan or ""), by=by),
        warnings=_told_before(session, ws, entry.record),
        said=[one_line(session.say("monitor.raised", project=after.project, **facts))],
    )


def _named(monitor: Monitor) -> str:
    return f"{monitor.id} {monitor.project}"


def _told_before(session: Session, ws: Workspace, monitor: Monitor) -> list[str]:
    before = monitor.escalated
    if before is None:
        return []
    when = told(before.at, ws.settings.timezone)
    return [session.say("monitor.told_before", who=ws.person_name(before.to), when=when, plan=before.plan or "—")]


def spending_work(
    session: Session, ws: Workspace, monitor: str, said: Amount, person: str | None, *, add: bool
) -> Work:
    """What is spent, with how much of the plan that is."""
    by = signed_by(ws, person)
    after, change = plan_spending(record_named(ws, "monitors", monitor), said, add=add)
    budget = after.budget
    assert budget is not None  # that is what was planned
    assert budget.spent is not None
    spent, planned = amount(budget.spent, budget.unit), amount(budget.planned, budget.unit)
    return Work(
        [change],
        [change.at],
        diary(ws)("diary.spent", what=_named(after), spent=spent, planned=planned, by=by),
        later=_ESCALATED_NEXT,
        silent=_ESCALATED_NEXT,
        said=[*spending_told(ws, after, session.lang)],
    )
