"""How shared documents are named, from the team's pattern: `{project}_{type}_{date}` (§5.6).

`{date}` is a day, 20260907 or 2026-09-07. Every other word in braces stands for any text: up to what follows it in the
pattern, or to the end. The rest of the pattern is taken as it is written. Folders and extensions do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple
from unicodedata import normalize

Lack = Literal["no_date", "not_a_day", "few_parts", "other"]

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8}"
_ANY_DATE = re.compile(rf"(?<![0-9])(?:{_DATE})(?![0-9])")
_EXTENSION = re.compile(r"(\.tar)?\.[A-Za-z0-9]{1,10}$")


class NameFault(NamedTuple):
    """What is wrong with a name; `part` is what of it, where that can be told."""

    lack: Lack
    part: str = ""


def is_document(path: str) -> bool:
    """Whether the file is one that people share by its name: no hidden, lock, backup or system file, no README."""
    name = _get_base_name(path).lower()
    return not (
        name.startswith((".", "~", "readme", "index."))
        or name.endswith(("~", ".bak", ".tmp"))
        or name in ("thumbs.db", "desktop.ini")
    )


@dataclass(frozen=True, slots=True)
class NamePattern:
    """The pattern as written, and what it makes of a name."""

    written: str
    words: tuple[str, ...]
    literals: tuple[str, ...]
    """The texts around the words: one more than there are words, each possibly empty."""
    form: re.Pattern[str]

    @staticmethod
    def of(written: str) -> NamePattern:
        """The pattern that a team wrote; of one with folders, their last part."""
        pieces = _PLACEHOLDER.split(normalize("NFC", _get_base_name(written)))
        words, literals = tuple(pieces[1::2]), tuple(pieces[::2])
        return NamePattern(written, words, literals, re.compile("".join(_build_forms(words, literals)), re.DOTALL))

    def find_fault(self, path: str) -> NameFault | None:
        """What is wrong with the name of the file at `path`; None if it follows the pattern, or if that is empty."""
        name = normalize("NFC", _get_base_name(path))
        stem = _EXTENSION.sub("", name)
        if not self.written or any(self._is_match(text) for text in (stem, name)):
            return None
        return self._find_lack(stem)

    def make_example(self, path: str, **given: str) -> str:
        """A right name with the extension of `path`, unless the pattern has one; other words stay as they are."""
        name, extension = self.filled(**given), _EXTENSION.search(_get_base_name(path))
        return name + extension[0] if extension and not _EXTENSION.search(name) else name

    def filled(self, **given: str) -> str:
        """The pattern with what is given for its words."""
        named = (
            given.get(word, f"{{{word}}}") + after for word, after in zip(self.words, self.literals[1:], strict=True)
        )
        return self.literals[0] + "".join(named)

    def _is_match(self, text: str) -> bool:
        found = self.form.fullmatch(text)
        return found is not None and all(map(_is_day, found.groups()))

    def _find_lack(self, stem: str) -> NameFault:
        if "date" in self.words:
            dates = _ANY_DATE.findall(stem)
            if not dates:
                return NameFault("no_date")
            if not any(map(_is_day, dates)):
                return NameFault("not_a_day", dates[0])
        return NameFault("few_parts" if self._has_few_parts(stem) else "other")

    def _has_few_parts(self, stem: str) -> bool:
        """Whether the texts between the words are not all there."""
        at = 0
        for literal in filter(None, self.literals):
            at = stem.find(literal, at) + len(literal)
            if at < len(literal):
                return True
        return False


def strip_extension(path: str) -> str:
    """The file's own name without folders and extension."""
    return _EXTENSION.sub("", normalize("NFC", _get_base_name(path)))


def is_extension(text: str) -> bool:
    """Whether `text` is an extension with its dot, as names of documents end with."""
    return _EXTENSION.fullmatch(text) is not None


def find_days(path: str) -> tuple[str, ...]:
    """The days that the file's own name bears, as they are written there."""
    return tuple(text for text in _ANY_DATE.findall(strip_extension(path)) if _is_day(text))


def strip_days(stem: str) -> str:
    """A name without what is or seems to be a day in it."""
    return _ANY_DATE.sub("", stem)


def _build_forms(words: tuple[str, ...], literals: tuple[str, ...]) -> Iterator[str]:
    """What stops at the text that follows can stop in one place only: no name makes the search go back and forth."""
    yield re.escape(literals[0])
    for word, after, following in zip(words, literals[1:], (*words, "date")[1:], strict=True):
        if word == "date":
            yield f"({_DATE})"
        elif after:
            yield f"(?:(?!{re.escape(after)}).)+"
        elif following == "date":  # else any text follows on any text, and both together are one
            yield ".+?"
        yield re.escape(after)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _get_base_name(path: str) -> str:
    return path.rpartition("/")[2]
