"""Errors that say themselves to people."""

from __future__ import annotations

from teamops.locale.words import Words


class SpokenError(Exception):
    """Something stopped a command: what, where, and what to do, in the reader's language; and the exit code for it."""

    exit_code = 2

    def say(self, words: Words) -> str:
        """The sentence in the language of `words`."""
        raise NotImplementedError

    def __str__(self) -> str:
        return self.say(Words("en"))
