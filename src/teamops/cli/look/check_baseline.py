"""The baseline of `teamops check`: leave out the findings that it holds, and update it."""

from __future__ import annotations

from teamops.checking.baseline import (
    Baseline,
    count_findings,
    count_fixes,
    drop_unread_codes,
    renew_baseline,
    subtract_baseline,
)
from teamops.checking.located import FindingFilter, Outcome
from teamops.cli.look.check_options import CheckOptions
from teamops.cli.output.screen import warn
from teamops.cli.shell.session import Session
from teamops.store.cache.baseline_file import read_baseline, write_baseline
from teamops.store.errors import CommandError


def apply_baseline(session: Session, options: CheckOptions, finding_filter: FindingFilter, outcome: Outcome) -> Outcome:
    """Return the findings that the baseline does not hold, after updating it if the options say so.

    Raise CommandError where no baseline is named, where it is missing, and for an update of some paths only.
    """
    if options.baseline is None:
        raise CommandError("baseline_unnamed")
    writes = options.update_baseline or options.grow_baseline
    if writes and options.paths:
        raise CommandError("baseline_of_paths")
    path, now = session.start / options.baseline, count_findings(outcome.findings)
    known = read_baseline(path, options.baseline)
    if known is None and not writes:
        raise CommandError("baseline_missing", file=options.baseline)
    is_first, known = known is None, _drop_unread_entries(session, known or {})
    undecided = {one.code for one in outcome.not_run} - {code for code, _ in now}

    def is_in_scope(code: str) -> bool:
        return finding_filter.has_rule(code) and code not in undecided

    if writes:
        known = renew_baseline(known, now, is_in_scope, grow=options.grow_baseline or is_first)
        write_baseline(path, known)
        warn(session.say("findings.baseline_written", file=options.baseline, count=sum(known.values())))
    less = 0 if options.paths or options.is_of_people else count_fixes(known, now, is_in_scope)
    if less:
        warn(session.say("findings.baseline_gone", count=less))
    return subtract_baseline(outcome, known)._replace(stale=less)


def _drop_unread_entries(session: Session, known: Baseline) -> Baseline:
    """Return the baseline without the rules about what was not read; warn if it had any."""
    left = drop_unread_codes(known)
    if refused := sum(known.values()) - sum(left.values()):
        warn(session.say("findings.baseline_unread", count=refused))
    return left
