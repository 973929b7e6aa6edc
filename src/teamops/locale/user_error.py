"""Errors that say themselves to people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from teamops.locale.words import Words


class UserError(Exception):
    """Something stopped a command: what, where, and what to do, in the reader's language; and the exit code for it."""

    exit_code = 2

    def say(self, words: Words) -> str:
        """The sentence in the language of `words`."""
        raise NotImplementedError

    def __str__(self) -> str:
        return self.say(Words("en"))


class CatalogueError(UserError):
    """An error that says the text `message` of the catalogue `AREA`, filled by `facts`.

    The fact `near` is a word that was perhaps meant: the text has a hint at it in its place.
    """

    AREA: ClassVar[str]

    def __init__(self, message: str, **facts: object) -> None:
        super().__init__(message)
        self.message, self.facts = message, facts

    def told(self, words: Words) -> Mapping[str, object]:
        """The facts as the text takes them."""
        return {**self.facts, "near": words.did_you_mean(str(self.facts.get("near", "")))}

    def say(self, words: Words) -> str:
        return words(f"{self.AREA}.{self.message}", **self.told(words))
