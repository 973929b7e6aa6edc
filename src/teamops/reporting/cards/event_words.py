"""Events in words: the names of records and fields, and values as people read them."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from unicodedata import east_asian_width

from teamops.locale import formats
from teamops.model.dataclass import dataclass
from teamops.model.event import NAMES, NUMBERS, Address, Event
from teamops.model.figures.quantity import Quantity
from teamops.model.time.moments import format_moment
from teamops.reporting.base.authors import Authors
from teamops.reporting.base.cells import Cells
from teamops.reporting.cards.keys import format_value, get_label

_INNER = {"split": "How", "buffer": "Buffer", "budget": "Spending"}
"""The records inside others whose keys have labels of their own."""

_MODELS = {"daily": "Daily", "calendar": "CalendarYear"}


@dataclass(frozen=True)
class EventWords:
    """The words for the events of a team; `cells` knows its people and its language."""

    cells: Cells

    def format_kind(self, kind: str) -> str:
        return self.cells.words(f"history.kind.{kind}")

    def format_item(self, event: Event) -> str:
        """Return the name of the record, and the address of the item."""
        path = self.format_path(event.item)
        return f"{event.name} {path}" if event.name and event.name != path else path

    def format_item_and_figure(self, event: Event) -> str:
        """Return the item as `format_item` does; of an actual also its figure."""
        figure = event.items.get(event.item, {}).get("value")
        return self.format_item(event) + (f" = {_format_number(figure)}" if figure else "")

    def format_path(self, item: Address) -> str:
        """Return the address, with people's names in those of actuals and daily reports."""
        if item.kind in ("actual", "daily"):
            return " ".join(self.cells.ws.get_name(word) for word in item.path.split("@"))
        return item.path

    def format_event_field(self, event: Event) -> str:
        return self.format_field(event.item, event.field or "")

    def format_field(self, item: Address, field: str) -> str:
        """Return the name of the field; of a signature also the person's name."""
        try:
            return self.cells.words(f"history.field.{field}")
        except KeyError:
            pass
        model, (first, *rest) = _MODELS.get(item.kind, item.kind.capitalize()), field.split(".")
        if first == "confirmed" and rest:
            labels = [get_label(self.cells, model, first), self.cells.ws.get_name(rest[0])]
        else:
            inner = _INNER.get(first, model)
            labels = [get_label(self.cells, model, first), *(get_label(self.cells, inner, key) for key in rest)]
        return self.cells.words("history.within").join(labels)

    def format_value(self, field: str, text: str | None) -> str:
        """Return the value in words; a dash for None."""
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

    def describe_change(self, event: Event, most: int = 0) -> str:
        """Return 状态:未开始 → 进行中; values longer than `most` columns are cut short."""
        before, after = (
            shorten_text(self.format_value(event.field or "", v), most) for v in (event.before, event.after)
        )
        text = self.cells.words("history.arrow", before=before, after=after)
        return self.cells.words("reports.label", label=self.format_event_field(event), text=text)

    def get_author(self, event: Event) -> str:
        """Return the person of the team with the author's e-mail address, else the author as in the commit."""
        return self._authors.get_name(event)

    @cached_property
    def _authors(self) -> Authors:
        return Authors(self.cells.ws)

    def _format_moment(self, text: str) -> str | None:
        """Return a date and time in the team's zone; None for any other text."""
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
    """Return the text in at most `most` columns of a terminal, with … if it is cut; 0 is no limit."""
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
    """Return the columns that a text takes in a terminal."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
