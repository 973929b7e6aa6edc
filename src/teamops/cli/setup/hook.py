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
from teamops.store.errors import WorkspaceUnreadableError
from teamops.store.git import hook
from teamops.store.git.index import read_index
from teamops.store.git.unpack import export_workspaces
from teamops.store.reading.discovery import find_root


def group(session: Session) -> CommandGroup:
    """Return the commands in the session's language."""
    say = session.say
    app = CommandGroup()
    check_options = make_text_argument("hook.options", "-- OPTIONS")

    @app.command("install", help="hook.install.help")
    def install(options: Annotated[list[str] | None, check_options] = None) -> None:
        _install(session, options or ())

    @app.command("uninstall", help="hook.uninstall.help")
    def uninstall() -> None:
        outcomes = hook.uninstall(session.start)
        for file, outcome in outcomes:
            warn(say("hook.still_called" if outcome == "called" else f"hook.{outcome}", file=_shorten_path(file)))
        if not outcomes:
            warn(say("hook.none"))

    @app.command("run", help="hook.run.help")
    def run(options: Annotated[list[str] | None, check_options] = None) -> None:
        raise Exit(_run(session, options or ()))

    return app


def _install(session: Session, options: Sequence[str]) -> None:
    arguments = parse_session(options, {})[1]  # without --lang and the like, which may be anywhere
    if parse_plainly(session, ["check", *arguments], {}) is None:
        from teamops.cli.shell.typer_application import require_usable  # here: typer is slow to import

        require_usable(session, ["check", *arguments])
    script = hook.format_hook_script(options, session.say("hook.not_found"))
    for file, outcome in hook.install(session.start, script):
        warn(session.say(f"hook.{outcome}", file=_shorten_path(file)))


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
