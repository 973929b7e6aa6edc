"""A text in the languages that teamops speaks."""

from __future__ import annotations

from typing import Literal, NamedTuple

Lang = Literal["en", "zh"]


class Text(NamedTuple):
    """One thing said in both languages, with `{name}` where facts are filled in; neither can be forgotten.

    Of `task{count:|s}` and `{count:is|are}` what stands before the bar is said where the fact is 1, and else the rest.
    """

    en: str
    zh: str

    def say(self, lang: Lang, **facts: object) -> str:
        """The text in `lang` with its facts."""
        text = self.zh if lang == "zh" else self.en
        return text.format(**{name: _Fact(fact) for name, fact in facts.items()} if "|" in text else facts)


class _Fact:
    """A fact that also chooses between a word for one and a word for several."""

    def __init__(self, fact: object) -> None:
        self.fact = fact

    def __format__(self, spec: str) -> str:
        one, between, several = spec.partition("|")
        if not between:
            return format(self.fact, spec)
        return one if str(self.fact) == "1" else several
