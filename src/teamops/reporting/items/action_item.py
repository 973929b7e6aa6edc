"""Action items: what somebody must do and why, in their order of urgency."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from teamops.model.dataclass import dataclass, field, replace
from teamops.model.place import At

KINDS = (
    "urgent", "overdue",
    "waited_for_needs", "waited_for", "due_today", "raise", "blocked", "accept_again", "accept", "confirm_again",
    "confirm", "unread", "provide", "take_over", "sign_off", "begins", "stale", "minutes", "daily", "evidence",
    "decision", "measure", "carried", "improvement",
)  # fmt: skip
"""The kinds of reasons, the most urgent first; each has the text `work.why.KIND`."""


@dataclass(frozen=True, slots=True)
class ActionReason:
    """Why something is to be done; `facts` fill the text of its kind, days among them are ISO dates."""

    kind: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ActionItem:
    """What one of `people` must do; a list of everybody has it under the first of them.

    `what` is a text of the team; with a `form` it fills the text `work.what.FORM`, together with `facts`. `at` is the
    place of the thing in the files. `command` settles it, and is empty if none does; one that `is_signed` gets `--as`.
    """

    people: tuple[str, ...]
    what: str
    record: str
    at: At
    until: date | None
    reasons: tuple[ActionReason, ...]
    priority: str = ""
    command: str = ""
    form: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    is_signed: bool = False

    def format_command(self, person: str | None = None) -> str:
        """Return the command as `person`, or the first of `people`, gives it; empty if none settles it."""
        signer = person or next(iter(self.people), "")
        return f"{self.command} --as {signer}" if self.command and self.is_signed else self.command

    @property
    def urgency(self) -> tuple[int, date, str, At]:
        """The sort key: the most urgent reason, the day, the priority, the place."""
        rank = min(KINDS.index(reason.kind) for reason in self.reasons)
        return rank, self.until or date.max, self.priority or "P2", self.at


def merge_actions(actions: Iterable[ActionItem]) -> tuple[ActionItem, ...]:
    """Return the actions, the most urgent first; those of the same people, place and command become one."""
    merged: dict[tuple[tuple[str, ...], At, str], ActionItem] = {}
    for action in actions:
        key = action.people, action.at, action.command
        known = merged.get(key)
        merged[key] = action if known is None else replace(known, reasons=(*known.reasons, *action.reasons))
    return tuple(sorted(merged.values(), key=lambda action: action.urgency))
