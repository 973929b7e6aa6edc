"""`teamops monitor measure`: what is done about a deviation is decided, and closed."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from teamops.cli.projects.options import flag, metric_argument, monitor_argument, word_argument, word_option
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import option, people
from teamops.cli.shell.options import as_option, commit_option, dry_run_option, today_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import carry_out
from teamops.cli.writing.planned_write import Manner, Work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teamops.model.workspace import Workspace
    from teamops.planning.projects.close_measure import End
    from teamops.planning.projects.readings import Countermeasure


def group(session: Session) -> typer.Typer:
    """The commands in the words of `session`."""
    say = session.say
    made = typer.Typer(help=say("monitor.measure.help"), no_args_is_help=True, add_completion=False)

    @made.command("add", help=say("monitor.add.help"))
    def add(
        monitor: Annotated[str, monitor_argument(session)],
        metric: Annotated[str, metric_argument(session)],
        action: Annotated[str, word_argument(session, "add.action", "ACTION")],
        owner: Annotated[str, option(session, "--owner", "monitor.add.owner", people, "PERSON")],
        due: Annotated[str, word_option(session, "due", "add.due", "DATE")],
        day: Annotated[str | None, word_option(session, "date", "beyond.date", "DATE")] = None,
        person: Annotated[str | None, as_option(session)] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.planning.projects.readings import Countermeasure

        def asked(now: "datetime") -> Countermeasure:
            on = option_values.day("--date", day, now.date(), "behind") if day else None
            return Countermeasure(metric, action, owner, option_values.day("--due", due, now.date()), on)

        carry_out(
            session,
            Manner(today, dry_run, commit),
            lambda ws, now: _decided(session, ws, now, monitor, asked(now), person),
        )

    @made.command("close", help=say("monitor.close.help"))
    def close(
        monitor: Annotated[str, monitor_argument(session)],
        words: Annotated[list[str] | None, word_argument(session, "close.words", "WORDS")] = None,
        cancel: Annotated[bool, flag(session, "cancel", "close.cancel")] = False,
        person: Annotated[str | None, as_option(session)] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        end: End = "cancelled" if cancel else "done"
        carry_out(
            session,
            Manner(today, dry_run, commit),
            lambda ws, now: _closed(session, ws, now, monitor, words or [], end, person),
        )

    return made


def _decided(
    session: Session, ws: "Workspace", now: datetime, monitor: str, asked: "Countermeasure", person: str | None
) -> Work:
    from dataclasses import replace

    from teamops.cli.context.people import person_named
    from teamops.cli.projects.readings import asked_next, point_named
    from teamops.cli.writing.commit_message import diary, short, signed_by
    from teamops.locale import formats
    from teamops.locale.formats import one_line
    from teamops.planning.lookup import record_named
    from teamops.planning.projects.readings import plan_measure

    by = signed_by(ws, person)
    asked = replace(asked, owner=person_named(ws, asked.owner))
    placed, changes = plan_measure(ws, record_named(ws, "monitors", monitor), asked, now)
    owner, day = ws.person_name(asked.owner), formats.day(placed.checkpoint.date, session.lang)
    facts = {"action": asked.action, "owner": owner, "metric": placed.checkpoint.metric, "day": day}
    told = session.say("monitor.measure_stands", **facts, due=formats.day(asked.due, session.lang))
    message = {
        "point": point_named(placed),
        "action": short(asked.action),
        "owner": owner,
        "due": asked.due.isoformat(),
    }
    return Work(
        changes,
        [placed.at],
        diary(ws)("diary.measure", **message, by=by),
        said=[one_line(told), *asked_next(session, ws, placed)],
    )


def _closed(
    session: Session,
    ws: "Workspace",
    now: datetime,
    monitor: str,
    words: "Sequence[str]",
    end: "End",
    person: str | None,
) -> Work:
    from teamops.cli.projects.readings import ANSWERED_NEXT, asked_next, point_named
    from teamops.cli.writing.commit_message import diary, short, signed_by
    from teamops.locale import formats
    from teamops.locale.formats import one_line
    from teamops.planning.lookup import record_named
    from teamops.planning.projects.close_measure import plan_closing

    by = signed_by(ws, person)
    measure, placed, change = plan_closing(record_named(ws, "monitors", monitor), words, end, now.date())
    day = formats.day(placed.checkpoint.date, session.lang)
    told = session.say(f"monitor.measure_{end}", action=measure.action, metric=placed.checkpoint.metric, day=day)
    return Work(
        [change],
        [placed.at],
        diary(ws)(f"diary.measure_{end}", point=point_named(placed), action=short(measure.action), by=by),
        later=ANSWERED_NEXT,
        silent=ANSWERED_NEXT,
        said=[one_line(told), *asked_next(session, ws, placed)],
    )
