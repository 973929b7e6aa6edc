"""What `teamops diff` puts out: a page for people, a document for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from teamops.cli.context.snapshot import told_time
from teamops.model.time.period import Period
from teamops.reporting.base.report import Asked, Report
from teamops.reporting.pages.changes import details_table, group_blocks, machine_changes, machine_details

if TYPE_CHECKING:
    from teamops.cli.context.snapshot import Loaded
    from teamops.cli.look.compare import Compared
    from teamops.history.changes.delta import States
    from teamops.history.changes.summary import Wanted


def page(both: Compared, wanted: Wanted, *, details: bool) -> Report:
    """The changes as a report that covers the time between the two versions."""
    states, (_, then), (_, now) = both.states, both.before, both.after
    blocks = group_blocks(states, both.told(wanted))
    if details:
        blocks = (*blocks, details_table(states, both.details(wanted)))
    day = now.now.date()
    commit = now.version.short if now.version is not None else None
    asked = Asked(Period.day(day), day, states.lang, wanted.person, wanted.department, commit)
    span = states.say("span", since=_named(states, then), until=_named(states, now))
    about = states.who(wanted.person, wanted.department) if wanted.person or wanted.department else ""
    return Report("diff", states.say("title"), states.after.settings.team, asked, blocks, about, span)


def json_document(both: Compared, wanted: Wanted) -> str:
    """The same for programs, always with every field."""
    from teamops.render.report.json import dumped

    document = {
        "version": 1,
        "from": _machine(both.before[1]),
        "to": _machine(both.after[1]),
        "groups": machine_changes(both.told(wanted)),
        "details": machine_details(both.details(wanted)),
    }
    return dumped(document)


def _named(states: States, version: Loaded) -> str:
    if version.version is None:
        return states.say("now")
    return states.say("version", day=told_time(version.version.at), commit=version.version.short)


def _machine(version: Loaded) -> dict[str, Any] | None:
    """The commit; null for the files as they are."""
    known = version.version
    return None if known is None else {"commit": known.commit, "at": known.at.isoformat()}
