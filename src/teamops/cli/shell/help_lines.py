"""Help that is shown to its last word: typer cuts Chinese sentences, which have no spaces to break at."""

from __future__ import annotations

from typing import Any

Command = Any  # click's, which typer carries along under its own name


def wrap_help(command: Command) -> Command:
    """`command`, and those below it, with a help whose long words are broken at the edge and not cut."""
    plainly = command.format_help

    def format_help(ctx: Any, formatter: Any) -> None:
        from typer import rich_utils  # here: only help needs it

        made = getattr(rich_utils, "_make_rich_text", None)  # typer has no option for it, and may rename it
        if made is None:
            plainly(ctx, formatter)
            return

        def make_folded_text(**asked: Any) -> Any:
            text = made(**asked)
            if hasattr(text, "overflow"):  # not Markdown, which breaks lines itself
                text.overflow = "fold"
            return text

        rich_utils._make_rich_text = make_folded_text
        try:
            plainly(ctx, formatter)
        finally:
            rich_utils._make_rich_text = made

    command.format_help = format_help
    for below in getattr(command, "commands", {}).values():
        wrap_help(below)
    return command
