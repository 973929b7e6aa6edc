"""How a quarter is started, notes on its plan, and the error of a quarter that cannot be started."""

from __future__ import annotations

from collections.abc import Mapping

from teamops.locale.user_error import CatalogueError
from teamops.locale.words import Words
from teamops.model.dataclass import dataclass, field
from teamops.model.figures.quantity import Quantity
from teamops.model.named_tuple import NamedTuple
from teamops.model.time.period import Period


class QuarterError(CatalogueError):
    """A quarter cannot be started or closed so; `message` is a name in the catalogue `quarter`."""

    AREA = "quarter"


@dataclass(frozen=True, slots=True)
class StartOptions:
    """How a quarter is started: from which one, which of its goals and projects, and with which targets.

    Without `goals` all are taken over. `grow` is a share by which targets grow; `targets` are new ones, as files write
    them, by the id of the old goal.
    """

    period: Period
    source: Period
    goals: tuple[str, ...] = ()
    monitors: tuple[str, ...] = ()
    takes: frozenset[str] = frozenset({"goals", "routines"})
    grow: Quantity | None = None
    targets: Mapping[str, Quantity] = field(default_factory=dict)


class Note(NamedTuple):
    """What people should know about a planned quarter: the message `name` of the catalogue `quarter`, and its facts."""

    name: str
    facts: Mapping[str, object]

    def say(self, words: Words) -> str:
        """Return the sentence."""
        return words(f"quarter.{self.name}", **self.facts)
