"""A text in the languages that teamops speaks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from teamops.model.named_tuple import NamedTuple

Lang = Literal["en", "zh"]


class Text(NamedTuple):
    """A text in both languages, with `{name}` where facts are filled in.

    In `task{count:|s}` and `{count:is|are}` the part before the bar is used if the fact is 1, else the part behind it.
    """

    en: str
    zh: str

    def say(self, lang: Lang, **facts: object) -> str:
        """Return the text in `lang`, filled with the facts."""
        text = self.zh if lang == "zh" else self.en
        return text.format(**{name: _Fact(fact) for name, fact in facts.items()} if "|" in text else facts)


class _Fact:
    """A fact that can choose between a singular and a plural."""

    def __init__(self, fact: object) -> None:
        self.fact = fact

    def __format__(self, spec: str) -> str:
        singular, bar, plural = spec.partition("|")
        if not bar:
            return format(self.fact, spec)
        return singular if str(self.fact) == "1" else plural


_LISTS = ("choices", "ids", "rules", "files")
"""The facts of findings that are lists, with commas between."""


def join_lists(facts: Mapping[str, str], lang: Lang) -> Mapping[str, str]:
    """Return the facts with the commas of the language in their lists: P0, P1 · P0、P1."""
    if lang == "en" or facts.keys().isdisjoint(_LISTS):
        return facts
    return {name: text.replace(", ", "、") if name in _LISTS else text for name, text in facts.items()}
