"""`teamops confirm`: a person agrees to a goal or to a part of it; `--list` shows who has not."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teamops.cli.context.people import person_named
from teamops.cli.output.screen import can_ask, outliving_readers, show_diff, show_json, show_report, warn
from teamops.cli.shell.completers import argument, goal_paths, option, people
from teamops.cli.shell.options import Format, commit_option, dry_run_option, today_option
from teamops.cli.shell.session import Session, clock
from teamops.render.visible import visible
from teamops.store.errors import CannotGoOnError

if TYPE_CHECKING:
    from datetime import datetime

    from teamops.model.workspace import Workspace
    from teamops.planning.confirm import Confirming


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def confirm(
        path: Annotated[str | None, argument(session, "cli.confirm.path", goal_paths, "PATH")] = None,
        person: Annotated[str | None, option(session, "--as", "cli.confirm.as", people, "PERSON")] = None,
        note: Annotated[
            str | None, typer.Option(metavar="TEXT", help=say("cli.confirm.note"), show_default=False)
        ] = None,
        listed: Annotated[bool, typer.Option("--list", help=say("cli.confirm.list"))] = False,
        form: Annotated[Format, typer.Option("--format", help=say("cli.confirm.format"))] = Format.terminal,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        yes: Annotated[bool, typer.Option("--yes", "-y", help=say("cli.confirm.yes"))] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.cli.writing.commit_message import diary
        from teamops.cli.writing.write_files import write
        from teamops.store.reading.loader import load
        from teamops.store.writing.drafts import drafts
        from teamops.store.writing.transaction import recover

        root = session.root
        if not (listed or dry_run):
            recover(root)
        ws = load(root)
        now = clock(today)(ws.settings.timezone)
        if listed:
            _list(session, ws, root, path, now, form)
            return
        if path is None or person is None:
            raise CannotGoOnError("confirm_needs", missing="PATH" if path is None else "--as")
        planned = _planned(session, ws, path, person, now, note)
        if not planned.changes:
            return
        drafted = drafts(root, planned.changes, ws.digests)
        with outliving_readers():
            show_diff(drafted.texts)
        if dry_run:
            return
        _warn_of_identity(session, ws, root, planned.person)
        name = ws.person_name(planned.person)
        if can_ask() and not yes and not typer.confirm(say("confirm.ask", person=visible(name))):
            warn(say("cli.split_goal.left"))
            raise typer.Exit(1)
        write(session, drafted, diary(ws)("diary.confirm", path=planned.node.path, person=name) if commit else None)

    return confirm


def _planned(
    session: Session, ws: "Workspace", path: str, person: str, now: "datetime", note: str | None
) -> "Confirming":
    """The confirmation, after what is agreed was shown. Raises SpokenError for what the person cannot confirm."""
    from teamops.model.time.moments import local
    from teamops.planning.confirm import plan_confirmation
    from teamops.reporting.pages.confirmations import agreement

    say = session.say
    planned = plan_confirmation(ws, path, person_named(ws, person), now, note)
    report = agreement(ws, planned, now.date(), session.lang)
    with outliving_readers():
        show_report(report)
    if planned.before is not None and not planned.changes:
        day = local(planned.before.confirmation.at, ws.settings.timezone).date()
        warn(say("confirm.already", person=ws.person_name(planned.person), day=day.isoformat()))
    return planned


def _warn_of_identity(session: Session, ws: "Workspace", root: Path, person: str) -> None:
    """Say when a commit from here would be somebody else's."""
    from teamops.store.git.command import answer_if_any

    known = ws.settings.people[person]
    in_git = answer_if_any(root, "rev-parse", "--git-dir") is not None
    email = (answer_if_any(root, "config", "user.email") or "").strip() if in_git else ""
    if email and known.email and email.casefold() != known.email.casefold():
        warn(session.say("confirm.other_identity", email=email, person=ws.person_name(person), expected=known.email))


def _list(session: Session, ws: "Workspace", root: Path, path: str | None, now: "datetime", form: Format) -> None:
    """Print how everybody stands to the goal, or to all goals."""
    from teamops.model.signing.signatures import standings
    from teamops.planning.addresses import node_at
    from teamops.reporting.pages.confirmations import Stand, machine_overview, overview
    from teamops.store.past.evidence import evidence_of

    goal = node_at(ws, path).goal.id if path else None
    trees = [tree for tree in ws.goal_trees() if goal in (None, tree.goal.id)]
    everybody = [(tree, standing) for tree in trees for standing in standings(tree).values()]
    signatures = [signature for _, standing in everybody for signature in standing.signatures]
    evidence = dict(zip([s.at for s in signatures], evidence_of(ws, root, signatures), strict=True))
    stands = [Stand(tree, standing, [evidence[s.at] for s in standing.signatures]) for tree, standing in everybody]
    if form is Format.json:
        show_json(machine_overview(stands))
        return
    report = overview(ws, stands, now.date(), session.lang)
    show_report(report)
