"""`teamops undo`: take back the last write of teamops, or with `--redo` what undo took away."""

from collections.abc import Callable, Mapping
from typing import Annotated

from teamops.cli.output.screen import can_ask, ignore_closed_pipe, show, show_diff, show_json, warn
from teamops.cli.shell.declarations import Option
from teamops.cli.shell.options import make_flag, make_text_argument
from teamops.cli.shell.session import Session
from teamops.cli.writing.commit_message import format_author_of, get_diary, shorten
from teamops.cli.writing.print_result import print_json_result
from teamops.cli.writing.write_files import WriteOutcome, require_consent
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.model.named_tuple import NamedTuple
from teamops.model.time.moments import format_moment
from teamops.render.visible import make_visible
from teamops.store.errors import CommandError
from teamops.store.git.repository import (
    NotCommittedError,
    commit,
    find_last_commit,
    list_differing,
    lock_for_commit,
)
from teamops.store.reading.loader import load
from teamops.store.writing.kept_writes import KeptWrite, forget_write, list_writes
from teamops.store.writing.take_back import TakingBack, choose_write, plan_taking_back
from teamops.store.writing.transaction import recover


class UndoOptions(NamedTuple):
    """The options of `teamops undo`: which write, whether one that undo took away, whether to write unasked."""

    number: int | None
    redo: bool
    yes: bool


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""

    @writes(without={"today"})
    def undo(
        number: Annotated[int | None, make_text_argument("undo.number", "N")] = None,
        listed: Annotated[bool, make_flag("--list", "undo.list")] = False,
        redo: Annotated[bool, make_flag("--redo", "undo.redo")] = False,
        yes: Annotated[bool, Option("--yes", "-y", help="undo.yes")] = False,
        *,
        write: WriteOptions,
    ) -> None:
        if listed:
            _list_writes(session, write)
        else:
            _take_back(session, UndoOptions(number, redo, yes), write)

    return undo


def _list_writes(session: Session, write: WriteOptions) -> None:
    writes = list_writes(session.root)
    if write.is_json:
        show_json({"version": 1, "writes": [_build_entry(kept) for kept in reversed(writes)]})
        return
    if not writes:
        warn(session.say("undo.none"))
        return
    for kept in reversed(writes):
        message = "undo.listed_undone" if kept.is_undone else "undo.listed"
        files = tuple(file.file for file in kept.files)
        line = session.say(message, number=kept.number, files=files, **_describe(kept))
        show([(make_visible(line) + "\n", "dim" if kept.is_undone else "")])


def _build_entry(kept: KeptWrite) -> dict[str, object]:
    files = [file.file for file in kept.files]
    at = kept.moment.replace(microsecond=0).isoformat()
    return {"number": kept.number, "command": kept.command, "at": at, "undone": kept.is_undone, "files": files}


def _describe(kept: KeptWrite) -> dict[str, str]:
    """Return the command of a write and the time at which it was given, on the clock of then."""
    zone = kept.moment.tzinfo
    assert zone is not None
    return {"command": kept.command, "moment": format_moment(kept.moment.replace(second=0), zone)}


def _take_back(session: Session, options: UndoOptions, write: WriteOptions) -> None:
    root = session.root
    if not write.dry_run:
        recover(root)
    by = format_author_of(load(root), write.actor) if write.actor else ""
    kept = choose_write(root, options.number, redo=options.redo)
    taking = plan_taking_back(root, kept)
    own = {"undone": _build_entry(kept)}
    if not taking.contents:
        warn(session.say("undo.already", **_describe(kept)))
        if write.is_json:
            print_json_result({}, None, own)
        if not write.dry_run:
            forget_write(root, kept.number)
        return
    files = tuple(taking.contents)
    revision = "" if list_differing(root, files) else find_last_commit(root, files)
    if not write.is_json:
        with ignore_closed_pipe():
            message = "undo.puts_back" if kept.is_undone else "undo.takes_back"
            show([(make_visible(session.say(message, number=kept.number, **_describe(kept))) + "\n", "bold")])
            show_diff(taking.texts)
    if revision:
        warn(session.say("undo.committed" if write.commit else "undo.committed_hint", commit=revision))
    outcome = None
    if not write.dry_run:
        if not options.yes:
            if write.is_json or not can_ask():
                raise CommandError("undo.needs_yes")
            require_consent(session, session.say("undo.ask_redo" if kept.is_undone else "undo.ask"))
        outcome = _write(session, taking, write, own, by)
    if write.is_json:
        print_json_result(taking.texts, outcome, own)


def _write(
    session: Session, taking: TakingBack, write: WriteOptions, own: Mapping[str, object], by: str
) -> WriteOutcome:
    """Take the write back, commit that if asked to, and report both."""
    root = session.root
    if not write.commit:
        files = taking.write(root)
        _report_files(session, taking, files)
        return WriteOutcome(files)
    ws = load(root)
    facts = {**_describe(taking.kept), "by": by}
    message = get_diary(ws)("diary.redone" if taking.kept.is_undone else "diary.undone", **facts)
    with lock_for_commit(root):
        _report_files(session, taking, files := taking.write(root))
        differing = list_differing(root, files)
        try:
            revision = commit(root, differing, shorten(message)) if differing else None
        except NotCommittedError:
            if write.is_json:  # programs have to know that the files are written
                print_json_result(taking.texts, WriteOutcome(files), own)
            raise
    warn(session.say("undo.nothing_to_commit") if revision is None else session.say("cli.committed", commit=revision))
    return WriteOutcome(files, revision)


def _report_files(session: Session, taking: TakingBack, files: tuple[str, ...]) -> None:
    removed = tuple(file for file in files if taking.contents[file].content is None)
    if written := tuple(file for file in files if file not in removed):
        warn(session.say("cli.written", files=written))
    if removed:
        warn(session.say("undo.removed", files=removed))
