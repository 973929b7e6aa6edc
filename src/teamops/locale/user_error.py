"""Errors with a message for users."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from teamops.locale.words import Words


class UserError(Exception):
    """A reason why a command cannot go on, with a message in the reader's language and the exit code."""

    exit_code = 2

    def say(self, words: Words) -> str:
        """Return the message in the language of `words`."""
        raise NotImplementedError

    def __str__(self) -> str:
        return self.say(Words("en"))


class CatalogueError(UserError):
    """An error whose message is the text `message` of the area `AREA` of the catalogue, filled with `facts`.

    The fact `near` is a known word that may have been meant ("" for none), or several; a hint at it ends the sentence.
    """

    AREA: ClassVar[str]

    def __init__(self, message: str, **facts: object) -> None:
        super().__init__(message)
        self.message, self.facts = message, facts

    def format_facts(self, words: Words) -> Mapping[str, object]:
        """Return the facts in the form that the text needs."""
        key = {"key": words.name_option(str(self.facts["key"]))} if "key" in self.facts else {}
        return {**self.facts, **key}

    def say(self, words: Words) -> str:
        return words.say_with_hint(f"{self.AREA}.{self.message}", self.format_facts(words))
