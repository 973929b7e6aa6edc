"""The result of a check: from the last run if nothing changed since, else from the rules.

Nothing changed means: the same bytes in the same files, the same names of documents, the same time, language and
version. Then neither the model nor the rules are even imported.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from teamops.checking.located import (
    CutFindings,
    LocatedFinding,
    NotRead,
    Outcome,
    UndecidedRule,
    UnlistedFindings,
    UnreadPlace,
)
from teamops.locale.text import Lang, join_lists
from teamops.locale.words import Words
from teamops.model.faults.unread import find_unread_items
from teamops.store.cache.cache import CHECK, Cache
from teamops.store.git.state_tracking import find_tracking_faults
from teamops.store.progress import watch_step
from teamops.store.reading.discovery import SETTINGS
from teamops.store.reading.files import FilePatterns, Files, read_workspace_files
from teamops.store.reading.prefetch import prefetch_sources

if TYPE_CHECKING:
    from teamops.checking.engine import CheckResult
    from teamops.model.event import History
    from teamops.model.faults.unread import Kind, UnreadItem
    from teamops.model.workspace import Workspace
    from teamops.store.cache.place_findings import FindingPlaces, Spans

_PLACES = 100
"""Most places that are kept of what was not read."""

_KEPT_FIELDS = ("findings", "not_run", "silenced", "cut", "unlisted", "off", "not_read")
"""Fields of an outcome that are kept; the others are set by what the user asks for."""

Clock = Callable[[tzinfo], datetime]
"""Returns the present time in a zone; rules use the team's."""


def check(root: Path, lang: Lang, clock: Clock, most: int = 0) -> Outcome:
    """Return the first `most` findings of the workspace at `root` and the number of the others, in `lang`; 0: all.

    The time is that of `clock`. What was kept of a check that was asked for fewer findings is not enough for more.
    """
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
        if kept["key"] == key and (not kept["cut"] or 0 < most <= len(kept["findings"])):
            return _decode_outcome(kept).limit(most)
    return _run_check(root, files, cache, lang, clock, settings, most)


def _run_check(root: Path, files: Files, cache: Cache, lang: Lang, clock: Clock, settings: str, most: int) -> Outcome:
    prefetched = None
    if not cache.has_cache():
        cache.keeps_files = False
        prefetched = prefetch_sources(files.list_record_files())
    from teamops.store.reading.loader import interpret, pause_collector

    with pause_collector():
        ws = interpret(root, files, prefetched, cache)
        zone: tzinfo = ws.settings.timezone
        moment = clock(zone)
        outcome = build_outcome(ws, files, moment, lang, most=most)
    key = _build_key(files, moment, lang)
    result = {name: getattr(outcome, name) for name in _KEPT_FIELDS}
    cache.keep(CHECK, {"settings": settings, "patterns": files.patterns, "zone": str(zone), "key": key, **result})
    cache.prune(files.sources)
    return outcome


def build_outcome(
    ws: Workspace, files: Files, now: datetime, lang: Lang, past: History | None = None, most: int = 0
) -> Outcome:
    """Run the rules on `ws`, which was read from `files`; return the findings in words, with lines and columns.

    Beyond the first `most` they are only counted; 0 means all.
    """
    from teamops.store.cache.place_findings import place_findings

    checked, places = run_rules(ws, files, now, past)
    words = Words(lang)
    unread = list(find_unread_items(ws.faults))
    not_read = _build_unread_summary(ws, unread, places.locate(one.at for one in unread[:_PLACES]))
    findings, cut = place_findings(checked.findings, places, ws, now.date(), lang, most)
    places.forget()
    return Outcome(
        findings,
        tuple(UndecidedRule(n.code, words(n.why, **join_lists(n.facts, lang))) for n in checked.not_run),
        checked.silenced,
        cut,
        unlisted=checked.unlisted,
        off=checked.off,
        not_read=not_read,
    )


def _build_unread_summary(ws: Workspace, unread: Sequence[UnreadItem], spans: Spans) -> NotRead:
    """Return what was not read of the files of `ws`, with the lines of the first of it."""
    counts: Counter[Kind] = Counter()
    for one in unread:
        counts[one.kind] += one.number
    first = (UnreadPlace(one.at.file, spans[one.at].line, one.kind, one.code) for one in unread[:_PLACES])
    return NotRead(tuple(sorted(counts.items())), tuple(sorted(first)), ws.left_out, ws.empty)


def run_rules(
    ws: Workspace,
    files: Files,
    now: datetime,
    past: History | None = None,
    codes: frozenset[str] | None = None,
    *,
    merged: bool = True,
) -> tuple[CheckResult, FindingPlaces]:
    """Run the rules, or those of `codes`, on `ws`, which was read from `files`; see `engine.check`.

    Return the result, and what finds its lines.
    """
    from teamops.checking import engine
    from teamops.store.cache.place_findings import FindingPlaces

    places = FindingPlaces(files)
    with watch_step("rules"):
        return engine.check(ws, now, lambda at: places.span(at).line, past, codes, merged=merged), places


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
        cut=tuple(CutFindings(*rest) for rest in kept["cut"]),
        unlisted=tuple(UnlistedFindings(*rest) for rest in kept["unlisted"]),
        off=tuple(kept["off"]),
        not_read=NotRead.from_json(kept["not_read"]),
    )
