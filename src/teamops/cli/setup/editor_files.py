"""The files for editors, and a hint where a team keeps its own settings."""

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
    """Return the schemas, which are updated with teamops, and the settings, which belong to the team once written."""
    schemas = {file: SupportFile(text, is_own=True) for file, text in build_schema_files().items()}
    return schemas | {file: SupportFile(text, is_own=False) for file, text in build_settings_files().items()}


def report_kept_settings(session: Session, root: Path, written: Sequence[str]) -> None:
    """Print what to add to the editor's settings, if they were not among the written files and lack the schemas."""
    if EDITOR_SETTINGS in written:
        return
    lines = format_missing_settings(_read_settings(root))
    if lines:
        show([(f"{session.say('schema.kept', file=EDITOR_SETTINGS)}\n{lines}\n", "")])


def _read_settings(root: Path) -> str:
    """Return the editor's settings; an empty text for a link, a pipe or a huge file in their place."""
    try:
        return read_plain(root / EDITOR_SETTINGS, MAX_BYTES).decode("utf-8", "replace")
    except (OSError, NotPlainError):
        return ""
