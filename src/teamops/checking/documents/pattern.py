"""How shared documents are named, from the team's pattern: `{project}_{type}_{date}` (§5.6).

`{date}` is a day, 20260907 or 2026-09-07. Every other word in braces matches any text up to what follows it in the
pattern, or to the end. The rest of the pattern is literal. Folders and extensions do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal
from unicodedata import normalize

from teamops.model.dataclass import dataclass
from teamops.model.later_pattern import compile_later
from teamops.model.named_tuple import NamedTuple

Lack = Literal["no_date", "not_a_day", "few_parts", "other"]

_PLACEHOLDER = compile_later(r"\{(\w+)\}")
_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8}"
_ANY_DATE = compile_later(rf"(?<![0-9])(?:{_DATE})(?![0-9])")
_EXTENSION = compile_later(r"(\.tar)?\.[A-Za-z0-9]{1,10}$")


class NameFault(NamedTuple):
    """What is wrong with a name; `part` is the wrong part of it, if that is known."""

    lack: Lack
    part: str = ""


def is_document(path: str) -> bool:
    """Whether people share the file by its name: it is no hidden, lock, backup or system file, and no README."""
    name = _get_base_name(path).lower()
    return not (
        name.startswith((".", "~", "readme", "index."))
        or name.endswith(("~", ".bak", ".tmp"))
        or name in ("thumbs.db", "desktop.ini")
    )


@dataclass(frozen=True, slots=True)
class NamePattern:
    """A pattern, parsed; `written` is its text."""

    written: str
    words: tuple[str, ...]
    literals: tuple[str, ...]
    """The texts around the words, one more than there are words; may be empty."""
    form: re.Pattern[str]

    @staticmethod
    def of(written: str) -> NamePattern:
        """Parse the pattern that a team wrote; folders in it are ignored."""
        pieces = _PLACEHOLDER.split(normalize("NFC", _get_base_name(written)))
        words, literals = tuple(pieces[1::2]), tuple(pieces[::2])
        return NamePattern(written, words, literals, re.compile("".join(_build_forms(words, literals)), re.DOTALL))

    def find_fault(self, path: str) -> NameFault | None:
        """Return what is wrong with the name of the file at `path`; None if it follows the pattern or that is empty."""
        name = normalize("NFC", _get_base_name(path))
        stem = _EXTENSION.sub("", name)
        if not self.written or any(self._is_match(text) for text in (stem, name)):
            return None
        return self._find_lack(stem)

    def make_example(self, path: str, /, **texts: str) -> str:
        """Return a right name with the extension of `path`, unless the pattern has one; other words stay in braces."""
        name, extension = self.fill(**texts), _EXTENSION.search(_get_base_name(path))
        return name + extension[0] if extension and not _EXTENSION.search(name) else name

    def fill(self, /, **texts: str) -> str:
        """Return the pattern with `texts` in place of its words."""
        pairs = zip(self.words, self.literals[1:], strict=True)
        return self.literals[0] + "".join(texts.get(word, f"{{{word}}}") + after for word, after in pairs)

    def _is_match(self, text: str) -> bool:
        match = self.form.fullmatch(text)
        return match is not None and all(map(_is_day, match.groups()))

    def _find_lack(self, stem: str) -> NameFault:
        if "date" in self.words:
            dates = _ANY_DATE.findall(stem)
            if not dates:
                return NameFault("no_date")
            if not any(map(_is_day, dates)):
                return NameFault("not_a_day", dates[0])
        return NameFault("few_parts" if self._has_few_parts(stem) else "other")

    def _has_few_parts(self, stem: str) -> bool:
        """Whether a text between the words is missing."""
        at = 0
        for literal in filter(None, self.literals):
            at = stem.find(literal, at) + len(literal)
            if at < len(literal):
                return True
        return False


def strip_extension(path: str) -> str:
    """Return the file's own name without folders and extension."""
    return _EXTENSION.sub("", normalize("NFC", _get_base_name(path)))


def is_extension(text: str) -> bool:
    """Whether `text` is an extension with its dot."""
    return _EXTENSION.fullmatch(text) is not None


def find_days(path: str) -> tuple[str, ...]:
    """Return the days in the file's own name, as written."""
    return tuple(text for text in _ANY_DATE.findall(strip_extension(path)) if _is_day(text))


def strip_days(stem: str) -> str:
    """Return a name without what is or looks like a day."""
    return _ANY_DATE.sub("", stem)


def _build_forms(words: tuple[str, ...], literals: tuple[str, ...]) -> Iterator[str]:
    """Yield the parts of the regular expression; each can end in one place only, so no name causes backtracking."""
    yield re.escape(literals[0])
    for word, after, following in zip(words, literals[1:], (*words, "date")[1:], strict=True):
        if word == "date":
            yield f"({_DATE})"
        elif after:
            yield f"(?:(?!{re.escape(after)}).)+"
        elif following == "date":  # else any text follows any text, and both together are one
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
