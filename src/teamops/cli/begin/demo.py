"""`teamops demo`: the example as a real git repository, and the main job run on it."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from teamops.cli.output.screen import show
from teamops.cli.shell.session import Session
from teamops.store.errors import CommandError

TODAY = "2026-09-28T16:00"
"""The Monday on which the example's team meets."""


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def run_demo(
        folder: Annotated[str, typer.Argument(metavar="DIR", help=say("cli.demo.folder"))] = "teamops-demo",
    ) -> None:
        from teamops.store.demo.history import load_demo_commits
        from teamops.store.demo.package_files import find_shipped_folder
        from teamops.store.demo.repository import commit_all

        where = session.start / Path(folder).expanduser()
        if where.exists() and (not where.is_dir() or any(where.iterdir())):
            raise CommandError("not_empty", folder=folder)
        where.mkdir(parents=True, exist_ok=True)
        made = load_demo_commits(find_shipped_folder("examples") / "quarter")
        commit_all(where, made)
        show([(say("cli.demo.made", folder=folder, commits=len(made)) + "\n", "bold")])
        page = where / "weekly.html"
        _run(session, where, "split-goal", "sales-2026Q4", "--into", "month,week,people", "--yes")
        _run(session, where, "check")
        _run(session, where, "report", "weekly")
        _run(session, where, "report", "weekly", "--format", "html", "-o", str(page))
        show([(say("cli.demo.done", page=page.resolve(), folder=folder) + "\n", "bold")])

    return run_demo


def _run(session: Session, where: Path, *arguments: str) -> None:
    """Show a command as one would type it, and run it in the demonstration."""
    from teamops.cli.shell.app import run

    show([(f"\n$ teamops {' '.join(arguments)}\n\n", "bold cyan")])
    sys.stdout.flush()
    code = run(["-C", str(where), "--lang", session.lang, *arguments, "--today", TODAY])
    sys.stdout.flush()
    if code:
        raise typer.Exit(code)
