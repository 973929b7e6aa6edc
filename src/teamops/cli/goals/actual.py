"""`teamops actual`: what was reached is recorded, and listed."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from teamops.cli.goals.actual_list import make_command
from teamops.cli.output.screen import can_ask, warn
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import list_goal_paths, make_argument
from teamops.cli.shell.options import make_commit_option, make_dry_run_option, make_today_option
from teamops.cli.shell.session import Session, make_clock
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import get_diary
from teamops.cli.writing.planned_write import PlannedWrite, WriteOptions
from teamops.store.errors import CommandError

if TYPE_CHECKING:
    from teamops.model.workspace import Workspace


def group(session: Session) -> typer.Typer:
    """Return the commands in the language of `session`."""
    say = session.say
    made = typer.Typer(help=say("actuals.help"), no_args_is_help=True, add_completion=False)

    def make_option(name: str, word: str, metavar: str = "TEXT") -> Any:
        return typer.Option(f"--{name}", metavar=metavar, help=say(f"actuals.{word}"), show_default=False)

    @made.command("add", help=say("actuals.add.help"))
    def add(
        goal: Annotated[str, make_argument(session, "actuals.add.goal", list_goal_paths, "GOAL")],
        value: Annotated[str, typer.Argument(help=say("actuals.add.value"), show_default=False)],
        day: Annotated[str | None, make_option("date", "date", "DATE")] = None,
        owner: Annotated[str | None, make_option("owner", "owner", "PERSON")] = None,
        department: Annotated[str | None, make_option("department", "department", "DEPT")] = None,
        metric: Annotated[str | None, make_option("metric", "metric")] = None,
        source: Annotated[str | None, make_option("source", "source")] = None,
        key: Annotated[str | None, make_option("key", "key")] = None,
        note: Annotated[str | None, make_option("note", "note")] = None,
        again: Annotated[bool, typer.Option("--again", help=say("actuals.again"))] = False,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        keys = {"goal": goal, "date": day, "value": value, "metric": metric, "owner": owner}
        keys |= {"department": department, "source": source, "key": key, "note": note}
        said = {key: text for key, text in keys.items() if text}
        _add(session, said, WriteOptions(today, dry_run, commit, asks=can_ask()), again=again)

    made.command("list", help=say("actuals.list.help"))(make_command(session))
    return made


def _add(session: Session, said: dict[str, str], manner: WriteOptions, *, again: bool) -> None:
    from teamops.cli.goals.goal_status import describe_standing
    from teamops.planning.addresses import resolve_address
    from teamops.store.reading.loader import load

    was_written = apply_plan(session, manner, lambda ws, now: _plan_actual(session, ws, said, now, again=again))
    if not was_written or manner.dry_run:
        return
    ws = load(session.root)
    path, day = resolve_address(ws, said["goal"]), make_clock(manner.today)(ws.settings.timezone).date()
    node = ws.nodes.get(path)  # unknown where a file cannot be read: then no rule says that there is no such goal
    if node is not None and node.goal.counts(said.get("metric")):
        for sentence in describe_standing(ws, path, day, session.lang):
            warn(sentence)


def _plan_actual(
    session: Session, ws: "Workspace", said: dict[str, str], now: datetime, *, again: bool
) -> PlannedWrite:
    from teamops.cli.context.people import resolve_department, resolve_person
    from teamops.planning.addresses import resolve_address
    from teamops.store.writing.new_record import build_record, choose_record_file, plan_addition

    day = option_values.parse_day("--date", said["date"], now.date(), "behind") if "date" in said else now.date()
    if day > now.date():
        raise CommandError("actuals.in_future", day=day.isoformat())
    keys = {**said, "goal": resolve_address(ws, said["goal"]), "date": day.isoformat()}
    keys["value"] = _format_value(ws, keys)
    for key, known in (("owner", resolve_person), ("department", resolve_department)):
        if key in keys:
            keys[key] = known(ws, keys[key])
    record = build_record("actual", keys, now.date())
    change = plan_addition(session.root, "actual", record, choose_record_file("actual", record, now.date()))
    whose = keys.get("owner") or keys.get("department")
    by = get_diary(ws)("diary.by", who=ws.get_name(whose)) if whose else ""
    message = get_diary(ws)("diary.actual", goal=keys["goal"], day=day.isoformat(), value=keys["value"], by=by)
    doubts = frozenset[str]() if again else frozenset({"G018"})
    warnings = [*_describe_outside_day(session, ws, keys["goal"], day), *_describe_missing_part(session, ws, keys)]
    return PlannedWrite([change], [change.at], message, doubts=doubts, warnings=warnings)


def _format_value(ws: "Workspace", said: dict[str, str]) -> str:
    """The figure as the file says it, in the unit of its goal: 36 for 36万元, 90.6% for 90.6."""
    from teamops.cli.projects.values import parse_amount
    from teamops.planning.projects.amounts import convert_to_unit

    figure, node = parse_amount("VALUE", said["value"]), ws.nodes.get(said["goal"])
    if node is None or not node.goal.counts(said.get("metric")):
        return str(figure)
    return convert_to_unit(figure, node.goal.unit, node.goal.target)


def _describe_outside_day(session: Session, ws: "Workspace", goal: str, day: date) -> list[str]:
    """What is said when a figure is of a day that its goal, or part, does not cover."""
    node = ws.nodes.get(goal)
    if node is None or node.period is None or day in node.period:
        return []
    first, last = node.period.start.isoformat(), node.period.end.isoformat()
    return [session.say("actuals.outside", day=day.isoformat(), first=first, last=last)]


def _describe_missing_part(session: Session, ws: "Workspace", keys: dict[str, str]) -> list[str]:
    """What is said when a figure is somebody's who has no part in the goal: it counts for the goal, and for nobody."""
    owner, tree = keys.get("owner"), ws.nodes.get(keys["goal"].partition("/")[0])
    whose = ws.readings.scopes
    owners = {whose[node.path].owner for node in tree.walk()} - {None} if tree is not None else set()
    if owner is None or not owners or owner in owners:
        return []
    return [session.say("actuals.without_part", who=ws.get_person_name(owner), goal=keys["goal"])]
