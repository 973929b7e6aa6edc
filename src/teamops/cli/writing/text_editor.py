"""Edit a text in the user's own editor."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

from teamops.store.errors import CommandError

_USUAL = ("sensible-editor", "vim", "nano", "vi", "notepad")


def edit_text(text: str) -> str:
    """Return `text` as the user edited it. Raise CommandError where there is no editor, or it fails."""
    command = _resolve_editor()
    with tempfile.TemporaryDirectory(prefix="teamops-") as folder:
        file = Path(folder, "daily.txt")  # by the extension, editors know plain text
        file.write_text(text, encoding="utf-8")
        try:
            code = subprocess.run([*command, str(file)], check=False).returncode
        except OSError as error:
            raise CommandError("daily.editor_failed", editor=command[0], problem=error.strerror or error) from None
        if code:
            raise CommandError("daily.editor_failed", editor=command[0], problem=code)
        return file.read_bytes().decode("utf-8-sig", "replace")


def _resolve_editor() -> list[str]:
    """Return the command line of the user's editor ($VISUAL, $EDITOR), else that of one that the system has."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if editor:
        return shlex.split(editor, posix=os.name != "nt")
    installed = next(filter(None, map(shutil.which, _USUAL)), None)
    if installed is None:
        raise CommandError("daily.no_editor")
    return [installed]
