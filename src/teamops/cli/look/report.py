"""`teamops report`: the handbook's forms and the weekly pack, on the screen or in a file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated

from teamops.cli.context.findings import load_with_findings
from teamops.cli.context.snapshot import Snapshot, build_report_options, warn_of_faults
from teamops.cli.look.report_subject import (
    SubjectOptions,
    make_name_argument,
    make_subject_argument,
    resolve_subject,
)
from teamops.cli.output.render_report import ReportFormat, choose_format, render_report
from teamops.cli.output.screen import write_output
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import make_department_option, make_person_option
from teamops.cli.shell.declarations import Option
from teamops.cli.shell.options import make_at_option, make_flag, make_format_option, make_text_option, make_today_option
from teamops.cli.shell.session import Session
from teamops.locale.suggest import find_similar
from teamops.model.dataclass import replace
from teamops.model.event import History
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting import catalogue
from teamops.reporting.base.report import Report, ReportOptions
from teamops.store.errors import CommandError
from teamops.store.git.places import find_index


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""

    def write_report(
        name: Annotated[str, make_name_argument()],
        about: Annotated[str | None, make_subject_argument()] = None,
        form: Annotated[ReportFormat, make_format_option("cli.report.format")] = ReportFormat.terminal,
        output: Annotated[str | None, Option("-o", "--output", metavar="FILE", help="cli.report.output")] = None,
        period: Annotated[str | None, Option(metavar="PERIOD", help="cli.report.period")] = None,
        person: Annotated[str | None, make_person_option("--person", "cli.report.person")] = None,
        department: Annotated[str | None, make_department_option("--department", "cli.report.department")] = None,
        all_people: Annotated[bool, make_flag("--all-people", "cli.report.all_people")] = False,
        compare: Annotated[str | None, make_text_option("--compare", "at.compare", "REV|DATE|meeting")] = None,
        at: Annotated[str | None, make_at_option()] = None,
        today: Annotated[str | None, make_today_option()] = None,
        to_open: Annotated[bool, make_flag("--open", "cli.report.open")] = False,
    ) -> None:
        if name not in catalogue.list_reports():
            raise CommandError("no_such_report", name=name, near=_list_near_reports(name))
        (ws, now, version), judged = load_with_findings(session, at, today, catalogue.list_needed_rules(name))
        day = now.date()
        covered = _parse_period(name, day, period) if period else catalogue.get_default_period(name, day)
        commit = version.short if version else _find_commit(session.root)
        subject = resolve_subject(ws, SubjectOptions(name, about, person, period, all_people), covered, day)
        options = build_report_options(session, ws, day, subject.person, department, subject.period or covered)
        options = replace(options, commit=commit, subject=subject.record, judged=judged)
        warn_of_faults(session, ws)
        if catalogue.needs_past(name):
            options = replace(options, past=_read_history(session, ws, options.period))

        def build(options: ReportOptions) -> Report:
            report = catalogue.build(name, ws, options)
            if compare is None:
                return report
            from teamops.cli.look.compare import add_changes  # here: few reports compare

            return add_changes(session, report, compare, Snapshot(ws, now, version), options)

        form = form if all_people else choose_format(form, output)
        if all_people:
            from teamops.cli.look.report_people import write_for_all  # here: few reports are of all people

            write_for_all(session, ws, options, form, output, build, to_open=to_open)
            return
        report = build(options)
        form = ReportFormat.html if to_open and form is ReportFormat.terminal else form
        page = render_report(report, form, to_file=to_open or output is not None, root=session.root)
        if to_open:
            from teamops.cli.output.open_file import write_and_open  # here: few reports are opened

            write_and_open(session, page, report, form, output)
        else:
            write_output(session, page, output)

    return write_report


_CALLED = {
    "周": "weekly", "月": "monthly", "季": "quarterly", "目标": "goals", "确认": "confirmation", "任务": "tasks",
    "监控": "monitors", "复盘": "review", "需求": "requests", "优化": "improvements", "日报": "daily",
    "纪要": "minutes", "站会": "standup", "个人": "person", "汇总": "summary", "审计": "audit",
}  # fmt: skip
"""Words in the Chinese names of reports."""


def _list_near_reports(name: str) -> tuple[str, ...]:
    """Return the reports that may have been meant, at most five."""
    near = find_similar(name, catalogue.list_reports(), 2, 0.5)
    return (*near, *(report for word, report in _CALLED.items() if word in name and report not in near))[:5]


def _find_commit(root: Path) -> str | None:
    """Return the short hash of the commit of the records, None outside of git, which is then not even started."""
    if find_index(root) is None:
        return None
    from teamops.store.git.repository import find_short_commit  # here: what starts git is slow to import

    return find_short_commit(root)


def _read_history(session: Session, ws: Workspace, period: Period) -> History | None:
    """Return the events of the period; None outside of git, which the page reports itself."""
    from teamops.cli.context.history import read_history  # here: few reports need git

    try:
        return read_history(session, ws, period)
    except CommandError as error:
        if error.message != "git.no_repository":
            raise
        return None


def _parse_period(name: str, today: date, text: str) -> Period:
    """Return the period. Raise CommandError for other text, and for another day than today if the report is of that."""
    period = option_values.parse_period("--period", text, today)
    if catalogue.is_of_today(name) and period != catalogue.get_default_period(name, today):
        raise CommandError("report_of_today", name=name, period=text)
    return period
