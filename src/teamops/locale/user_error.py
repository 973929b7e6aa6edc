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

    The fact `near` is a known word that may have been meant ("" for none); the text gets a hint at it.
    """

    AREA: ClassVar[str]

    def __init__(self, message: str, **facts: object) -> None:
        super().__init__(message)
        self.message, self.facts = message, facts

    def format_facts(self, words: Words) -> Mapping[str, object]:
        """Return the facts in the form that the text needs."""
        return {**self.facts, "near": words.did_you_mean(self.facts.get("near", ""))}

    def say(self, words: Words) -> str:
        return words(f"{self.AREA}.{self.message}", **self.format_facts(words))
