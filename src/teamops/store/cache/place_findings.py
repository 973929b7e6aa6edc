"""Findings in words at their places. What is not shown is only counted: finding its place takes most of the time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from teamops.checking.engine import load_rules
from teamops.checking.located import CutFindings, CutKey, LocatedFinding, RelatedPlace, Responsible, count_cut
from teamops.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from teamops.checking.finding import Finding
    from teamops.checking.responsible import ResponsibilityFinder
    from teamops.locale.text import Lang
    from teamops.model.place import At
    from teamops.model.workspace import Workspace
    from teamops.store.reading.files import Files
    from teamops.store.yaml.positions import Positions, TextSpan

_AROUND = 200
"""Characters of an excerpt on each side of the column: a line may be as long as a file."""

_ALIAS = re.compile(rb"\*(?<=[\s\[{,:-]\*)\S")

Spans = Mapping["At", "TextSpan"]


class FindingPlaces:
    """The places of findings. The parser that knows them is imported when the first one is asked for."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._spans: dict[At, TextSpan] = {}

    def span(self, at: At) -> TextSpan:
        """Return the line and columns of `at`."""
        return self._positions.span(at)

    def locate(self, places: Iterable[At]) -> Spans:
        """Return the spans of `places`, among others. Each file and record is parsed once."""
        new = {at for at in places if at not in self._spans}
        self._spans.update((at, self.span(at)) for at in sorted(new, key=_rank_place))
        return self._spans

    def may_share_places(self, file: str) -> bool:
        """Return whether two routes in a file may lead to one place: by aliases."""
        return b"*" in self._raw.get(file, b"") and bool(_ALIAS.search(self._raw[file]))

    def forget(self) -> None:
        """Forget what was parsed for places: it takes much memory."""
        if "_positions" in self.__dict__:
            self._positions.forget()
            del self._positions

    @cached_property
    def _raw(self) -> Mapping[str, bytes]:
        return {source.file: source.raw for source in self._files.sources}

    @cached_property
    def _positions(self) -> Positions:
        from teamops.store.yaml.positions import Positions

        return Positions({source.file: source for source in self._files.sources})


class _Wording(NamedTuple):
    """What is needed to put findings into words."""

    ws: Workspace
    finder: ResponsibilityFinder
    lang: Lang


def place_findings(
    findings: Iterable[Finding], finder: FindingPlaces, ws: Workspace, today: date, lang: Lang, most: int = 0
) -> tuple[tuple[LocatedFinding, ...], tuple[CutFindings, ...]]:
    """Return the first `most` findings in the order of files, lines, columns and codes (0: all), and count the others.

    A line that holds a secret gets no excerpt, whatever else is found on it.
    """
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_file[finding.at.file].append(finding)
    if not by_file:
        return (), ()
    from teamops.checking.responsible import ResponsibilityFinder  # here: mostly there is nothing to act on

    wording = _Wording(ws, ResponsibilityFinder(ws, today), lang)
    waiting = sorted(by_file, reverse=True)
    placed: list[LocatedFinding] = []
    while waiting and (not most or len(placed) < most):
        some = by_file[waiting.pop()]
        while waiting and (not most or len(placed) + len(some) < most):
            some += by_file[waiting.pop()]
        placed += _place(some, finder, wording)
    shown = most or len(placed)
    rest = (key for file in waiting for key in _list_cut(by_file[file], finder, wording))
    return tuple(placed[:shown]), count_cut(chain((one.cut_key for one in placed[shown:]), rest))


def _place(findings: Sequence[Finding], finder: FindingPlaces, wording: _Wording) -> Iterable[LocatedFinding]:
    """Return the different ones of all findings of some files, in order."""
    spans = finder.locate(at for f in findings for at in (f.at, *(related.at for related in f.related)))
    located = [_locate_finding(finding, spans, wording) for finding in findings]
    secret = {(one.file, one.line) for one in located if load_rules()[one.code].secret}
    visible = (one._replace(excerpt="") if (one.file, one.line) in secret else one for one in located)
    return dict.fromkeys(sorted(visible, key=_get_sort_key))


def _list_cut(findings: Sequence[Finding], finder: FindingPlaces, wording: _Wording) -> Iterator[CutKey]:
    """Yield what is counted of all findings of a file; equal findings at one place count once.

    Only those that may be at one place have to be placed: with the same words, in the same record.
    """
    groups: dict[Hashable, list[Finding]] = defaultdict(list)
    may_share = finder.may_share_places(findings[0].at.file)
    for finding in findings:
        groups[finding.code, None if may_share else _identify_record(finding.at)].append(finding)
    similar: list[Finding] = []
    for group in groups.values():
        same_words: dict[str, list[Finding]] = defaultdict(list)
        for finding in group:
            same_words[load_rules()[finding.code].say(finding, wording.lang) if len(group) > 1 else ""].append(finding)
        for first, *others in same_words.values():
            if others:
                similar += first, *others
            else:
                yield CutKey(first.code, first.severity, first.at.file, _is_fixable(first))
    if similar:
        yield from (one.cut_key for one in _place(similar, finder, wording))


def _identify_record(at: At) -> Hashable:
    """Return what is equal for two places if they may be one in a file without aliases."""
    is_record = len(at.route) > 1 and isinstance(at.route[1], int)
    return at.mark or (at.route[:2] if is_record else ())


def _rank_place(at: At) -> tuple[str, str]:
    """Return a key that puts the places of a file, and those of a record, together."""
    return at.file, str(at.route[:2])


def _is_fixable(finding: Finding) -> bool:
    return finding.fix is not None and finding.fix.safe


def _get_sort_key(finding: LocatedFinding) -> tuple[str, int, int, str, str]:
    return finding.file, finding.line, finding.column, finding.code, finding.message


def _locate_finding(finding: Finding, spans: Spans, wording: _Wording) -> LocatedFinding:
    ws, lang, rule = wording.ws, wording.lang, load_rules()[finding.code]
    who, due = wording.finder.find(finding)
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
        fixable=_is_fixable(finding),
        excerpt_column=first + 1,
        responsible=Responsible(who, ws.get_name(who)) if who is not None else None,
        due=due.isoformat() if due is not None else "",
    )
