"""`teamops check --fix` and `--diff`: apply the fixes of findings, or show them."""

from __future__ import annotations

from teamops.checking.located import FindingFilter
from teamops.cli.context.snapshot import read_files
from teamops.cli.look.check_history import read_history_or_warn
from teamops.cli.look.check_options import CheckOptions
from teamops.cli.output.screen import show_diff, warn
from teamops.cli.shell.session import Session, make_clock
from teamops.model.event import History
from teamops.store.writing.fix import plan_fixes
from teamops.store.writing.transaction import recover


def fix(session: Session, options: CheckOptions, finding_filter: FindingFilter) -> int | None:
    """Apply or show the fixes of the findings that pass the filter; return the exit code of `--diff`, else None."""
    say = session.say
    if not options.diff:
        recover(session.root)
    past = _load_history(session, options) if options.history else None
    fixes = plan_fixes(session.root, make_clock(options.today), finding_filter, unsafe=options.unsafe_fixes, past=past)
    if options.diff:
        show_diff(fixes.drafts.texts)
    else:
        fixes.drafts.write()
    rules = " · ".join(f"{code} ×{count}" for code, count in sorted(fixes.by_rule.items()))
    message = "findings.would_fix" if options.diff else "findings.fixed"
    warn(say(message, count=sum(fixes.by_rule.values()), rules=rules) if rules else say("findings.nothing_to_fix"))
    for file in fixes.refused:
        warn(say("findings.not_fixed", file=file))
    if fixes.unsafe:
        warn(say("findings.unsafe_left", count=fixes.unsafe))
    if options.diff and fixes.unread:
        warn(say("findings.unread_left", count=fixes.unread))
    return int(bool(rules or fixes.unread)) if options.diff else None


def _load_history(session: Session, options: CheckOptions) -> History | None:
    """Return the history, None if there is none; the reason is reported here for `--diff`, else by the check after."""
    _, (ws, _, _) = read_files(session, None, options.today)
    return read_history_or_warn(session, ws, is_silent=not options.diff)
