"""What `teamops check` is asked, and its answer.

Hooks and CI ask for the same few things again and again. Such a command line is understood here, without typer, which
takes as long to get ready as the check of a small workspace; any other one is left to typer, with its help and errors.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from teamops.checking.located import FindingFilter, Outcome
from teamops.cli.look.check_options import CheckOptions, FailOn, FindingsFormat
from teamops.cli.output.screen import show, warn
from teamops.cli.shell.session import Session, make_clock
from teamops.store.cache.cached_check import check
from teamops.store.errors import CommandError

_FULL_MOST = 100
"""So many findings are shown to people who do not ask for a number: what is below scrolls away."""


def run_check(session: Session, asked: CheckOptions) -> int:
    """Show what the check found.

    The exit code is 1 if anything is as severe as asked for, or was not read in any part of the workspace, else 0.
    """
    if asked.at is not None:
        from teamops.cli.look.check_history import require_read_only

        require_read_only(asked)
    root = session.root
    paths = tuple(_resolve_path(root, session.start, path, may_be_gone=asked.at is not None) for path in asked.paths)
    chosen = FindingFilter(_parse_codes("--select", asked.select), _parse_codes("--ignore", asked.ignore), paths)
    if asked.fix or asked.diff:
        from teamops.cli.look.check_fix import fix

        if (code := fix(session, asked, chosen)) is not None:
            return code
    outcome = _set_none_ran(_collect_findings(session, asked, root, chosen).filter_by(chosen), chosen)
    if asked.baseline or asked.update_baseline or asked.grow_baseline:
        from teamops.cli.look.check_baseline import apply_baseline

        outcome = apply_baseline(session, asked, chosen, outcome)
    _show(session, asked, outcome)
    return int(outcome.is_undecided or _is_failure(outcome, asked.fail_on))


def _set_none_ran(outcome: Outcome, chosen: FindingFilter) -> Outcome:
    """The outcome, which knows whether a rule that is selected could be decided at all."""
    if not chosen.select:
        return outcome
    from teamops.checking.codes import list_codes

    not_run = {one.code for one in outcome.not_run}.union(outcome.off)
    return outcome._replace(none_ran=not_run.issuperset(code for code in list_codes() if chosen.has_rule(code)))


def _collect_findings(session: Session, asked: CheckOptions, root: Path, chosen: FindingFilter) -> Outcome:
    if asked.at is None and not asked.history:
        return check(root, session.lang, make_clock(asked.today, minutes=10))
    from teamops.cli.look.check_history import check_at

    return check_at(session, asked, chosen.paths)


def _show(session: Session, asked: CheckOptions, outcome: Outcome) -> None:
    most = asked.max_findings
    if most is None:
        most = _FULL_MOST if asked.form is FindingsFormat.full else 0
    shown = outcome.limit(most)
    shown = shown if asked.form is FindingsFormat.full else shown.machine_outcome
    show(import_module(f"teamops.render.findings.{asked.form}").render(shown, session.say))
    if asked.form in (FindingsFormat.concise, FindingsFormat.github, FindingsFormat.gitlab):
        for undecided in outcome.group_undecided():
            warn(session.say("findings.not_run", code=undecided.code, why=undecided.why))
        if said := _format_verdict(session, outcome):
            warn(said)
    if asked.verbose:
        from teamops.render.findings.verdict import describe_details

        for line in describe_details(outcome, session.say):
            if asked.form is FindingsFormat.full:
                show([(f"{line}\n", "dim")])
            else:
                warn(line)


def _format_verdict(session: Session, outcome: Outcome) -> str:
    """The verdict as far as findings and what was not decided do not tell it."""
    if not (outcome.is_undecided or outcome.has_hidden_findings or outcome.none_ran):
        return ""
    from teamops.render.findings.verdict import format_verdict

    return format_verdict(outcome, session.say)


def _parse_codes(option: str, given: Sequence[str]) -> tuple[str, ...]:
    """Prefixes of codes from options that may be repeated or hold several with commas.

    Raises CannotGoOnError for one with which no rule's code begins.
    """
    codes = tuple(code.strip().upper() for text in given for code in text.split(",") if code.strip())
    if codes:
        from teamops.checking.codes import list_codes

        known = list_codes()
        for code in codes:
            if not any(one.startswith(code) for one in known):
                families = ", ".join(dict.fromkeys(one[0] for one in known))
                raise CommandError("no_such_code", option=option, code=code, families=families)
    return codes


def _resolve_path(root: Path, start: Path, path: str, *, may_be_gone: bool) -> str:
    """`path` as the workspace names it. Raises CannotGoOnError if it is not there or not in the workspace."""
    full = Path(os.path.abspath(start / path))  # noqa: PTH100  # links are to be named as the user names them
    if not full.exists() and not may_be_gone:
        raise CommandError("no_such_path", path=path)
    if not full.is_relative_to(root):
        full = full.resolve()
    if not full.is_relative_to(root):
        raise CommandError("path_outside", path=path, folder=root)
    return "" if full == root else full.relative_to(root).as_posix()


def _is_failure(outcome: Outcome, fail_on: FailOn) -> bool:
    levels = list(FailOn)
    return any(outcome.count(level.value) for level in levels[: levels.index(fail_on) + 1])
