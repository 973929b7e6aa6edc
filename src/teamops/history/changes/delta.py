"""The change of one record between two states of a team, and the formatting of values of both states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Any, TypeVar

from teamops.locale import formats
from teamops.locale.text import Lang
from teamops.locale.words import Words
from teamops.model.dataclass import dataclass, fields
from teamops.model.figures.quantity import Quantity
from teamops.model.named_tuple import NamedTuple
from teamops.model.time.moments import convert_to_zone
from teamops.model.workspace import Workspace


class Delta(NamedTuple):
    """One change; `text` describes it.

    `record` is the id or path of the record, `name` its name, `people` the ids of concerned people and
    departments.
    """

    group: str
    kind: str
    record: str
    name: str
    people: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class States:
    """A team before and after, with the language and the day for the descriptions."""

    before: Workspace
    after: Workspace
    lang: Lang
    today: date

    def say(self, message: str, **facts: object) -> str:
        """Return a text of the catalogue `changed`."""
        return Words(self.lang)(f"changed.{message}", **facts)

    def format_with_deadline(self, text: str | None, day: date | None) -> str:
        """Return the text with its deadline, if there is one."""
        return self.say("by_day", text=text or "", day=self.format_day(day)) if day is not None else text or ""

    def pair_records(self, section: str) -> Iterator[tuple[Any, Any]]:
        """Return the records of a section before and after, by id; None for a missing one.

        Of two with the same id the first counts: there should not be two.
        """
        old = {entry.record.id: entry.record for entry in reversed(self.before.section(section))}
        new = {entry.record.id: entry.record for entry in reversed(self.after.section(section))}
        in_order = dict.fromkeys(e.record.id for ws in (self.after, self.before) for e in ws.section(section))
        return ((old.get(identity), new.get(identity)) for identity in in_order)

    @property
    def zone(self) -> tzinfo:
        return self.after.settings.timezone

    def format_names(self, *whos: str | None) -> str:
        """Return the names of people and departments; those who left are looked up in the state before."""
        known = [who for who in whos if who]
        named = (self.after.get_name(who) if self._is_known(who) else self.before.get_name(who) for who in known)
        return self.join_list(named) if known else self.say("nobody")

    def _is_known(self, who: str) -> bool:
        return who in self.after.settings.people or who in self.after.settings.departments

    def join_list(self, texts: Any) -> str:
        return Words(self.lang)("reports.comma").join(texts)

    def format_day(self, day: date | None) -> str:
        """Return 9月7日, with the year if it is not the current one."""
        if day is None:
            return self.say("no_day")
        return formats.format_day_in(self.today.year, day, self.lang)

    def format_day_of(self, moment: datetime) -> str:
        return self.format_day(convert_to_zone(moment, self.zone).date())

    def format_days(self, first: date, last: date) -> str:
        return self.format_day(first) if first == last else f"{self.format_day(first)}–{self.format_day(last)}"

    def format_amount(self, number: Decimal | None, unit: str | None = None) -> str:
        return self.say("nothing") if number is None else formats.format_amount(number, unit)

    def format_rate(self, rate: Decimal | None, limits: Sequence[Decimal] = ()) -> str:
        return formats.format_rate(rate, limits, signed=True)

    def format_change(self, before: str, after: str) -> str:
        return self.say("turned", before=before, after=after)

    def join_texts(self, *texts: str | None) -> str:
        """Return the texts that are not empty, with commas between them."""
        return self.say("comma").join(text for text in texts if text)


T = TypeVar("T")


def index_by_key(things: Iterable[T], key: Callable[[T], Hashable]) -> dict[Hashable, T]:
    """Return the things by key and number: equal keys are numbered, so that they match in order in both states."""
    indexed: dict[Hashable, T] = {}
    count: Counter[Hashable] = Counter()
    for thing in things:
        name = key(thing)
        indexed[name, count[name]] = thing
        count[name] += 1
    return indexed


def describe_deadline_move(states: States, before: date | None, after: date | None) -> tuple[str, str] | None:
    """Return the kind and the text of a moved deadline; None if it did not move."""
    if before == after:
        return None
    text = states.format_change(states.format_day(before), states.format_day(after))
    if before is None or after is None:
        return "dated", text
    days = (after - before).days
    kind = "postponed" if days > 0 else "advanced"
    return kind, states.say(f"{kind}_by", turned=text, days=abs(days))


def list_changed_fields(before: Any, after: Any, but: frozenset[str] = frozenset()) -> list[str]:
    """Return the keys in which two records of one kind differ."""
    return [
        field.name.rstrip("_")
        for field in fields(after)
        if field.name not in but and not _is_alike(getattr(before, field.name), getattr(after, field.name))
    ]


def _is_alike(before: Any, after: Any) -> bool:
    if isinstance(before, Quantity) and isinstance(after, Quantity):
        return Decimal(before) == Decimal(after)
    return bool(before == after)


def format_field_names(states: States, names: Sequence[str]) -> str:
    """Return the display names of fields."""
    from teamops.locale.texts.shell.fields import TEXTS

    return states.join_list(TEXTS[name].say(states.lang) if name in TEXTS else name for name in names)
