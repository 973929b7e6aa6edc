"""What `teamops log` does: what is asked for is looked up in git, and written as it is wanted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from teamops.cli.output.screen import get_width, show, warn
from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session, make_clock
from teamops.locale.suggest import find_nearest
from teamops.render.visible import make_visible
from teamops.store.errors import CommandError

if TYPE_CHECKING:
    from teamops.history.filters import EventFilter
    from teamops.model.event import History
    from teamops.model.workspace import Workspace


BEGINNING = 3
"""So many characters of an id are enough where one begins with them (`planning.named`)."""


class LogOptions(NamedTuple):
    """What was asked for, as it was typed."""

    ids: list[str]
    kind: str | None
    person: str | None
    field: str | None
    since: str | None
    until: str | None
    limit: int | None
    uncommitted: bool
    today: str | None = None


def write_log(session: Session, asking: LogOptions, form: str, output: str | None) -> None:
    """The log that is asked for is printed, or written to the file `output`."""
    from teamops.store.past.history import read_events
    from teamops.store.reading.loader import load_settings

    root = session.root
    ws = load_settings(root)
    wanted = _build_filter(session, ws, asking)
    history = read_events(root, wanted)
    if history.unknown and (words := _complete_words(session, wanted.words, history.unknown)) != wanted.words:
        history = read_events(root, replace(wanted, words=words))
    refuse_unknown(session, history.unknown)
    if form == "terminal" and output is None:
        _show(session, ws, history)
    else:
        from teamops.cli.output.to_file import write_output

        write_output(session, _render_log(session, ws, history, form, asking.today), output)


def _complete_words(session: Session, words: Iterable[str], unknown: Iterable[str]) -> tuple[str, ...]:
    """The words, with whole ids for those that no commit knows and with which one id begins."""
    return tuple(find_id_by_prefix(session, word) or word if word in unknown else word for word in words)


def find_id_by_prefix(session: Session, word: str) -> str | None:
    """The id in the files that begins with the word; None for none. Raises CannotGoOnError for several."""
    from teamops.reporting.cards.card import list_names
    from teamops.store.reading.loader import load

    ids = list(dict.fromkeys(one for one in list_names(load(session.root)) if "/" not in one and one.startswith(word)))
    if len(ids) > 1 and word not in ids and len(word) >= BEGINNING:
        raise CommandError("work.show.several", word=word, found=", ".join(ids[:5]))
    return ids[0] if len(ids) == 1 and len(word) >= BEGINNING else None


def refuse_unknown(session: Session, words: Iterable[str]) -> None:
    """Raises CannotGoOnError for the first of the words, which no commit knows, with what was probably meant.

    Of those that are in the files and not committed yet only this is said.
    """
    from teamops.reporting.cards.card import list_names
    from teamops.store.reading.loader import load

    for word in words:
        ids = tuple(list_names(load(session.root)))
        if word in ids:
            warn(session.say("history.only_uncommitted", word=word))
            continue
        near = find_nearest(word, ids)
        raise CommandError("history.no_such", word=word, near=session.say.did_you_mean(near))


def _build_filter(session: Session, ws: Workspace, asking: LogOptions) -> EventFilter:
    from teamops.history.filters import EventFilter
    from teamops.history.items import KINDS

    if asking.limit is not None and asking.limit < 1:
        raise CommandError("history.bad_limit", value=asking.limit)
    today = make_clock(asking.today)(ws.settings.timezone).date()
    last = option_values.parse_day("--until", asking.until, today, "behind") if asking.until else None
    return EventFilter(
        words=tuple(dict.fromkeys(asking.ids)),
        kind=option_values.require_known(session, "--kind", asking.kind, KINDS) if asking.kind else None,
        authors=_resolve_authors(session, ws, asking.person) if asking.person else frozenset(),
        field=asking.field,
        since=_compute_midnight(ws, option_values.parse_day("--since", asking.since, today, "behind"))
        if asking.since
        else None,
        until=_compute_midnight(ws, last + timedelta(1)) if last and last < date.max else None,
        limit=asking.limit,
        uncommitted=asking.uncommitted,
        clock=ws.settings.history.clock,
    )


def _compute_midnight(ws: Workspace, day: date) -> datetime:
    """When the day begins where the team is."""
    return datetime.combine(day, time(), ws.settings.timezone)


def _resolve_authors(session: Session, ws: Workspace, word: str) -> frozenset[str]:
    """Under which names and addresses the person commits: as teamops.yaml has it, else as commits have it.

    A name that others share does not tell whose commit it is where the address does. Raises CannotGoOnError for
    somebody in neither, and for a word that may mean several.
    """
    from teamops.cli.context.people import find_person

    if (found := find_person(ws, word)) is not None:
        one = ws.settings.people[found]
        is_sure = one.email and found in chain.from_iterable(ws.naming.shared.values())
        return frozenset(text.casefold() for text in (None if is_sure else one.name, one.email) if text)
    from teamops.store.past.history import list_authors

    known = list_authors(session.root)
    if word.casefold() in known:
        return frozenset([word.casefold()])
    listed = ", ".join(f"{name} ({key})" for key, name in ws.naming.people.items())
    raise CommandError("history.no_such_author", word=word, known=listed or session.say("reports.nothing"))


def _show(session: Session, ws: Workspace, history: History) -> None:
    from teamops.model.time.period import Period
    from teamops.reporting.base.cells import Cells
    from teamops.reporting.base.report import ReportOptions
    from teamops.reporting.cards.event_lines import build_event_lines, format_notice

    never = ReportOptions(
        Period("", "day", date.min, date.min), date.min, session.lang
    )  # of no year: days are told with theirs
    cells = Cells(ws, never)
    show((f"{make_visible(line.text)}\n", line.style) for line in build_event_lines(cells, history.events, get_width()))
    say = session.say
    if history.events:
        commits = len({event.commit for event in history.events if event.commit})
        show([("\n", ""), (say("history.count", events=len(history.events), commits=commits) + "\n", "dim")])
    else:
        show([(say("history.empty") + "\n", "")])
    for notice in history.notices:
        warn(format_notice(cells, notice))


def _render_log(session: Session, ws: Workspace, history: History, form: str, today: str | None) -> str | bytes:
    from teamops.cli.output.render_report import ReportFormat, render_report
    from teamops.model.time.period import Period
    from teamops.reporting.base.report import ReportOptions
    from teamops.reporting.cards.event_table import build_log_report
    from teamops.store.git.repository import find_short_commit

    if form == "json":
        from teamops.render.json_text import format_json
        from teamops.render.log_json import build_log_document

        return format_json(build_log_document(history, ws.settings.timezone))
    days = [event.at.astimezone(ws.settings.timezone).date() for event in history.events if event.at]
    now = make_clock(today)(ws.settings.timezone).date()
    first, last = (min(days), max(days)) if days else (now, now)
    asked = ReportOptions(
        Period.year(last.year), now if today else last, session.lang, commit=find_short_commit(session.root)
    )
    report = build_log_report(ws, asked, history, " – ".join(dict.fromkeys(map(str, (first, last)))))
    if form == "csv":  # events one after the other for a spreadsheet, without a head
        from teamops.render import table_csv

        return table_csv.render(report)
    return render_report(report, ReportFormat(form), to_file=True, root=session.root)
