"""The names of people and departments, and whom a word means: one look-up for all commands and printouts.

A name that only one person has is used alone. Otherwise the department is added, or the id where that does not
distinguish them: 王伟（直销部）, in a team with English texts Emma Clark (Sales).
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from teamops.model.dataclass import dataclass
from teamops.model.later_pattern import compile_later
from teamops.model.records.settings import Department, Person, Settings

_WORD = compile_later(r"[^\W_]+")
_BRACKETS = compile_later(r"\s*\(\s*(.*?)\s*\)")


def fold_name(text: str) -> str:
    """Return `text` for comparison, without regard to case, width of signs and surplus blanks."""
    return _BRACKETS.sub(r"(\1)", " ".join(unicodedata.normalize("NFKC", text).split())).casefold()


@dataclass(frozen=True)
class Naming:
    """The names of a team's people and departments."""

    settings: Settings

    @cached_property
    def people(self) -> Mapping[str, str]:
        """The unambiguous name of each person, by id."""
        return self._disambiguate(self.settings.people)

    @cached_property
    def departments(self) -> Mapping[str, str]:
        """The unambiguous name of each department, by id."""
        return self._disambiguate(self.settings.departments)

    @cached_property
    def shared(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of people with the same name, by the name as the first of them spells it."""
        held = _group_by_name(self.settings.people).values()
        return {self.settings.people[ids[0]].name: ids for ids in held if len(ids) > 1}

    def find_people(self, word: str) -> tuple[str, ...]:
        """Return the ids of the people that `word` may mean; several if it is ambiguous."""
        return _look_up(word, self.settings.people, self._people_lookups)

    def find_departments(self, word: str) -> tuple[str, ...]:
        """Return the ids of the departments that `word` may mean."""
        return _look_up(word, self.settings.departments, self._department_lookups)

    def format_choices(self, ids: Iterable[str], mark: str = "") -> str:
        """Return people and departments to choose from, each id with its name: wang 王伟（直销部） · he 王伟"""
        shown = ((one, self.people.get(one) or self.departments.get(one, one)) for one in ids)
        return " · ".join(f"{mark}{one} {name}" for one, name in shown)

    def list_spellings(self) -> Iterator[str]:
        """Yield all words that may denote a person or a department, some of them several."""
        for known, shown in ((self.settings.people, self.people), (self.settings.departments, self.departments)):
            for key, one in known.items():
                yield from (
                    key,
                    one.name,
                    *_list_width_variants(shown[key]),
                    *_list_width_variants(self._append_hint(one.name, key)),
                )
                yield from _split_name(one.name) if isinstance(one, Person) else ()

    def _disambiguate(self, known: Mapping[str, Person] | Mapping[str, Department]) -> Mapping[str, str]:
        names = {key: one.name for key, one in known.items()}
        for ids in _group_by_name(known).values():
            if len(ids) > 1:
                places = {key: self._find_department(known[key]) for key in ids}
                held = Counter(places.values())
                for key, place in places.items():
                    is_enough = place and held[place] == 1
                    names[key] = self._append_hint(known[key].name, place if is_enough else key)
        return names

    def _find_department(self, one: Person | Department) -> str:
        """Return the name of the department that distinguishes a person from others."""
        department = one.department if isinstance(one, Person) else None
        known = self.settings.departments.get(department or "")
        return known.name if known is not None else department or ""

    def _append_hint(self, name: str, more: str) -> str:
        return f"{name} ({more})" if self.settings.locale == "en" else f"{name}（{more}）"

    @cached_property
    def _people_lookups(self) -> tuple[Mapping[str, tuple[str, ...]], ...]:
        """Spellings of people, the most reliable first: names and printed names, addresses and ids, words of names."""
        known = self.settings.people
        printed: list[tuple[str, str]] = []
        for key, one in known.items():
            more = (key, place) if (place := self._find_department(one)) else (key,)
            printed += [(text, key) for text in (one.name, *(self._append_hint(one.name, word) for word in more))]
        surely = [(key, key) for key in known] + [(one.email, key) for key, one in known.items() if one.email]
        partly = [(word, key) for key, one in known.items() for word in (*_split_name(one.name), *_split_name(key))]
        return tuple(map(_group_ids, (printed, surely, partly)))

    @cached_property
    def _department_lookups(self) -> tuple[Mapping[str, tuple[str, ...]], ...]:
        known = self.settings.departments
        printed: list[tuple[str, str]] = []
        for key, one in known.items():
            printed += [(text, key) for text in (one.name, self._append_hint(one.name, key))]
        return tuple(map(_group_ids, (printed, [(key, key) for key in known])))


def _look_up(
    word: str, known: Mapping[str, object], ways: tuple[Mapping[str, tuple[str, ...]], ...]
) -> tuple[str, ...]:
    if word in known:
        return (word,)
    return next((ids for way in ways if (ids := way.get(fold_name(word)))), ())


def _group_by_name(known: Mapping[str, Person] | Mapping[str, Department]) -> Mapping[str, tuple[str, ...]]:
    return _group_ids([(one.name, key) for key, one in known.items()])


def _group_ids(pairs: list[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """Return the ids by the folded texts that denote them, each once and in order."""
    groups: dict[str, dict[str, None]] = {}
    for text, key in pairs:
        groups.setdefault(fold_name(text), {})[key] = None
    return {text: tuple(keys) for text, keys in groups.items()}


def _split_name(name: str) -> tuple[str, ...]:
    """Return the words of a name that has several; a Chinese name is one word."""
    words = _WORD.findall(name)
    return tuple(word for word in words if len(words) > 1 and len(word) > 1)


def _list_width_variants(text: str) -> tuple[str, ...]:
    """Return spellings of a printed name: brackets of either width, with and without a blank before them."""
    close = unicodedata.normalize("NFKC", text).replace(" (", "(")
    return text, text.replace("（", " （"), close, close.replace("(", " (")
