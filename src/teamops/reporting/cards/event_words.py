"""Events in words: what a record is called, what a field is called, and values as people read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from unicodedata import east_asian_width

from teamops.locale import formats
from teamops.model.event import NAMES, NUMBERS, Address, Event
from teamops.model.figures.quantity import Quantity
from teamops.model.time.moments import format_moment
from teamops.reporting.base.authors import Authors
from teamops.reporting.base.cells import Cells
from teamops.reporting.cards.keys import format_value, get_label

_INNER = {"split": "How", "buffer": "Buffer", "budget": "Spending"}
"""The records inside others, whose keys have names of their own."""

_MODELS = {"daily": "Daily", "calendar": "CalendarYear"}


@dataclass(frozen=True)
class EventWords:
    """Tells events of a team; `cells` knows its people and its language."""

    cells: Cells

    def kind(self, kind: str) -> str:
        """What a kind of record is called."""
        return self.cells.words(f"history.kind.{kind}")

    def item(self, event: Event) -> str:
        """What the record is called, and the address of the item."""
        path = self.path(event.item)
        return f"{event.name} {path}" if event.name and event.name != path else path

    def describe_with_figure(self, event: Event) -> str:
        """As `item`; of a figure that was booked also the figure."""
        figure = event.items.get(event.item, {}).get("value")
        return self.item(event) + (f" = {_format_number(figure)}" if figure else "")

    def path(self, item: Address) -> str:
        """The address, of records that are named by people and days in words."""
        if item.kind in ("actual", "daily"):
            return " ".join(self.cells.ws.get_name(word) for word in item.path.split("@"))
        return item.path

    def field(self, event: Event) -> str:
        """What the field is called; of a signature also whose it is."""
        return self.describe_field(event.item, event.field or "")

    def describe_field(self, item: Address, field: str) -> str:
        try:
            return self.cells.words(f"history.field.{field}")
        except KeyError:
            pass
        model, (first, *rest) = _MODELS.get(item.kind, item.kind.capitalize()), field.split(".")
        if first == "confirmed" and rest:
            said = [get_label(self.cells, model, first), self.cells.ws.get_name(rest[0])]
        else:
            inner = _INNER.get(first, model)
            said = [get_label(self.cells, model, first), *(get_label(self.cells, inner, key) for key in rest)]
        return self.cells.words("history.within").join(said)

    def value(self, field: str, text: str | None) -> str:
        """The value in words; a dash where there is none."""
        if text is None:
            return self.cells.words("reports.nothing")
        key = field.rpartition(".")[2]
        if field.startswith("confirmed."):
            moment, _, digest = text.partition(" ")
            return " ".join(filter(None, (self._format_moment(moment) or moment, digest[:8])))
        if key in NAMES:
            return self.cells.words("reports.comma").join(self.cells.ws.get_name(who) for who in text.split(", "))
        if key in NUMBERS:
            return _format_number(text)
        return self._format_moment(text) or format_value(self.cells, key, text)

    def change(self, event: Event, most: int = 0) -> str:
        """状态:未开始 → 进行中; values longer than `most` columns are cut short."""
        before, after = (shorten_text(self.value(event.field or "", v), most) for v in (event.before, event.after))
        text = self.cells.words("history.arrow", before=before, after=after)
        return self.cells.words("reports.label", label=self.field(event), text=text)

    def author(self, event: Event) -> str:
        """The person of the team whose e-mail address it is, else the author as the commit has it."""
        return self._authors.name(event)

    @cached_property
    def _authors(self) -> Authors:
        return Authors(self.cells.ws)

    def _format_moment(self, text: str) -> str | None:
        """A day with its time, as the team's clock has it; None for any other text."""
        if "T" not in text:
            return None
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            return None
        zone = self.cells.ws.settings.timezone
        return format_moment(moment if moment.tzinfo else moment.replace(tzinfo=zone), zone)


def _format_number(text: str) -> str:
    try:
        return formats.format_number(Quantity.parse(text))
    except ValueError:
        return text


def shorten_text(text: str, most: int) -> str:
    """The text in at most `most` columns of a terminal, with … where it is cut; 0 is as long as it is."""
    line = " / ".join(filter(None, (piece.strip() for piece in text.splitlines())))
    if not most or measure_width(line) <= most:
        return line
    kept, room = "", most - 1
    for character in line:
        room -= measure_width(character)
        if room < 0:
            break
        kept += character
    return kept.rstrip() + "…"


def measure_width(text: str) -> int:
    """The columns that a text takes in a terminal."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
