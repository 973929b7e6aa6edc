"""Write a report for each person, one file each: `teamops report --all-people`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from teamops.cli.output.render_report import ReportFormat, get_extension, render_report
from teamops.cli.output.screen import write_output
from teamops.cli.shell.session import Session
from teamops.model.dataclass import replace
from teamops.model.workspace import Workspace
from teamops.reporting.base.report import Report, ReportOptions
from teamops.store.errors import CommandError

_LONGEST = 80
"""How many characters of an id the name of a file has, whose length systems limit."""


def write_for_all(
    session: Session,
    ws: Workspace,
    options: ReportOptions,
    form: ReportFormat,
    folder: str | None,
    build: Callable[[ReportOptions], Report],
    *,
    to_open: bool = False,
) -> None:
    """Write a file to `folder` for each person of `options.department`, or of the team.

    Raise CommandError for a format without files, without a folder, without people, and for `to_open`, which would open
    many windows.
    """
    if to_open:
        raise CommandError("report_people_open")
    if form is ReportFormat.terminal:
        formats = tuple(one for one in ReportFormat if one is not ReportFormat.terminal)
        raise CommandError("report_people_format", formats=formats)
    if folder is None or Path(folder).is_file():
        raise CommandError("report_people_folder" if folder is None else "report_people_file", file=folder)
    department = options.department
    first, last = options.period.start, options.period.end
    everybody = ws.settings.people.items()
    people = [key for key, one in everybody if department in (None, one.department) and one.is_member(first, last)]
    if not people:
        raise CommandError("report_people_nobody")
    for person, name in zip(people, build_file_names(people), strict=True):
        report = build(replace(options, person=person))
        file = Path(folder) / f"{report.name}-{name}.{get_extension(form)}"
        write_output(session, render_report(report, form, to_file=True, root=session.root), str(file))


def build_file_names(ids: Iterable[str]) -> Iterator[str]:
    """Yield the ids as names of files that every system takes, all different even where case does not count."""
    taken = set[str]()
    for word in ids:
        plain = "".join(c if c.isalnum() or c in "-_.@" else f"%{ord(c):X}" for c in word)[:_LONGEST]
        name, n = plain, 1
        while name.casefold() in taken:
            n += 1
            name = f"{plain}~{n}"
        taken.add(name.casefold())
        yield name
