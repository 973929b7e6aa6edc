"""`teamops monitor`: record readings of a monitored project, explain, escalate, and record spending."""

from datetime import datetime
from typing import Annotated

from teamops.cli.context.people import resolve_person
from teamops.cli.projects import checkpoints, measures, new_project, record
from teamops.cli.projects.options import make_metric_argument, make_monitor_argument
from teamops.cli.projects.readings import name_as_typed, plan_cause_write
from teamops.cli.projects.values import parse_amount
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import make_person_option
from teamops.cli.shell.declarations import CommandGroup
from teamops.cli.shell.options import make_flag, make_text_argument, make_text_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author_of, get_diary, shorten
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.locale.formats import join_lines
from teamops.model.dataclass import replace
from teamops.model.records.monitors import Monitor
from teamops.model.time.moments import format_moment
from teamops.model.workspace import Workspace
from teamops.planning.lookup import resolve_record
from teamops.planning.projects.amounts import Amount
from teamops.planning.projects.escalation import EscalationOptions, plan_escalation, plan_spending
from teamops.planning.projects.readings import DeviationCause
from teamops.reporting.base.cells import format_amount
from teamops.reporting.tables.reading_messages import describe_spending

_ESCALATED_NEXT = frozenset({"M007"})
"""An overrun that is not escalated is an error as soon as it is known; the next command escalates it."""


def group(session: Session) -> CommandGroup:
    """Return the commands in the session's language."""
    app = CommandGroup()
    argument, option = make_text_argument, make_text_option

    app.command("record", help="monitor.record.help")(record.command(session))

    @app.command("cause", help="monitor.cause.help")
    @writes()
    def explain(
        monitor: Annotated[str, make_monitor_argument()],
        metric: Annotated[str, make_metric_argument()],
        text: Annotated[str, argument("monitor.cause.text", "TEXT")],
        risk: Annotated[str | None, option("--risk", "monitor.risk")] = None,
        day: Annotated[str | None, option("--date", "monitor.beyond.date", "DATE")] = None,
        *,
        write: WriteOptions,
    ) -> None:
        def plan(ws: Workspace, now: datetime) -> PlannedWrite:
            on = option_values.parse_day("--date", day, now.date(), "behind") if day else None
            return plan_cause_write(session, ws, monitor, DeviationCause(metric, text, risk or "", on), write.actor)

        apply_plan(session, write, plan)

    app.add_group("measure", measures.group(session))
    app.add_group("checkpoint", checkpoints.group(session))

    @app.command("escalate", help="monitor.escalate.help")
    @writes()
    def escalate(
        monitor: Annotated[str, make_monitor_argument()],
        plan: Annotated[str, option("--plan", "monitor.escalate.plan")],
        to: Annotated[str | None, make_person_option("--to", "monitor.escalate.to")] = None,
        again: Annotated[bool, make_flag("--again", "monitor.escalate.again")] = False,
        *,
        write: WriteOptions,
    ) -> None:
        options = EscalationOptions(plan, to, again)
        apply_plan(session, write, lambda ws, now: _plan_escalation(session, ws, now, monitor, options, write.actor))

    @app.command("spend", help="monitor.spend.help")
    @writes()
    def spend(
        monitor: Annotated[str, make_monitor_argument()],
        spent: Annotated[str, argument("monitor.spend.amount", "AMOUNT")],
        add: Annotated[bool, make_flag("--add", "monitor.spend.add")] = False,
        *,
        write: WriteOptions,
    ) -> None:
        amount = parse_amount("AMOUNT", spent)
        apply_plan(session, write, lambda ws, _now: _plan_spending(session, ws, monitor, amount, write.actor, add=add))

    app.command("new", help="monitor.new.help")(new_project.command(session))
    return app


def _plan_escalation(
    session: Session, ws: Workspace, now: datetime, monitor: str, options: EscalationOptions, person: str | None
) -> PlannedWrite:
    """Plan the escalation; warn of the previous one, which it overwrites."""
    by = format_author_of(ws, person)
    to = resolve_person(ws, options.to) if options.to is not None else None
    entry = resolve_record(ws, "monitors", monitor)
    with name_as_typed(monitor):
        after, change = plan_escalation(ws, entry, replace(options, to=to), now)
    escalated = after.escalated
    assert escalated is not None  # that is what was planned
    facts = {"who": ws.get_person_name(escalated.to), "plan": escalated.plan}
    plan = shorten(escalated.plan or "")
    return PlannedWrite(
        [change],
        [change.at],
        get_diary(ws)("diary.escalated", what=_format_monitor(after), who=facts["who"], plan=plan, by=by),
        warnings=_describe_previous(session, ws, entry.record),
        messages=[join_lines(session.say("monitor.raised", project=after.project, **facts))],
    )


def _format_monitor(monitor: Monitor) -> str:
    return f"{monitor.id} {monitor.project}"


def _describe_previous(session: Session, ws: Workspace, monitor: Monitor) -> list[str]:
    before = monitor.escalated
    if before is None:
        return []
    when = format_moment(before.at, ws.settings.timezone)
    return [session.say("monitor.told_before", who=ws.get_person_name(before.to), when=when, plan=before.plan or "—")]


def _plan_spending(
    session: Session, ws: Workspace, monitor: str, amount: Amount, person: str | None, *, add: bool
) -> PlannedWrite:
    by = format_author_of(ws, person)
    with name_as_typed(monitor):
        after, change = plan_spending(resolve_record(ws, "monitors", monitor), amount, add=add)
    budget = after.budget
    assert budget is not None  # that is what was planned
    assert budget.spent is not None
    spent, planned = format_amount(budget.spent, budget.unit), format_amount(budget.planned, budget.unit)
    return PlannedWrite(
        [change],
        [change.at],
        get_diary(ws)("diary.spent", what=_format_monitor(after), spent=spent, planned=planned, by=by),
        allowed=_ESCALATED_NEXT,
        hidden=_ESCALATED_NEXT,
        messages=[*describe_spending(ws, after, session.lang)],
    )
