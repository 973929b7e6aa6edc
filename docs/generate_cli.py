"""Makes docs/cli.md from the commands themselves: what `--help` says, in both languages. Called by generate.py."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import typer

from teamops.cli.shell.session import Session
from teamops.cli.shell.typer_application import build_application

INTRODUCTION = """\
# The commands of `teamops`

<!-- made by docs/generate_cli.py; changes belong into src/teamops/cli and src/teamops/locale/texts/shell/cli.py -->

`teamops COMMAND --help` shows what stands here, in the language of the workspace. The workspace is the folder with
`teamops.yaml`, looked for from the current folder upwards.

| exit code | |
|---|---|
| 0 | all is well, also where only the words about what was written could not be shown: stderr says what was written |
| 1 | something was found, or a question was answered with no |
| 2 | the command line cannot be followed: an unknown option, a goal that there is not |
| 3 | the workspace cannot be read or written, or the output could not be |
| 130 | Ctrl-C ended it; stderr says what was written before |
"""


def cli_document() -> str:
    """docs/cli.md: the options that every command takes, then each command."""
    english, chinese = (build_application(Session(Path(), lang)) for lang in ("en", "zh"))
    return "\n".join([INTRODUCTION, *_section(english, chinese, "teamops", 2)])


def _section(english: Any, chinese: Any, name: str, level: int) -> Iterator[str]:
    """The command in both languages, and below it the commands that it has."""
    ctx = typer.Context(english, info_name=name)
    below = english.list_commands(ctx) if hasattr(english, "list_commands") else ()
    arguments = ["COMMAND …"] if below else [_argument(param) for param in english.params if _is_argument(param)]
    yield f"{'#' * level} {name}\n"
    yield f"{english.help}\n\n{chinese.help}\n"
    yield f"```console\n$ {' '.join([name, '[OPTIONS]', *arguments])}\n```\n"
    if english.params:
        yield "| | what it does | 说明 | default · 默认 |\n|---|---|---|---|"
        yield from (_line(ctx, *both) for both in zip(english.params, chinese.params, strict=True))
        yield ""
    for command in below:
        parts = (group.get_command(ctx, command) for group in (english, chinese))
        yield from _section(*parts, f"{name} {command}", min(level + 1, 4))


def _line(ctx: typer.Context, param: Any, in_chinese: Any) -> str:
    words = _argument(param) if _is_argument(param) else param.get_help_record(ctx)[0]
    default = f"`{_word(param.default)}`" if param.default not in (None, False, "") else ""
    if param.envvar:
        default = f"`${param.envvar}`"
    return f"| `{_cell(words)}` | {_cell(param.help)} | {_cell(in_chinese.help)} | {default} |"


def _is_argument(param: Any) -> bool:
    return bool(param.param_type_name == "argument")


def _argument(param: Any) -> str:
    """`GOAL`, `[DIR]`, `[PATHS]…`"""
    word = param.metavar or param.name.upper()
    return ("" if param.required else "[") + word + ("" if param.required else "]") + ("…" if param.nargs < 0 else "")


def _word(default: object) -> str:
    return str(default.value if isinstance(default, Enum) else default)


def _cell(text: str | None) -> str:
    return (text or "").replace("|", "\\|")
