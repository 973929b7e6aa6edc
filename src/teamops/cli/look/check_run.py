"""Run `teamops check` and print the findings."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from teamops.checking.located import FindingFilter, Outcome
from teamops.cli.look.check_options import CheckOptions, FailOn, FindingsFormat, refuse_writing
from teamops.cli.output.screen import get_width, show, warn
from teamops.cli.shell.session import Session, make_clock
from teamops.store.cache.cached_check import check
from teamops.store.errors import CommandError

_FORMATS = "teamops.render.findings"
_FULL_MOST = 100
"""How many findings the format `full` shows by default: people do not read more at once."""


def run_check(session: Session, options: CheckOptions) -> int:
    """Check the workspace and print the findings; return the exit code.

    It is 1 if a finding is at least as severe as `options.fail_on`, or if any part of the workspace was not read.
    """
    if options.at is not None:
        refuse_writing(options, "at.writes")
    root = session.root
    paths = tuple(_resolve_path(root, session.start, one, may_be_gone=options.at is not None) for one in options.paths)
    select, ignore = _parse_codes("--select", options.select), _parse_codes("--ignore", options.ignore)
    finding_filter = FindingFilter(select, ignore, paths, _resolve_owners(session, options))
    if options.fix or options.diff:
        from teamops.cli.look.check_fix import fix

        if (code := fix(session, options, finding_filter)) is not None:
            return code
    has_baseline = bool(options.baseline or options.update_baseline or options.grow_baseline)
    most = _get_most(options) if finding_filter.is_all and not has_baseline else 0  # else any of all may be shown
    found = _collect_findings(session, options, root, finding_filter, most)
    outcome = _set_none_ran(found.filter_by(finding_filter), finding_filter)
    if has_baseline:
        from teamops.cli.look.check_baseline import apply_baseline

        outcome = apply_baseline(session, options, finding_filter, outcome)
    _show(session, options, outcome)
    return int(outcome.is_undecided or _is_failure(outcome, options.fail_on))


def _resolve_owners(session: Session, options: CheckOptions) -> tuple[str, ...]:
    if not options.is_of_people:
        return ()
    from teamops.cli.look.check_people import resolve_owners

    return resolve_owners(session, options)


def _set_none_ran(outcome: Outcome, finding_filter: FindingFilter) -> Outcome:
    """Set in the outcome whether none of the selected rules could be decided."""
    if not finding_filter.select:
        return outcome
    from teamops.checking.codes import list_codes

    not_run = {one.code for one in outcome.not_run}.union(outcome.off)
    return outcome._replace(none_ran=not_run.issuperset(code for code in list_codes() if finding_filter.has_rule(code)))


def _get_most(options: CheckOptions) -> int:
    """Return how many findings are shown; 0 means all."""
    if options.max_findings is not None:
        return options.max_findings
    return _FULL_MOST if options.form is FindingsFormat.full else 0


def _collect_findings(
    session: Session, options: CheckOptions, root: Path, finding_filter: FindingFilter, most: int
) -> Outcome:
    """Return at least the first `most` findings and the number of the others; 0 means all."""
    if options.at is None and not options.history:
        return check(root, session.lang, make_clock(options.today, minutes=10), most)
    from teamops.cli.look.check_history import check_at

    return check_at(session, options, finding_filter.paths, most)


def _show(session: Session, options: CheckOptions, outcome: Outcome) -> None:
    first = outcome.limit(_get_most(options))
    if options.form is FindingsFormat.full:
        name = "full" if options.verbose else "brief"
        show(import_module(f"{_FORMATS}.{name}").render(first, session.say, get_width()))
    else:
        renderer = import_module(f"{_FORMATS}.{options.form}")
        show(renderer.render(first.machine_outcome, session.say))
        if not getattr(renderer, "SAYS_VERDICT", False):
            _warn_of_hidden_parts(session, options, outcome)
    if options.verbose:
        from teamops.render.findings.verdict import describe_details

        for line in describe_details(outcome, session.say):
            if options.form is FindingsFormat.full:
                show([(f"{line}\n", "dim")])
            else:
                warn(line)


def _warn_of_hidden_parts(session: Session, options: CheckOptions, outcome: Outcome) -> None:
    """Print to stderr what a list of findings alone cannot say."""
    has_reasons = options.verbose or outcome.none_ran
    for codes, why in outcome.group_undecided() if has_reasons else ():
        warn(session.say("findings.not_run", code=codes, why=why))
    from teamops.render.findings.verdict import count_undecided_rules, format_verdict

    is_misleading = outcome.is_undecided or outcome.has_hidden_findings or outcome.none_ran
    if verdict := format_verdict(outcome, session.say, has_details=has_reasons) if is_misleading else "":
        warn(verdict)
    count = count_undecided_rules(outcome)
    if count and not has_reasons and (outcome.has_findings or not verdict):
        warn(session.say("findings.part.not_run_why", count=count))


def _parse_codes(option: str, texts: Sequence[str]) -> tuple[str, ...]:
    """Return the prefixes of codes from an option that may be repeated, and may hold several with commas.

    Raise CommandError for one with which no code begins.
    """
    codes = tuple(code.strip().upper() for text in texts for code in text.split(",") if code.strip())
    if codes:
        from teamops.checking.codes import list_codes

        known = list_codes()
        for code in codes:
            if not any(one.startswith(code) for one in known):
                families = tuple(dict.fromkeys(one[0] for one in known))
                raise CommandError("no_such_code", option=option, code=code, families=families)
    return codes


def _resolve_path(root: Path, start: Path, path: str, *, may_be_gone: bool) -> str:
    """Return `path` relative to the workspace. Raise CommandError if it does not exist or is outside of it."""
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
