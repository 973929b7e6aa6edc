"""What people and departments are called, and whom users mean by a word: one look-up for every command and printout.

A name that one person holds is enough. Where several hold it, each is shown with their department, or with the id where
departments do not tell them apart: 王伟（直销部）, in a team that writes English Emma Clark (Sales).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from teamops.model.records.settings import Department, Person, Settings

_WORD = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"\s*\(\s*(.*?)\s*\)")


def folded(text: str) -> str:
    """The text as names are compared: without regard to capitals, width of signs, and blanks at brackets and ends."""
    return _BRACKETS.sub(r"(\1)", " ".join(unicodedata.normalize("NFKC", text).split())).casefold()


@dataclass(frozen=True)
class Naming:
    """The names of a team's people and departments."""

    settings: Settings

    @cached_property
    def people(self) -> Mapping[str, str]:
        """By id what each person is called where that must not mean anybody else."""
        return self._told_apart(self.settings.people)

    @cached_property
    def departments(self) -> Mapping[str, str]:
        """By id what each department is called where that must not mean any other."""
        return self._told_apart(self.settings.departments)

    @cached_property
    def shared(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the people who share a name, by the name as the first of them has it."""
        held = _by_name(self.settings.people).values()
        return {self.settings.people[ids[0]].name: ids for ids in held if len(ids) > 1}

    def person_meant(self, word: str) -> tuple[str, ...]:
        """The ids of the people whom `word` may mean: none, one, or several where it does not say which."""
        return _meant(word, self.settings.people, self._ways_to_people)

    def department_meant(self, word: str) -> tuple[str, ...]:
        """The ids of the departments that `word` may mean."""
        return _meant(word, self.settings.departments, self._ways_to_departments)

    def listed(self, ids: Iterable[str], mark: str = "") -> str:
        """People and departments to choose from, each id with its name: wang 王伟（直销部）, wang2 王伟（市场部）."""
        shown = ((one, self.people.get(one) or self.departments.get(one, one)) for one in ids)
        return ", ".join(f"{mark}{one} {name}" for one, name in shown)

    def spellings(self) -> Iterator[str]:
        """All words that may stand for a person or a department, some of them for several."""
        for known, shown in ((self.settings.people, self.people), (self.settings.departments, self.departments)):
            for key, one in known.items():
                yield from (key, one.name, *_widths(shown[key]), *_widths(self._with(one.name, key)))
                yield from _words(one.name) if isinstance(one, Person) else ()

    def _told_apart(self, known: Mapping[str, Person] | Mapping[str, Department]) -> Mapping[str, str]:
        made = {key: one.name for key, one in known.items()}
        for ids in _by_name(known).values():
            if len(ids) > 1:
                places = {key: self._place(known[key]) for key in ids}
                held = Counter(places.values())
                for key, place in places.items():
                    is_enough = place and held[place] == 1
                    made[key] = self._with(known[key].name, place if is_enough else key)
        return made

    def _place(self, one: Person | Department) -> str:
        """The department by which a person is told from others."""
        department = one.department if isinstance(one, Person) else None
        known = self.settings.departments.get(department or "")
        return known.name if known is not None else department or ""

    def _with(self, name: str, more: str) -> str:
        return f"{name} ({more})" if self.settings.locale == "en" else f"{name}（{more}）"

    @cached_property
    def _ways_to_people(self) -> tuple[Mapping[str, tuple[str, ...]], ...]:
        """What people are called, the surest way first: names and printed names, addresses and ids, words of names."""
        known = self.settings.people
        printed: list[tuple[str, str]] = []
        for key, one in known.items():
            more = (key, place) if (place := self._place(one)) else (key,)
            printed += [(text, key) for text in (one.name, *(self._with(one.name, word) for word in more))]
        surely = [(key, key) for key in known] + [(one.email, key) for key, one in known.items() if one.email]
        partly = [(word, key) for key, one in known.items() for word in (*_words(one.name), *_words(key))]
        return tuple(map(_gathered, (printed, surely, partly)))

    @cached_property
    def _ways_to_departments(self) -> tuple[Mapping[str, tuple[str, ...]], ...]:
        known = self.settings.departments
        printed: list[tuple[str, str]] = []
        for key, one in known.items():
            printed += [(text, key) for text in (one.name, self._with(one.name, key))]
        return tuple(map(_gathered, (printed, [(key, key) for key in known])))


def _meant(word: str, known: Mapping[str, object], ways: tuple[Mapping[str, tuple[str, ...]], ...]) -> tuple[str, ...]:
    if word in known:
        return (word,)
    return next((found for way in ways if (found := way.get(folded(word)))), ())


def _by_name(known: Mapping[str, Person] | Mapping[str, Department]) -> Mapping[str, tuple[str, ...]]:
    return _gathered([(one.name, key) for key, one in known.items()])


def _gathered(pairs: list[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """The ids by the folded texts that stand for them, each once and in order."""
    made: dict[str, dict[str, None]] = {}
    for text, key in pairs:
        made.setdefault(folded(text), {})[key] = None
    return {text: tuple(keys) for text, keys in made.items()}


def _words(name: str) -> tuple[str, ...]:
    """The words of a name of several words: given and family names, that is, not the characters of a Chinese name."""
    words = _WORD.findall(name)
    return tuple(word for word in words if len(words) > 1 and len(word) > 1)


def _widths(text: str) -> tuple[str, ...]:
    """A printed name as it may be typed: with brackets of either width, with and without a blank before them."""
    close = unicodedata.normalize("NFKC", text).replace(" (", "(")
    return text, text.replace("（", " （"), close, close.replace("(", " (")
