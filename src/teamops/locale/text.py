"""A text in the languages that teamops speaks."""

from __future__ import annotations

from typing import Literal, NamedTuple

Lang = Literal["en", "zh"]


class Text(NamedTuple):
    """One thing said in both languages, with `{name}` where facts are filled in; neither can be forgotten."""

    en: str
    zh: str

    def say(self, lang: Lang, **facts: object) -> str:
        """The text in `lang` with its facts."""
        return (self.zh if lang == "zh" else self.en).format(**facts)
