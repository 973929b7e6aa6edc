"""`teamops monitor`: what is said of a monitored project, and what the handbook then asks."""

from typing import TYPE_CHECKING, Annotated

import typer

from teamops.cli.projects import measures, new_project
from teamops.cli.projects.options import flag, metric_argument, monitor_argument, word_argument, word_option
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import option, people
from teamops.cli.shell.options import as_option, commit_option, dry_run_option, today_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import carry_out
from teamops.cli.writing.planned_write import Manner

if TYPE_CHECKING:
    from datetime import datetime


def group(session: Session) -> typer.Typer:
    """The commands in the words of `session`."""
    say = session.say
    made = typer.Typer(help=say("monitor.help"), no_args_is_help=True, add_completion=False)

    @made.command("record", help=say("monitor.record.help"))
    def record(
        monitor: Annotated[str, monitor_argument(session)],
        metric: Annotated[str, metric_argument(session)],
        value: Annotated[str, word_argument(session, "record.value", "VALUE")],
        day: Annotated[str | None, word_option(session, "date", "record.date", "DATE")] = None,
        cause: Annotated[str | None, word_option(session, "cause", "record.cause")] = None,
        risk: Annotated[str | None, word_option(session, "risk", "risk")] = None,
        correct: Annotated[bool, flag(session, "correct", "record.correct")] = False,
        person: Annotated[str | None, as_option(session)] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.cli.projects.readings import reading_work
        from teamops.cli.projects.values import amount
        from teamops.planning.projects.readings import Reading

        def reading(now: "datetime") -> Reading:
            on = option_values.day("--date", day, now.date(), "behind") if day else None
            return Reading(metric, amount("VALUE", value), on, cause or "", risk or "", correct)

        carry_out(
            session,
            Manner(today, dry_run, commit),
            lambda ws, now: reading_work(session, ws, now, monitor, reading(now), person),
        )

    @made.command("cause", help=say("monitor.cause.help"))
    def cause(
        monitor: Annotated[str, monitor_argument(session)],
        metric: Annotated[str, metric_argument(session)],
        text: Annotated[str, word_argument(session, "cause.text", "TEXT")],
        risk: Annotated[str | None, word_option(session, "risk", "risk")] = None,
        day: Annotated[str | None, word_option(session, "date", "beyond.date", "DATE")] = None,
        person: Annotated[str | None, as_option(session)] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.cli.projects.readings import cause_work
        from teamops.planning.projects.readings import Answer

        def answer(now: "datetime") -> Answer:
            return Answer(
                metric, text, risk or "", option_values.day("--date", day, now.date(), "behind") if day else None
            )

        carry_out(
            session,
            Manner(today, dry_run, commit),
            lambda ws, now: cause_work(session, ws, monitor, answer(now), person),
        )

    made.add_typer(measures.group(session), name="measure")

    @made.command("escalate", help=say("monitor.escalate.help"))
    def escalate(
        monitor: Annotated[str, monitor_argument(session)],
        plan: Annotated[str, word_option(session, "plan", "escalate.plan")],
        to: Annotated[str | None, option(session, "--to", "monitor.escalate.to", people, "PERSON")] = None,
        again: Annotated[bool, flag(session, "again", "escalate.again")] = False,
        person: Annotated[str | None, as_option(session)] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.cli.projects.escalation import escalation_work
        from teamops.planning.projects.escalation import Raising

        raising = Raising(plan, to, again)
        carry_out(
            session,
            Manner(today, dry_run, commit),
            lambda ws, now: escalation_work(session, ws, now, monitor, raising, person),
        )

    @made.command("spend", help=say("monitor.spend.help"))
    def spend(
        monitor: Annotated[str, monitor_argument(session)],
        spent: Annotated[str, word_argument(session, "spend.amount", "AMOUNT")],
        add: Annotated[bool, flag(session, "add", "spend.add")] = False,
        person: Annotated[str | None, as_option(session)] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.cli.projects.escalation import spending_work
        from teamops.cli.projects.values import amount

        said = amount("AMOUNT", spent)
        carry_out(
            session,
            Manner(today, dry_run, commit),
            lambda ws, _now: spending_work(session, ws, monitor, said, person, add=add),
        )

    made.command("new", help=say("monitor.new.help"))(new_project.command(session))
    return made
