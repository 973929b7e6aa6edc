"""Applies the fixes of findings to the texts of the files: nothing is written here.

Fixing one thing may reveal another (a record with a wrong date is not checked any further), so the rules run again
until nothing is left to fix.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import tzinfo
from pathlib import Path

from teamops.checking.finding import Finding, Order, Rename
from teamops.checking.located import FindingFilter
from teamops.history.commit_times import add_commit_dates
from teamops.model.change import GONE, Change
from teamops.model.event import History
from teamops.model.faults.unread import UNREAD_CODES
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At
from teamops.store.cache.cached_check import Clock, run_rules
from teamops.store.errors import WriteRefusedError
from teamops.store.reading.files import Files, read_workspace_files
from teamops.store.reading.loader import interpret, pause_collector
from teamops.store.reading.source import BOM, Source
from teamops.store.writing.drafts import Drafts, FileDraft
from teamops.store.writing.recover_first import recover_to_read
from teamops.store.yaml.exact_reader import compose, compose_text
from teamops.store.yaml.key_order import reorder_keys
from teamops.store.yaml.text_edits import apply_changes, rename_keys

_ROUNDS = 8


class FixResult(NamedTuple):
    """Drafts of the fixed files, fixes counted by rule, files that refused, and findings only a guess would fix.

    `unread` counts the remaining findings that say that something was not read, chosen or not.
    """

    drafts: Drafts
    by_rule: Mapping[str, int]
    refused: tuple[str, ...]
    unsafe: int
    unread: int


def plan_fixes(
    root: Path, clock: Clock, chosen: FindingFilter, *, unsafe: bool, past: History | None = None
) -> FixResult:
    """Fix all `chosen` findings in the files of `root` that can be fixed, with `unsafe` also by near matches.

    Rules that look at the history take part where `past` is not None.
    """
    recover_to_read(root)
    files = first = read_workspace_files(root)
    by_rule: Counter[str] = Counter()
    refused: set[At] = set()
    guesses = unread = 0
    for _ in range(_ROUNDS):
        all_findings = _collect_findings(root, files, clock, past)
        unread = sum(finding.code in UNREAD_CODES for finding in all_findings)
        findings = [f for f in all_findings if chosen.has_rule(f.code) and chosen.has_file(f.at.file)]
        fixable = [f for f in findings if f.fix and (f.fix.safe or unsafe) and f.at not in refused]
        guesses = sum(f.fix is not None and not f.fix.safe and not unsafe for f in findings)
        if not fixable:
            break
        files = _fix_findings(files, fixable, by_rule, refused)
    return FixResult(
        _build_drafts(root, first, files), by_rule, tuple(sorted({at.file for at in refused})), guesses, unread
    )


def _collect_findings(root: Path, files: Files, clock: Clock, past: History | None) -> Sequence[Finding]:
    with pause_collector():
        ws = interpret(root, files)
        if past is not None:
            ws = add_commit_dates(ws, past)
        zone: tzinfo = ws.settings.timezone
        return run_rules(ws, files, clock(zone), past)[0].findings


def _fix_findings(files: Files, findings: Iterable[Finding], by_rule: Counter[str], refused: set[At]) -> Files:
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_file[finding.at.file].append(finding)
    return files._replace(
        sources=[_fix_source(source, by_file[source.file], by_rule, refused) for source in files.sources]
    )


def _fix_source(source: Source, findings: list[Finding], by_rule: Counter[str], refused: set[At]) -> Source:
    """Return the file with its findings fixed: all at once, or where that fails, those that can be."""
    if not findings:
        return source
    try:
        text = _fix_text(source, findings)
    except WriteRefusedError:
        text = source.text
    if text == source.text:
        if len(findings) == 1:
            refused.add(findings[0].at)
            return source
        half = len(findings) // 2
        for some in (findings[:half], findings[half:]):
            source = _fix_source(source, some, by_rule, refused)
        return source
    by_rule.update(finding.code for finding in findings)
    raw = BOM * source.has_bom + text.encode()
    return Source.of(source.file, raw)


def _fix_text(source: Source, findings: Iterable[Finding]) -> str:
    """Apply the fixes: values first, then keys, as routes use the old keys, then their order; records go last."""
    steps = [step for finding in findings if finding.fix is not None for step in finding.fix.steps]
    changes = [step for step in steps if isinstance(step, Change)]
    text = apply_changes(compose(source), [step for step in changes if not _removes_item(step)])
    text = rename_keys(compose_text(source.file, text), [step for step in steps if isinstance(step, Rename)])
    text = reorder_keys(compose_text(source.file, text), [step for step in steps if isinstance(step, Order)])
    return _remove_items(source.file, text, [step for step in changes if _removes_item(step)])


def _removes_item(change: Change) -> bool:
    return change.value is GONE and isinstance(change.at.route[-1], int)


def _remove_items(file: str, text: str, removals: Iterable[Change]) -> str:
    """Remove items of lists, the last one first. Raise WriteRefusedError if a comment would be lost."""
    backwards = sorted(removals, key=lambda change: change.at, reverse=True)
    if not backwards:
        return text
    after = apply_changes(compose_text(file, text), backwards)
    lost = Counter(line for line in text.splitlines() if "#" in line)
    lost.subtract(after.splitlines())
    if any(count > 0 for line, count in lost.items() if "#" in line):
        raise WriteRefusedError("edit_refused", file=file, line=1)
    return after


def _build_drafts(root: Path, before: Files, after: Files) -> Drafts:
    pairs = zip(before.sources, after.sources, strict=True)
    return Drafts(root, tuple(FileDraft(old.file, old, old.text, new.text) for old, new in pairs if old.raw != new.raw))
