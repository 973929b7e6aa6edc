"""The page of `teamops --help`: all commands, drawn as typer draws it, without typer and rich.

It is what people look at first and most. The help of each command is typer's. A test compares this page with typer's.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence

from teamops.cli.output.screen import can_color
from teamops.cli.output.streams import is_terminal
from teamops.cli.shell.commands import COMPLETING, OPTIONS, PANELS, get_help_id
from teamops.cli.shell.declarations import Parameter
from teamops.cli.shell.metavars import format_metavar
from teamops.cli.shell.session import Session
from teamops.model.named_tuple import NamedTuple
from teamops.render.columns import count_columns
from teamops.render.line_breaks import fold_line
from teamops.render.styled_text import Line, join_spans

_NARROWEST = 60
"""Narrower pages are left to typer: their columns share what there is."""

_SPECIAL = (
    "TERMINAL_WIDTH", "GITHUB_ACTIONS", "FORCE_COLOR", "PY_COLORS", "_TYPER_FORCE_DISABLE_TERMINAL", "TTY_COMPATIBLE",
    "UNICODE_VERSION", "JUPYTER_COLUMNS",
)  # fmt: skip
"""Variables by which typer and rich draw otherwise."""

_HIGHLIGHTS = re.compile(r"(?<!\w)(?:(?P<long>--[\w-]+)|(?P<short>-\w+))(?![a-zA-Z0-9])|(?P<type><[^>]+>)")
_STYLES = {"long": "bold cyan", "short": "bold green", "type": "bold yellow"}


def print_front_page(session: Session, arguments: Sequence[str], environment: Mapping[str, str]) -> int | None:
    """Print the page if it is asked for; return the exit code, None where typer has to print it or something else."""
    if [*arguments] not in ([], ["--help"], ["-h"]) or not _can_draw(environment):
        return None
    width, color = _get_width(environment), can_color()
    if width < _NARROWEST:
        return None
    lines = [f"{join_spans(line, color=color)}\n" for line in _draw_page(session, width)]
    sys.stdout.write("".join(lines) + ("\n" if arguments else ""))
    return 0 if arguments else 2


def _can_draw(environment: Mapping[str, str]) -> bool:
    if os.name == "nt" or COMPLETING in environment or any(name in environment for name in _SPECIAL):
        return False
    encoding = (sys.stdout.encoding or "utf-8").lower()
    return encoding.startswith("utf") and (can_color() or not is_terminal(sys.stdout))


def _get_width(environment: Mapping[str, str]) -> int:
    """Return the columns of the screen, as rich finds them."""
    if (columns := environment.get("COLUMNS", "")).isdigit():
        return int(columns)
    for stream in (0, 1, 2):
        try:
            return os.get_terminal_size(stream).columns or 80
        except OSError:
            continue
    return 80


def _draw_page(session: Session, width: int) -> Iterator[Line]:
    say = session.say
    blank = [(" " * width, "")]
    yield blank
    usage = f"teamops {say('usage.any_options')} {say('usage.any_command')}"
    yield _fill([(" ", ""), (say("usage.usage"), "bold yellow"), (usage, "bold")], width)
    yield blank
    for line in fold_line(_highlight(say("cli.help")), width - 2):
        yield _fill([(" ", ""), *line], width)
    yield blank
    yield from _draw_panel(say("usage.options"), _list_options(session, width - 4), width)
    longest = max(len(name) for commands in PANELS.values() for name in commands)
    for panel, commands in PANELS.items():
        rows: list[Line] = []
        for name in commands:
            head = [(name, "bold cyan"), (" " * (longest + 2 - len(name)), "")]
            rows += _stand_beside(head, fold_line(_highlight(say(get_help_id(name))), width - 4 - longest - 2))
        yield from _draw_panel(say(f"cli.panel.{panel}"), rows, width)


def _draw_panel(title: str, rows: Sequence[Line], width: int) -> Iterator[Line]:
    yield [(f"╭─ {title} {'─' * (width - 5 - count_columns(title))}╮", "dim")]
    for row in rows:
        yield [("│", "dim"), (" ", ""), *_fill(row, width - 4), (" ", ""), ("│", "dim")]
    yield [(f"╰{'─' * (width - 2)}╯", "dim")]


class _OptionRow(NamedTuple):
    """An option in the help: its name and short name, what stands for its value, what it does with its default."""

    name: str
    short: str
    metavar: str
    texts: list[str]


def _list_options(session: Session, width: int) -> list[Line]:
    """Return the rows of the options."""
    rows = [_describe_option(session, one) for one in OPTIONS]
    rows.append(_OptionRow("--help", "-h", "", [session.say("usage.help")]))
    long, short = max(len(row.name) for row in rows), max(len(row.short) for row in rows)
    value = max(count_columns(row.metavar) for row in rows)
    lines: list[Line] = []
    for row in rows:
        head = [(row.name, "bold cyan"), (" " * (long + 2 - len(row.name)), ""), (row.short, "bold green")]
        head += [(" " * (short + 6 - len(row.short)), ""), *_style_value(row.metavar)]
        head.append((" " * (value + 2 - count_columns(row.metavar)), ""))
        lines += _stand_beside(head, _join_texts(row.texts, width - (long + short + value + 10)))
    return lines


def _describe_option(session: Session, option: Parameter) -> _OptionRow:
    declared = option.declared
    assert declared is not None
    short = [name for name in option.names if not name.startswith("--")]
    long = [name for name in option.names if name.startswith("--")]
    shows_default = option.default and declared.show_default
    default = [session.say("usage.default", value=option.default)] if shows_default else []
    texts = [session.say(str(declared.help)), *default]
    return _OptionRow(long[0], "".join(short), format_metavar(session.say, option), texts)


def _style_value(kind: str) -> Line:
    return [(one, "bold dim yellow" if one == "|" else "bold yellow") for one in re.split(r"(\|)", kind) if one]


def _join_texts(texts: Sequence[str], width: int) -> Sequence[Line]:
    """Return the texts beside each other, below each other where there is no room."""
    text, *more = [_highlight(texts[0]), *([(one, "dim")] for one in texts[1:])]
    if sum(count_columns(one) + 1 for one in texts) - 1 <= width:
        return [[*text, *(span for one in more for span in ((" ", ""), *one))]]
    return [part for one in (text, *more) for part in fold_line(one, width)]


def _stand_beside(head: Line, lines: Sequence[Line]) -> list[Line]:
    """Return the lines, the first one behind `head` and the others behind blanks."""
    blank = [(" " * _measure(head), "")]
    return [[*(blank if n else head), *line] for n, line in enumerate(lines)]


def _highlight(text: str) -> Line:
    """Return the text with options in the styles that these have."""
    spans, at = [], 0
    for found in _HIGHLIGHTS.finditer(text):
        spans += [(text[at : found.start()], ""), (found[0], _STYLES[str(found.lastgroup)])]
        at = found.end()
    return [*spans, (text[at:], "")]


def _fill(line: Line, width: int) -> Line:
    return [*line, (" " * (width - _measure(line)), "")]


def _measure(line: Line) -> int:
    return sum(count_columns(text) for text, _ in line)
