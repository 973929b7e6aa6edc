"""`teamops confirm`: a person agrees to a goal or to a part of it; `--list` shows who has not."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teamops.cli.context.people import resolve_person
from teamops.cli.output.screen import can_ask, ignore_closed_pipe, show_diff, show_json, show_report, warn
from teamops.cli.shell.completers import list_goal_paths, list_people, make_argument, make_option
from teamops.cli.shell.options import OutputFormat, make_commit_option, make_dry_run_option, make_today_option
from teamops.cli.shell.session import Session, make_clock
from teamops.render.visible import make_visible
from teamops.store.errors import CommandError

if TYPE_CHECKING:
    from datetime import datetime

    from teamops.model.workspace import Workspace
    from teamops.planning.confirm import ConfirmationPlan


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def confirm(
        path: Annotated[str | None, make_argument(session, "cli.confirm.path", list_goal_paths, "PATH")] = None,
        person: Annotated[str | None, make_option(session, "--as", "cli.confirm.as", list_people, "PERSON")] = None,
        note: Annotated[
            str | None, typer.Option(metavar="TEXT", help=say("cli.confirm.note"), show_default=False)
        ] = None,
        listed: Annotated[bool, typer.Option("--list", help=say("cli.confirm.list"))] = False,
        form: Annotated[OutputFormat, typer.Option("--format", help=say("cli.confirm.format"))] = OutputFormat.terminal,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        yes: Annotated[bool, typer.Option("--yes", "-y", help=say("cli.confirm.yes"))] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.cli.writing.commit_message import get_diary
        from teamops.cli.writing.write_files import write_and_report
        from teamops.store.reading.loader import load
        from teamops.store.writing.drafts import plan_drafts
        from teamops.store.writing.transaction import recover

        root = session.root
        if not (listed or dry_run):
            recover(root)
        ws = load(root)
        now = make_clock(today)(ws.settings.timezone)
        if listed:
            _list(session, ws, root, path, now, form)
            return
        if path is None or person is None:
            raise CommandError("confirm_needs", missing="PATH" if path is None else "--as")
        planned = _plan_confirmation(session, ws, path, person, now, note)
        if not planned.changes:
            return
        drafted = plan_drafts(root, planned.changes, ws.digests)
        with ignore_closed_pipe():
            show_diff(drafted.texts)
        if dry_run:
            return
        _warn_of_identity(session, ws, root, planned.person)
        name = ws.get_person_name(planned.person)
        if can_ask() and not yes and not typer.confirm(say("confirm.ask", person=make_visible(name))):
            warn(say("cli.split_goal.left"))
            raise typer.Exit(1)
        write_and_report(
            session, drafted, get_diary(ws)("diary.confirm", path=planned.node.path, person=name) if commit else None
        )

    return confirm


def _plan_confirmation(
    session: Session, ws: "Workspace", path: str, person: str, now: "datetime", note: str | None
) -> "ConfirmationPlan":
    """The confirmation, after what is agreed was shown. Raises SpokenError for what the person cannot confirm."""
    from teamops.model.time.moments import convert_to_zone
    from teamops.planning.confirm import plan_confirmation
    from teamops.reporting.pages.confirmations import build_agreement

    say = session.say
    planned = plan_confirmation(ws, path, resolve_person(ws, person), now, note)
    report = build_agreement(ws, planned, now.date(), session.lang)
    with ignore_closed_pipe():
        show_report(report)
    if planned.before is not None and not planned.changes:
        day = convert_to_zone(planned.before.confirmation.at, ws.settings.timezone).date()
        warn(say("confirm.already", person=ws.get_person_name(planned.person), day=day.isoformat()))
    return planned


def _warn_of_identity(session: Session, ws: "Workspace", root: Path, person: str) -> None:
    """Say when a commit from here would be somebody else's."""
    from teamops.store.git.command import ask_git_or_none

    known = ws.settings.people[person]
    in_git = ask_git_or_none(root, "rev-parse", "--git-dir") is not None
    email = (ask_git_or_none(root, "config", "user.email") or "").strip() if in_git else ""
    if email and known.email and email.casefold() != known.email.casefold():
        warn(
            session.say("confirm.other_identity", email=email, person=ws.get_person_name(person), expected=known.email)
        )


def _list(session: Session, ws: "Workspace", root: Path, path: str | None, now: "datetime", form: OutputFormat) -> None:
    """Print how everybody stands to the goal, or to all goals."""
    from teamops.model.signing.signatures import list_signature_states
    from teamops.planning.addresses import resolve_node
    from teamops.reporting.pages.confirmations import ConfirmationStatus, build_json_overview, build_overview
    from teamops.store.past.evidence import grade_signatures

    goal = resolve_node(ws, path).goal.id if path else None
    trees = [tree for tree in ws.list_goal_trees() if goal in (None, tree.goal.id)]
    everybody = [(tree, standing) for tree in trees for standing in list_signature_states(tree).values()]
    signatures = [signature for _, standing in everybody for signature in standing.signatures]
    evidence = dict(zip([s.at for s in signatures], grade_signatures(ws, root, signatures), strict=True))
    stands = [
        ConfirmationStatus(tree, standing, [evidence[s.at] for s in standing.signatures])
        for tree, standing in everybody
    ]
    if form is OutputFormat.json:
        show_json(build_json_overview(stands))
        return
    report = build_overview(ws, stands, now.date(), session.lang)
    show_report(report)
