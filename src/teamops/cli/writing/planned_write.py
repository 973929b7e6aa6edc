"""What a command means to write, and in which manner: planned first, then applied."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from teamops.model.change import Change
    from teamops.model.place import At
    from teamops.model.workspace import Workspace
    from teamops.reporting.base.report import Report


class WriteOptions(NamedTuple):
    """How a command is to write: the day that counts as today, only in appearance, with a commit, after a question."""

    today: str | None = None
    dry_run: bool = False
    commit: bool = False
    asks: bool = False


@dataclass(frozen=True, slots=True)
class PlannedWrite:
    """What is to be written, thought out on a workspace.

    `records` are the places that are judged; of what the check would newly find there, an error hinders the writing,
    unless its rule is one of `later`: those ask for what only the next command can say. Of rules that are `silent` no
    finding is told: what the command says itself says it. A finding of a rule of `doubts` asks for a yes in a terminal,
    and is refused elsewhere. `message` is that of a commit.
    `starters` are the texts with which new files begin. `warnings` are told before, `said` after it is written; a
    `page` stands above all. With a `document` nothing else is put out: it is for programs. `question` is asked before
    anything is written, where the user is there to answer.
    """

    changes: Sequence[Change]
    records: Sequence[At]
    message: str
    later: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()
    doubts: frozenset[str] = frozenset()
    starters: Mapping[str, str] = field(default_factory=dict)
    warnings: Sequence[str] = ()
    said: Sequence[str] = ()
    page: Report | None = None
    document: object = None
    question: str = ""


Plan = Callable[["Workspace", "datetime"], PlannedWrite]
"""From the records as they are and the time now, in the team's zone, to the work; called again if others write."""
