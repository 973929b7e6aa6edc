"""The output of commands that write as JSON: a contract with programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from teamops.checking.located import LocatedFinding
from teamops.model.event import Event
from teamops.model.named_tuple import NamedTuple
from teamops.render.findings.json import build_finding

VERSION = 1


class WrittenResult(NamedTuple):
    """What a command wrote, or would write.

    `files` are relative to the workspace. `findings` are new ones of the check. `warnings` and `messages` are in words.
    `commit` is the short hash of the commit, None without one.
    """

    is_written: bool
    files: Sequence[str] = ()
    changes: Iterable[Event] = ()
    findings: Sequence[LocatedFinding] = ()
    warnings: Sequence[str] = ()
    messages: Sequence[str] = ()
    commit: str | None = None


def build_write_document(result: WrittenResult, own: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return the result as JSON data, below the keys that the command has of its `own`.

    `changes` have the form of the events of `log`: for a new or deleted record `field` is null, and `after` or `before`
    its file. `written` is false for a dry run, and where there was nothing to write.
    """
    changes = [
        {
            "record": event.item.path,
            "kind": event.item.kind,
            "field": event.public_field,
            "before": event.before,
            "after": event.after,
        }
        for event in result.changes
    ]
    return {
        "version": VERSION,
        **(own or {}),
        "written": result.is_written,
        "files": list(result.files),
        "changes": changes,
        "findings": [build_finding(finding) | {"remedy": finding.remedy} for finding in result.findings],
        "warnings": list(result.warnings),
        "messages": list(result.messages),
        "commit": result.commit,
    }
