"""What is shown goes out here: with colours to a terminal, as plain text to a pipe or file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from teamops.cli.output.streams import OutputLostError, is_terminal
from teamops.render.visible import make_visible
from teamops.store.writing.run_log import note_lost_output

if TYPE_CHECKING:
    from teamops.reporting.base.report import Report

Span = tuple[str, str]
"""A piece of text and its style: `""` for none, else what rich understands (`bold red`)."""


def can_color() -> bool:
    """Whether standard output is a terminal that may be coloured (https://no-color.org)."""
    return is_terminal(sys.stdout) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def can_ask() -> bool:
    """Whether somebody is there to answer."""
    return is_terminal(sys.stdin)


def get_width() -> int:
    """The columns of the terminal; 100 where there is none."""
    import shutil

    return shutil.get_terminal_size((100, 24)).columns


@contextmanager
def ignore_closed_pipe() -> Iterator[None]:
    """What is shown within goes as far as somebody reads it; when the reader has left, the program goes on.

    For commands that write: `… --commit | head -1` must not lose the write because of a preview that nobody reads. Nor
    does a full disk stop what comes after a write; before one it does, and nothing is written.
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
    """Whatever else is put out to `stream` goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def show(spans: Iterable[Span]) -> None:
    """Print pieces of text one after the other."""
    if not can_color():
        sys.stdout.write("".join(text for text, _ in spans))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(markup=False, emoji=False, highlight=False, soft_wrap=True)
    console.print(Text.assemble(*spans, no_wrap=True), end="")


def show_report(report: Report, form: str = "terminal") -> None:
    """Print a report as wide as the screen, or as JSON."""
    if form == "json":
        from teamops.render.report import json as report_json

        sys.stdout.write(report_json.render(report))
        return
    from teamops.render.report import terminal

    sys.stdout.write(terminal.render(report, get_width(), color=can_color()))


def show_json(document: object) -> None:
    """Print a document for programs."""
    from teamops.render.json_text import format_json

    sys.stdout.write(format_json(document))


def warn(sentence: str) -> None:
    """Say something beside the output proper."""
    try:
        sys.stderr.write(make_visible(sentence) + "\n")
        sys.stderr.flush()
    except BrokenPipeError:  # `2>&1 | head -1`: nobody reads it, and the work goes on
        discard_output(sys.stderr)


def show_diff(texts: Mapping[str, tuple[str, str]], most: int | None = None) -> int:
    """Show how files change, by their old and new texts, in at most `most` lines; returns how many were left out."""
    lines = [line for file, (old, new) in texts.items() for line in _build_diff(file, old, new)]
    shown = lines[:most]
    show((f"{make_visible(line)}\n", _DIFF_STYLES.get(line[:1], "")) for line in shown)
    return len(lines) - len(shown)


def _build_diff(file: str, old: str, new: str) -> Iterator[str]:
    import difflib

    return difflib.unified_diff(old.splitlines(), new.splitlines(), f"a/{file}", f"b/{file}", n=0, lineterm="")


_DIFF_STYLES = {"+": "green", "-": "red", "@": "cyan"}
