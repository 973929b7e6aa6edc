"""The page of `teamops --help` that we draw is that of typer."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from rich.console import Console
from rich.text import Text

from teamops.cli.shell import front_page
from teamops.cli.shell.commands import COMPLETING
from teamops.cli.shell.front_page import print_front_page
from teamops.cli.shell.session import Session
from teamops.cli.shell.typer_application import run_by_typer
from teamops.locale.text import Lang


class Output(io.StringIO):
    encoding = "utf-8"


def both(lang: Lang, width: int, arguments: list[str], **variables: str) -> list[tuple[int | None, str]]:
    """Exit code and page as typer prints them, and as we do."""
    environment = {"COLUMNS": str(width), "TERM": "xterm-256color", **variables}
    session = Session(Path(), lang)
    with pytest.MonkeyPatch.context() as patch:
        for name, text in environment.items():
            patch.setenv(name, text)
        with redirect_stdout(Output()) as by_typer:
            code: int | None = run_by_typer(session, arguments)
        with redirect_stdout(Output()) as ours:
            our_code = print_front_page(session, arguments, environment)
    return [(code, by_typer.getvalue()), (our_code, ours.getvalue())]


@pytest.mark.parametrize(
    "command", [[], ["new"], ["new", "goal"], ["split-goal"], ["monitor", "measure", "add"], ["check"]], ids=" ".join
)
def test_h_is_short_for_help(command: list[str], teamops) -> None:
    asked = teamops(*command, "-h")
    assert (asked.code, asked.out) == (0, teamops(*command, "--help").out)
    assert "-h" in asked.out


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 61, 72, 80, 85, 97, 100, 120, 200])
def test_it_is_the_page_of_typer_in_every_width(lang: Lang, width: int) -> None:
    by_typer, ours = both(lang, width, ["--help"])
    assert ours == by_typer
    assert by_typer[0] == 0


def test_without_arguments_it_is_shown_with_the_exit_code_of_a_usage_error() -> None:
    by_typer, ours = both("zh", 100, [])
    assert ours == by_typer
    assert ours[0] == 2


def styled(page: str) -> Iterator[tuple[str, str]]:
    """The characters of a page, each with its style."""
    for line in page.splitlines():
        text = Text.from_ansi(line)
        for position, character in enumerate(text.plain):
            style = text.get_style_at_offset(_CONSOLE, position)
            if not character.isspace():
                yield character, str(style)


_CONSOLE = Console()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 100])
def test_in_a_terminal_it_has_the_colours_of_typer(monkeypatch: pytest.MonkeyPatch, lang: Lang, width: int) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("typer.rich_utils.FORCE_TERMINAL", True)
    monkeypatch.setattr(front_page, "can_color", lambda: True)
    (_, by_typer), (_, ours) = both(lang, width, ["--help"])
    assert list(styled(ours)) == list(styled(by_typer))
    assert len({style for _, style in styled(ours)}) > 4


@pytest.mark.parametrize(
    ("width", "arguments", "variables"),
    [
        (59, ["--help"], {}),
        (100, ["--help", "x"], {}),
        (100, ["--help"], {"FORCE_COLOR": "1"}),
        (100, ["--help"], {"TERMINAL_WIDTH": "90"}),
    ],
)
def test_other_pages_are_left_to_typer(width: int, arguments: list[str], variables: dict[str, str]) -> None:
    assert both("zh", width, arguments, **variables)[1] == (None, "")


def test_a_shell_that_asks_for_completions_gets_no_page() -> None:
    assert print_front_page(Session(Path(), "zh"), [], {COMPLETING: "complete_bash"}) is None
