"""What `teamops monitor escalate` and `spend` make of a workspace, and what they tell of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from teamops.cli.context.people import resolve_person
from teamops.cli.writing.commit_message import format_author_of, get_diary, shorten
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.locale.formats import join_lines
from teamops.model.time.moments import format_moment
from teamops.planning.lookup import resolve_record
from teamops.planning.projects.escalation import EscalationOptions, plan_escalation, plan_spending
from teamops.reporting.base.cells import format_amount
from teamops.reporting.tables.reading_messages import describe_spending

if TYPE_CHECKING:
    from datetime import datetime

    from teamops.cli.shell.session import Session
    from teamops.model.records.monitors import Monitor
    from teamops.model.workspace import Workspace
    from teamops.planning.projects.amounts import Amount

_ESCALATED_NEXT = frozenset({"M007"})
"""That nobody was told of an overrun is an error as soon as it is known; the next command tells the director."""


def plan_escalation_write(
    session: Session, ws: Workspace, now: datetime, monitor: str, raising: EscalationOptions, person: str | None
) -> PlannedWrite:
    """The project escalated; who was told before is said, for it stands in the files no more."""
    by = format_author_of(ws, person)
    to = resolve_person(ws, raising.to) if raising.to is not None else None
    entry = resolve_record(ws, "monitors", monitor)
    after, change = plan_escalation(ws, entry, replace(raising, to=to), now)
    raised = after.escalated
    assert raised is not None  # that is what was planned
    facts = {"who": ws.get_person_name(raised.to), "plan": raised.plan}
    return PlannedWrite(
        [change],
        [change.at],
        get_diary(ws)(
            "diary.escalated", what=_format_monitor(after), who=facts["who"], plan=shorten(raised.plan or ""), by=by
        ),
        warnings=_describe_previous(session, ws, entry.record),
        said=[join_lines(session.say("monitor.raised", project=after.project, **facts))],
    )


def _format_monitor(monitor: Monitor) -> str:
    return f"{monitor.id} {monitor.project}"


def _describe_previous(session: Session, ws: Workspace, monitor: Monitor) -> list[str]:
    before = monitor.escalated
    if before is None:
        return []
    when = format_moment(before.at, ws.settings.timezone)
    return [session.say("monitor.told_before", who=ws.get_person_name(before.to), when=when, plan=before.plan or "—")]


def plan_spending_write(
    session: Session, ws: Workspace, monitor: str, said: Amount, person: str | None, *, add: bool
) -> PlannedWrite:
    """What is spent, with how much of the plan that is."""
    by = format_author_of(ws, person)
    after, change = plan_spending(resolve_record(ws, "monitors", monitor), said, add=add)
    budget = after.budget
    assert budget is not None  # that is what was planned
    assert budget.spent is not None
    spent, planned = format_amount(budget.spent, budget.unit), format_amount(budget.planned, budget.unit)
    return PlannedWrite(
        [change],
        [change.at],
        get_diary(ws)("diary.spent", what=_format_monitor(after), spent=spent, planned=planned, by=by),
        later=_ESCALATED_NEXT,
        silent=_ESCALATED_NEXT,
        said=[*describe_spending(ws, after, session.lang)],
    )
