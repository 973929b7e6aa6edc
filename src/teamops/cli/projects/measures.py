"""`teamops monitor measure`: countermeasures to a deviation are decided, and closed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from teamops.cli.context.people import resolve_person
from teamops.cli.projects.options import make_metric_argument, make_monitor_argument
from teamops.cli.projects.readings import ANSWERED_NEXT, describe_next_answers, format_point, name_as_typed
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import make_person_option
from teamops.cli.shell.declarations import CommandGroup
from teamops.cli.shell.options import make_flag, make_text_argument, make_text_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author_of, get_diary, shorten
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.locale import formats
from teamops.model.dataclass import replace
from teamops.model.workspace import Workspace
from teamops.planning.lookup import resolve_record
from teamops.planning.projects.close_measure import End, plan_closing
from teamops.planning.projects.readings import Countermeasure, plan_measure


def group(session: Session) -> CommandGroup:
    """Return the commands in the session's language."""
    app = CommandGroup("monitor.measure.help")
    option = make_text_option

    @app.command("add", help="monitor.add.help")
    @writes()
    def add(
        monitor: Annotated[str, make_monitor_argument()],
        metric: Annotated[str, make_metric_argument()],
        action: Annotated[str, make_text_argument("monitor.add.action", "ACTION")],
        owner: Annotated[str, make_person_option("--owner", "monitor.add.owner")],
        due: Annotated[str, option("--due", "monitor.add.due", "DATE")],
        day: Annotated[str | None, option("--date", "monitor.beyond.date", "DATE")] = None,
        *,
        write: WriteOptions,
    ) -> None:
        def plan(ws: Workspace, now: datetime) -> PlannedWrite:
            on = option_values.parse_day("--date", day, now.date(), "behind") if day else None
            measure = Countermeasure(metric, action, owner, option_values.parse_day("--due", due, now.date()), on)
            return _plan_measure(session, ws, now, monitor, measure, write.actor)

        apply_plan(session, write, plan)

    @app.command("close", help="monitor.close.help")
    @writes()
    def close(
        monitor: Annotated[str, make_monitor_argument()],
        words: Annotated[list[str] | None, make_text_argument("monitor.close.words", "WORD")] = None,
        cancel: Annotated[bool, make_flag("--cancel", "monitor.close.cancel")] = False,
        *,
        write: WriteOptions,
    ) -> None:
        end: End = "cancelled" if cancel else "done"
        apply_plan(
            session,
            write,
            lambda ws, now: _plan_closing(session, ws, now, monitor, words or [], end, write.actor),
        )

    return app


def _plan_measure(
    session: Session, ws: Workspace, now: datetime, monitor: str, measure: Countermeasure, person: str | None
) -> PlannedWrite:
    by = format_author_of(ws, person)
    measure = replace(measure, owner=resolve_person(ws, measure.owner))
    with name_as_typed(monitor):
        placed, changes = plan_measure(ws, resolve_record(ws, "monitors", monitor), measure, now)
    owner, day = ws.get_person_name(measure.owner), formats.format_day(placed.checkpoint.date, session.lang)
    facts = {"action": measure.action, "owner": owner, "metric": placed.checkpoint.metric, "day": day}
    recorded = session.say("monitor.measure_stands", **facts, due=formats.format_day(measure.due, session.lang))
    message = get_diary(ws)(
        "diary.measure",
        point=format_point(placed),
        action=shorten(measure.action),
        owner=owner,
        due=measure.due.isoformat(),
        by=by,
    )
    messages = [formats.join_lines(recorded), *describe_next_answers(session, ws, placed)]
    return PlannedWrite(changes, [placed.at], message, messages=messages)


def _plan_closing(
    session: Session,
    ws: Workspace,
    now: datetime,
    monitor: str,
    words: Sequence[str],
    end: End,
    person: str | None,
) -> PlannedWrite:
    by = format_author_of(ws, person)
    with name_as_typed(monitor):
        measure, placed, change = plan_closing(resolve_record(ws, "monitors", monitor), words, end, now.date())
    day = formats.format_day(placed.checkpoint.date, session.lang)
    closed = session.say(f"monitor.measure_{end}", action=measure.action, metric=placed.checkpoint.metric, day=day)
    return PlannedWrite(
        [change],
        [placed.at],
        get_diary(ws)(f"diary.measure_{end}", point=format_point(placed), action=shorten(measure.action), by=by),
        allowed=ANSWERED_NEXT,
        hidden=ANSWERED_NEXT,
        messages=[formats.join_lines(closed), *describe_next_answers(session, ws, placed)],
    )
