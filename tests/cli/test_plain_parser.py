"""The two ways in which a command line is parsed: plainly, and by typer."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from teamops.cli.shell.commands import COMMANDS, COMPLETING, load_command
from teamops.cli.shell.declarations import REQUIRED, Command, CommandGroup, Option, Parameter, Run, list_parameters
from teamops.cli.shell.plain_parser import parse_plainly
from teamops.cli.shell.session import Session
from teamops.cli.shell.typer_application import build_application

SESSION = Session(Path(), "en")
VARIABLES = ("TEAMOPS_TODAY", "TEAMOPS_AS")
Understood = tuple[str, dict[str, Any]]
"""The name of the function that a command line calls, and the values that it passes."""


def _walk(found: Command | CommandGroup | None, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Run]]:
    if isinstance(found, CommandGroup):
        for name, below in found.commands.items():
            yield from _walk(below, (*path, name))
    elif found is not None:
        yield path, found.load()


ALL = {path: list_parameters(run) for name in COMMANDS for path, run in _walk(load_command(SESSION, name), (name,))}
"""All commands by the words that call them, with their parameters."""

ODD_WORDS = (
    "", "-", "--", "--help", "-h", "--unknown", "--unknown=x", "-y", "-yo", "-o", "-ofile", "-o=file", "x", "x=y", "=",
    "甲", "a b",
    "-5", "5", "0", "13", "999999999", "9999999999", "１２", " 5", "5_0", "+5", "5.0", "0x5", "json", "JSON",
    "true", "--format", "--format=", "--format=xml", "--open", "--no-open", "--all", "--yes=1", "\udc80", "\0", "\n",
    "--directory", "--version", "-V",
)  # fmt: skip


def by_typer(arguments: Sequence[str]) -> Understood | None:
    """What typer understands; None where it refuses or helps instead."""
    seen: list[Understood] = []
    application = build_application(SESSION, lambda run, values: seen.append((run.__qualname__, dict(values))))
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()), pytest.raises(SystemExit):
        application.main(args=list(arguments), prog_name="teamops")
    return seen[0] if seen else None


def plainly(arguments: Sequence[str], environment: dict[str, str]) -> Understood | None:
    call = parse_plainly(SESSION, arguments, environment)
    return None if call is None else (call.run.__qualname__, call.values)


def _texts(parameter: Parameter) -> st.SearchStrategy[str]:
    """Texts that the parameter takes."""
    kinds = [parameter.kind, *getattr(parameter.kind, "__args__", ())]
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, Enum):
            return st.sampled_from([one.value for one in kind])
    if int in kinds:
        return st.integers(1, 12).map(str)
    return st.sampled_from(["x", "甲 乙", "2026-09-07", "a=b", "5%"]) | st.text("a甲é 1=", min_size=1, max_size=3)


@st.composite
def _option_words(draw: st.DrawFn, parameter: Parameter) -> list[str]:
    name = draw(st.sampled_from([name for one in parameter.names for name in one.split("/")]))
    if parameter.kind is bool:
        return [name]
    text = draw(_texts(parameter))
    return [f"{name}={text}"] if name.startswith("--") and draw(st.booleans()) else [name, text]


@st.composite
def right_lines(draw: st.DrawFn) -> list[str]:
    """Command lines as they should be: options in any order and number among the arguments."""
    path = draw(st.sampled_from(sorted(ALL)))
    options = [one for one in ALL[path] if isinstance(one.declared, Option)]
    given = draw(st.lists(st.sampled_from(options), max_size=4)) if options else []
    parts = [draw(_option_words(one)) for one in (*given, *(one for one in options if one.default is REQUIRED))]
    parts = draw(st.permutations(parts))
    place = 0
    for one in ALL[path]:
        if isinstance(one.declared, Option):
            continue
        is_last = one.default is not REQUIRED and draw(st.booleans())
        if is_last:
            break
        count = draw(st.integers(1, 3)) if "list" in str(one.kind) else 1
        for _ in range(count):
            place = draw(st.integers(place, len(parts)))
            parts.insert(place, [draw(_texts(one))])
            place += 1
    return [*path, *(word for part in parts for word in part)]


@st.composite
def odd_lines(draw: st.DrawFn) -> list[str]:
    """Right command lines with words put in, left out or replaced."""
    line = draw(right_lines())
    for _ in range(draw(st.integers(1, 2))):
        start = draw(st.integers(0, len(line)))
        line[start : start + draw(st.integers(0, 1))] = draw(st.lists(st.sampled_from(ODD_WORDS), max_size=1))
    return line


environments = st.dictionaries(st.sampled_from(VARIABLES), st.sampled_from(["", "2026-09-07", "wang"]))


@settings(max_examples=250)
@given(right_lines(), environments)
@example(["check"], {"TEAMOPS_TODAY": "2026-09-07"})
@example(["tasks", "list", "--open", "--all", "--owner", "x", "--owner=y"], {})
@example(["hook", "run", "--", "--format", "json"], {})
def test_a_right_line_is_parsed_plainly_as_typer_parses_it(line: list[str], environment: dict[str, str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        _set(patch, environment)
        understood = plainly(line, environment)
        assert understood is not None
        assert understood == by_typer(line)


@settings(max_examples=500)
@given(odd_lines(), environments)
@example(["check", "--format", "--help"], {})
@example(["check", "--verbose=", "tasks"], {})
@example(["today", "--person", "\udc80"], {})
@example(["monitor", "measure", "--", "add"], {})
@example(["load", "--weeks", "13"], {})
@example(["load", "--weeks", "٣"], {})
@example(["split-goal", "--help", "x"], {})
def test_an_odd_line_is_parsed_as_typer_parses_it_or_left_to_typer(
    line: list[str], environment: dict[str, str]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        _set(patch, environment)
        understood = plainly(line, environment)
        assert understood is None or understood == by_typer(line)


def _set(patch: pytest.MonkeyPatch, environment: dict[str, str]) -> None:
    for name in VARIABLES:
        patch.delenv(name, raising=False)
    for name, text in environment.items():
        patch.setenv(name, text)


def test_what_shells_ask_for_is_left_to_typer() -> None:
    assert plainly(["check"], {COMPLETING: "complete_bash"}) is None
    assert plainly([], {}) is None
    assert plainly(["tasks"], {}) is None
    assert plainly(["no-such"], {}) is None
