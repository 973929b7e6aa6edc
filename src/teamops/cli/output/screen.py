"""Write output: with colours to a terminal, as plain text to a pipe or file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from teamops.cli.output.streams import OutputLostError, is_terminal
from teamops.render.styled_text import Span as Span
from teamops.render.styled_text import join_spans
from teamops.render.visible import make_visible
from teamops.store.progress import clear_progress
from teamops.store.writing.run_log import note_lost_output

if TYPE_CHECKING:
    from teamops.cli.shell.session import Session
    from teamops.locale.words import Words
    from teamops.reporting.base.report import Report


def can_color() -> bool:
    """Return whether standard output is a terminal that may be coloured (https://no-color.org)."""
    return is_terminal(sys.stdout) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def can_ask() -> bool:
    """Return whether a user is there to answer questions."""
    return is_terminal(sys.stdin)


def get_width() -> int:
    """Return the columns of the terminal; 100 where there is none.

    `shutil` finds them in the same way, but imports what knows archives, too.
    """
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _USUAL_WIDTH  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):  # it is closed, or no terminal
        return _USUAL_WIDTH


_USUAL_WIDTH = 100


def show_progress(say: Words) -> AbstractContextManager[None]:
    """Return the context in which progress is shown, if standard error is a terminal that can remove it again."""
    if not is_terminal(sys.stderr) or os.environ.get("TERM", "dumb") in ("dumb", "unknown"):
        return nullcontext()
    from teamops.cli.output.progress import ProgressDisplay
    from teamops.store.progress import watch_with

    return watch_with(ProgressDisplay(say))


@contextmanager
def ignore_closed_pipe() -> Iterator[None]:
    """Ignore a reader that closed the pipe during the block.

    For commands that write: `… --commit | head -1` must not lose the write because of its preview. A full disk is
    ignored after a write only; before one it is raised, and nothing is written.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        discard_output(sys.stdout)
    except OutputLostError as error:
        if not note_lost_output(error):
            raise
        discard_output(sys.stdout)


def discard_output(stream: TextIO) -> None:
    """Send all further output of `stream` to the null device."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def show(spans: Iterable[Span]) -> None:
    """Print pieces of text one after the other."""
    sys.stdout.write(join_spans(spans, color=can_color()))


def show_report(report: Report, form: str = "terminal") -> None:
    """Print a report as wide as the screen, or as JSON."""
    if form == "json":
        from teamops.render.report import json as report_json

        sys.stdout.write(report_json.render(report))
        return
    from teamops.render.report import terminal

    sys.stdout.write(terminal.render(report, get_width(), color=can_color()))


def show_json(document: object) -> None:
    """Print a document as JSON."""
    from teamops.render.json_text import format_json

    sys.stdout.write(format_json(document))


def warn(message: str) -> None:
    """Print a message to standard error."""
    clear_progress()
    try:
        sys.stderr.write(make_visible(message) + "\n")
        sys.stderr.flush()
    except BrokenPipeError:  # `2>&1 | head -1`: the reader has left, and the work goes on
        discard_output(sys.stderr)


def write_output(session: Session, page: str | bytes, file: str | None) -> None:
    """Write a page to `file`, whole or not at all, and report that; print it where `file` is None."""
    if file is None and isinstance(page, bytes):
        sys.stdout.buffer.write(page)
        return
    if file is None:
        sys.stdout.write(str(page))
        return
    from teamops.store.writing.stage_files import write_whole

    write_whole(Path(file), page if isinstance(page, bytes) else page.encode("utf-8", "replace"))
    warn(session.say("cli.report.written", file=file))


def show_diff(texts: Mapping[str, tuple[str, str]], limit: int | None = None) -> int:
    """Show how files change, from their old and new texts, in at most `limit` lines; return how many were left out."""
    lines = [line for file, (old, new) in texts.items() for line in _build_diff(file, old, new)]
    show((f"{make_visible(line)}\n", _DIFF_STYLES.get(line[:1], "")) for line in lines[:limit])
    return len(lines[limit:]) if limit is not None else 0


def _build_diff(file: str, old: str, new: str) -> Iterator[str]:
    import difflib

    return difflib.unified_diff(old.splitlines(), new.splitlines(), f"a/{file}", f"b/{file}", n=0, lineterm="")


_DIFF_STYLES = {"+": "green", "-": "red", "@": "cyan"}
