"""Messages of planning with their facts, and the errors of splits and monitored projects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from teamops.locale.user_error import CatalogueError, UserError
from teamops.locale.words import Named, Words
from teamops.model.dataclass import dataclass, field

Fact: TypeAlias = "str | int | Message | Named | tuple[Fact, ...]"
"""A fact of a message: a text, a number, another message, or a tuple of these; a `Term` is translated."""


class Term(str):
    """A fact that is a message of the planning catalogue itself, by its name there."""

    __slots__ = ()


class Groups(tuple["Fact", ...]):
    """A list of lists, joined with semicolons as there are commas inside."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Message:
    """The message `name` of the planning catalogue with its `facts`; translated where it is shown."""

    name: str
    facts: Mapping[str, Fact] = field(default_factory=dict)

    def say(self, words: Words) -> str:
        """Return the sentence, followed by “did you mean …” if there are near matches (the fact `near`)."""
        facts = {key: _format_fact(value, words) for key, value in self.facts.items() if key != "near"}
        return words.say_with_hint(f"planning.{self.name}", {**facts, "near": self.facts.get("near", "")})


def _format_fact(fact: Fact, words: Words) -> str:
    if isinstance(fact, Named):
        return str(words.format_fact(fact))
    if isinstance(fact, tuple):
        between = words("planning.semicolon" if isinstance(fact, Groups) else "planning.comma")
        return between.join(_format_fact(one, words) for one in fact)
    if isinstance(fact, Message):
        return fact.say(words)
    if isinstance(fact, Term):
        return words(f"planning.{fact}")
    return str(fact)


class SplitError(UserError):
    """A split that cannot be made; its message says why and what to do. Nothing has been changed."""

    def __init__(self, name: str, **facts: Fact) -> None:
        super().__init__(name)
        self.message = Message(name, facts)

    def say(self, words: Words) -> str:
        return self.message.say(words)


class MonitoringError(CatalogueError):
    """A project cannot be changed as requested; `message` is a name in the catalogue `monitor`."""

    AREA = "monitor"
