"""A new workspace: settings from the shipped template, and the calendars of this year and the next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from teamops.model.change import Change
from teamops.model.place import At
from teamops.store.demo.package_files import read_starter
from teamops.store.errors import WorkspaceUnreadableError, WriteRefusedError
from teamops.store.reading.discovery import SETTINGS, find_root
from teamops.store.writing.official_calendar import build_official_year
from teamops.store.writing.stage_files import resolve_inside
from teamops.store.writing.support_files import SupportFile, plan_support_files
from teamops.store.writing.transaction import NewContent, make_write_error, write_all
from teamops.store.yaml.exact_reader import compose_text
from teamops.store.yaml.text_edits import apply_changes
from teamops.store.yaml.yaml_writer import format_block


def start_workspace(
    folder: Path, team: str, locale: str, today: date, supplied: Mapping[str, SupportFile], *, dry_run: bool = False
) -> tuple[str, ...]:
    """Write the files of a new workspace into `folder`, with those of `supplied` that are missing; return them.

    A dry run only returns them. Raises WriteRefusedError where there is a workspace already, and within another one,
    which would no longer read the files.
    """
    _refuse_within_another(folder)
    new = {file: NewContent(text.encode(), None) for file, text in _build_files(team, locale, today).items()}
    if dry_run:
        for file in new:
            if resolve_inside(folder, file).exists():
                raise WriteRefusedError("already_exists", file=file)
        return *new, *plan_support_files(folder, supplied)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise make_write_error(error, folder) from error
    write_all(folder, new | (support := plan_support_files(folder, supplied)))
    return *new, *support


def _build_files(team: str, locale: str, today: date) -> dict[str, str]:
    """Return the settings and the calendars of this year and the next, by file."""
    template = read_starter(SETTINGS, "en" if locale == "en" else "zh")
    at = At(SETTINGS)
    changes = [Change(at / "team", team), Change(at / "locale", locale)]
    files = {SETTINGS: apply_changes(compose_text(SETTINGS, template), changes)}
    for year in (today.year, today.year + 1):
        if (record := build_official_year(year)) is not None:
            files[f"calendar/{year}.yaml"] = format_block({"calendar": [record]}, 0) + "\n"
    return files


def _refuse_within_another(folder: Path) -> None:
    try:
        root = find_root(folder)
    except WorkspaceUnreadableError:
        return
    if root != folder.resolve():
        raise WriteRefusedError("inside_workspace", folder=folder, root=root)
