"""What is wrong with a command line quotes the command line: nothing of it acts on a screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from teamops.render.visible import make_visible_lines


@contextmanager
def sanitize_usage_errors() -> Iterator[None]:
    """Errors of the command line that leave this block say what they say with signs for what acts or hides."""
    try:
        yield
    except Exception as error:
        if hasattr(error, "format_message"):  # an error of click, wherever typer has it from
            said = make_visible_lines(error.format_message())
            error.format_message = lambda: said
        raise
