"""`teamops split-goal`: a goal into quarters, months, weeks and people."""

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from teamops.cli.output.screen import can_ask, ignore_closed_pipe, show, show_diff, show_json, show_report, warn
from teamops.cli.shell.completers import list_goal_ids, make_argument
from teamops.cli.shell.options import OutputFormat, make_commit_option, make_dry_run_option, make_today_option
from teamops.cli.shell.session import Session, make_clock

_DIFF_LINES = 12
"""The difference is shown in so many lines before it is written; `--dry-run` shows all of it."""


class WeightBasis(StrEnum):
    """What parts are weighed by."""

    workdays = "workdays"
    equal = "equal"
    history = "history"
    custom = "custom"


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def split_goal(
        goal: Annotated[str, make_argument(session, "cli.split_goal.goal", list_goal_ids, "GOAL")],
        into: Annotated[str | None, typer.Option(metavar="LEVELS", help=say("cli.split_goal.into"))] = None,
        by: Annotated[WeightBasis | None, typer.Option(help=say("cli.split_goal.by"))] = None,
        weights: Annotated[str | None, typer.Option(metavar="16:17:17", help=say("cli.split_goal.weights"))] = None,
        people: Annotated[str | None, typer.Option(metavar="A=2,B=1", help=say("cli.split_goal.people"))] = None,
        posts: Annotated[str | None, typer.Option(metavar="POSTS", help=say("cli.split_goal.posts"))] = None,
        departments: Annotated[
            str | None, typer.Option(metavar="A=2,B=1", help=say("cli.split_goal.departments"))
        ] = None,
        buffer: Annotated[
            str | None, typer.Option(metavar="over:10|reserve:12[@LEVEL]", help=say("cli.split_goal.buffer"))
        ] = None,
        from_actuals: Annotated[bool, typer.Option("--from-actuals", help=say("cli.split_goal.from_actuals"))] = False,
        since: Annotated[str | None, typer.Option("--from", metavar="DAY", help=say("cli.split_goal.since"))] = None,
        replace: Annotated[bool, typer.Option("--replace", help=say("cli.split_goal.replace"))] = False,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        explain: Annotated[bool, typer.Option("--explain", help=say("cli.split_goal.explain"))] = False,
        form: Annotated[
            OutputFormat, typer.Option("--format", help=say("cli.split_goal.format"))
        ] = OutputFormat.terminal,
        yes: Annotated[bool, typer.Option("--yes", "-y", help=say("cli.split_goal.yes"))] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.cli.goals.split_document import build_json_split
        from teamops.cli.goals.split_options import (
            parse_buffer,
            parse_departments,
            parse_people,
            parse_weights,
            parse_words,
        )
        from teamops.cli.writing.commit_message import get_diary
        from teamops.cli.writing.write_files import write_and_report
        from teamops.planning.split.split import plan_split
        from teamops.reporting.pages.split import build_split_report
        from teamops.store.reading.loader import load
        from teamops.store.writing.drafts import plan_drafts
        from teamops.store.writing.transaction import recover

        root = session.root
        if not dry_run:
            recover(root)
        ws = load(root)
        day = make_clock(today)(ws.settings.timezone).date()
        split = plan_split(
            ws,
            goal,
            None if into is None else parse_words(into),
            by=None if by is None else by.value,
            weights=parse_weights(weights),
            people=parse_people(ws, people),
            posts=parse_words(posts or ""),
            departments=parse_departments(ws, departments),
            buffer=parse_buffer(buffer),
            replace=replace,
            today=day,
            from_actuals=from_actuals,
            since=None if since is None else make_clock(since, option="--from")(ws.settings.timezone).date(),
        )
        drafted = plan_drafts(root, split.changes, ws.digests)
        with ignore_closed_pipe():
            if form is OutputFormat.json:
                show_json(build_json_split(ws, split, session.lang))
            else:
                report = build_split_report(ws, split, day, session.lang, explained=explain)
                show_report(report)
                left_out = show_diff(drafted.texts, None if dry_run else _DIFF_LINES)
                if left_out:
                    show([(say("cli.split_goal.more", lines=left_out) + "\n", "dim")])
        if dry_run or not split.changes:
            return
        asks = form is OutputFormat.terminal and can_ask() and not yes
        if asks and not typer.confirm(say("cli.split_goal.confirm")):
            warn(say("cli.split_goal.left"))
            raise typer.Exit(1)
        write_and_report(
            session,
            drafted,
            get_diary(ws)("diary.split", goal=split.node.path, levels=",".join(split.levels)) if commit else None,
        )

    return split_goal
