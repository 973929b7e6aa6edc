"""Ask the user who is there. typer, which asks, is imported only then."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from teamops.cli.shell.declarations import Exit


def ask_text(question: str, default: str = "", *, show_default: bool = False) -> str:
    """Return the user's answer; `default` if it is empty. Raise Exit if the user gives up (Ctrl-D)."""
    import typer

    with _leave_with_word():
        return str(typer.prompt(question, default=default, show_default=show_default))


def ask_consent(question: str) -> bool:
    """Return whether the user agrees. Raise Exit if the user gives up (Ctrl-D)."""
    import typer

    with _leave_with_word():
        return typer.confirm(question)


@contextmanager
def _leave_with_word() -> Iterator[None]:
    """Say that the user gave up, as typer says it. Raise KeyboardInterrupt for Ctrl-C, which ends any command."""
    import typer

    try:
        yield
    except typer.Abort as error:
        if is_interruption(error):
            sys.stderr.write("\n")  # the terminal shows ^C behind the question
            raise KeyboardInterrupt from None
        from typer.rich_utils import rich_abort_error

        rich_abort_error()
        raise Exit(1) from None


def is_interruption(error: BaseException | None) -> bool:
    """Return whether Ctrl-C is behind an error: at a question, typer makes it an error of its own."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__context__
    return error is not None
