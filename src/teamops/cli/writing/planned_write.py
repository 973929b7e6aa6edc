"""The plan of a command that writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from teamops.model.change import Change
from teamops.model.dataclass import dataclass, field
from teamops.model.place import At
from teamops.model.workspace import Workspace
from teamops.reporting.base.report import Report


@dataclass(frozen=True, slots=True)
class PlannedWrite:
    """What a command will write, and what it prints with that.

    `commit_message` is used with `--commit`, `starters` are the first texts of new files.

    New findings of the check at `places` are shown, and errors among them refuse the write. Errors of the rules
    `allowed` do not: the next command resolves them. Findings of the rules `hidden` are not shown: `messages` say the
    same. Findings of the rules `doubtful` are asked about in a terminal, and refuse the write elsewhere.

    `warnings` and `report` are printed before the diff, `messages` after the write. `document` has the command's own
    keys for programs. `question` is asked before the write where the user is there to answer.
    """

    changes: Sequence[Change]
    places: Sequence[At]
    commit_message: str
    allowed: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()
    starters: Mapping[str, str] = field(default_factory=dict)
    warnings: Sequence[str] = ()
    messages: Sequence[str] = ()
    report: Report | None = None
    document: Mapping[str, Any] | None = None
    question: str = ""


Plan = Callable[["Workspace", "datetime"], PlannedWrite]
"""Plans a write from the records as they are and the time now, in the team's zone; called again if others write."""
