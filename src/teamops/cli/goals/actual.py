"""`teamops actual`: record and list actual figures."""

from datetime import date, datetime
from typing import Annotated

from teamops.cli.context.people import resolve_department, resolve_person
from teamops.cli.goals.actual_list import make_command
from teamops.cli.goals.goal_status import describe_standing
from teamops.cli.output.screen import can_ask, warn
from teamops.cli.projects.values import parse_amount
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import list_goal_paths, make_argument
from teamops.cli.shell.declarations import Argument, CommandGroup
from teamops.cli.shell.options import make_flag, make_text_option
from teamops.cli.shell.session import Session, make_clock
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import get_diary
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.model.workspace import Workspace
from teamops.planning.addresses import resolve_address
from teamops.planning.projects.amounts import convert_to_unit
from teamops.store.errors import CommandError
from teamops.store.reading.loader import load
from teamops.store.writing.new_record import build_record, choose_record_file, plan_addition


def group(session: Session) -> CommandGroup:
    """Return the commands in the session's language."""
    app = CommandGroup()
    option = make_text_option

    @app.command("add", help="actuals.add.help")
    @writes(without={"actor"})
    def add(
        goal: Annotated[str, make_argument("actuals.add.goal", list_goal_paths, "GOAL")],
        value: Annotated[str, Argument(metavar="VALUE", help="actuals.add.value", show_default=False)],
        day: Annotated[str | None, option("--date", "actuals.date", "DATE")] = None,
        owner: Annotated[str | None, option("--owner", "actuals.owner", "PERSON")] = None,
        department: Annotated[str | None, option("--department", "actuals.department", "DEPT")] = None,
        metric: Annotated[str | None, option("--metric", "actuals.metric")] = None,
        source: Annotated[str | None, option("--source", "actuals.source")] = None,
        key: Annotated[str | None, option("--key", "actuals.key")] = None,
        note: Annotated[str | None, option("--note", "actuals.note")] = None,
        again: Annotated[bool, make_flag("--again", "actuals.again")] = False,
        *,
        write: WriteOptions,
    ) -> None:
        keys = {"goal": goal, "date": day, "value": value, "metric": metric, "owner": owner}
        keys |= {"department": department, "source": source, "key": key, "note": note}
        texts = {key: text for key, text in keys.items() if text}
        _add(session, texts, write._replace(asks=can_ask()), again=again)

    app.command("list", help="actuals.list.help")(make_command(session))
    return app


def _add(session: Session, texts: dict[str, str], write: WriteOptions, *, again: bool) -> None:
    was_written = apply_plan(session, write, lambda ws, now: _plan_actual(session, ws, texts, now, again=again))
    if not was_written or write.dry_run:
        return
    ws = load(session.root)
    path, day = resolve_address(ws, texts["goal"]), make_clock(write.today)(ws.settings.timezone).date()
    node = ws.nodes.get(path)  # unknown where a file cannot be read: then no rule reports that there is no such goal
    if node is not None and node.goal.counts(texts.get("metric")):
        for sentence in describe_standing(ws, path, day, session.lang):
            warn(sentence)


def _plan_actual(session: Session, ws: Workspace, texts: dict[str, str], now: datetime, *, again: bool) -> PlannedWrite:
    day = option_values.parse_day("--date", texts["date"], now.date(), "behind") if "date" in texts else now.date()
    if day > now.date():
        raise CommandError("actuals.in_future", day=day.isoformat())
    keys = {**texts, "goal": resolve_address(ws, texts["goal"]), "date": day.isoformat()}
    keys["value"] = _format_value(ws, keys)
    for key, resolve in (("owner", resolve_person), ("department", resolve_department)):
        if key in keys:
            keys[key] = resolve(ws, keys[key])
    record = build_record("actual", keys, now.date())
    change = plan_addition(session.root, "actual", record, choose_record_file("actual", record, now.date()))
    owner = keys.get("owner") or keys.get("department")
    by = get_diary(ws)("diary.by", who=ws.get_name(owner)) if owner else ""
    message = get_diary(ws)("diary.actual", goal=keys["goal"], day=day.isoformat(), value=keys["value"], by=by)
    doubtful = frozenset[str]() if again else frozenset({"G018"})
    warnings = [*_describe_outside_day(session, ws, keys["goal"], day), *_describe_missing_part(session, ws, keys)]
    return PlannedWrite([change], [change.at], message, doubtful=doubtful, warnings=warnings)


def _format_value(ws: Workspace, keys: dict[str, str]) -> str:
    """Format the figure as files write it, in the unit of its goal: 36 for 36万元, 90.6% for 90.6."""
    figure, node = parse_amount("VALUE", keys["value"]), ws.nodes.get(keys["goal"])
    if node is None or not node.goal.counts(keys.get("metric")):
        return str(figure)
    return convert_to_unit(figure, node.goal.unit, node.goal.target)


def _describe_outside_day(session: Session, ws: Workspace, goal: str, day: date) -> list[str]:
    """Warn of a figure on a day outside the period of its goal, or part."""
    node = ws.nodes.get(goal)
    if node is None or node.period is None or day in node.period:
        return []
    first, last = node.period.start.isoformat(), node.period.end.isoformat()
    return [session.say("actuals.outside", day=day.isoformat(), first=first, last=last)]


def _describe_missing_part(session: Session, ws: Workspace, keys: dict[str, str]) -> list[str]:
    """Warn of a figure of a person without a part in the goal: it counts for the goal, but for no person."""
    owner, tree = keys.get("owner"), ws.nodes.get(keys["goal"].partition("/")[0])
    parts = ws.readings.scopes
    owners = {parts[node.path].owner for node in tree.walk()} - {None} if tree is not None else set()
    if owner is None or not owners or owner in owners:
        return []
    return [session.say("actuals.without_part", who=ws.get_person_name(owner), goal=keys["goal"])]
