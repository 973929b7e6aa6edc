"""`teamops check --fix` and `--diff`: what can be mended is, or it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamops.cli.look.check_options import CheckOptions
from teamops.cli.output.screen import show_diff, warn
from teamops.cli.shell.session import Session, make_clock
from teamops.store.writing.fix import plan_fixes
from teamops.store.writing.transaction import recover

if TYPE_CHECKING:
    from teamops.checking.located import FindingFilter
    from teamops.model.event import History
    from teamops.store.writing.fix import FixResult


def fix(session: Session, asked: CheckOptions, chosen: FindingFilter) -> int | None:
    """Mend what is `chosen` and say so; None if the check shall go on, else the exit code of `--diff`."""
    say = session.say

    if not asked.diff:
        recover(session.root)
    past = _load_history(session, asked) if asked.history else None
    made = plan_fixes(session.root, make_clock(asked.today), chosen, unsafe=asked.unsafe_fixes, past=past)
    if asked.diff:
        show_diff(made.drafts.texts)
    else:
        made.drafts.write()
    rules = " · ".join(f"{code} ×{count}" for code, count in sorted(made.by_rule.items()))
    message = "findings.would_fix" if asked.diff else "findings.fixed"
    warn(say(message, count=sum(made.by_rule.values()), rules=rules) if rules else say("findings.nothing_to_fix"))
    _warn(session, made)
    if asked.diff and made.unread:
        warn(say("findings.unread_left", count=made.unread))
    return int(bool(rules or made.unread)) if asked.diff else None


def _load_history(session: Session, asked: CheckOptions) -> History | None:
    """What happened; None where there is no history. Why there is none is told here, or by the check that follows."""
    from teamops.cli.context.snapshot import read_files
    from teamops.cli.look.check_history import read_history_or_warn

    _, (ws, _, _) = read_files(session, None, asked.today)
    return read_history_or_warn(session, ws, is_silent=not asked.diff)


def _warn(session: Session, made: FixResult) -> None:
    for file in made.refused:
        warn(session.say("findings.not_fixed", file=file))
    if made.unsafe:
        warn(session.say("findings.unsafe_left", count=made.unsafe))
