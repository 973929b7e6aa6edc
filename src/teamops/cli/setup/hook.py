"""`teamops hook`: git asks teamops before each commit, without pre-commit."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from teamops.cli.output.screen import warn
from teamops.cli.shell.session import Session, parse_session
from teamops.store.errors import WorkspaceUnreadableError
from teamops.store.reading.discovery import find_root


def group(session: Session) -> typer.Typer:
    """The commands in the words of `session`."""
    say = session.say
    made = typer.Typer(help=say("hook.help"), no_args_is_help=True, add_completion=False)
    passed_on = typer.Argument(metavar="-- OPTIONS", help=say("hook.options"), show_default=False)

    @made.command("install", help=say("hook.install.help"))
    def install(options: Annotated[list[str] | None, passed_on] = None) -> None:
        _install(session, options or ())

    @made.command("uninstall", help=say("hook.uninstall.help"))
    def uninstall() -> None:
        _uninstall(session)

    @made.command("run", help=say("hook.run.help"))
    def run(options: Annotated[list[str] | None, passed_on] = None) -> None:
        raise typer.Exit(_run(session, options or ()))

    return made


def _install(session: Session, options: Sequence[str]) -> None:
    from teamops.cli.shell.commands import build_application
    from teamops.store.git.hook import format_hook_script, install

    asked = parse_session(options, {})[1]  # without --lang and the like, which go anywhere
    build_application(session).get_command(None, "check").make_context("teamops check", asked)  # a mistake is told now
    for file, outcome in install(session.start, format_hook_script(options, session.say("hook.not_found"))):
        warn(session.say(f"hook.{outcome}", file=_shorten_path(file)))


def _uninstall(session: Session) -> None:
    from teamops.store.git.hook import uninstall

    done = uninstall(session.start)
    for file, outcome in done:
        warn(session.say("hook.still_called" if outcome == "called" else f"hook.{outcome}", file=_shorten_path(file)))
    if not done:
        warn(session.say("hook.none"))


def _shorten_path(file: Path) -> Path:
    """The path as one would type it where one is."""
    return file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file


def _run(session: Session, options: Sequence[str]) -> int:
    """The worst exit code of the checks of what is staged; 0 where no record is."""
    from teamops.store.git.index import read_index
    from teamops.store.git.unpack import export_workspaces

    commit = read_index(session.start)
    for file in commit.list_unstaged_settings():
        warn(session.say("hook.unknown", file=file))
    workspaces = commit.list_workspaces()
    if not workspaces:
        return 0
    with TemporaryDirectory(prefix="teamops-") as made:
        folder = Path(os.path.realpath(made))
        variables = export_workspaces(commit, workspaces, folder)
        roots = {folder / "files" / name: name or commit.top.name for name in workspaces}
        return max(_check(_make_session(session, root), name, options, variables) for root, name in roots.items())


def _check(there: Session, name: str, options: Sequence[str], variables: dict[str, str]) -> int:
    """The exit code of `teamops check` in one of the workspaces: a process of its own, which sees no other git."""
    program = [sys.executable, "-P", "-m", "teamops", "-C", str(there.start), "--lang", there.lang]
    asked = ["check", "--format", "concise", *options]
    code = subprocess.run([*program, *asked], check=False, cwd=there.start, env=os.environ | variables).returncode
    if code:
        warn(there.say("hook.refused", workspace=name))
    return code


def _make_session(session: Session, root: Path) -> Session:
    """A session at `root` in the language of the one given; in that of `root` if the one given is in no workspace."""
    try:
        find_root(session.start)
    except WorkspaceUnreadableError:
        return parse_session(["-C", str(root)], os.environ)[0]
    return session._replace(start=root)
