"""Options and arguments that commands share, so that they read alike everywhere."""

from __future__ import annotations

from enum import StrEnum

from teamops.cli.shell.declarations import Argument, Help, Option


class OutputFormat(StrEnum):
    """How commands print what is not a report of its own: for people, or for programs."""

    terminal = "terminal"
    json = "json"


def make_text_argument(help_id: Help, metavar: str | None = None) -> Argument:
    """Return an argument that is explained by a text of the catalogue."""
    return Argument(metavar=metavar, help=help_id, show_default=False)


def make_text_option(name: str, help_id: Help, metavar: str = "TEXT") -> Option:
    """Return an option with a value, explained by a text of the catalogue."""
    return Option(name, metavar=metavar, help=help_id, show_default=False)


def make_flag(name: str, help_id: Help) -> Option:
    """Return an option without a value."""
    return Option(name, help=help_id)


def make_format_option(help_id: Help = "work.format") -> Option:
    """Return `--format`: how the output is written."""
    return Option("--format", help=help_id)


def make_today_option() -> Option:
    """Return `--today`: the day that counts as today."""
    return Option("--today", metavar="DATE", envvar="TEAMOPS_TODAY", help="cli.today")


def make_at_option() -> Option:
    """Return `--at`: the revision or day whose records are read."""
    return Option("--at", metavar="REV|DATE", help="at.option", show_default=False)
