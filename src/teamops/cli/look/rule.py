"""`teamops rule`: what a rule demands, why, with examples."""

from collections.abc import Callable
from difflib import get_close_matches
from typing import Annotated

from teamops.checking.engine import load_rules
from teamops.checking.rule import Rule
from teamops.checking.rule_page import build_rule_page
from teamops.cli.output.screen import Span, can_color, show
from teamops.cli.shell.options import make_text_argument
from teamops.cli.shell.session import Session
from teamops.store.errors import CommandError


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""

    def show_rule(code: Annotated[str | None, make_text_argument("cli.rule.code", "RULE")] = None) -> None:
        if code is None:
            show(_list_rules(session))
            return
        page = build_rule_page(_resolve_rule(code), session.lang)
        if can_color():
            from rich.console import Console
            from rich.markdown import Markdown

            Console().print(Markdown(page))
        else:
            show([(page, "")])

    return show_rule


_MOST = 5
"""The rules that are named where there is none of the name."""


def _resolve_rule(code: str) -> Rule:
    """Return the rule with this code or name. Raise CommandError, with the nearest ones, if there is none."""
    by_word = {word: rule for rule in load_rules().values() for word in (rule.code.lower(), rule.name)}
    if (rule := by_word.get(code.lower())) is not None:
        return rule
    begun = [word for word in by_word if code and word.startswith(code.lower())]
    near = dict.fromkeys(by_word[word].code for word in (*begun, *get_close_matches(code.lower(), by_word, 3, 0.5)))
    raise CommandError("no_such_rule", code=code, near=tuple(near)[:_MOST])


def _list_rules(session: Session) -> list[Span]:
    return [
        span
        for rule in load_rules().values()
        for span in (
            (f"{rule.code} {rule.name:<28}", "bold"),
            (f" {rule.title.say(session.lang)} {session.say.format_clause(rule.clause)}\n", ""),
        )
    ]
