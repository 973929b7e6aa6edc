"""A text is edited in the user's own editor."""

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
    """What is left of `text` when the editor is closed. Raises CannotGoOnError where there is none, or it fails."""
    command = _resolve_editor()
    with tempfile.TemporaryDirectory(prefix="teamops-") as folder:
        file = Path(folder, "daily.txt")  # a name that tells editors that it is plain text
        file.write_text(text, encoding="utf-8")
        try:
            code = subprocess.run([*command, str(file)], check=False).returncode
        except OSError as error:
            raise CommandError("daily.editor_failed", editor=command[0], problem=error.strerror or error) from None
        if code:
            raise CommandError("daily.editor_failed", editor=command[0], problem=code)
        return file.read_bytes().decode("utf-8-sig", "replace")


def _resolve_editor() -> list[str]:
    """The words of the editor's command: the user's own ($VISUAL, $EDITOR), else one of those that systems have."""
    asked = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if asked:
        return shlex.split(asked, posix=os.name != "nt")
    found = next(filter(None, map(shutil.which, _USUAL)), None)
    if found is None:
        raise CommandError("daily.no_editor")
    return [found]
