"""The baseline of `teamops check`: what it holds is not told, and it is written when that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamops.checking.baseline import counted, gone, renewed, without_known
from teamops.cli.check_asked import Asked
from teamops.cli.screen import warn
from teamops.store.baseline_file import read_baseline, write_baseline
from teamops.store.errors import CannotGoOnError

if TYPE_CHECKING:
    from teamops.checking.placed import Chosen, Outcome
    from teamops.cli.session import Session


def beyond_baseline(session: Session, asked: Asked, chosen: Chosen, outcome: Outcome) -> Outcome:
    """What is found beyond the baseline, which is written before where `asked` says so."""
    if asked.baseline is None:
        raise CannotGoOnError("baseline_unnamed")
    writes = asked.update_baseline or asked.grow_baseline
    if writes and asked.paths:
        raise CannotGoOnError("baseline_of_paths")
    path, now = session.start / asked.baseline, counted(outcome.findings)
    known = read_baseline(path, asked.baseline)
    if known is None and not writes:
        raise CannotGoOnError("baseline_missing", file=asked.baseline)
    undecided = {one.code for one in outcome.not_run} - {code for code, _ in now}

    def within(code: str) -> bool:
        return chosen.rule(code) and code not in undecided

    if writes:
        known = renewed(known or {}, now, within, grow=asked.grow_baseline or known is None)
        write_baseline(path, known)
        warn(session.say("findings.baseline_written", file=asked.baseline, count=sum(known.values())))
    elif not asked.paths and (less := gone(known or {}, now, within)):
        warn(session.say("findings.baseline_gone", count=less))
    return without_known(outcome, known or {})
