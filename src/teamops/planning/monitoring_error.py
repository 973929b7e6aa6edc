"""Why something cannot be said of a monitored project."""

from __future__ import annotations

from teamops.locale.spoken import SpokenError
from teamops.locale.words import Words


class MonitoringError(SpokenError):
    """What was asked cannot be; `message` is a name in the catalogue `monitor`, filled by `facts`.

    The fact `near` is a word that was perhaps meant.
    """

    def __init__(self, message: str, **facts: str) -> None:
        super().__init__(message)
        self.message, self.facts = message, facts

    def say(self, words: Words) -> str:
        return words(f"monitor.{self.message}", **self.facts) + words.did_you_mean(self.facts.get("near", ""))
