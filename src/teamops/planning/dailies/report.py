"""Plan a person's daily report: existing lines stay, new ones follow them (§5.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from unicodedata import normalize

from teamops.locale.formats import join_lines
from teamops.locale.user_error import CatalogueError
from teamops.model.change import GONE, Change, Data
from teamops.model.dataclass import dataclass
from teamops.model.later_pattern import compile_later
from teamops.model.place import Entry
from teamops.model.records.collaboration import Daily
from teamops.model.time.moments import convert_to_zone
from teamops.model.workspace import Workspace
from teamops.planning.dailies.draft import DailyDraft, DraftLine
from teamops.planning.serialize import serialize_record

KEYS = ("done", "plan", "needs")

Lines = Mapping[str, tuple[str, ...]]
"""The lines under each of KEYS."""


class DailyError(CatalogueError):
    """A report cannot be written; `message` is a name in the catalogue of daily reports, filled by `facts`."""

    AREA = "daily"


@dataclass(frozen=True, slots=True)
class DailyPlan:
    """A planned report: `existing` is the report in the files; if None, `record` is to be added.

    `late_since` is the time at which it was due, if it is submitted now and late.
    """

    person: str
    day: date
    existing: Entry[Daily] | None
    record: Mapping[str, Data]
    changes: tuple[Change, ...]
    late_since: datetime | None


def find_report(ws: Workspace, person: str, day: date) -> Entry[Daily] | None:
    """Return the person's report of that day."""
    return next((e for e in ws.dailies if (e.record.person, e.record.date) == (person, day)), None)


def require_not_future(ws: Workspace, day: date, now: datetime) -> None:
    """Raise DailyError if `day` is after today."""
    if day > convert_to_zone(now, ws.settings.timezone).date():
        raise DailyError("in_future", day=day.isoformat())


def complete_lines(existing: Daily | None, draft: DailyDraft, new: Lines) -> Lines:
    """Return the existing lines, then those that the draft adds, then the new ones, without repetition."""
    completed: dict[str, tuple[str, ...]] = {}
    for key in KEYS:
        before: tuple[str, ...] = getattr(existing, key) if existing is not None else ()
        own = [join_lines(text) for text in new.get(key, ())]
        added = [line.text for line in getattr(draft, key) if not _is_mentioned(line, [*before, *own])]
        completed[key] = (*before, *_filter_new(before, [*added, *own]))
    return completed


def _filter_new(before: Sequence[str], texts: Iterable[str]) -> Iterator[str]:
    """Yield the texts that are not empty, each once, without those in `before`."""
    known = {_normalize_line(text) for text in before}
    for text in texts:
        if (core := _normalize_line(text)) and core not in known:
            known.add(core)
            yield text


def _is_mentioned(line: DraftLine, texts: Iterable[str]) -> bool:
    """Return whether a text about the same subject says more than its name and progress."""
    about = _normalize_line(line.about)
    own = (core.replace(about, "", 1) for core in map(_normalize_line, texts) if about and about in core)
    return not all(map(_IS_DRAFTED.fullmatch, own))


_IS_DRAFTED = compile_later(r"([\d.]+%|\(进行中\)|\(inprogress\))?")


def _normalize_line(text: str) -> str:
    """Return the line for comparison, without blanks, final point, case and width."""
    return "".join(normalize("NFKC", text).casefold().split()).rstrip(".。;")


def plan_report(ws: Workspace, person: str, day: date, lines: Lines, now: datetime) -> DailyPlan:
    """Plan the report of `person` with `lines`, submitted now if it was not before; nothing is written.

    Raises DailyError if there are no lines.
    """
    here = convert_to_zone(now, ws.settings.timezone)
    if not any(lines[key] for key in KEYS):
        raise DailyError("empty", person=ws.get_person_name(person), day=day.isoformat())
    existing = find_report(ws, person, day)
    submitted = here.replace(microsecond=0)
    due = datetime.combine(day, ws.settings.limits.daily_by, ws.settings.timezone)
    is_submitted = existing is not None and existing.record.submitted is not None
    late_since = due if here > due and not is_submitted else None
    if existing is None:
        report = Daily(person=person, date=day, submitted=submitted, **{key: lines[key] for key in KEYS})
        return DailyPlan(person, day, None, serialize_record(report), (), late_since)
    return DailyPlan(person, day, existing, {}, tuple(_list_changes(existing, lines, submitted)), late_since)


def _list_changes(existing: Entry[Daily], lines: Lines, submitted: datetime) -> Iterator[Change]:
    for key in KEYS:
        if lines[key] != getattr(existing.record, key):
            yield Change(existing.at / key, list(lines[key]) or GONE)
    if existing.record.submitted is None:
        yield Change(existing.at / "submitted", submitted.isoformat())
