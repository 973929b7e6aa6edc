"""The output of commands that write as JSON: a contract with programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from teamops.checking.located import LocatedFinding
from teamops.model.event import Event
from teamops.render.findings.json import build_finding
from teamops.render.log_json import build_change

VERSION = 1


def build_write_document(
    own: Mapping[str, Any] | None,
    files: Sequence[str],
    *,
    is_written: bool,
    changes: Iterable[Event] = (),
    findings: Sequence[LocatedFinding] = (),
    warnings: Sequence[str] = (),
    messages: Sequence[str] = (),
    commit: str | None = None,
) -> dict[str, Any]:
    """Return what a command wrote, or would write, as JSON data, below the keys that it has of its `own`.

    `files` are relative to the workspace. `changes` have the form of the events of `log`: for a new or deleted record
    `field` is null, and `after` or `before` its file. `findings` are new ones of the check. `written` is false for a
    dry run, and where there was nothing to write. `commit` is the short hash of the commit.
    """
    return {
        "version": VERSION,
        **(own or {}),
        "written": is_written,
        "files": list(files),
        "changes": [build_change(event) for event in changes],
        "findings": [build_finding(finding) | {"remedy": finding.remedy} for finding in findings],
        "warnings": list(warnings),
        "messages": list(messages),
        "commit": commit,
    }
