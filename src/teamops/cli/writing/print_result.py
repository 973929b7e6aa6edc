"""Print what a command wrote as JSON, for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from teamops.cli.output.screen import ignore_closed_pipe, show_json
from teamops.cli.writing.write_files import WriteOutcome

if TYPE_CHECKING:
    from teamops.checking.located import LocatedFinding


def print_json_result(
    texts: Mapping[str, tuple[str, str]],
    outcome: WriteOutcome | None,
    own: Mapping[str, Any] | None = None,
    *,
    findings: Sequence[LocatedFinding] = (),
    warnings: Sequence[str] = (),
    messages: Sequence[str] = (),
) -> None:
    """Print what changes between the old and new texts of files; `outcome` is None if they were not written.

    `own` are keys of the command's own document.
    """
    from teamops.render.write_json import build_write_document  # here: most commands print for people
    from teamops.store.past.draft_changes import list_draft_changes

    document = build_write_document(
        own,
        list(texts),
        is_written=outcome is not None,
        changes=list_draft_changes(texts),
        findings=findings,
        warnings=warnings,
        messages=messages,
        commit=outcome.commit if outcome is not None else None,
    )
    with ignore_closed_pipe():
        show_json(document)


def print_json_files(files: Sequence[str], own: Mapping[str, Any] | None = None, *, is_written: bool) -> None:
    """Print the files that a command without records wrote, or would write."""
    from teamops.render.write_json import build_write_document

    show_json(build_write_document(own, files, is_written=is_written))
