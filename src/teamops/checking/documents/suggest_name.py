"""The right name of a shared document by the team's pattern, from texts for its words or from a wrong name (§5.6)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from unicodedata import category, normalize

from teamops.checking.documents.pattern import NamePattern, find_days, strip_days, strip_extension
from teamops.locale.user_error import CatalogueError
from teamops.model.later_pattern import compile_later
from teamops.model.named_tuple import NamedTuple

_FORBIDDEN = compile_later(r'[/\\:*?"<>|]+')
"""Characters that file names cannot have on some system (https://learn.microsoft.com/windows/win32/fileio/naming-a-file)."""
_HIDING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Categories of control and invisible characters and of those that change the direction of text, except for joiners,
which emoji consist of."""
_JOINERS = "\u200c\u200d"
_LONGEST = 255
"""How many bytes a name may have in most file systems."""


class NamingError(CatalogueError):
    """A document cannot have that name; `message` is an id in the catalogue of document names, filled by `facts`."""

    AREA = "docname"


def make_document_name(pattern: NamePattern, texts: Mapping[str, str], extension: str = "") -> str:
    """Return the name that the pattern makes of the texts for its words, without blanks at their ends.

    Raises NamingError for words without a text, for texts that files cannot be called, and for those that the pattern
    would take for two parts, with what to write instead.
    """
    texts = {word: normalize("NFC", texts.get(word, "").strip()) for word in pattern.words}
    if missing := [word for word in pattern.words if not texts[word]]:
        raise NamingError("missing", words=tuple(missing), pattern=pattern.written)
    for word in pattern.words:
        _require_fit(word, texts[word])
    _require_whole(pattern, texts)
    name = pattern.fill(**texts) + extension
    if pattern.find_fault(name) is not None:
        raise NamingError("does_not_fit", pattern=pattern.written)
    if (length := len(name.encode())) > _LONGEST:
        raise NamingError("too_long", length=length, longest=_LONGEST)
    return name


def _require_fit(word: str, text: str) -> None:
    """Raise NamingError for a text with characters that file names cannot have, or that would hide the file."""
    seen = "".join(sign for sign in text if category(sign) not in _HIDING or sign in _JOINERS)
    instead = _FORBIDDEN.sub("-", seen).rstrip("- ").lstrip("-. ")
    facts = {"word": word, "text": text, "instead": instead or "…"}
    if seen != text:
        raise NamingError("hidden_signs", **facts)
    if forbidden := _FORBIDDEN.findall(text):
        raise NamingError("forbidden", signs=" ".join(dict.fromkeys("".join(forbidden))), **facts)
    if text.startswith("."):
        raise NamingError("leading_dot", **facts)


def _require_whole(pattern: NamePattern, texts: Mapping[str, str]) -> None:
    """Raise NamingError for a text that contains what ends it in the pattern: it would be taken for two."""
    for word, after in zip(pattern.words, pattern.literals[1:], strict=True):
        if after and after in texts[word] and word != "date":
            facts = {"word": word, "text": texts[word], "separator": after}
            raise NamingError("separator", instead=texts[word].replace(after, _find_joint(pattern)), **facts)


def _find_joint(pattern: NamePattern) -> str:
    """Return a character that can join two texts without being taken for the end of a part."""
    return next((sign for sign in "-·+~" if not any(sign in literal for literal in pattern.literals)), "")


class Suggestion(NamedTuple):
    """A name for a file; not `complete` if words that its name does not contain stay in braces."""

    name: str
    complete: bool


def suggest_document_name(pattern: NamePattern, path: str) -> Suggestion:
    """Suggest a name for the file at `path` from the day in its name, and its parts in their order.

    If there are fewer parts than words, they are taken for the last words, as most names lack the project.
    """
    stem, days = strip_extension(path), find_days(path)
    texts = {"date": days[-1]} if days else {}
    texts |= dict(_match_words(pattern, [word for word in pattern.words if word != "date"], strip_days(stem)))
    name, complete = pattern.make_example(path, **texts), texts.keys() >= set(pattern.words)
    if complete and pattern.find_fault(name) is not None:
        return Suggestion(pattern.make_example(path), False)
    return Suggestion(name, complete)


def _match_words(pattern: NamePattern, words: list[str], rest: str) -> Iterable[tuple[str, str]]:
    if not words:
        return ()
    separators = sorted({literal for literal in pattern.literals if literal} | {"_"}, key=len, reverse=True)
    parts = _split_parts("|".join(map(re.escape, separators)), rest)
    if len(parts) < len(words):
        parts = _split_parts(r"[\s_–—-]+", rest)
    if len(parts) > len(words):
        last = len(words) - 1
        parts[last:] = [_find_joint(pattern).join(parts[last:])]
    return zip(words[len(words) - len(parts) :], parts, strict=True)


def _split_parts(separator: str, rest: str) -> list[str]:
    return [part for piece in re.split(separator, rest) if (part := piece.strip(" ._-–—"))]
