"""The result of a check: from the last run if nothing changed since, else from the rules.

Nothing changed means: the same bytes in the same files, the same day, language and version. Then neither the model nor
the rules are even imported.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from teamops.checking.placed import Outcome, Place, Placed, Undecided
from teamops.locale.text import Lang
from teamops.locale.words import Words
from teamops.model.place import At, Fault
from teamops.store import cache
from teamops.store.discovery import SETTINGS
from teamops.store.source import Source

if TYPE_CHECKING:
    from teamops.checking.finding import Finding
    from teamops.store.positions import Positions

_KEPT = "check.json"


Clock = Callable[[tzinfo], datetime]
"""What time it is in a zone; rules see the team's."""


def check(root: Path, lang: Lang, clock: Clock) -> Outcome:
    """All findings of the workspace at `root`, in `lang`, at the time of `clock`."""
    from teamops.store.files import read_all
    from teamops.store.transaction import recover

    recover(root)
    sources, faults = read_all(root)
    kept = cache.load_json(root, _KEPT)
    settings = next((source.digest for source in sources if source.file == SETTINGS), "")
    if kept is not None and kept["settings"] == settings:
        key = _key(sources, faults, clock(ZoneInfo(kept["zone"])), lang)
        if kept["key"] == key:
            return _outcome(kept)
    return _run(root, sources, faults, lang, clock, settings)


def _run(root: Path, sources: list[Source], faults: list[Fault], lang: Lang, clock: Clock, settings: str) -> Outcome:
    from teamops.checking import engine
    from teamops.store.loading import interpret, without_collector

    with without_collector():
        ws = interpret(root, sources, faults)
        zone: tzinfo = ws.settings.timezone
        moment = clock(zone)
        checked = engine.check(ws, moment)
        placed = _in_order(checked.findings, sources, lang)
    words = Words(lang)
    not_run = tuple(Undecided(n.code, words(n.why, **n.facts)) for n in checked.not_run)
    outcome = Outcome(placed, not_run)
    key = _key(sources, faults, moment, lang)
    cache.keep_json(root, _KEPT, {"settings": settings, "zone": str(zone), "key": key, **outcome._asdict()})
    cache.prune(root)
    return outcome


def _key(sources: Sequence[Source], faults: Sequence[Fault], now: datetime, lang: Lang) -> str:
    """What the result depends on. Rules look at the day of `now` only, so far; the time of day is not in it."""
    parts: list[Any] = [now.date().isoformat(), str(now.utcoffset()), lang]
    parts += [[source.file, source.digest] for source in sources]
    parts += [[fault.code, fault.at, fault.variant, fault.facts] for fault in faults]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _outcome(kept: Any) -> Outcome:
    return Outcome(
        tuple(Placed.from_json(finding) for finding in kept["findings"]),
        tuple(Undecided(*undecided) for undecided in kept["not_run"]),
    )


def _in_order(findings: Sequence[Finding], sources: Sequence[Source], lang: Lang) -> tuple[Placed, ...]:
    """The findings in words, each once, by file and place."""
    if not findings:
        return ()  # then not even the parser that knows places is imported
    from teamops.store.positions import Positions

    positions = Positions({source.file: source for source in sources})
    placed = sorted((_placed(finding, positions, lang) for finding in findings), key=_order)
    return tuple(dict.fromkeys(placed))


def _order(finding: Placed) -> tuple[str, int, int, str, str]:
    return finding.file, finding.line, finding.column, finding.code, finding.message


def _placed(finding: Finding, positions: Positions, lang: Lang) -> Placed:
    from teamops.checking.engine import all_rules

    rule = all_rules()[finding.code]
    span = positions.span(finding.at)
    return Placed(
        code=rule.code,
        name=rule.name,
        severity=finding.severity,
        message=rule.say(finding, lang),
        remedy=rule.remedy.say(lang, **finding.facts),
        clause=rule.clause,
        file=finding.at.file,
        line=span.line,
        column=span.column,
        end_column=span.end_column,
        excerpt="" if rule.secret else span.excerpt,
        record=finding.record,
        related=tuple(_place(r.at, rule.say(r, lang), positions) for r in finding.related),
        fixable=finding.fixable,
    )


def _place(at: At, message: str, positions: Positions) -> Place:
    span = positions.span(at)
    return Place(at.file, span.line, span.column, message)
