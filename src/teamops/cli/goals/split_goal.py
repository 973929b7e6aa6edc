"""`teamops split-goal`: a goal into quarters, months, weeks and people."""

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from teamops.cli.output.screen import can_ask, outliving_readers, show, show_diff, show_json, show_report, warn
from teamops.cli.shell.completers import argument, goal_ids
from teamops.cli.shell.options import Format, commit_option, dry_run_option, today_option
from teamops.cli.shell.session import Session, clock

_DIFF_LINES = 12
"""The difference is shown in so many lines before it is written; `--dry-run` shows all of it."""


class By(StrEnum):
    """What parts are weighed by."""

    workdays = "workdays"
    equal = "equal"
    history = "history"
    custom = "custom"


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def split_goal(
        goal: Annotated[str, argument(session, "cli.split_goal.goal", goal_ids, "GOAL")],
        into: Annotated[str | None, typer.Option(metavar="LEVELS", help=say("cli.split_goal.into"))] = None,
        by: Annotated[By | None, typer.Option(help=say("cli.split_goal.by"))] = None,
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
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        explain: Annotated[bool, typer.Option("--explain", help=say("cli.split_goal.explain"))] = False,
        form: Annotated[Format, typer.Option("--format", help=say("cli.split_goal.format"))] = Format.terminal,
        yes: Annotated[bool, typer.Option("--yes", "-y", help=say("cli.split_goal.yes"))] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.cli.goals.split_document import machine_split
        from teamops.cli.goals.split_options import buffer_asked, departments_asked, people_asked, weights_asked, words
        from teamops.cli.writing.commit_message import diary
        from teamops.cli.writing.write_files import write
        from teamops.planning.split.split import plan_split
        from teamops.reporting.pages.split import split_report
        from teamops.store.reading.loader import load
        from teamops.store.writing.drafts import drafts
        from teamops.store.writing.transaction import recover

        root = session.root
        if not dry_run:
            recover(root)
        ws = load(root)
        day = clock(today)(ws.settings.timezone).date()
        split = plan_split(
            ws,
            goal,
            None if into is None else words(into),
            by=None if by is None else by.value,
            weights=weights_asked(weights),
            people=people_asked(ws, people),
            posts=words(posts or ""),
            departments=departments_asked(ws, departments),
            buffer=buffer_asked(buffer),
            replace=replace,
            today=day,
            from_actuals=from_actuals,
            since=None if since is None else clock(since, option="--from")(ws.settings.timezone).date(),
        )
        drafted = drafts(root, split.changes, ws.digests)
        with outliving_readers():
            if form is Format.json:
                show_json(machine_split(ws, split, session.lang))
            else:
                report = split_report(ws, split, day, session.lang, explained=explain)
                show_report(report)
                left_out = show_diff(drafted.texts, None if dry_run else _DIFF_LINES)
                if left_out:
                    show([(say("cli.split_goal.more", lines=left_out) + "\n", "dim")])
        if dry_run or not split.changes:
            return
        asks = form is Format.terminal and can_ask() and not yes
        if asks and not typer.confirm(say("cli.split_goal.confirm")):
            warn(say("cli.split_goal.left"))
            raise typer.Exit(1)
        write(
            session,
            drafted,
            diary(ws)("diary.split", goal=split.node.path, levels=",".join(split.levels)) if commit else None,
        )

    return split_goal
