"""What `teamops check` is asked, and its answer.

Hooks and CI ask for the same few things again and again. Such a command line is understood here, without typer, which
takes as long to get ready as the check of a small workspace; any other one is left to typer, with its help and errors.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from teamops.checking.located import Chosen, Outcome
from teamops.cli.look.check_options import Asked, FailOn, Format
from teamops.cli.output.screen import show, warn
from teamops.cli.shell.session import Session, clock
from teamops.store.cache.cached_check import check
from teamops.store.errors import CannotGoOnError

_FULL_MOST = 100
"""So many findings are shown to people who do not ask for a number: what is below scrolls away."""


def answer(session: Session, asked: Asked) -> int:
    """Show what the check found.

    The exit code is 1 if anything is as severe as asked for, or was not read in any part of the workspace, else 0.
    """
    if asked.at is not None:
        from teamops.cli.look.check_history import only_looks

        only_looks(asked)
    root = session.root
    paths = tuple(_inside(root, session.start, path, may_be_gone=asked.at is not None) for path in asked.paths)
    chosen = Chosen(_codes("--select", asked.select), _codes("--ignore", asked.ignore), paths)
    if asked.fix or asked.diff:
        from teamops.cli.look.check_fix import fix

        if (code := fix(session, asked, chosen)) is not None:
            return code
    outcome = _with_rules_run(_found(session, asked, root, chosen).only(chosen), chosen)
    if asked.baseline or asked.update_baseline or asked.grow_baseline:
        from teamops.cli.look.check_baseline import beyond_baseline

        outcome = beyond_baseline(session, asked, chosen, outcome)
    _show(session, asked, outcome)
    return int(outcome.is_undecided or _fails(outcome, asked.fail_on))


def _with_rules_run(outcome: Outcome, chosen: Chosen) -> Outcome:
    """The outcome, which knows whether a rule that is selected could be decided at all."""
    if not chosen.select:
        return outcome
    from teamops.checking.codes import known_codes

    not_run = {one.code for one in outcome.not_run}.union(outcome.off)
    return outcome._replace(none_ran=not_run.issuperset(code for code in known_codes() if chosen.rule(code)))


def _found(session: Session, asked: Asked, root: Path, chosen: Chosen) -> Outcome:
    if asked.at is None and not asked.history:
        return check(root, session.lang, clock(asked.today, minutes=10))
    from teamops.cli.look.check_history import found_at

    return found_at(session, asked, chosen.paths)


def _show(session: Session, asked: Asked, outcome: Outcome) -> None:
    most = asked.max_findings
    if most is None:
        most = _FULL_MOST if asked.form is Format.full else 0
    shown = outcome.first(most)
    shown = shown if asked.form is Format.full else shown.with_cut_counted
    show(import_module(f"teamops.render.findings.{asked.form}").render(shown, session.say))
    if asked.form in (Format.concise, Format.github, Format.gitlab):
        for undecided in outcome.undecided():
            warn(session.say("findings.not_run", code=undecided.code, why=undecided.why))
        if said := _verdict(session, outcome):
            warn(said)
    if asked.verbose:
        from teamops.render.findings.verdict import details

        for line in details(outcome, session.say):
            if asked.form is Format.full:
                show([(f"{line}\n", "dim")])
            else:
                warn(line)


def _verdict(session: Session, outcome: Outcome) -> str:
    """The verdict as far as findings and what was not decided do not tell it."""
    if not (outcome.is_undecided or outcome.hides or outcome.none_ran):
        return ""
    from teamops.render.findings.verdict import verdict

    return verdict(outcome, session.say)


def _codes(option: str, given: Sequence[str]) -> tuple[str, ...]:
    """Prefixes of codes from options that may be repeated or hold several with commas.

    Raises CannotGoOnError for one with which no rule's code begins.
    """
    codes = tuple(code.strip().upper() for text in given for code in text.split(",") if code.strip())
    if codes:
        from teamops.checking.codes import known_codes

        known = known_codes()
        for code in codes:
            if not any(one.startswith(code) for one in known):
                families = ", ".join(dict.fromkeys(one[0] for one in known))
                raise CannotGoOnError("no_such_code", option=option, code=code, families=families)
    return codes


def _inside(root: Path, start: Path, path: str, *, may_be_gone: bool) -> str:
    """`path` as the workspace names it. Raises CannotGoOnError if it is not there or not in the workspace."""
    full = Path(os.path.abspath(start / path))  # noqa: PTH100  # links are to be named as the user names them
    if not full.exists() and not may_be_gone:
        raise CannotGoOnError("no_such_path", path=path)
    if not full.is_relative_to(root):
        full = full.resolve()
    if not full.is_relative_to(root):
        raise CannotGoOnError("path_outside", path=path, folder=root)
    return "" if full == root else full.relative_to(root).as_posix()


def _fails(outcome: Outcome, fail_on: FailOn) -> bool:
    levels = list(FailOn)
    return any(outcome.count(level.value) for level in levels[: levels.index(fail_on) + 1])
