"""The files for editors: which they are, and what is said of those that a team has made its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from teamops.cli.output.screen import show
from teamops.cli.shell.session import Session
from teamops.integrations.schema.editor import EDITOR_SETTINGS, lines_to_add, schema_files, settings_files
from teamops.store.cache.state import NotPlainError, read_plain
from teamops.store.reading.source import MAX_BYTES
from teamops.store.reading.support_files import Supplied


def editor_files() -> Mapping[str, Supplied]:
    """The schemas, which follow the version of teamops, and settings, which are the team's once they are there."""
    schemas = {file: Supplied(text, is_own=True) for file, text in schema_files().items()}
    return schemas | {file: Supplied(text, is_own=False) for file, text in settings_files().items()}


def tell_of_kept_settings(session: Session, root: Path, written: Sequence[str]) -> None:
    """Say what to add to the editor's settings, if they were there before and lack the schemas."""
    if EDITOR_SETTINGS in written:
        return
    lines = lines_to_add(_settings_in(root))
    if lines:
        show([(f"{session.say('schema.kept', file=EDITOR_SETTINGS)}\n{lines}\n", "")])


def _settings_in(root: Path) -> str:
    """The editor's settings; nothing where a link, a pipe or a huge file stands in their place."""
    try:
        return read_plain(root / EDITOR_SETTINGS, MAX_BYTES).decode("utf-8", "replace")
    except (OSError, NotPlainError):
        return ""
