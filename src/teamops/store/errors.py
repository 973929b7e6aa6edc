"""Exceptions that end a command: they hold the facts of what happened and build their own sentence.

Findings about a team's files are values (`Fault`, `Finding`); these are for "cannot go on". `cli/shell/app.py` is the
one place that catches them.
"""

from __future__ import annotations

from teamops.locale.user_error import UserError
from teamops.locale.words import Words


class CommandError(UserError):
    """An error that stops the command; `message` is an id of the catalogue, of the area `errors` if it names none.

    The fact `near` is a known word that may have been meant ("" for none), or several; a hint at it ends the sentence.
    """

    def __init__(self, message: str, **facts: object) -> None:
        super().__init__(message)
        self.message = message
        self.facts = facts

    def say(self, words: Words) -> str:
        facts = {name: fact.say(words) if isinstance(fact, UserError) else fact for name, fact in self.facts.items()}
        if "option" in facts:
            facts["option"] = words.name_option(str(facts["option"]))
        return words.say_with_hint(self.message if "." in self.message else f"errors.{self.message}", facts)


class WorkspaceUnreadableError(CommandError):
    """There is no workspace, or its folder cannot be read."""

    exit_code = 3


class WriteRefusedError(CommandError):
    """Nothing was written: the file changed meanwhile, the lock is held, the folder is read-only, the disk is full."""

    exit_code = 3


class RecordRefusedError(CommandError):
    """The record was not written: the check would report it as an error."""

    exit_code = 1
