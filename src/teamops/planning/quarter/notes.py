"""What people should know about a planned quarter, as facts that are worded where they are shown."""

from __future__ import annotations

from collections.abc import Mapping

from teamops.locale.words import Words
from teamops.model.named_tuple import NamedTuple


class Note(NamedTuple):
    """The message `name` of the catalogue `quarter`, with its facts."""

    name: str
    facts: Mapping[str, object]

    def say(self, words: Words) -> str:
        """Return the sentence."""
        return words(f"quarter.{self.name}", **self.facts)
