"""`teamops confirm`: a person agrees to goals or their parts; `--list` shows who has not, `--all-mine` confirms all."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from teamops.cli.context.identity import read_git_email
from teamops.cli.context.people import resolve_person
from teamops.cli.output.screen import can_ask, ignore_closed_pipe, show_diff, show_json, show_report, warn
from teamops.cli.shell.completers import list_goal_paths, make_argument, make_person_option
from teamops.cli.shell.declarations import Option
from teamops.cli.shell.options import OutputFormat, make_flag, make_format_option, make_text_option
from teamops.cli.shell.session import Session, make_clock
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import get_diary, shorten
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_files import load_to_write, plan_files, require_consent, write_and_report
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.locale.shell_quote import quote_command
from teamops.model.named_tuple import NamedTuple
from teamops.model.signing.signatures import list_signature_states
from teamops.model.time.moments import convert_to_zone
from teamops.model.workspace import Workspace
from teamops.planning.addresses import resolve_node
from teamops.planning.confirm import ConfirmationPlan, plan_all_confirmations, plan_confirmation
from teamops.render.visible import make_visible
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

    @writes(without={"actor", "form"}, before={"dry_run": "yes"})
    def confirm(
        path: Annotated[str | None, make_argument("cli.confirm.path", list_goal_paths, "GOAL")] = None,
        person: Annotated[str | None, make_person_option("--as", "cli.confirm.as")] = None,
        note: Annotated[str | None, make_text_option("--note", "cli.confirm.note")] = None,
        all_mine: Annotated[bool, make_flag("--all-mine", "cli.confirm.all_mine")] = False,
        listed: Annotated[bool, make_flag("--list", "cli.confirm.list")] = False,
        form: Annotated[OutputFormat, make_format_option("cli.confirm.format")] = OutputFormat.terminal,
        yes: Annotated[bool, Option("--yes", "-y", help="cli.confirm.yes")] = False,
        *,
        write: WriteOptions,
    ) -> None:
        if all_mine and person is not None and not listed:
            _confirm_all(session, AllMine(person, path, note, form), write._replace(asks=can_ask() and not yes))
            return
        ws = load_to_write(session, dry_run=listed or write.dry_run)
        now = make_clock(write.today)(ws.settings.timezone)
        if listed:
            _list(session, ws, path, resolve_person(ws, person) if person is not None else None, now, form)
            return
        if person is None:
            raise CommandError("confirm_needs", missing="--as")
        if path is None:
            _show_waiting(session, ws, resolve_person(ws, person), now, form)
            return
        _confirm(session, ws, _plan_confirmation(session, ws, path, person, now, note), write, asks=not yes)

    return confirm


class AllMine(NamedTuple):
    """The options of `confirm --all-mine`, as typed."""

    person: str
    goal: str | None
    note: str | None
    form: OutputFormat


def _confirm_all(session: Session, options: AllMine, write: WriteOptions) -> None:
    """Confirm everything that waits for a person, in one write."""
    apply_plan(session, write, lambda ws, now: _plan_all(session, ws, options, now))


def _plan_all(session: Session, ws: Workspace, options: AllMine, now: datetime) -> PlannedWrite:
    person = resolve_person(ws, options.person)
    goal = resolve_node(ws, options.goal).goal.id if options.goal else None
    planned = plan_all_confirmations(ws, person, now, options.note, goal)
    changes = [change for one in planned for change in one.changes]
    name = ws.get_person_name(person)
    paths = get_diary(ws)("diary.comma").join(one.node.path for one in planned)
    as_json = options.form is OutputFormat.json
    return PlannedWrite(
        changes,
        [change.at for change in changes],
        get_diary(ws)("diary.confirm_all", paths=shorten(paths), person=name),
        warnings=_describe_other_identity(session, ws, person) if changes else (),
        report=build_waiting_report(ws, person, planned, now.date(), session.lang),
        document=build_json_waiting(person, planned) if as_json else None,
        question="" if as_json else session.say("confirm.ask_all", person=name, count=len(planned)),
    )


def _show_waiting(session: Session, ws: Workspace, person: str, now: datetime, form: OutputFormat) -> None:
    """Print what waits for a person, and how to confirm it; nothing is written."""
    planned = plan_all_confirmations(ws, person, now)
    if form is OutputFormat.json:
        show_json(build_json_waiting(person, planned))
        return
    show_report(build_waiting_report(ws, person, planned, now.date(), session.lang))
    if planned:
        command = quote_command("teamops", "confirm", "--all-mine", "--as", person)
        warn(session.say("confirm.waiting.hint", command=command, person=person))


def _plan_confirmation(
    session: Session, ws: Workspace, path: str, person: str, now: datetime, note: str | None
) -> ConfirmationPlan:
    """Plan the confirmation, and show what is agreed. Raise UserError if the person cannot confirm it."""
    planned = plan_confirmation(ws, path, resolve_person(ws, person), now, note)
    with ignore_closed_pipe():
        show_report(build_agreement(ws, planned, now.date(), session.lang))
    if planned.before is not None and not planned.changes:
        day = convert_to_zone(planned.before.confirmation.at, ws.settings.timezone).date()
        warn(session.say("confirm.already", person=ws.get_person_name(planned.person), day=day.isoformat()))
    return planned


def _confirm(session: Session, ws: Workspace, planned: ConfirmationPlan, write: WriteOptions, *, asks: bool) -> None:
    if not planned.changes:
        return
    drafts = plan_files(session, ws, planned.changes)
    with ignore_closed_pipe():
        show_diff(drafts.texts)
    if write.dry_run:
        return
    for warning in _describe_other_identity(session, ws, planned.person):
        warn(warning)
    name = ws.get_person_name(planned.person)
    if can_ask() and asks:
        require_consent(session, session.say("confirm.ask", person=make_visible(name)))
    message = get_diary(ws)("diary.confirm", path=planned.node.path, person=name)
    write_and_report(session, drafts, message if write.commit else None)


def _describe_other_identity(session: Session, ws: Workspace, person: str) -> list[str]:
    """Warn if git is set up for somebody else here, who would be the author of a commit."""
    root, known = session.root, ws.settings.people[person]
    in_git = ask_git_or_none(root, "rev-parse", "--git-dir") is not None
    email = read_git_email(root) if in_git else ""
    if not email or not known.email or email.casefold() == known.email.casefold():
        return []
    name = ws.get_person_name(person)
    return [session.say("confirm.other_identity", email=email, person=name, expected=known.email)]


def _list(
    session: Session, ws: Workspace, path: str | None, person: str | None, now: datetime, form: OutputFormat
) -> None:
    """Print who has confirmed a goal, or all goals; only `person` if given."""
    goal = resolve_node(ws, path).goal.id if path else None
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
    if form is OutputFormat.json:
        show_json(build_json_overview(statuses))
    else:
        show_report(build_overview(ws, statuses, now.date(), session.lang))
