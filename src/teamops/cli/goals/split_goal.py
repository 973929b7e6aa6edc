"""`teamops split-goal`: a goal into quarters, months, weeks and people."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any

from teamops.cli.goals.split_options import parse_buffer, parse_departments, parse_levels, parse_people, parse_weights
from teamops.cli.output.screen import can_ask, ignore_closed_pipe, show_report
from teamops.cli.shell.completers import list_goal_ids, make_argument
from teamops.cli.shell.declarations import Option
from teamops.cli.shell.option_values import parse_day
from teamops.cli.shell.options import OutputFormat, make_flag, make_format_option
from teamops.cli.shell.session import Session, make_clock
from teamops.cli.writing.commit_message import get_diary
from teamops.cli.writing.print_result import print_json_result
from teamops.cli.writing.write_files import load_to_write, plan_files, require_consent, show_changes, write_and_report
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.locale.formats import split_list
from teamops.locale.text import Lang
from teamops.locale.words import Words
from teamops.model.records.goals import Part
from teamops.model.tree import list_segments
from teamops.model.workspace import Workspace
from teamops.planning.split.recipe import serialize_split
from teamops.planning.split.split import Split, plan_split
from teamops.render.report.json import convert_value
from teamops.reporting.pages.split import build_split_report

_DIFF_LINES = 12
"""How many lines of the diff are shown before it is written; `--dry-run` shows all of it."""


class WeightBasis(StrEnum):
    """What parts are weighed by."""

    workdays = "workdays"
    equal = "equal"
    history = "history"
    custom = "custom"


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""
    say = session.say

    @writes(without={"actor", "form"}, before={"dry_run": "explain"})
    def split_goal(
        goal: Annotated[str, make_argument("cli.split_goal.goal", list_goal_ids, "GOAL")],
        into: Annotated[str | None, Option(metavar="LEVEL,…", help="cli.split_goal.into")] = None,
        by: Annotated[WeightBasis | None, Option(help="cli.split_goal.by")] = None,
        weights: Annotated[str | None, Option(metavar="WEIGHT:…", help="cli.split_goal.weights")] = None,
        people: Annotated[str | None, Option(metavar="PERSON=WEIGHT,…", help="cli.split_goal.people")] = None,
        posts: Annotated[str | None, Option(metavar="POST,…", help="cli.split_goal.posts")] = None,
        departments: Annotated[str | None, Option(metavar="DEPT=WEIGHT,…", help="cli.split_goal.departments")] = None,
        buffer: Annotated[str | None, Option(metavar="over:N|reserve:N[@LEVEL]", help="cli.split_goal.buffer")] = None,
        from_actuals: Annotated[bool, make_flag("--from-actuals", "cli.split_goal.from_actuals")] = False,
        since: Annotated[str | None, Option("--from", metavar="DATE", help="cli.split_goal.since")] = None,
        replace: Annotated[bool, make_flag("--replace", "cli.split_goal.replace")] = False,
        explain: Annotated[bool, make_flag("--explain", "cli.split_goal.explain")] = False,
        form: Annotated[OutputFormat, make_format_option("cli.split_goal.format")] = OutputFormat.terminal,
        yes: Annotated[bool, Option("--yes", "-y", help="cli.split_goal.yes")] = False,
        *,
        write: WriteOptions,
    ) -> None:
        ws = load_to_write(session, dry_run=write.dry_run)
        day = make_clock(write.today)(ws.settings.timezone).date()
        split = plan_split(
            ws,
            goal,
            None if into is None else parse_levels(into),
            by=None if by is None else by.value,
            weights=parse_weights(weights),
            people=parse_people(ws, people),
            posts=split_list(posts or ""),
            departments=parse_departments(ws, departments),
            buffer=parse_buffer(buffer),
            replace=replace,
            today=day,
            from_actuals=from_actuals,
            since=None if since is None else parse_day("--from", since, day),
        )
        drafts = plan_files(session, ws, split.changes)
        is_json = form is OutputFormat.json
        if not is_json:
            with ignore_closed_pipe():
                show_report(build_split_report(ws, split, day, session.lang, explained=explain))
                show_changes(session, drafts, None if write.dry_run else _DIFF_LINES)
        outcome = None
        if split.changes and not write.dry_run:
            if can_ask() and not (yes or is_json):
                require_consent(session, say("cli.split_goal.confirm"))
            outcome = write_and_report(session, drafts, _format_message(ws, split) if write.commit else None)
        if is_json:
            print_json_result(drafts.texts, outcome, _build_json_split(ws, split, session.lang))

    return split_goal


def _format_message(ws: Workspace, split: Split) -> str:
    words = get_diary(ws)
    levels = words("diary.comma").join(words(f"planning.level.{level}") for level in split.levels)
    return words("diary.split", goal=split.node.path, levels=levels)


def _build_json_split(ws: Workspace, split: Split, lang: Lang) -> dict[str, Any]:
    """Build the document: `owner` and `department` are a part's own, `responsible` its own or inherited owner."""
    own = _collect_owners(split)
    parts = [
        {
            "path": row.path,
            "period": row.period.text if row.period else None,
            "owner": own[row.path][0],
            "department": own[row.path][1],
            "responsible": row.owner,
            "target": convert_value(row.target),
            "weight": _convert_fraction(row.weight),
            "kept": row.kept,
        }
        for row in split.rows
    ]
    return {
        "goal": split.node.path,
        "calendar": _build_json_calendar(ws, split),
        "parts": parts,
        "reserve": convert_value(split.reserve),
        "lapsed": list(split.lapsed),
        "split": None if split.how is None else serialize_split(split.how),
        "differs": [one._asdict() for one in split.differences],
        "notices": [notice.say(Words(lang)) for notice in split.notices],
    }


def _collect_owners(split: Split) -> dict[str, tuple[str | None, str | None]]:
    """Return the owner and department of each part's own, by path."""

    def walk_parts(path: str, parts: tuple[Part, ...]) -> Iterator[tuple[str, tuple[str | None, str | None]]]:
        for part, segment in zip(parts, list_segments(parts), strict=True):
            own = f"{path}/{segment}"
            yield own, (part.owner, part.department)
            yield from walk_parts(own, part.parts)

    return dict(walk_parts(split.node.path, split.parts))


def _build_json_calendar(ws: Workspace, split: Split) -> list[dict[str, Any]]:
    """Return where the working days of each year come from: `team`, `official`, `provisional` or `weekdays`."""
    period = split.node.period
    years = () if period is None else range(period.start.year, period.end.year + 1)
    return [{"year": year, "from": ws.workdays.source(year)} for year in years]


def _convert_fraction(weight: Fraction | None) -> int | str | None:
    if weight is None:
        return None
    return weight.numerator if weight.denominator == 1 else str(weight)
