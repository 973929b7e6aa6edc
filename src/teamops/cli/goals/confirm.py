"""`teamops confirm`: a person agrees to goals or their parts; `--list` shows who has not, `--all-mine` confirms all."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated

from teamops.cli.context.identity import read_git_email
from teamops.cli.context.people import resolve_person
from teamops.cli.output.screen import can_ask, show_json, show_report, warn
from teamops.cli.shell.completers import list_goal_paths, make_argument, make_person_option
from teamops.cli.shell.declarations import Option
from teamops.cli.shell.options import make_flag, make_text_option
from teamops.cli.shell.session import Session, make_clock
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import get_diary, shorten
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_files import load_to_write
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.locale.shell_quote import quote_command
from teamops.model.dataclass import replace
from teamops.model.named_tuple import NamedTuple
from teamops.model.signing.signatures import list_signature_states
from teamops.model.time.moments import convert_to_zone
from teamops.model.workspace import Workspace
from teamops.planning.addresses import resolve_node
from teamops.planning.confirm import ConfirmationPlan, plan_all_confirmations, plan_confirmation
from teamops.reporting.pages.confirmations import (
    ConfirmationStatus,
    build_agreement,
    build_json_overview,
    build_overview,
)
from teamops.reporting.pages.waiting_confirmations import build_json_waiting, build_waiting_report
from teamops.store.errors import CommandError
from teamops.store.git.command import ask_git_or_none
from teamops.store.past.evidence import grade_signatures


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""

    @writes(without={"actor"}, before={"dry_run": "yes"})
    def confirm(
        path: Annotated[str | None, make_argument("cli.confirm.path", list_goal_paths, "GOAL")] = None,
        person: Annotated[str | None, make_person_option("--as", "cli.confirm.as")] = None,
        note: Annotated[str | None, make_text_option("--note", "cli.confirm.note")] = None,
        all_mine: Annotated[bool, make_flag("--all-mine", "cli.confirm.all_mine")] = False,
        listed: Annotated[bool, make_flag("--list", "cli.confirm.list")] = False,
        yes: Annotated[bool, Option("--yes", "-y", help="cli.confirm.yes")] = False,
        *,
        write: WriteOptions,
    ) -> None:
        options = ConfirmOptions(path, person, note)
        if listed:
            _list(session, options, write)
        elif person is None:
            raise CommandError("confirm_needs", missing="--as")
        elif path is None and not all_mine:
            _show_waiting(session, person, write)
        else:
            plan = _plan_all if all_mine else _plan_one
            write = write._replace(asks=can_ask() and not yes)
            apply_plan(session, write, lambda ws, now: plan(session, ws, options, now))

    return confirm


class ConfirmOptions(NamedTuple):
    """The options of `teamops confirm`, as typed."""

    goal: str | None
    person: str | None
    note: str | None


def _plan_all(session: Session, ws: Workspace, options: ConfirmOptions, now: datetime) -> PlannedWrite:
    """Plan to confirm everything that waits for a person."""
    person = resolve_person(ws, options.person or "")
    goal = resolve_node(ws, options.goal).goal.id if options.goal else None
    planned = plan_all_confirmations(ws, person, now, options.note, goal)
    name = ws.get_person_name(person)
    paths = get_diary(ws)("diary.comma").join(one.node.path for one in planned)
    return replace(
        _build_write(session, ws, person, planned),
        commit_message=get_diary(ws)("diary.confirm_all", paths=shorten(paths), person=name),
        report=build_waiting_report(ws, person, planned, now.date(), session.lang),
        question=session.say("confirm.ask_all", person=name, count=len(planned)),
    )


def _plan_one(session: Session, ws: Workspace, options: ConfirmOptions, now: datetime) -> PlannedWrite:
    """Plan to confirm one place. Raise UserError if the person cannot."""
    person = resolve_person(ws, options.person or "")
    planned = plan_confirmation(ws, options.goal or "", person, now, options.note)
    name = ws.get_person_name(person)
    written = replace(
        _build_write(session, ws, person, [planned]),
        commit_message=get_diary(ws)("diary.confirm", path=planned.node.path, person=name),
        report=build_agreement(ws, planned, now.date(), session.lang),
        question=session.say("confirm.ask", person=name),
    )
    if planned.before is None or planned.changes:
        return written
    day = convert_to_zone(planned.before.confirmation.at, ws.settings.timezone).date()
    return replace(written, warnings=[session.say("confirm.already", person=name, day=day.isoformat())])


def _build_write(session: Session, ws: Workspace, person: str, planned: Sequence[ConfirmationPlan]) -> PlannedWrite:
    """Return the write without its texts."""
    changes = [change for one in planned for change in one.changes]
    return PlannedWrite(
        changes,
        [change.at for change in changes],
        "",
        warnings=_describe_other_identity(session, ws, person) if changes else (),
        document=build_json_waiting(person, planned),
    )


def _show_waiting(session: Session, typed: str, write: WriteOptions) -> None:
    """Print what waits for a person, and how to confirm it; nothing is written."""
    ws = load_to_write(session, dry_run=True)
    now = make_clock(write.today)(ws.settings.timezone)
    person = resolve_person(ws, typed)
    planned = plan_all_confirmations(ws, person, now)
    if write.is_json:
        show_json(build_json_waiting(person, planned))
        return
    show_report(build_waiting_report(ws, person, planned, now.date(), session.lang))
    if planned:
        command = quote_command("teamops", "confirm", "--all-mine", "--as", person)
        warn(session.say("confirm.waiting.hint", command=command, person=person))


def _describe_other_identity(session: Session, ws: Workspace, person: str) -> list[str]:
    """Warn if git is set up for somebody else here, who would be the author of a commit."""
    root, known = session.root, ws.settings.people[person]
    in_git = ask_git_or_none(root, "rev-parse", "--git-dir") is not None
    email = read_git_email(root) if in_git else ""
    if not email or not known.email or email.casefold() == known.email.casefold():
        return []
    name = ws.get_person_name(person)
    return [session.say("confirm.other_identity", email=email, person=name, expected=known.email)]


def _list(session: Session, options: ConfirmOptions, write: WriteOptions) -> None:
    """Print who has confirmed a goal, or all goals; only a person if given."""
    ws = load_to_write(session, dry_run=True)
    now = make_clock(write.today)(ws.settings.timezone)
    person = None if options.person is None else resolve_person(ws, options.person)
    goal = resolve_node(ws, options.goal).goal.id if options.goal else None
    trees = [tree for tree in ws.list_goal_trees() if goal in (None, tree.goal.id)]
    states = [
        (tree, state)
        for tree in trees
        for state in list_signature_states(tree).values()
        if person in (None, state.person)
    ]
    signatures = [signature for _, state in states for signature in state.signatures]
    grades = grade_signatures(ws, session.root, signatures)
    evidence = dict(zip([one.at for one in signatures], grades, strict=True))
    statuses = [
        ConfirmationStatus(tree, state, [evidence[one.at] for one in state.signatures]) for tree, state in states
    ]
    if write.is_json:
        show_json(build_json_overview(statuses))
    else:
        show_report(build_overview(ws, statuses, now.date(), session.lang))
