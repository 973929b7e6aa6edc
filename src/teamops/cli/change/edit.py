"""`teamops edit`: open a record in the user's editor at its line; what comes back is checked before it is written."""

import re
import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated

from teamops.cli.look.show import require_matches
from teamops.cli.output.questions import ask_text
from teamops.cli.output.screen import can_ask, ignore_closed_pipe, show, show_diff, warn
from teamops.cli.shell.completers import list_record_ids, make_argument
from teamops.cli.shell.declarations import Exit
from teamops.cli.shell.session import Session, make_clock
from teamops.cli.writing.commit_message import format_author_of, get_diary
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.precheck import format_findings, precheck_drafts
from teamops.cli.writing.print_result import print_json_result
from teamops.cli.writing.text_editor import edit_file
from teamops.cli.writing.write_files import WriteOutcome, load_to_write, write_and_report
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.locale.suggest import find_nearest
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At
from teamops.model.workspace import Workspace
from teamops.render.visible import make_visible, make_visible_lines
from teamops.reporting.cards.card import get_identity
from teamops.store.cache.state import make_state_folder
from teamops.store.errors import CommandError, RecordRefusedError
from teamops.store.reading.files import read_workspace_files
from teamops.store.reading.source import BOM, Source
from teamops.store.writing.drafts import Drafts, FileDraft
from teamops.store.writing.transaction import make_write_error
from teamops.store.yaml.positions import Positions

_FILE = re.compile(r"(?P<file>.+\.ya?ml)(?::(?P<line>\d{1,9}))?(?::\d*)?", re.DOTALL)


class _Edited(NamedTuple):
    """What is edited: a file as it was read, the line to begin at, and the copy; and what the history calls it.

    `by` ends the message of the commit with who acts.
    """

    source: Source
    line: int
    copy: Path
    name: str
    by: str


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""

    @writes()
    def edit(
        word: Annotated[str, make_argument("edit.word", list_record_ids, "ID|FILE")],
        *,
        write: WriteOptions,
    ) -> None:
        ws = load_to_write(session, dry_run=write.dry_run)
        by = format_author_of(ws, write.actor)  # before anything is typed
        source, line, name = _find_place(session, ws, word)
        folder = _make_folder(session.root, dry_run=write.dry_run)
        copy = folder / Path(source.file).name
        copy.write_bytes(source.raw)
        try:
            is_written = _edit(session, ws, _Edited(source, line, copy, name, by), write)
        except BaseException:
            _report_copy(session, source, copy)
            raise
        if is_written:
            shutil.rmtree(folder, ignore_errors=True)
        else:
            _report_copy(session, source, copy)

    return edit


def _make_folder(root: Path, *, dry_run: bool) -> Path:
    """Return a new folder for the copy, within the workspace: where nothing can be written, nobody types in vain."""
    if dry_run:
        return Path(tempfile.mkdtemp(prefix="teamops-"))
    try:
        return Path(tempfile.mkdtemp(prefix="edit-", dir=make_state_folder(root)))
    except OSError as error:
        raise make_write_error(error, root) from error


def _report_copy(session: Session, source: Source, copy: Path) -> None:
    """Report where the text is kept, if it is another than that of the file."""
    if copy.is_file() and copy.read_bytes() not in (source.raw, b""):
        is_inside = copy.is_relative_to(session.root)
        warn(session.say("edit.kept", file=copy.relative_to(session.root).as_posix() if is_inside else copy))
    else:
        shutil.rmtree(copy.parent, ignore_errors=True)


def _find_place(session: Session, ws: Workspace, word: str) -> tuple[Source, int, str]:
    """Return the file, the line and the name of what the word denotes: a file, perhaps with a line, or a record."""
    sources = {source.file: source for source in read_workspace_files(session.root).sources}
    if (match := _FILE.fullmatch(word)) is not None:
        file = _find_file(session, match["file"], sources)
        return sources[file], max(1, int(match["line"] or 1)), file
    matches = {one.at: one for one in require_matches(ws, word)}
    positions = Positions(sources)
    lines = {at: positions.span(at).line for at in matches}
    if len(matches) > 1:
        raise CommandError("edit.several", word=word, found=tuple(f"{at.file}:{line}" for at, line in lines.items()))
    ((at, one),) = matches.items()
    return sources[at.file], lines[at], get_identity(one)


def _find_file(session: Session, text: str, sources: dict[str, Source]) -> str:
    """Return the file of the workspace that a path names, from where the user is or from the workspace."""
    root = session.root.resolve()
    for place in (Path(text).resolve(), (root / text).resolve()):
        if place.is_relative_to(root) and (file := place.relative_to(root).as_posix()) in sources:
            return file
    raise CommandError("edit.no_file", file=text, near=find_nearest(text, sources))


def _edit(session: Session, ws: Workspace, edited: _Edited, write: WriteOptions) -> bool:
    """Let the user edit until the check passes, or they decide; return whether the text is written, or unchanged."""
    now = make_clock(write.today)(ws.settings.timezone)
    while True:
        edit_file(edited.copy, edited.line)
        raw = _read_copy(edited.copy)
        if raw == edited.source.raw:
            warn(session.say("edit.unchanged"))
            if write.is_json:
                print_json_result({}, None)
            return True
        drafts = _make_drafts(session.root, edited.source, raw)
        refused = _check(session, ws, drafts, now)
        if refused is None:
            break
        if not can_ask():
            raise refused
        show([(make_visible_lines(session.say("edit.refused", findings=refused.facts["findings"])) + "\n", "yellow")])
        answer = _ask_what_to_do(session)
        if answer == "drop":
            warn(session.say("cli.split_goal.left"))
            raise Exit(1)
        if answer == "keep":
            break
    if not write.is_json:
        with ignore_closed_pipe():
            show_diff(drafts.texts)
    outcome = None
    if not write.dry_run:
        message = get_diary(ws)("diary.edited", what=edited.name, by=edited.by)
        outcome = _write(session, drafts, message, edited.copy, write)
    if write.is_json:
        print_json_result(drafts.texts, outcome)
    return outcome is not None


def _read_copy(copy: Path) -> bytes:
    """Return the text that the editor left. Raise CommandError for none: an editor that fails may leave that."""
    try:
        raw = copy.read_bytes()
    except OSError:
        raw = b""
    if not raw.strip():
        raise CommandError("edit.no_text")
    return raw


def _write(session: Session, drafts: Drafts, message: str, copy: Path, write: WriteOptions) -> WriteOutcome:
    """Write the file and report it; where only the commit fails, the copy goes too."""
    if not write.commit:
        return write_and_report(session, drafts, None)
    from teamops.store.git.repository import NotCommittedError  # here: most writes are not committed at once

    try:
        return write_and_report(session, drafts, message)
    except NotCommittedError:
        shutil.rmtree(copy.parent, ignore_errors=True)
        if write.is_json:  # programs have to know that the files are written
            print_json_result(drafts.texts, WriteOutcome())
        raise


def _make_drafts(root: Path, source: Source, raw: bytes) -> Drafts:
    try:
        text = raw.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError:
        raise CommandError("edit.not_text") from None
    before = source.raw.removeprefix(BOM).decode("utf-8", "replace")
    return Drafts(root, (FileDraft(source.file, source, before, text),))


def _check(session: Session, ws: Workspace, drafts: Drafts, now: datetime) -> RecordRefusedError | None:
    """Show the new warnings of the file; return its new errors, None if there are none."""
    planned = PlannedWrite([], [At(drafts.files[0].file)], "")
    try:
        lines = format_findings(session, precheck_drafts(session, ws, drafts, planned, now).findings)
    except RecordRefusedError as refused:
        return refused
    for line in lines:
        warn(make_visible(line))
    return None


def _ask_what_to_do(session: Session) -> str:
    """Return `edit`, `keep` or `drop`, as the user answers."""
    answers = {"e": "edit", "k": "keep", "d": "drop", "": "edit"}
    while (answer := ask_text(session.say, session.say("edit.ask")).strip().casefold()[:1]) not in answers:
        pass
    return answers[answer]
