"""What stands for the value of an option or argument in help and errors: FILE · 文件, or the values to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any

from teamops.cli.shell.declarations import REQUIRED, Option, Parameter, is_list, strip_none
from teamops.locale.words import Words, get_texts
from teamops.model.later_pattern import compile_later

_WORD = compile_later(r"(?<![\w-])[A-Z]+(?!\w)")


def format_metavar(say: Words, parameter: Parameter) -> str:
    """Return what stands for a value: DATE · 日期, `text|json`; "" for a flag.

    Declarations have it in English, in capitals; what is in small letters is typed as it is.
    """
    assert parameter.declared is not None  # all parameters are expanded
    kind = strip_none(parameter.kind)
    if kind is bool:
        return ""
    choices = "|".join(list_choices(kind))
    return translate_metavar(say, parameter.declared.metavar or choices or parameter.name.upper())


def translate_metavar(say: Words, metavar: str) -> str:
    """Return a metavar with its words in the reader's language: 版本|日期 for REV|DATE."""
    texts = get_texts("usage")
    return _WORD.sub(
        lambda found: texts[key].say(say.lang) if (key := f"metavar.{found[0]}") in texts else found[0], metavar
    )


def format_argument(say: Words, parameter: Parameter) -> str:
    """Return an argument as usage lines have it: ID, [FILE]…, with brackets around one that may be left out."""
    metavar = format_metavar(say, parameter)
    more = "..." if is_list(parameter.kind) else ""
    return f"{metavar}{more}" if parameter.default is REQUIRED else f"[{metavar}]{more}"


def format_usage(say: Words, command: str, parameters: Iterable[Parameter]) -> str:
    """Return the usage line of a command: `teamops update [OPTIONS] ID...`."""
    arguments = [format_argument(say, one) for one in parameters if not isinstance(one.declared, Option)]
    return " ".join([command, say("usage.any_options"), *arguments])


def list_choices(kind: Any) -> list[str]:
    """Return the values of a type that has only some; none for others."""
    return [str(one.value) for one in kind] if isinstance(kind, type) and issubclass(kind, Enum) else []
