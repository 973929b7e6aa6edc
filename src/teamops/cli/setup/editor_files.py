"""The files for editors: which they are, and what is said of those that a team has made its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from teamops.cli.output.screen import show
from teamops.cli.shell.session import Session
from teamops.integrations.schema.editor import (
    EDITOR_SETTINGS,
    build_schema_files,
    build_settings_files,
    format_missing_settings,
)
from teamops.store.plain_file import NotPlainError, read_plain
from teamops.store.reading.source import MAX_BYTES
from teamops.store.writing.support_files import SupportFile


def list_editor_files() -> Mapping[str, SupportFile]:
    """The schemas, which follow the version of teamops, and settings, which are the team's once they are there."""
    schemas = {file: SupportFile(text, is_own=True) for file, text in build_schema_files().items()}
    return schemas | {file: SupportFile(text, is_own=False) for file, text in build_settings_files().items()}


def report_kept_settings(session: Session, root: Path, written: Sequence[str]) -> None:
    """Say what to add to the editor's settings, if they were there before and lack the schemas."""
    if EDITOR_SETTINGS in written:
        return
    lines = format_missing_settings(_read_settings(root))
    if lines:
        show([(f"{session.say('schema.kept', file=EDITOR_SETTINGS)}\n{lines}\n", "")])


def _read_settings(root: Path) -> str:
    """The editor's settings; nothing where a link, a pipe or a huge file stands in their place."""
    try:
        return read_plain(root / EDITOR_SETTINGS, MAX_BYTES).decode("utf-8", "replace")
    except (OSError, NotPlainError):
        return ""
