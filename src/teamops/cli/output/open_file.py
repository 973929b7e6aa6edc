"""Write a printout to a file and open it with the system's program for such files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from teamops.cli.output.render_report import get_extension
from teamops.cli.output.screen import warn, write_output
from teamops.cli.shell.session import Session
from teamops.model.later_pattern import compile_later
from teamops.reporting.base.report import Report
from teamops.store.cache.state import make_state_folder
from teamops.store.errors import CommandError
from teamops.store.writing.stage_files import resolve_inside

_FOLDER = "printouts"
_PATIENCE = 5
"""In seconds: a program that has not failed by then has opened the file."""
_NOT_IN_NAMES = compile_later(r'[<>:"/\\|?*\x00-\x1f]')


def write_and_open(session: Session, page: str | bytes, report: Report, form: str, output: str | None) -> None:
    """Write `page` to the file `output`, by default to one in the tool's own folder, and open it."""
    file = Path(output) if output is not None else _resolve_folder(session.root) / build_file_name(report, form)
    write_output(session, page, str(file))
    if not try_open(file):
        warn(session.say("cli.report.not_opened", file=file))


def build_file_name(report: Report, form: str) -> str:
    """Return the name of a printout, with the person or department if there is one: weekly-2026-W38.html"""
    options = report.options
    words = (report.name, options.period.text, options.person or options.department or "")
    return f"{_NOT_IN_NAMES.sub('_', '-'.join(filter(None, words)))[:80]}.{get_extension(form)}"


def try_open(file: Path) -> bool:
    """Open a file with the system's program; return whether that began."""
    path = os.path.abspath(file)  # noqa: PTH100  # links are not resolved, and the path begins with no hyphen
    if sys.platform == "win32":
        try:
            os.startfile(path)  # noqa: S606  # the way of Windows
        except OSError:
            return False
        return True
    program = _find_opener()
    if program is None:
        return False
    nothing = subprocess.DEVNULL
    try:
        opener = subprocess.Popen(
            [program, path], stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
        )
        return opener.wait(timeout=_PATIENCE) == 0
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False


def _find_opener() -> str | None:
    """Return the program that opens files: of macOS, of Linux inside Windows, of a desktop; None without a screen."""
    if sys.platform == "darwin":
        return shutil.which("open")
    has_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return shutil.which("wslview") or (shutil.which("xdg-open") if has_screen else None)


def _resolve_folder(root: Path) -> Path:
    """Return the folder for printouts without `-o`. Raise an error if a link leads out of the workspace."""
    try:
        folder = make_state_folder(root)
    except OSError as error:
        raise CommandError("cannot_write", place=root, problem=error.strerror or error) from error
    place = resolve_inside(root, f"{folder.name}/{_FOLDER}")
    return place.relative_to(Path.cwd()) if place.is_relative_to(Path.cwd()) else place
