"""`teamops rule`: what a rule asks for, why, and how it looks."""

from collections.abc import Callable
from difflib import get_close_matches
from typing import Annotated

import typer

from teamops.cli.output.screen import Span, can_color, show
from teamops.cli.shell.session import Session
from teamops.store.errors import CommandError


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def show_rule(
        code: Annotated[str | None, typer.Argument(help=say("cli.rule.code"), show_default=False)] = None,
    ) -> None:
        from teamops.checking.engine import load_rules
        from teamops.checking.rule_page import build_rule_page

        rules = load_rules()
        if code is None:
            show(_list(session))
            return
        by_word = {word: rule for rule in rules.values() for word in (rule.code.lower(), rule.name)}
        found = by_word.get(code.lower())
        if found is None:
            begun = [word for word in by_word if code and word.startswith(code.lower())]
            near = ", ".join([*begun, *get_close_matches(code.lower(), by_word, 3, 0.5)][:3]).upper()
            hint = say.did_you_mean(near)
            raise CommandError("no_such_rule", code=code, near=hint)
        page = build_rule_page(found, session.lang)
        if can_color():
            from rich.console import Console
            from rich.markdown import Markdown

            Console().print(Markdown(page))
        else:
            show([(page, "")])

    return show_rule


def _list(session: Session) -> list[Span]:
    from teamops.checking.engine import load_rules

    return [
        piece
        for rule in load_rules().values()
        for piece in (
            (f"{rule.code} {rule.name:<28}", "bold"),
            (f" {rule.title.say(session.lang)} {rule.clause}\n", ""),
        )
    ]
