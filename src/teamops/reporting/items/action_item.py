"""A duty: one thing that somebody must do, with the reasons why it is on their list, and the order of urgency."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from teamops.model.place import At

KINDS = (
    "urgent", "overdue",
    "waited_for_needs", "waited_for", "due_today", "raise", "blocked", "accept_again", "accept", "confirm_again",
    "confirm", "unread", "provide", "take_over", "sign_off", "begins", "stale", "minutes", "daily", "evidence",
    "decision", "measure", "carried", "improvement",
)  # fmt: skip
"""The kinds of reasons, the most urgent first; each has words `work.why.KIND`."""


@dataclass(frozen=True, slots=True)
class ActionReason:
    """Why something is to be done; `facts` fill the words of its kind, days among them are ISO dates."""

    kind: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ActionItem:
    """What `whose` must do: of several people that can, the first is named where all people are told.

    `what` is a text of the team, or, where `form` is given, the facts of the words `work.what.FORM`. `at` is the place
    of the thing in the files; `command` settles it, where one does: one that `is_signed` takes the name of whoever of
    `whose` it is told to.
    """

    whose: tuple[str, ...]
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
        """The command as `person`, or the first of `whose`, gives it; nothing where none settles it."""
        signer = person or next(iter(self.whose), "")
        return f"{self.command} --as {signer}" if self.command and self.is_signed else self.command

    @property
    def urgency(self) -> tuple[int, date, str, At]:
        """What is sorted by: the weightiest reason, the time until which, the priority."""
        rank = min(KINDS.index(reason.kind) for reason in self.reasons)
        return rank, self.until or date.max, self.priority or "P2", self.at


def merge_actions(duties: Iterable[ActionItem]) -> tuple[ActionItem, ...]:
    """The duties, the most urgent first; what concerns the same people and the same thing is one, with all reasons."""
    found: dict[tuple[tuple[str, ...], At, str], ActionItem] = {}
    for duty in duties:
        key = duty.whose, duty.at, duty.command
        known = found.get(key)
        found[key] = duty if known is None else replace(known, reasons=(*known.reasons, *duty.reasons))
    return tuple(sorted(found.values(), key=lambda duty: duty.urgency))
