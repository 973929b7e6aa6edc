"""`teamops actual`: what was reached is recorded, and listed."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from teamops.cli.options import Format, today_option
from teamops.cli.screen import show_diff, show_json, show_report, warn
from teamops.cli.session import Session, clock
from teamops.store.errors import CannotGoOnError

if TYPE_CHECKING:
    from teamops.model.goals import Actual
    from teamops.model.place import Entry
    from teamops.model.workspace import Workspace


def group(session: Session) -> typer.Typer:
    """The commands in the words of `session`."""
    say = session.say
    made = typer.Typer(help=say("actuals.help"), no_args_is_help=True, add_completion=False)

    def option(name: str, word: str, metavar: str = "TEXT") -> Any:
        return typer.Option(f"--{name}", metavar=metavar, help=say(f"actuals.{word}"), show_default=False)

    @made.command("add", help=say("actuals.add.help"))
    def add(
        goal: Annotated[str, typer.Argument(help=say("actuals.add.goal"), show_default=False)],
        value: Annotated[str, typer.Argument(help=say("actuals.add.value"), show_default=False)],
        day: Annotated[str | None, option("date", "date", "DATE")] = None,
        owner: Annotated[str | None, option("owner", "owner", "PERSON")] = None,
        department: Annotated[str | None, option("department", "department", "DEPT")] = None,
        metric: Annotated[str | None, option("metric", "metric")] = None,
        source: Annotated[str | None, option("source", "source")] = None,
        note: Annotated[str | None, option("note", "note")] = None,
        dry_run: Annotated[bool, typer.Option("--dry-run", help=say("actuals.dry_run"))] = False,
        commit: Annotated[bool, typer.Option("--commit", help=say("actuals.commit"))] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        given = {"goal": goal, "date": day, "value": value, "metric": metric, "owner": owner}
        given |= {"department": department, "source": source, "note": note}
        said = {key: text for key, text in given.items() if text}
        _add(session, said, today, dry_run=dry_run, commit=commit)

    @made.command("list", help=say("actuals.list.help"))
    def show(
        goal: Annotated[str | None, typer.Argument(help=say("actuals.list.goal"), show_default=False)] = None,
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


def _add(session: Session, given: dict[str, str], today: str | None, *, dry_run: bool, commit: bool) -> None:
    from teamops.cli.judging import judge
    from teamops.cli.standing import standing_told
    from teamops.cli.who import department_named, person_named
    from teamops.cli.writing import write
    from teamops.store.loading import load
    from teamops.store.new_record import addition, file_for, new_record
    from teamops.store.writing import drafts

    root = session.root
    ws = load(root)
    now = clock(today)(ws.settings.timezone)
    day = _day("--date", given["date"]) if "date" in given else now.date()
    if day > now.date():
        raise CannotGoOnError("actuals.in_future", day=day.isoformat())
    for key, known in (("owner", person_named), ("department", department_named)):
        if key in given:
            given[key] = known(ws, given[key])
    record = new_record("actual", {**given, "date": day.isoformat()}, now.date())
    change = addition(root, "actual", record, file_for("actual", record, now.date()))
    judge(session, ws, change, now)
    _warn_of_period(session, ws, given["goal"], day)
    drafted = drafts(root, [change], ws.digests)
    show_diff(drafted.texts)
    if dry_run:
        return
    write(session, drafted, f"actual {given['goal']} {day.isoformat()}: {given['value']}" if commit else None)
    if "metric" not in given:
        for sentence in standing_told(load(root), given["goal"], now.date(), session.lang):
            warn(sentence)


def _day(option: str, text: str) -> date:
    from teamops.model.values import to_day

    try:
        made: date = to_day(text)
    except ValueError:
        raise CannotGoOnError("actuals.bad_date", option=option, value=text) from None
    return made


def _warn_of_period(session: Session, ws: "Workspace", goal: str, day: date) -> None:
    """Say when a figure is of a day that its goal, or part, does not cover."""
    node = ws.nodes.get(goal)
    if node is not None and node.period is not None and day not in node.period:
        first, last = node.period.start.isoformat(), node.period.end.isoformat()
        warn(session.say("actuals.outside", day=day.isoformat(), first=first, last=last))


def _list(session: Session, asked: dict[str, str | None], form: Format, today: str | None) -> None:
    from teamops.cli.who import person_named
    from teamops.model.period import Period
    from teamops.planning.addressing import node_at
    from teamops.reporting.report import Asked
    from teamops.reporting.sections.recorded import Wanted, recorded, recorded_report
    from teamops.store.loading import load

    ws = load(session.root)
    now = clock(today)(ws.settings.timezone).date()
    since, until = (_day(f"--{key}", text) if (text := asked[key]) else None for key in ("since", "until"))
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
    from teamops.render.report_json import machine

    record = entry.record
    return {
        "goal": record.goal, "date": record.date.isoformat(), "value": machine(record.value), "metric": record.metric,
        "owner": record.owner, "department": record.department, "source": record.source, "note": record.note,
        "file": entry.at.file,
    }  # fmt: skip
