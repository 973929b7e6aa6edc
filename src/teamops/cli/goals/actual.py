"""`teamops actual`: what was reached is recorded, and listed."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from teamops.cli.output.screen import can_ask, show_json, show_report, warn
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import argument, goal_paths
from teamops.cli.shell.options import Format, commit_option, dry_run_option, today_option
from teamops.cli.shell.session import Session, clock
from teamops.cli.writing.apply_plan import carry_out
from teamops.cli.writing.commit_message import diary
from teamops.cli.writing.planned_write import Manner, Work
from teamops.store.errors import CannotGoOnError

if TYPE_CHECKING:
    from teamops.model.place import Entry
    from teamops.model.records.goals import Actual
    from teamops.model.workspace import Workspace


def group(session: Session) -> typer.Typer:
    """The commands in the words of `session`."""
    say = session.say
    made = typer.Typer(help=say("actuals.help"), no_args_is_help=True, add_completion=False)

    def option(name: str, word: str, metavar: str = "TEXT") -> Any:
        return typer.Option(f"--{name}", metavar=metavar, help=say(f"actuals.{word}"), show_default=False)

    @made.command("add", help=say("actuals.add.help"))
    def add(
        goal: Annotated[str, argument(session, "actuals.add.goal", goal_paths, "GOAL")],
        value: Annotated[str, typer.Argument(help=say("actuals.add.value"), show_default=False)],
        day: Annotated[str | None, option("date", "date", "DATE")] = None,
        owner: Annotated[str | None, option("owner", "owner", "PERSON")] = None,
        department: Annotated[str | None, option("department", "department", "DEPT")] = None,
        metric: Annotated[str | None, option("metric", "metric")] = None,
        source: Annotated[str | None, option("source", "source")] = None,
        key: Annotated[str | None, option("key", "key")] = None,
        note: Annotated[str | None, option("note", "note")] = None,
        again: Annotated[bool, typer.Option("--again", help=say("actuals.again"))] = False,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        keys = {"goal": goal, "date": day, "value": value, "metric": metric, "owner": owner}
        keys |= {"department": department, "source": source, "key": key, "note": note}
        said = {key: text for key, text in keys.items() if text}
        _add(session, said, Manner(today, dry_run, commit, asks=can_ask()), again=again)

    @made.command("list", help=say("actuals.list.help"))
    def show(
        goal: Annotated[str | None, argument(session, "actuals.list.goal", goal_paths, "GOAL")] = None,
        owner: Annotated[str | None, option("owner", "list.owner", "PERSON")] = None,
        metric: Annotated[str | None, option("metric", "list.metric")] = None,
        since: Annotated[str | None, option("since", "since", "DATE")] = None,
        until: Annotated[str | None, option("until", "until", "DATE")] = None,
        form: Annotated[Format, typer.Option("--format", help=say("actuals.format"))] = Format.terminal,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        asked = {"goal": goal, "owner": owner, "metric": metric, "since": since, "until": until}
        _list(session, asked, form, today)

    return made


def _add(session: Session, said: dict[str, str], manner: Manner, *, again: bool) -> None:
    from teamops.cli.goals.goal_status import standing_told
    from teamops.planning.addresses import addressed
    from teamops.store.reading.loader import load

    was_written = carry_out(session, manner, lambda ws, now: _work(session, ws, said, now, again=again))
    if not was_written or manner.dry_run:
        return
    ws = load(session.root)
    path, day = addressed(ws, said["goal"]), clock(manner.today)(ws.settings.timezone).date()
    node = ws.nodes.get(path)  # unknown where a file cannot be read: then no rule says that there is no such goal
    if node is not None and node.goal.counts(said.get("metric")):
        for sentence in standing_told(ws, path, day, session.lang):
            warn(sentence)


def _work(session: Session, ws: "Workspace", said: dict[str, str], now: datetime, *, again: bool) -> Work:
    from teamops.cli.context.people import department_named, person_named
    from teamops.planning.addresses import addressed
    from teamops.store.writing.new_record import addition, file_for, new_record

    day = option_values.day("--date", said["date"], now.date(), "behind") if "date" in said else now.date()
    if day > now.date():
        raise CannotGoOnError("actuals.in_future", day=day.isoformat())
    keys = {**said, "goal": addressed(ws, said["goal"]), "date": day.isoformat()}
    keys["value"] = _value(ws, keys)
    for key, known in (("owner", person_named), ("department", department_named)):
        if key in keys:
            keys[key] = known(ws, keys[key])
    record = new_record("actual", keys, now.date())
    change = addition(session.root, "actual", record, file_for("actual", record, now.date()))
    whose = keys.get("owner") or keys.get("department")
    by = diary(ws)("diary.by", who=ws.name_of(whose)) if whose else ""
    message = diary(ws)("diary.actual", goal=keys["goal"], day=day.isoformat(), value=keys["value"], by=by)
    doubts = frozenset[str]() if again else frozenset({"G018"})
    warnings = [*_outside(session, ws, keys["goal"], day), *_without_part(session, ws, keys)]
    return Work([change], [change.at], message, doubts=doubts, warnings=warnings)


def _value(ws: "Workspace", said: dict[str, str]) -> str:
    """The figure as the file says it, in the unit of its goal: 36 for 36万元, 90.6% for 90.6."""
    from teamops.cli.projects.values import amount
    from teamops.planning.projects.amounts import in_unit

    figure, node = amount("VALUE", said["value"]), ws.nodes.get(said["goal"])
    if node is None or not node.goal.counts(said.get("metric")):
        return str(figure)
    return in_unit(figure, node.goal.unit, node.goal.target)


def _outside(session: Session, ws: "Workspace", goal: str, day: date) -> list[str]:
    """What is said when a figure is of a day that its goal, or part, does not cover."""
    node = ws.nodes.get(goal)
    if node is None or node.period is None or day in node.period:
        return []
    first, last = node.period.start.isoformat(), node.period.end.isoformat()
    return [session.say("actuals.outside", day=day.isoformat(), first=first, last=last)]


def _without_part(session: Session, ws: "Workspace", keys: dict[str, str]) -> list[str]:
    """What is said when a figure is somebody's who has no part in the goal: it counts for the goal, and for nobody."""
    owner, tree = keys.get("owner"), ws.nodes.get(keys["goal"].partition("/")[0])
    whose = ws.readings.whose
    owners = {whose[node.path].owner for node in tree.walk()} - {None} if tree is not None else set()
    if owner is None or not owners or owner in owners:
        return []
    return [session.say("actuals.without_part", who=ws.person_name(owner), goal=keys["goal"])]


def _list(session: Session, asked: dict[str, str | None], form: Format, today: str | None) -> None:
    from teamops.cli.context.people import person_named
    from teamops.model.time.period import Period
    from teamops.planning.addresses import node_at
    from teamops.reporting.base.report import Asked
    from teamops.reporting.lists.actuals import Wanted, recorded, recorded_report
    from teamops.store.reading.loader import load

    ws = load(session.root)
    now = clock(today)(ws.settings.timezone).date()
    since, until = (
        option_values.day(f"--{key}", text, now, "behind") if (text := asked[key]) else None
        for key in ("since", "until")
    )
    node = node_at(ws, asked["goal"]) if asked["goal"] else None
    owner = person_named(ws, asked["owner"]) if asked["owner"] else None
    found = recorded(ws, Wanted(node, owner, asked["metric"], since, until))
    if form is Format.json:
        document = {"version": 1, "actuals": [_machine(entry) for entry in found]}
        show_json(document)
        return
    covered = Period.year((until or (found[-1].record.date if found else now)).year)
    report = recorded_report(ws, Asked(covered, now, session.lang), found)
    show_report(report)


def _machine(entry: "Entry[Actual]") -> dict[str, Any]:
    from teamops.render.report.json import machine

    record = entry.record
    return {
        "goal": record.goal, "date": record.date.isoformat(), "value": machine(record.value), "metric": record.metric,
        "owner": record.owner, "department": record.department, "source": record.source, "key": record.key,
        "note": record.note,
        "file": entry.at.file,
    }  # fmt: skip
