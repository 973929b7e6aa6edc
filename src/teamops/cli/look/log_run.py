"""Run `teamops log`: read the events from git, filter them, and write them in a format."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import chain

from teamops.cli.context.people import find_person, list_near
from teamops.cli.output.render_report import ReportFormat, render_report
from teamops.cli.output.screen import get_width, show, warn, write_output
from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session, make_clock
from teamops.history.filters import EventFilter
from teamops.history.items import KINDS
from teamops.locale.suggest import find_nearest
from teamops.model.dataclass import replace
from teamops.model.event import History
from teamops.model.named_tuple import NamedTuple
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.render import table_csv
from teamops.render.json_text import format_json
from teamops.render.log_json import build_log_document
from teamops.render.visible import make_visible
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.report import ReportOptions
from teamops.reporting.cards.card import list_names
from teamops.reporting.cards.event_lines import build_event_lines, format_notice
from teamops.reporting.cards.event_table import build_log_report
from teamops.store.errors import CommandError
from teamops.store.git.repository import find_short_commit
from teamops.store.past.history import list_authors, read_events
from teamops.store.reading.loader import load, load_settings

_PREFIX_LENGTH = 3
"""How many characters of an id are enough, as in `planning.lookup`."""


class LogOptions(NamedTuple):
    """The options of `teamops log`, as typed."""

    ids: list[str]
    kind: str | None
    person: str | None
    field: str | None
    since: str | None
    until: str | None
    limit: int | None
    uncommitted: bool
    today: str | None = None


def write_log(session: Session, options: LogOptions, form: str, output: str | None) -> None:
    """Print the events that the options ask for, or write them to the file `output`."""
    root = session.root
    ws = load_settings(root)
    event_filter = _build_filter(session, ws, options)
    history = read_events(root, event_filter)
    if history.unknown:
        ids = (complete_id(session, one) or one if one in history.unknown else one for one in event_filter.words)
        if (words := tuple(ids)) != event_filter.words:
            history = read_events(root, replace(event_filter, words=words))
    require_known_words(session, history.unknown)
    if form == "terminal" and output is None:
        _show(session, ws, history)
    else:
        write_output(session, _render_log(session, ws, history, form, options.today), output)


def complete_id(session: Session, word: str) -> str | None:
    """Return the id of a record in the files that begins with `word`, if any. Raise CommandError for several."""
    ids = list(dict.fromkeys(one for one in list_names(load(session.root)) if "/" not in one and one.startswith(word)))
    if len(ids) > 1 and word not in ids and len(word) >= _PREFIX_LENGTH:
        raise CommandError("work.show.several", word=word, found=tuple(ids[:5]))
    return ids[0] if len(ids) == 1 and len(word) >= _PREFIX_LENGTH else None


def require_known_words(session: Session, words: Iterable[str]) -> None:
    """Raise CommandError, with the nearest id, for a word that is no id of the files.

    `words` are those that no commit has; an id that was not committed yet is only warned of.
    """
    for word in words:
        ids = tuple(list_names(load(session.root)))
        if word in ids:
            warn(session.say("history.only_uncommitted", word=word))
            continue
        near = find_nearest(word, ids)
        raise CommandError("history.no_such", word=word, near=near)


def _build_filter(session: Session, ws: Workspace, options: LogOptions) -> EventFilter:
    if options.limit is not None and options.limit < 1:
        raise CommandError("history.bad_limit", value=options.limit)
    today = make_clock(options.today)(ws.settings.timezone).date()
    last = option_values.parse_day("--until", options.until, today, "behind") if options.until else None
    kind = option_values.require_known(session, "--kind", options.kind, KINDS) if options.kind else None
    authors = _resolve_authors(session, ws, options.person) if options.person else frozenset[str]()
    first = option_values.parse_day("--since", options.since, today, "behind") if options.since else None
    return EventFilter(
        words=tuple(dict.fromkeys(options.ids)),
        kind=kind,
        authors=authors,
        field=options.field,
        since=_compute_midnight(ws, first) if first else None,
        until=_compute_midnight(ws, last + timedelta(1)) if last and last < date.max else None,
        limit=options.limit,
        uncommitted=options.uncommitted,
        clock=ws.settings.history.clock,
    )


def _compute_midnight(ws: Workspace, day: date) -> datetime:
    """Return the start of the day in the team's zone."""
    return datetime.combine(day, time(), ws.settings.timezone)


def _resolve_authors(session: Session, ws: Workspace, word: str) -> frozenset[str]:
    """Return the names and addresses of a person's commits, from teamops.yaml, else from the commits.

    A name that people share counts only where the person has no address. Raise CommandError for an unknown person, and
    for a name of several.
    """
    if (key := find_person(ws, word)) is not None:
        person = ws.settings.people[key]
        is_sure = person.email and key in chain.from_iterable(ws.naming.shared.values())
        return frozenset(text.casefold() for text in (None if is_sure else person.name, person.email) if text)
    if word.casefold() in list_authors(session.root):
        return frozenset([word.casefold()])
    known = list_near(word, ws.naming.people) or "`teamops load`"
    raise CommandError("history.no_such_author", word=word, known=known)


def _show(session: Session, ws: Workspace, history: History) -> None:
    no_year = Period("", "day", date.min, date.min)  # so that all days are written with their year
    cells = Cells(ws, ReportOptions(no_year, date.min, session.lang))
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
    if form == "json":
        return format_json(build_log_document(history, ws.settings.timezone))
    days = [event.at.astimezone(ws.settings.timezone).date() for event in history.events if event.at]
    now = make_clock(today)(ws.settings.timezone).date()
    first, last = (min(days), max(days)) if days else (now, now)
    commit = find_short_commit(session.root)
    report_options = ReportOptions(Period.year(last.year), now if today else last, session.lang, commit=commit)
    report = build_log_report(ws, report_options, history, " – ".join(dict.fromkeys(map(str, (first, last)))))
    if form == "csv":  # for a spreadsheet: the events alone, without a head
        return table_csv.render(report)
    return render_report(report, ReportFormat(form), to_file=True, root=session.root)
