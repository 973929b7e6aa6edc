"""`teamops hook`: let git run the check before each commit, without pre-commit."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

from teamops.cli.output.screen import warn
from teamops.cli.shell.declarations import CommandGroup, Exit
from teamops.cli.shell.options import make_text_argument
from teamops.cli.shell.plain_parser import parse_plainly
from teamops.cli.shell.session import Session, parse_session
from teamops.cli.writing.print_result import print_json_files
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.store.errors import WorkspaceUnreadableError
from teamops.store.git import hook
from teamops.store.git.index import read_index
from teamops.store.git.unpack import export_workspaces
from teamops.store.reading.discovery import find_root

_NO_RECORDS = ("actor", "commit", "today")
"""Options of writing commands that hooks have no use for."""

_CHANGES = ("installed", "renewed", "removed")

Outcomes = Sequence[tuple[Path, str]]
"""Hook files, each with what happened to it."""


def group(session: Session) -> CommandGroup:
    """Return the commands in the session's language."""
    app = CommandGroup()
    check_options = make_text_argument("hook.options", "-- OPTIONS")

    @app.command("install", help="hook.install.help")
    @writes(without=_NO_RECORDS)
    def install(options: Annotated[list[str] | None, check_options] = None, *, write: WriteOptions) -> None:
        _report(session, write, _install(session, options or (), write))

    @app.command("uninstall", help="hook.uninstall.help")
    @writes(without=_NO_RECORDS)
    def uninstall(*, write: WriteOptions) -> None:
        outcomes = hook.uninstall(session.start, dry_run=write.dry_run)
        _report(session, write, [(file, "still_called" if one == "called" else one) for file, one in outcomes])

    @app.command("run", help="hook.run.help")
    def run(options: Annotated[list[str] | None, check_options] = None) -> None:
        raise Exit(_run(session, options or ()))

    return app


def _install(session: Session, options: Sequence[str], write: WriteOptions) -> Outcomes:
    arguments = parse_session(options, {})[1]  # without --lang and the like, which may be anywhere
    if parse_plainly(session, ["check", *arguments], {}) is None:
        from teamops.cli.shell.typer_application import require_usable  # here: typer is slow to import

        require_usable(session, ["check", *arguments])
    script = hook.format_hook_script(options, session.say("hook.not_found"))
    return hook.install(session.start, script, dry_run=write.dry_run)


def _report(session: Session, write: WriteOptions, outcomes: Outcomes) -> None:
    """Report what happened to each hook file, or would happen."""
    if write.is_json:
        changed = [_shorten_path(file).as_posix() for file, one in outcomes if one in _CHANGES]
        hooks = [{"file": _shorten_path(file).as_posix(), "outcome": one} for file, one in outcomes]
        print_json_files(changed, {"hooks": hooks}, is_written=bool(changed) and not write.dry_run)
        return
    for file, outcome in outcomes:
        warn(session.say(f"hook.{outcome}", file=_shorten_path(file)))
    if not outcomes:
        warn(session.say("hook.none"))
    if write.dry_run:
        warn(session.say("writing.was_dry_run"))


def _shorten_path(file: Path) -> Path:
    """Return the path relative to the current folder, if it is below that."""
    return file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file


def _run(session: Session, options: Sequence[str]) -> int:
    """Check what is staged in each workspace; return the worst exit code, 0 where no record is staged."""
    commit = read_index(session.start)
    for file in commit.list_unstaged_settings():
        warn(session.say("hook.unknown", file=file))
    workspaces = commit.list_workspaces()
    if not workspaces:
        return 0
    with TemporaryDirectory(prefix="teamops-") as temporary:
        folder = Path(os.path.realpath(temporary))
        variables = export_workspaces(commit, workspaces, folder)
        roots = {folder / "files" / name: name or commit.top.name for name in workspaces}
        return max(_check(_make_session(session, root), name, options, variables) for root, name in roots.items())


def _check(there: Session, name: str, options: Sequence[str], variables: dict[str, str]) -> int:
    """Run `teamops check` in a workspace, as a process of its own that sees no other git; return its exit code."""
    program = [sys.executable, "-P", "-m", "teamops", "-C", str(there.start), "--lang", there.lang]
    check = ["check", "--format", "concise", *options]
    code = subprocess.run([*program, *check], check=False, cwd=there.start, env=os.environ | variables).returncode
    if code:
        warn(there.say("hook.refused", workspace=name))
    return code


def _make_session(session: Session, root: Path) -> Session:
    """Return a session at `root` in the language of `session`; in that of `root` if `session` is in no workspace."""
    try:
        find_root(session.start)
    except WorkspaceUnreadableError:
        return parse_session(["-C", str(root)], os.environ)[0]
    return session._replace(start=root)
