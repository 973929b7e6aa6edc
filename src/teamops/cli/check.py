"""`teamops check`: what breaks the handbook."""

import os
from collections.abc import Callable
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from teamops.checking.placed import Outcome
from teamops.cli.options import today_option
from teamops.cli.screen import show, warn
from teamops.cli.session import Session, clock
from teamops.store.checked import check as checked
from teamops.store.errors import CannotGoOnError


class Format(StrEnum):
    """How findings are printed; each has a module `render/findings_NAME.py`."""

    full = "full"
    concise = "concise"
    json = "json"
    github = "github"


class FailOn(StrEnum):
    """The severity from which on the exit code is 1."""

    error = "error"
    warning = "warning"
    info = "info"


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def check(
        paths: Annotated[list[str] | None, typer.Argument(help=say("cli.check.paths"), show_default=False)] = None,
        form: Annotated[Format, typer.Option("--format", help=say("cli.check.format"))] = Format.full,
        select: Annotated[list[str] | None, typer.Option(metavar="PREFIX", help=say("cli.check.select"))] = None,
        ignore: Annotated[list[str] | None, typer.Option(metavar="PREFIX", help=say("cli.check.ignore"))] = None,
        fail_on: Annotated[FailOn, typer.Option(help=say("cli.check.fail_on"))] = FailOn.error,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        root = session.root
        wanted = tuple(_inside(root, session.start, path) for path in paths or ())
        outcome = checked(root, session.lang, clock(today)).only(_codes(select), _codes(ignore), wanted)
        show(import_module(f"teamops.render.findings_{form}").render(outcome, say))
        if form in (Format.concise, Format.github):
            for undecided in outcome.not_run:
                warn(say("cli.check.not_run", code=undecided.code, why=undecided.why))
        raise typer.Exit(1 if _fails(outcome, fail_on) else 0)

    return check


def _codes(given: list[str] | None) -> tuple[str, ...]:
    """Prefixes of codes from options that may be repeated or hold several with commas."""
    return tuple(code.strip().upper() for text in given or () for code in text.split(",") if code.strip())


def _inside(root: Path, start: Path, path: str) -> str:
    """`path` as the workspace names it. Raises CannotGoOnError if it is not there or not in the workspace."""
    full = Path(os.path.abspath(start / path))  # noqa: PTH100  # links are to be named as the user names them
    if not full.exists():
        raise CannotGoOnError("no_such_path", path=path)
    if not full.is_relative_to(root):
        full = full.resolve()
    if not full.is_relative_to(root):
        raise CannotGoOnError("path_outside", path=path, folder=root)
    return "" if full == root else full.relative_to(root).as_posix()


def _fails(outcome: Outcome, fail_on: FailOn) -> bool:
    levels = list(FailOn)
    return any(outcome.count(level.value) for level in levels[: levels.index(fail_on) + 1])
