"""The result of a check: from the last run if nothing changed since, else from the rules.

Nothing changed means: the same bytes in the same files, the same names of documents, the same time, language and
version. Then neither the model nor the rules are even imported.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, tzinfo
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from teamops.checking.located import (
    LocatedFinding,
    NotRead,
    Outcome,
    RelatedPlace,
    UndecidedRule,
    UnlistedFindings,
    UnreadPlace,
)
from teamops.locale.text import Lang
from teamops.locale.words import Words
from teamops.model.faults.unread import find_unread_items
from teamops.model.place import At
from teamops.store.cache.cache import CHECK, Cache
from teamops.store.git.state_tracking import find_tracking_faults
from teamops.store.reading.discovery import SETTINGS
from teamops.store.reading.files import FilePatterns, Files, read_workspace_files
from teamops.store.reading.prefetch import prefetch_sources

if TYPE_CHECKING:
    from teamops.checking.engine import CheckResult
    from teamops.checking.finding import Finding
    from teamops.model.event import History
    from teamops.model.faults.unread import Kind, UnreadItem
    from teamops.model.workspace import Workspace
    from teamops.store.yaml.positions import Positions, TextSpan

_AROUND = 200
"""Characters of an excerpt on each side of the column: a line may be as long as a file."""

_PLACES = 100
"""Most places that are kept of what was not read."""

_KEPT_FIELDS = ("findings", "not_run", "silenced", "unlisted", "off", "not_read")
"""Fields of an outcome that are kept; the others are set by what the user asks for."""

Clock = Callable[[tzinfo], datetime]
"""Returns the present time in a zone; rules use the team's."""


def check(root: Path, lang: Lang, clock: Clock) -> Outcome:
    """Return all findings of the workspace at `root`, in `lang`, at the time of `clock`."""
    from teamops.store.writing.recover_first import recover_to_read

    recover_to_read(root)
    tracking = find_tracking_faults(root)
    cache = Cache(root, is_tracked=bool(tracking))
    kept = cache.load(CHECK)
    known = {kept["settings"]: FilePatterns(*kept["patterns"])} if kept is not None else None
    files = read_workspace_files(root, tracking, known)
    settings = next((source.digest for source in files.sources if source.file == SETTINGS), "")
    if kept is not None and kept["settings"] == settings:
        key = _build_key(files, clock(ZoneInfo(kept["zone"])), lang)
        if kept["key"] == key:
            return _decode_outcome(kept)
    return _run_check(root, files, cache, lang, clock, settings)


def _run_check(root: Path, files: Files, cache: Cache, lang: Lang, clock: Clock, settings: str) -> Outcome:
    prefetched = None
    if not cache.has_cache():
        cache.keeps_files = False
        prefetched = prefetch_sources(files.list_record_files())
    from teamops.store.reading.loader import interpret, pause_collector

    with pause_collector():
        ws = interpret(root, files, prefetched, cache)
        zone: tzinfo = ws.settings.timezone
        moment = clock(zone)
        outcome = build_outcome(ws, files, moment, lang)
    key = _build_key(files, moment, lang)
    result = {name: getattr(outcome, name) for name in _KEPT_FIELDS}
    cache.keep(CHECK, {"settings": settings, "patterns": files.patterns, "zone": str(zone), "key": key, **result})
    cache.prune(files.sources)
    return outcome


def build_outcome(ws: Workspace, files: Files, now: datetime, lang: Lang, past: History | None = None) -> Outcome:
    """Run the rules on `ws`, which was read from `files`; return the findings in words, with lines and columns.

    A line that holds a secret gets no excerpt, whatever else is found on it.
    """
    from teamops.checking.engine import load_rules

    checked, positions = run_rules(ws, files, now, past)
    words = Words(lang)
    unread = list(find_unread_items(ws.faults))
    spans = _locate_spans(checked.findings, [one.at for one in unread[:_PLACES]], positions)
    located = [_locate_finding(finding, spans, lang) for finding in checked.findings]
    secret = {(one.file, one.line) for one in located if load_rules()[one.code].secret}
    visible = (one._replace(excerpt="") if (one.file, one.line) in secret else one for one in located)
    return Outcome(
        tuple(dict.fromkeys(sorted(visible, key=_get_sort_key))),
        tuple(UndecidedRule(n.code, words(n.why, **n.facts)) for n in checked.not_run),
        checked.silenced,
        unlisted=checked.unlisted,
        off=checked.off,
        not_read=_build_unread_summary(ws, unread, spans),
    )


def _build_unread_summary(ws: Workspace, unread: Sequence[UnreadItem], spans: Mapping[At, TextSpan]) -> NotRead:
    """Return what was not read of the files of `ws`, with the lines of the first of it."""
    counts: Counter[Kind] = Counter()
    for one in unread:
        counts[one.kind] += one.number
    first = (UnreadPlace(one.at.file, spans[one.at].line, one.kind, one.code) for one in unread[:_PLACES])
    return NotRead(tuple(sorted(counts.items())), tuple(sorted(first)), ws.left_out, ws.empty)


def run_rules(
    ws: Workspace, files: Files, now: datetime, past: History | None = None, codes: frozenset[str] | None = None
) -> tuple[CheckResult, FindingPlaces]:
    """Run the rules, or those of `codes`, on `ws`, which was read from `files`.

    Return the result, and what finds its lines.
    """
    from teamops.checking import engine

    places = FindingPlaces(files)
    return engine.check(ws, now, lambda at: places.span(at).line, past, codes), places


class FindingPlaces:
    """The places of findings. The parser that knows them is imported when the first one is asked for."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def span(self, at: At) -> TextSpan:
        """Return the line and columns of `at`."""
        return self._positions.span(at)

    def forget(self) -> None:
        """Forget the files that were parsed for their places: they take much memory."""
        from teamops.store.yaml.exact_reader import forget_nodes

        del self._positions
        forget_nodes()

    @cached_property
    def _positions(self) -> Positions:
        from teamops.store.yaml.positions import Positions

        return Positions({source.file: source for source in self._files.sources})


def _build_key(files: Files, now: datetime, lang: Lang) -> str:
    """Return a hash of everything that the result depends on."""
    parts: list[Any] = [now.isoformat(), lang, files.documents]
    parts += [[source.file, source.digest] for source in files.sources]
    parts += [[fault.code, fault.at, fault.variant, fault.facts] for fault in (*files.faults, *files.untidy)]
    parts += [files.left_out]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _decode_outcome(kept: Any) -> Outcome:
    return Outcome(
        tuple(LocatedFinding.from_json(finding) for finding in kept["findings"]),
        tuple(UndecidedRule(*undecided) for undecided in kept["not_run"]),
        kept["silenced"],
        unlisted=tuple(UnlistedFindings(*rest) for rest in kept["unlisted"]),
        off=tuple(kept["off"]),
        not_read=NotRead.from_json(kept["not_read"]),
    )


def _get_sort_key(finding: LocatedFinding) -> tuple[str, int, int, str, str]:
    return finding.file, finding.line, finding.column, finding.code, finding.message


def _locate_spans(findings: Iterable[Finding], others: Iterable[At], finder: FindingPlaces) -> Mapping[At, TextSpan]:
    """Return the spans of findings, their related places and `others`, in the order of files: each is parsed once."""
    places = {at: None for finding in findings for at in (finding.at, *(related.at for related in finding.related))}
    places.update(dict.fromkeys(others))
    spans = {at: finder.span(at) for at in sorted(places, key=attrgetter("file"))}
    if places:
        finder.forget()
    return spans


def _locate_finding(finding: Finding, spans: Mapping[At, TextSpan], lang: Lang) -> LocatedFinding:
    from teamops.checking.engine import load_rules

    rule = load_rules()[finding.code]
    span = spans[finding.at]
    places = ((related, spans[related.at]) for related in finding.related)
    first = max(0, span.column - _AROUND) if len(span.excerpt) > 2 * _AROUND else 0
    return LocatedFinding(
        code=rule.code,
        name=rule.name,
        severity=finding.severity,
        message=rule.say(finding, lang),
        remedy=rule.advise(finding, lang),
        clause=rule.clause,
        file=finding.at.file,
        line=span.line,
        column=span.column,
        end_column=span.end_column,
        excerpt=span.excerpt[first : first + 2 * _AROUND],
        record=finding.record,
        related=tuple(RelatedPlace(r.at.file, at.line, at.column, rule.say(r, lang)) for r, at in places),
        fixable=finding.fix is not None and finding.fix.safe,
        excerpt_column=first + 1,
    )
