"""`teamops monitor`: what is said of a monitored project, and what the handbook then asks."""

from typing import TYPE_CHECKING, Annotated

import typer

from teamops.cli.projects import measures, new_project
from teamops.cli.projects.options import (
    make_flag,
    make_metric_argument,
    make_monitor_argument,
    make_word_argument,
    make_word_option,
)
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import list_people, make_option
from teamops.cli.shell.options import make_as_option, make_commit_option, make_dry_run_option, make_today_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.planned_write import WriteOptions

if TYPE_CHECKING:
    from datetime import datetime


def group(session: Session) -> typer.Typer:
    """The commands in the words of `session`."""
    say = session.say
    made = typer.Typer(help=say("monitor.help"), no_args_is_help=True, add_completion=False)

    @made.command("record", help=say("monitor.record.help"))
    def record(
        monitor: Annotated[str, make_monitor_argument(session)],
        metric: Annotated[str, make_metric_argument(session)],
        value: Annotated[str, make_word_argument(session, "record.value", "VALUE")],
        day: Annotated[str | None, make_word_option(session, "date", "record.date", "DATE")] = None,
        cause: Annotated[str | None, make_word_option(session, "cause", "record.cause")] = None,
        risk: Annotated[str | None, make_word_option(session, "risk", "risk")] = None,
        correct: Annotated[bool, make_flag(session, "correct", "record.correct")] = False,
        person: Annotated[str | None, make_as_option(session)] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.cli.projects.readings import plan_reading_write
        from teamops.cli.projects.values import parse_amount
        from teamops.planning.projects.readings import CheckpointReading

        def make_reading(now: "datetime") -> CheckpointReading:
            on = option_values.parse_day("--date", day, now.date(), "behind") if day else None
            return CheckpointReading(metric, parse_amount("VALUE", value), on, cause or "", risk or "", correct)

        apply_plan(
            session,
            WriteOptions(today, dry_run, commit),
            lambda ws, now: plan_reading_write(session, ws, now, monitor, make_reading(now), person),
        )

    @made.command("cause", help=say("monitor.cause.help"))
    def explain(
        monitor: Annotated[str, make_monitor_argument(session)],
        metric: Annotated[str, make_metric_argument(session)],
        text: Annotated[str, make_word_argument(session, "cause.text", "TEXT")],
        risk: Annotated[str | None, make_word_option(session, "risk", "risk")] = None,
        day: Annotated[str | None, make_word_option(session, "date", "beyond.date", "DATE")] = None,
        person: Annotated[str | None, make_as_option(session)] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.cli.projects.readings import plan_cause_write
        from teamops.planning.projects.readings import DeviationCause

        def make_answer(now: "datetime") -> DeviationCause:
            return DeviationCause(
                metric, text, risk or "", option_values.parse_day("--date", day, now.date(), "behind") if day else None
            )

        apply_plan(
            session,
            WriteOptions(today, dry_run, commit),
            lambda ws, now: plan_cause_write(session, ws, monitor, make_answer(now), person),
        )

    made.add_typer(measures.group(session), name="measure")

    @made.command("escalate", help=say("monitor.escalate.help"))
    def escalate(
        monitor: Annotated[str, make_monitor_argument(session)],
        plan: Annotated[str, make_word_option(session, "plan", "escalate.plan")],
        to: Annotated[str | None, make_option(session, "--to", "monitor.escalate.to", list_people, "PERSON")] = None,
        again: Annotated[bool, make_flag(session, "again", "escalate.again")] = False,
        person: Annotated[str | None, make_as_option(session)] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.cli.projects.escalation import plan_escalation_write
        from teamops.planning.projects.escalation import EscalationOptions

        raising = EscalationOptions(plan, to, again)
        apply_plan(
            session,
            WriteOptions(today, dry_run, commit),
            lambda ws, now: plan_escalation_write(session, ws, now, monitor, raising, person),
        )

    @made.command("spend", help=say("monitor.spend.help"))
    def spend(
        monitor: Annotated[str, make_monitor_argument(session)],
        spent: Annotated[str, make_word_argument(session, "spend.amount", "AMOUNT")],
        add: Annotated[bool, make_flag(session, "add", "spend.add")] = False,
        person: Annotated[str | None, make_as_option(session)] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.cli.projects.escalation import plan_spending_write
        from teamops.cli.projects.values import parse_amount

        said = parse_amount("AMOUNT", spent)
        apply_plan(
            session,
            WriteOptions(today, dry_run, commit),
            lambda ws, _now: plan_spending_write(session, ws, monitor, said, person, add=add),
        )

    made.command("new", help=say("monitor.new.help"))(new_project.command(session))
    return made
