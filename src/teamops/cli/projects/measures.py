"""`teamops monitor measure`: what is done about a deviation is decided, and closed."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

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
from teamops.cli.writing.planned_write import PlannedWrite, WriteOptions

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
        monitor: Annotated[str, make_monitor_argument(session)],
        metric: Annotated[str, make_metric_argument(session)],
        action: Annotated[str, make_word_argument(session, "add.action", "ACTION")],
        owner: Annotated[str, make_option(session, "--owner", "monitor.add.owner", list_people, "PERSON")],
        due: Annotated[str, make_word_option(session, "due", "add.due", "DATE")],
        day: Annotated[str | None, make_word_option(session, "date", "beyond.date", "DATE")] = None,
        person: Annotated[str | None, make_as_option(session)] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.planning.projects.readings import Countermeasure

        def make_measure(now: "datetime") -> Countermeasure:
            on = option_values.parse_day("--date", day, now.date(), "behind") if day else None
            return Countermeasure(metric, action, owner, option_values.parse_day("--due", due, now.date()), on)

        apply_plan(
            session,
            WriteOptions(today, dry_run, commit),
            lambda ws, now: _plan_measure(session, ws, now, monitor, make_measure(now), person),
        )

    @made.command("close", help=say("monitor.close.help"))
    def close(
        monitor: Annotated[str, make_monitor_argument(session)],
        words: Annotated[list[str] | None, make_word_argument(session, "close.words", "WORDS")] = None,
        cancel: Annotated[bool, make_flag(session, "cancel", "close.cancel")] = False,
        person: Annotated[str | None, make_as_option(session)] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        end: End = "cancelled" if cancel else "done"
        apply_plan(
            session,
            WriteOptions(today, dry_run, commit),
            lambda ws, now: _plan_closing(session, ws, now, monitor, words or [], end, person),
        )

    return made


def _plan_measure(
    session: Session, ws: "Workspace", now: datetime, monitor: str, asked: "Countermeasure", person: str | None
) -> PlannedWrite:
    from dataclasses import replace

    from teamops.cli.context.people import resolve_person
    from teamops.cli.projects.readings import describe_next_answers, format_point
    from teamops.cli.writing.commit_message import format_author_of, get_diary, shorten
    from teamops.locale import formats
    from teamops.locale.formats import join_lines
    from teamops.planning.lookup import resolve_record
    from teamops.planning.projects.readings import plan_measure

    by = format_author_of(ws, person)
    asked = replace(asked, owner=resolve_person(ws, asked.owner))
    placed, changes = plan_measure(ws, resolve_record(ws, "monitors", monitor), asked, now)
    owner, day = ws.get_person_name(asked.owner), formats.format_day(placed.checkpoint.date, session.lang)
    facts = {"action": asked.action, "owner": owner, "metric": placed.checkpoint.metric, "day": day}
    told = session.say("monitor.measure_stands", **facts, due=formats.format_day(asked.due, session.lang))
    message = {
        "point": format_point(placed),
        "action": shorten(asked.action),
        "owner": owner,
        "due": asked.due.isoformat(),
    }
    return PlannedWrite(
        changes,
        [placed.at],
        get_diary(ws)("diary.measure", **message, by=by),
        said=[join_lines(told), *describe_next_answers(session, ws, placed)],
    )


def _plan_closing(
    session: Session,
    ws: "Workspace",
    now: datetime,
    monitor: str,
    words: "Sequence[str]",
    end: "End",
    person: str | None,
) -> PlannedWrite:
    from teamops.cli.projects.readings import ANSWERED_NEXT, describe_next_answers, format_point
    from teamops.cli.writing.commit_message import format_author_of, get_diary, shorten
    from teamops.locale import formats
    from teamops.locale.formats import join_lines
    from teamops.planning.lookup import resolve_record
    from teamops.planning.projects.close_measure import plan_closing

    by = format_author_of(ws, person)
    measure, placed, change = plan_closing(resolve_record(ws, "monitors", monitor), words, end, now.date())
    day = formats.format_day(placed.checkpoint.date, session.lang)
    told = session.say(f"monitor.measure_{end}", action=measure.action, metric=placed.checkpoint.metric, day=day)
    return PlannedWrite(
        [change],
        [placed.at],
        get_diary(ws)(f"diary.measure_{end}", point=format_point(placed), action=shorten(measure.action), by=by),
        later=ANSWERED_NEXT,
        silent=ANSWERED_NEXT,
        said=[join_lines(told), *describe_next_answers(session, ws, placed)],
    )
