"""A printout goes into a file and is shown by the program that the system has for it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from teamops.cli.output.render_report import get_extension
from teamops.cli.output.screen import warn
from teamops.cli.output.to_file import write_output
from teamops.cli.shell.session import Session

if TYPE_CHECKING:
    from teamops.reporting.base.report import Report

_FOLDER = "printouts"
_PATIENCE = 5
"""In seconds: a program that has not failed by then shows the file for as long as it runs."""
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def write_and_open(session: Session, made: str | bytes, report: Report, form: str, output: str | None) -> None:
    """`made` stands in the file `output`, or in one of the tool's own folder, and is opened; the user is told where."""
    file = Path(output) if output is not None else _resolve_folder(session.root) / build_file_name(report, form)
    write_output(session, made, str(file))
    if not try_open(file):
        warn(session.say("cli.report.not_opened", file=file))


def build_file_name(report: Report, form: str) -> str:
    """What a printout is called: weekly-2026-W38.html, and whom it is about if not the team."""
    asked = report.asked
    words = (report.name, asked.period.text, asked.person or asked.department or "")
    return f"{_NOT_IN_NAMES.sub('_', '-'.join(filter(None, words)))[:80]}.{get_extension(form)}"


def try_open(file: Path) -> bool:
    """Whether the system's program for files of that kind has begun to show it."""
    path = os.path.abspath(file)  # noqa: PTH100  # a link stays what it is, and the path begins with no hyphen
    if sys.platform == "win32":
        try:
            os.startfile(path)  # noqa: S606  # what Windows has for it
        except OSError:
            return False
        return True
    program = _find_opener()
    if program is None:
        return False
    nothing = subprocess.DEVNULL
    try:
        shown = subprocess.Popen([program, path], stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)
        return shown.wait(timeout=_PATIENCE) == 0
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False


def _find_opener() -> str | None:
    """What opens files: of macOS, of a Linux inside Windows, of a desktop. Without a screen there is none."""
    if sys.platform == "darwin":
        return shutil.which("open")
    has_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return shutil.which("wslview") or (shutil.which("xdg-open") if has_screen else None)


def _resolve_folder(root: Path) -> Path:
    """Where printouts go that are only to be looked at. A folder that leads out of the workspace is refused."""
    from teamops.store.cache.state import make_state_folder
    from teamops.store.errors import CommandError
    from teamops.store.writing.stage_files import resolve_inside

    try:
        folder = make_state_folder(root)
    except OSError as error:
        raise CommandError("cannot_write", place=root, problem=error.strerror or error) from error
    place = resolve_inside(root, f"{folder.name}/{_FOLDER}")
    return place.relative_to(Path.cwd()) if place.is_relative_to(Path.cwd()) else place
