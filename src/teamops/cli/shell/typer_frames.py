"""Commands and groups of typer whose frames, usage lines and errors are in the reader's language.

typer has no setting for its words. What it looks up when it draws a page is replaced while the page is drawn; where a
later version has it no more, the page stays in English. A test reads all pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from typer import TyperException
from typer.core import TyperCommand, TyperGroup

from teamops.cli.shell.usage_errors import refuse_command, refuse_extra_words
from teamops.locale.words import Words


def make_classes(say: Words) -> tuple[type[TyperCommand], type[TyperGroup]]:
    """Return the classes of commands and of groups in this language."""

    class FramedCommand(_Framed, TyperCommand):
        words = say
        allow_extra_args = True

        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
            with _name_command(ctx):
                rest = super().parse_args(ctx, args)
            if rest and not ctx.resilient_parsing:
                refuse_extra_words(ctx, rest)
            return rest

    class FramedGroup(_Framed, TyperGroup):
        words = say

        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
            with _name_command(ctx):
                return super().parse_args(ctx, args)

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            is_option = args[0].startswith("-")
            if not ctx.resilient_parsing and not is_option and args[0] not in self.list_commands(ctx):
                refuse_command(ctx, args[0])
            return super().resolve_command(ctx, args)

    return FramedCommand, FramedGroup


class _Framed:
    """What commands and groups have in common."""

    words: Words

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return the parts of the usage line: [OPTIONS] ID [FILE]...; of a group, [OPTIONS] COMMAND [ARGS]..."""
        command: Any = self
        pieces = [self.words("usage.any_options")]
        for one in command.get_params(ctx):
            if one.param_type_name == "argument":
                more = "" if one.nargs == 1 else "..."
                pieces.append(f"{one.metavar}{more}" if one.required else f"[{one.metavar}]{more}")
        return [*pieces, self.words("usage.any_command")] if hasattr(self, "list_commands") else pieces

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=self.words("usage.usage"))

    def get_help_option(self, ctx: Any) -> Any:
        """Return `--help` with its text."""
        super_class: Any = super()
        option = super_class.get_help_option(ctx)
        if option is not None:
            option.help, option.metavar = self.words("usage.help"), ""
        return option

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help page."""
        command: Any = self
        for one in command.params:
            if one.param_type_name == "argument":
                one.display_type_rich = lambda **_: ""  # `<str>` is Python's name, and each argument has a metavar
        super_class: Any = super()
        with _translate_frames(self.words):
            super_class.format_help(ctx, formatter)


@contextmanager
def _name_command(ctx: Any) -> Iterator[None]:
    """Let errors have the context of their command; typer leaves it out where the value of an option is wrong."""
    try:
        yield
    except TyperException as error:
        if getattr(error, "ctx", None) is None:
            error.ctx = ctx  # type: ignore[attr-defined]
        raise


@contextmanager
def _translate_frames(say: Words) -> Iterator[None]:
    """Let pages have the words of this language, and wrap long words.

    typer cuts Chinese sentences, which have no spaces to break at.
    """
    from typer import rich_utils  # here: only help needs it

    words: dict[str, Any] = {
        "ARGUMENTS_PANEL_TITLE": say("usage.arguments"),
        "OPTIONS_PANEL_TITLE": say("usage.options"),
        "COMMANDS_PANEL_TITLE": say("usage.commands"),
        "DEFAULT_STRING": say("usage.default", value="{}"),
        "ENVVAR_STRING": say("usage.envvar", name="{}"),
        "REQUIRED_LONG_STRING": say("usage.required"),
    }
    make_text = getattr(rich_utils, "_make_rich_text", None)
    if make_text is not None:
        words["_make_rich_text"] = lambda **options: _fold(make_text(**options))
    if hasattr(getattr(rich_utils, "highlighter", None), "highlights"):
        coloured = type(rich_utils.highlighter).highlights
        rich_utils.highlighter.highlights = [*coloured, f"(?P<usage>{say('usage.usage')})"]  # type: ignore[misc]
    before = {name: getattr(rich_utils, name) for name in words if hasattr(rich_utils, name)}
    for name in before:
        setattr(rich_utils, name, words[name])
    try:
        yield
    finally:
        for name, value in before.items():
            setattr(rich_utils, name, value)


def _fold(text: Any) -> Any:
    if hasattr(text, "overflow"):  # not Markdown, which breaks lines itself
        text.overflow = "fold"
    return text
