"""The baseline of `teamops check`: what it holds is not told, and it is written when that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamops.checking.baseline import counted, gone, renewed, without_known, without_unread
from teamops.cli.look.check_options import Asked
from teamops.cli.output.screen import warn
from teamops.store.cache.baseline_file import read_baseline, write_baseline
from teamops.store.errors import CannotGoOnError

if TYPE_CHECKING:
    from teamops.checking.baseline import Baseline
    from teamops.checking.located import Chosen, Outcome
    from teamops.cli.shell.session import Session


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
    is_first, known = known is None, _knowable(session, known or {})
    undecided = {one.code for one in outcome.not_run} - {code for code, _ in now}

    def within(code: str) -> bool:
        return chosen.rule(code) and code not in undecided

    if writes:
        known = renewed(known, now, within, grow=asked.grow_baseline or is_first)
        write_baseline(path, known)
        warn(session.say("findings.baseline_written", file=asked.baseline, count=sum(known.values())))
    less = 0 if asked.paths else gone(known, now, within)
    if less:
        warn(session.say("findings.baseline_gone", count=less))
    return without_known(outcome, known)._replace(stale=less)


def _knowable(session: Session, known: Baseline) -> Baseline:
    """The baseline without what says that something was not read; the user is told of that."""
    left = without_unread(known)
    if refused := sum(known.values()) - sum(left.values()):
        warn(session.say("findings.baseline_unread", count=refused))
    return left
