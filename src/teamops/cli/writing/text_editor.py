"""Edit a text, or a file at a line, in the user's own editor."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path, PureWindowsPath

from teamops.store.errors import CommandError

_USUAL = ("sensible-editor", "vim", "nano", "vi", "notepad")
_WITH_PLUS = frozenset(
    (
        *("sensible-editor", "editor", "vi", "vim", "nvim", "view", "gvim", "nano", "pico"),
        *("emacs", "emacsclient", "micro", "joe", "mg", "ne", "kak", "gedit"),
    )
)
"""Editors that open `+12 FILE` at line 12."""
_WITH_GOTO = ("code", "code-insiders", "codium", "cursor", "windsurf")
"""Editors that open `--goto FILE:12` there."""
_WITH_COLON = ("subl", "sublime_text", "zed", "hx")
"""Editors that open `FILE:12` there."""
_WAIT = {**dict.fromkeys((*_WITH_GOTO, "subl", "sublime_text", "zed", "gedit"), "--wait"), "gvim": "--nofork"}
"""The option with which an editor ends only when the file is closed."""


def edit_text(text: str) -> str:
    """Return `text` as the user edited it. Raise CommandError where there is no editor, or it fails."""
    command = _resolve_editor()
    with tempfile.TemporaryDirectory(prefix="teamops-") as folder:
        file = Path(folder, "daily.txt")  # by the extension, editors know plain text
        file.write_text(text, encoding="utf-8")
        _run_editor([*command, str(file)])
        return file.read_bytes().decode("utf-8-sig", "replace")


def edit_file(file: Path, line: int) -> None:
    """Let the user edit the file, from that line on where the editor can. Raise CommandError as `edit_text` does."""
    _run_editor(build_editor_command(_resolve_editor(), file, line))


def build_editor_command(editor: Sequence[str], file: Path, line: int) -> list[str]:
    """Return the command line that opens the file at the line; an editor that is not known opens it at its start."""
    name = PureWindowsPath(editor[0]).name.lower().removesuffix(".exe").removesuffix(".cmd")  # also splits at /
    wait = _WAIT.get(name)
    command = [*editor, *([wait] if wait and not {wait, wait[1:3]} & {*editor} else [])]
    if name in _WITH_PLUS:
        return [*command, f"+{line}", str(file)]
    if name in _WITH_GOTO:
        return [*command, "--goto", f"{file}:{line}"]
    return [*command, f"{file}:{line}" if name in _WITH_COLON else str(file)]


def _run_editor(command: Sequence[str]) -> None:
    try:
        code = subprocess.run(command, check=False).returncode
    except OSError as error:
        raise CommandError("daily.editor_failed", editor=command[0], problem=error.strerror or error) from None
    if code:
        raise CommandError("daily.editor_failed", editor=command[0], problem=code)


def _resolve_editor() -> list[str]:
    """Return the command line of the user's editor ($VISUAL, $EDITOR), else that of one that the system has."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if editor:
        return _split_command(editor)
    installed = next(filter(None, map(shutil.which, _USUAL)), None)
    if installed is None:
        raise CommandError("daily.no_editor")
    return [installed]


def _split_command(editor: str) -> list[str]:
    """Return the words of a command line. Raise CommandError for one without a word, or with an open quotation mark."""
    try:
        words = shlex.split(editor, posix=os.name != "nt")
    except ValueError:
        words = []
    if not words:
        raise CommandError("daily.no_editor")
    return words
