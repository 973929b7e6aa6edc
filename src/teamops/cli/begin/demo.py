"""`teamops demo`: the example as a real git repository, and the main commands run on it."""

import sys
from collections.abc import Callable
from contextlib import nullcontext, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Annotated

from teamops.cli.output.screen import show
from teamops.cli.shell.declarations import Argument, Exit
from teamops.cli.shell.session import Session
from teamops.cli.writing.print_result import print_json_files
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.locale.shell_quote import quote_command
from teamops.store.demo.package_files import find_shipped_folder
from teamops.store.errors import CommandError

TODAY = "2026-09-28T16:00"
"""The Monday on which the example's team meets."""


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""
    say = session.say

    @writes(without={"actor", "commit", "today"})
    def run_demo(
        folder: Annotated[str, Argument(metavar="DIR", help="cli.demo.folder")] = "teamops-demo",
        *,
        write: WriteOptions,
    ) -> None:
        from teamops.store.demo.history import load_demo_commits  # here: GitPython is slow to import
        from teamops.store.demo.repository import commit_all

        target = session.start / Path(folder).expanduser()
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise CommandError("not_empty", folder=folder)
        commits = load_demo_commits(find_shipped_folder("examples") / "quarter")
        files = sorted({file for one in commits for file in one.files})
        page = target / "weekly.html"
        own = {"folder": str(target.resolve()), "commits": len(commits), "page": str(page.resolve())}
        if write.dry_run:
            if write.is_json:
                print_json_files(files, own, is_written=False)
                return
            show([(say("cli.demo.would_make", folder=folder, commits=len(commits), files=len(files)) + "\n", "")])
            return
        target.mkdir(parents=True, exist_ok=True)
        commit_all(target, commits)
        with redirect_stdout(StringIO()) if write.is_json else nullcontext():
            show([(say("cli.demo.made", folder=folder, commits=len(commits)) + "\n", "bold")])
            _run(session, target, "split-goal", "sales-2026Q4", "--into", "month,week,people", "--yes")
            _run(session, target, "check")
            _run(session, target, "report", "weekly")
            _run(session, target, "report", "weekly", "--format", "html", "-o", str(page))
        if write.is_json:
            print_json_files(files, own, is_written=True)
            return
        teamops = quote_command(_find_program(), "-C", folder)
        show([(say("cli.demo.done", page=page.resolve(), teamops=teamops, day=TODAY[:10]) + "\n", "bold")])

    return run_demo


def _find_program() -> str:
    """Return what users type to run this program: its name, or its path where the shell does not find the name."""
    from shutil import which  # here: slow to import

    return "teamops" if which("teamops") else sys.argv[0]


def _run(session: Session, folder: Path, *arguments: str) -> None:
    """Show a command as one would type it, and run it in the demonstration. Raise Exit if it fails."""
    from teamops.cli.shell.app import run  # here: the application imports its commands

    show([(f"\n$ teamops {' '.join(arguments)}\n\n", "bold cyan")])
    sys.stdout.flush()
    code = run(["-C", str(folder), "--lang", session.lang, *arguments, "--today", TODAY])
    sys.stdout.flush()
    if code:
        raise Exit(code)
