"""The baseline of `teamops check`: what it holds is not told, and it is written when that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamops.checking.baseline import count_findings, count_fixes, drop_unread_codes, renew_baseline, subtract_baseline
from teamops.cli.look.check_options import CheckOptions
from teamops.cli.output.screen import warn
from teamops.store.cache.baseline_file import read_baseline, write_baseline
from teamops.store.errors import CommandError

if TYPE_CHECKING:
    from teamops.checking.baseline import Baseline
    from teamops.checking.located import FindingFilter, Outcome
    from teamops.cli.shell.session import Session


def apply_baseline(session: Session, asked: CheckOptions, chosen: FindingFilter, outcome: Outcome) -> Outcome:
    """What is found beyond the baseline, which is written before where `asked` says so."""
    if asked.baseline is None:
        raise CommandError("baseline_unnamed")
    writes = asked.update_baseline or asked.grow_baseline
    if writes and asked.paths:
        raise CommandError("baseline_of_paths")
    path, now = session.start / asked.baseline, count_findings(outcome.findings)
    known = read_baseline(path, asked.baseline)
    if known is None and not writes:
        raise CommandError("baseline_missing", file=asked.baseline)
    is_first, known = known is None, _drop_unread_entries(session, known or {})
    undecided = {one.code for one in outcome.not_run} - {code for code, _ in now}

    def is_in_scope(code: str) -> bool:
        return chosen.has_rule(code) and code not in undecided

    if writes:
        known = renew_baseline(known, now, is_in_scope, grow=asked.grow_baseline or is_first)
        write_baseline(path, known)
        warn(session.say("findings.baseline_written", file=asked.baseline, count=sum(known.values())))
    less = 0 if asked.paths else count_fixes(known, now, is_in_scope)
    if less:
        warn(session.say("findings.baseline_gone", count=less))
    return subtract_baseline(outcome, known)._replace(stale=less)


def _drop_unread_entries(session: Session, known: Baseline) -> Baseline:
    """The baseline without what says that something was not read; the user is told of that."""
    left = drop_unread_codes(known)
    if refused := sum(known.values()) - sum(left.values()):
        warn(session.say("findings.baseline_unread", count=refused))
    return left
