"""Start a quarter: what the options mean, what is shown, and the commit message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from teamops.cli.goals.targets import parse_target
from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author_of, get_diary
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions
from teamops.locale.canonical import canonicalize
from teamops.locale.shell_quote import quote_command
from teamops.model.change import Change
from teamops.model.figures.quantity import Quantity
from teamops.model.named_tuple import NamedTuple
from teamops.model.records.values import convert_percent
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.addresses import resolve_node
from teamops.planning.lookup import resolve_record
from teamops.planning.quarter.naming import get_quarter_before
from teamops.planning.quarter.options import QuarterError, StartOptions
from teamops.planning.quarter.start import QuarterStart, list_quarter_goals, plan_quarter_start
from teamops.reporting.base.report import ReportOptions
from teamops.reporting.pages.quarter_start import build_start_report
from teamops.store.writing.new_record import build_record_path, choose_record_file, plan_additions

_TAKEN = ("goals", "routines")


class StartTexts(NamedTuple):
    """The options of `quarter start`, as typed."""

    period: str
    source: str | None
    grow: str | None
    targets: tuple[str, ...]
    goals: tuple[str, ...]
    monitors: tuple[str, ...]
    only: str | None


def start_quarter(session: Session, texts: StartTexts, write: WriteOptions) -> None:
    """Write the records of the new quarter, and print the next steps."""
    apply_plan(session, write, lambda ws, now: _plan_write(session, ws, texts, write.actor, now))


def _plan_write(session: Session, ws: Workspace, texts: StartTexts, actor: str | None, now: datetime) -> PlannedWrite:
    by = format_author_of(ws, actor)
    today = now.date()
    options = _parse_options(session, ws, texts, today)
    start = plan_quarter_start(ws, options, today)
    changes = _list_changes(session, options, start, today)
    report_options = ReportOptions(options.period, today, session.lang)
    takes = {name: name in options.takes for name in _TAKEN}
    facts = {"period": options.period.text, "goals": len(start.goals), "routines": len(start.routines)}
    return PlannedWrite(
        changes,
        [change.at for change in changes],
        get_diary(ws)("diary.quarter_start", **facts, by=by),
        allowed=frozenset({"G006", "M002"}),  # who owns it, and how much is planned, is decided next
        hidden=frozenset({"G007", "G011"}),  # the next steps
        warnings=[*describe_unread(session, ws), *(note.say(session.say) for note in start.notes)],
        messages=[*_list_next_steps(session, start)] if changes else (),
        report=build_start_report(ws, report_options, start, options.source.text, **takes),
        question=session.say("cli.split_goal.confirm"),
    )


def _parse_options(session: Session, ws: Workspace, texts: StartTexts, today: date) -> StartOptions:
    period = parse_quarter("PERIOD", texts.period, today, "ahead")
    source = get_quarter_before(period) if texts.source is None else parse_quarter("--from", texts.source, today)
    if source.start >= period.start:
        raise QuarterError("not_before", source=source, period=period)
    only = None if texts.only is None else option_values.require_known(session, "--only", texts.only, _TAKEN)
    goals = tuple(dict.fromkeys(resolve_node(ws, word).goal.id for word in texts.goals))
    monitors = (resolve_record(ws, "monitors", word).record.id for word in texts.monitors)
    return StartOptions(
        period,
        source,
        goals,
        tuple(dict.fromkeys(monitors)),
        frozenset(_TAKEN if only is None else {only}),
        None if texts.grow is None else _parse_growth(texts.grow),
        dict(_parse_targets(ws, texts.targets, goals, source)),
    )


def parse_quarter(option: str, text: str, today: date, side: str = "behind") -> Period:
    """Parse a quarter. Raise QuarterError for another period, CommandError for other text."""
    period = option_values.parse_period(option, text, today, "ahead" if side == "ahead" else "behind")
    if period.kind != "quarter":
        raise QuarterError("not_a_quarter", value=text, example=Period.quarter_of(period.start))
    return period


def _parse_growth(text: str) -> Quantity:
    """Parse a share such as 10%, or 10 for the same. Raise QuarterError for other text."""
    number = canonicalize("number", text)
    share = convert_percent(number) if number is not None and number[-1] not in "万亿" else None
    if share is None or not Decimal(-1) < share <= Decimal(9):
        raise QuarterError("bad_growth", value=text)
    return share


def _parse_targets(
    ws: Workspace, texts: Sequence[str], goals: Sequence[str], source: Period
) -> Iterator[tuple[str, Quantity]]:
    """Yield the id of each goal with its new target. Raise UserError for a target that cannot be."""
    given = set[str]()
    for text in texts:
        word, equals, value = text.rpartition("=")
        if not equals or not word.strip() or not value.strip():
            raise QuarterError("bad_target", value=text)
        node = resolve_node(ws, word.strip())
        name = node.goal.id
        if name in given:
            raise QuarterError("target_twice", goal=name)
        if node not in list_quarter_goals(ws, source) or (goals and name not in goals):
            raise QuarterError("target_left_out", goal=name)
        given.add(name)
        yield name, parse_target(node.goal, "--target", value)


def _list_changes(session: Session, options: StartOptions, start: QuarterStart, today: date) -> list[Change]:
    """Return the additions: goals and projects to files of the quarter, routines to those of their owners."""
    root, file = session.root, build_record_path("goals", options.period.text, None)
    goals = [(file, one.record) for one in start.goals]
    routines = [(choose_record_file("task", one.record, today), one.record) for one in start.routines]
    projects = [(choose_record_file("monitor", one, today), one) for one in start.projects]
    return [
        *plan_additions(root, "goals", goals),
        *plan_additions(root, "tasks", routines),
        *plan_additions(root, "monitors", projects),
    ]


def describe_unread(session: Session, ws: Workspace) -> Iterator[str]:
    """Warn of records that could not be read and may be missing in the new quarter."""
    if files := ws.list_unread_files("goals", "tasks"):
        yield session.say("quarter.unread", files=files)


def _list_next_steps(session: Session, start: QuarterStart) -> Iterator[str]:
    """Yield the commands that make a quarter's goals complete."""
    if not start.goals:
        return
    yield session.say("quarter.next")
    for one in start.goals:
        name = str(one.record["id"])
        words = ("split-goal", name) if one.target is not None else ("goal", "set", name, "--target", "…")
        yield "  " + quote_command("teamops", *words)
    yield "  " + quote_command("teamops", "confirm", "--list")
