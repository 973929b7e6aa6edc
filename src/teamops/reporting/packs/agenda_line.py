"""A line of a meeting's agenda, and the weeks or months that the meeting looks back on and ahead to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from teamops.model.time.period import Period
from teamops.reporting.packs.week import Week

Kind = Literal["weekly", "monthly"]

_NAMED = 5
"""So many are named in a line; of more it tells how many there are."""


class AgendaItem(NamedTuple):
    """A line of the agenda; `head` says what it is about, `people` own something of it or hold it up."""

    head: str
    text: str
    people: tuple[str, ...]


@dataclass(frozen=True)
class AgendaSpan(Week):
    """What a meeting looks ahead to, as the week of a pack, and what it looks back on: a week each, or a month."""

    kind: Kind
    past: Period

    @property
    def last(self) -> Period:
        return self.past

    @property
    def until(self) -> date:
        """What is due by this day is asked for: this week's too, but of months only the one looked back on."""
        return self.this.end if self.kind == "weekly" else self.past.end


def build_item(span: AgendaSpan, name: str, text: str, people: Iterable[str | None]) -> AgendaItem:
    """The line on the topic `name` of the catalogue."""
    head = span.asked.words(f"meeting.topic.{name}")
    line = " ".join(span.asked.words("reports.label", label=head, text=text).split())
    return AgendaItem(head, line, tuple(dict.fromkeys(who for who in people if who)))


def format_enumeration(span: AgendaSpan, named: Sequence[str]) -> str:
    """What is named, as an enumeration, of which not all is said where it is long."""
    words = span.asked.words
    said, left = words("work.and").join(named[:_NAMED]), len(named) - _NAMED
    return words("meeting.and_more", said=said, left=left) if left > 0 else said


def format_count(span: AgendaSpan, message: str, named: Sequence[str], **counts: int) -> str:
    """A count in words and, where there are some, who or what it is made of."""
    text = span.asked.words(f"meeting.{message}", **counts)
    return span.asked.words("reports.label", label=text, text=format_enumeration(span, named)) if named else text


def format_people(span: AgendaSpan, *whos: str) -> str:
    """Their names; a word for nobody where there is none."""
    return span.asked.words("reports.comma").join(span.ws.get_names(whos)) or span.asked.words("work.nobody")


def format_with_owner(span: AgendaSpan, name: str, *whos: str) -> str:
    """A thing with whose it is."""
    return span.asked.words("reports.weekly.of_owner", task=name.strip(), owner=format_people(span, *whos))


def format_promise(span: AgendaSpan, name: str, whose: str | None, due: date | None, *, is_open: bool = True) -> str:
    """A thing with whose it is and until when; that it is late is told of what is known to be open."""
    said = [format_people(span, whose)] if whose else []
    if due is not None:
        said.append(span.cells.due(due, is_open=is_open))
    if not said:
        return name.strip()
    facts = span.asked.words("meeting.comma").join(said)
    return span.asked.words("reports.weekly.of_owner", task=name.strip(), owner=facts)
