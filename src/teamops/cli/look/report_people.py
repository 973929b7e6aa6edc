"""A report for everybody: one file for each person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from teamops.cli.shell.session import Session
from teamops.store.errors import CommandError

if TYPE_CHECKING:
    from teamops.cli.output.render_report import ReportFormat
    from teamops.model.workspace import Workspace
    from teamops.reporting.base.report import Report, ReportOptions

_LONGEST = 80
"""So many characters of an id stand in the name of a file, whose length systems limit."""


def write_for_all(
    session: Session,
    ws: Workspace,
    asked: ReportOptions,
    form: ReportFormat,
    folder: str | None,
    make: Callable[[ReportOptions], Report],
    *,
    to_open: bool = False,
) -> None:
    """A file for each person of `asked.department`, or of the team, stands in `folder`, and the user is told of each.

    Raises CannotGoOnError for a format without files, without a folder, where there is nobody, and for so many windows
    as `to_open` would open.
    """
    from teamops.cli.output.render_report import ReportFormat, get_extension, render_report
    from teamops.cli.output.to_file import write_output

    if to_open:
        raise CommandError("report_people_open")
    if form is ReportFormat.terminal:
        formats = ", ".join(one for one in ReportFormat if one is not ReportFormat.terminal)
        raise CommandError("report_people_format", formats=formats)
    if folder is None or Path(folder).is_file():
        raise CommandError("report_people_folder" if folder is None else "report_people_file", file=folder)
    everybody = ws.settings.people.items()
    people = [key for key, person in everybody if asked.department in (None, person.department)]
    if not people:
        raise CommandError("report_people_nobody")
    for person, name in zip(people, build_file_names(people), strict=True):
        report = make(replace(asked, person=person))
        file = Path(folder) / f"{report.name}-{name}.{get_extension(form)}"
        write_output(session, render_report(report, form, to_file=True, root=session.root), str(file))


def build_file_names(ids: Iterable[str]) -> Iterator[str]:
    """The ids as every system takes them in the name of a file, no two alike, also where capitals do not count."""
    taken = set[str]()
    for word in ids:
        plain = "".join(c if c.isalnum() or c in "-_.@" else f"%{ord(c):X}" for c in word)[:_LONGEST]
        name, n = plain, 1
        while name.casefold() in taken:
            n += 1
            name = f"{plain}~{n}"
        taken.add(name.casefold())
        yield name
