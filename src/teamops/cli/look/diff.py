"""`teamops diff`: what changed between two versions, summarized for a meeting."""

from collections.abc import Callable
from typing import Annotated, Any

from teamops.cli.context.people import resolve_department, resolve_person
from teamops.cli.context.snapshot import Snapshot, format_time
from teamops.cli.look.compare import Comparison, compare_versions
from teamops.cli.output.render_report import ReportFormat, render_report
from teamops.cli.output.screen import write_output
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import make_department_option, make_person_option
from teamops.cli.shell.declarations import Option
from teamops.cli.shell.options import (
    make_flag,
    make_format_option,
    make_text_argument,
    make_text_option,
    make_today_option,
)
from teamops.cli.shell.session import Session
from teamops.history.changes.delta import States
from teamops.history.changes.summary import GROUPS, DeltaFilter
from teamops.model.time.period import Period
from teamops.render.report.json import dump_json
from teamops.reporting.base.report import Report, ReportOptions
from teamops.reporting.pages.changes import (
    build_details_table,
    build_group_blocks,
    build_json_changes,
    build_json_details,
)


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""

    def compare(
        since: Annotated[str, make_text_argument("changed.a", "A")],
        until: Annotated[str | None, make_text_argument("changed.b", "B")] = None,
        kind: Annotated[list[str] | None, make_text_option("--kind", "changed.kind", "KIND")] = None,
        person: Annotated[str | None, make_person_option("--person", "changed.person")] = None,
        department: Annotated[str | None, make_department_option("--department", "changed.department")] = None,
        details: Annotated[bool, make_flag("--details", "changed.details")] = False,
        form: Annotated[ReportFormat, make_format_option("changed.format")] = ReportFormat.terminal,
        output: Annotated[str | None, Option("-o", "--output", metavar="FILE", help="cli.report.output")] = None,
        today: Annotated[str | None, make_today_option()] = None,
    ) -> None:
        both = compare_versions(session, since, until, today)
        delta_filter = _build_filter(session, both, kind or [], person, department)
        if form is ReportFormat.json:
            page: str | bytes = _render_json(both, delta_filter)
        else:
            report = _build_report(both, delta_filter, details=details)
            page = render_report(report, form, to_file=output is not None, root=session.root)
        write_output(session, page, output)

    return compare


def _build_filter(
    session: Session, both: Comparison, kinds: list[str], person: str | None, department: str | None
) -> DeltaFilter:
    ws = both.states.after
    words = [word.strip() for text in kinds for word in text.split(",") if word.strip()]
    return DeltaFilter(
        tuple(option_values.require_known(session, "--kind", word, GROUPS) for word in words),
        resolve_person(ws, person) if person else None,
        resolve_department(ws, department) if department else None,
    )


def _build_report(both: Comparison, delta_filter: DeltaFilter, *, details: bool) -> Report:
    """Return the changes as a report that covers the time between the two versions."""
    states, (_, then), (_, now) = both.states, both.before, both.after
    blocks = build_group_blocks(states, both.summarize(delta_filter))
    if details:
        blocks = (*blocks, build_details_table(states, both.list_field_changes(delta_filter)))
    day, person, department = now.now.date(), delta_filter.person, delta_filter.department
    commit = now.version.short if now.version is not None else None
    options = ReportOptions(Period.day(day), day, states.lang, person, department, commit)
    span = states.say("span", since=_format_version(states, then), until=_format_version(states, now))
    about = states.format_names(person, department) if person or department else ""
    return Report("diff", states.say("title"), states.after.settings.team, options, blocks, about, span)


def _format_version(states: States, version: Snapshot) -> str:
    if version.version is None:
        return states.say("now")
    return states.say("version", day=format_time(version.version.at), commit=version.version.short)


def _render_json(both: Comparison, delta_filter: DeltaFilter) -> str:
    """Return the same as JSON, always with every field."""
    document = {
        "version": 1,
        "from": _build_json_version(both.before[1]),
        "to": _build_json_version(both.after[1]),
        "groups": build_json_changes(both.summarize(delta_filter)),
        "details": build_json_details(both.list_field_changes(delta_filter)),
    }
    return dump_json(document)


def _build_json_version(version: Snapshot) -> dict[str, Any] | None:
    """Return the commit; None for the files on disk."""
    revision = version.version
    return None if revision is None else {"commit": revision.commit, "at": revision.at.isoformat()}
