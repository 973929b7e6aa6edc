"""A line of a meeting's agenda, and the weeks or months that the meeting looks back on and ahead to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from teamops.model.dataclass import dataclass
from teamops.model.named_tuple import NamedTuple
from teamops.model.time.period import Period
from teamops.reporting.packs.week import Week

Kind = Literal["weekly", "monthly"]

_NAMED = 5
"""How many names a line lists before it only counts the others."""


class AgendaItem(NamedTuple):
    """A line of the agenda; `head` is its topic, `people` own something in it or hold it up."""

    head: str
    text: str
    people: tuple[str, ...]


@dataclass(frozen=True)
class AgendaSpan(Week):
    """The week or month that a meeting looks ahead to, and the one that it looks back on."""

    kind: Kind
    past: Period

    @property
    def last(self) -> Period:
        return self.past

    @property
    def until(self) -> date:
        """The last day whose promises are on the agenda: of this week, or of the month looked back on."""
        return self.this.end if self.kind == "weekly" else self.past.end


def build_item(span: AgendaSpan, name: str, text: str, people: Iterable[str | None]) -> AgendaItem:
    """Return the line on the topic `name` of the catalogue."""
    head = span.options.words(f"meeting.topic.{name}")
    line = " ".join(span.options.words("reports.label", label=head, text=text).split())
    return AgendaItem(head, line, tuple(dict.fromkeys(who for who in people if who)))


def format_enumeration(span: AgendaSpan, names: Sequence[str]) -> str:
    """Return the first names, and how many more there are."""
    words = span.options.words
    text, left = words("work.and").join(names[:_NAMED]), len(names) - _NAMED
    return words("meeting.and_more", said=text, left=left) if left > 0 else text


def format_count(span: AgendaSpan, message: str, names: Sequence[str], **counts: int) -> str:
    """Return a count in words, and the names of what is counted."""
    text = span.options.words(f"meeting.{message}", **counts)
    return span.options.words("reports.label", label=text, text=format_enumeration(span, names)) if names else text


def format_people(span: AgendaSpan, *whos: str) -> str:
    """Return the names, or a word for nobody."""
    return span.options.words("reports.comma").join(span.ws.get_names(whos)) or span.options.words("work.nobody")


def format_with_owner(span: AgendaSpan, name: str, *whos: str) -> str:
    """Return the name of a thing with its owners."""
    return span.options.words("reports.weekly.of_owner", task=name.strip(), owner=format_people(span, *whos))


def format_action(span: AgendaSpan, name: str, owner: str | None, due: date | None, *, is_open: bool = True) -> str:
    """Return the name of a thing with its owner and due date; if `is_open`, also that it is late."""
    facts = [format_people(span, owner)] if owner else []
    if due is not None:
        facts.append(span.cells.due(due, is_open=is_open))
    if not facts:
        return name.strip()
    return span.options.words(
        "reports.weekly.of_owner", task=name.strip(), owner=span.options.words("meeting.comma").join(facts)
    )
