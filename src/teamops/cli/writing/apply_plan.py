"""Apply the plan of a command: check it, show it, write it, commit it; plan again if others wrote meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from teamops.cli.output.screen import ignore_closed_pipe, show, show_json, show_report, warn
from teamops.cli.shell.session import Session, make_clock
from teamops.cli.writing.planned_write import Plan, PlannedWrite
from teamops.cli.writing.write_files import load_to_write, plan_files, require_consent, show_changes, write_drafts
from teamops.cli.writing.write_options import WriteOptions
from teamops.model.dataclass import replace
from teamops.render.visible import make_visible_lines
from teamops.store.errors import WriteRefusedError

if TYPE_CHECKING:
    from teamops.store.writing.drafts import Drafts

_TRIES = 100
"""How often a plan is made again while others write the same file: each time one of them has finished."""

_DIFF_LINES = 60
"""How many lines of a diff are shown before a write; `--dry-run` shows all."""

_BY_OTHERS = ("changed_meanwhile", "already_exists")


def apply_plan(session: Session, write: WriteOptions, plan: Plan) -> bool:
    """Write what `plan` makes of the workspace, and print it; return whether there was anything to write.

    Raise UserError where it cannot be written; then no file has changed.
    """
    for tries_left in reversed(range(_TRIES)):
        try:
            planned, drafts, findings = _plan_once(session, write, plan)
            is_asked = bool(planned.question and drafts.files and write.asks and not write.dry_run)
            if is_asked:
                _show(session, write, planned, drafts, findings)
                require_consent(session, planned.question)
            outcome = _write_drafts(session, write, planned, drafts)
        except WriteRefusedError as refused:
            if refused.message not in _BY_OTHERS or not tries_left:
                raise
        else:
            if not is_asked:  # only now: a plan that was made again is not shown
                _show(session, write, planned, drafts, findings)
            _print_messages(planned, outcome)
            return bool(drafts.files)
    return False


def _plan_once(session: Session, write: WriteOptions, plan: Plan) -> tuple[PlannedWrite, Drafts, list[str]]:
    from teamops.cli.writing.precheck import precheck_drafts  # here: the help of commands does without the rules

    ws = load_to_write(session, dry_run=write.dry_run)
    now = make_clock(write.today)(ws.settings.timezone)
    planned = plan(ws, now)
    drafts = plan_files(session, ws, planned.changes, planned.starters)
    result = precheck_drafts(session, ws, drafts, planned, now)
    if result.doubt is not None:
        if write.dry_run or not write.asks:
            raise result.doubt
        planned = replace(planned, question=result.doubt.format_question(session.say))
    return planned, drafts, result.lines


def _write_drafts(session: Session, write: WriteOptions, planned: PlannedWrite, drafts: Drafts) -> list[str]:
    """Write the drafts unless it is a dry run; return what to report of that."""
    if not drafts.files:
        return [session.say("writing.nothing")]
    return [] if write.dry_run else write_drafts(session, drafts, planned.commit_message if write.commit else None)


def _show(
    session: Session, write: WriteOptions, planned: PlannedWrite, drafts: Drafts, findings: Sequence[str]
) -> None:
    with ignore_closed_pipe():
        for warning in planned.warnings:
            warn(warning)
        if planned.document is not None:
            show_json(planned.document)
            return
        if planned.report is not None:
            show_report(planned.report)
        show((f"{line}\n", "yellow") for line in findings)
        show_changes(session, drafts, None if write.dry_run else _DIFF_LINES)


def _print_messages(planned: PlannedWrite, outcome: Sequence[str]) -> None:
    for message in outcome:
        warn(message)
    if planned.document is None:
        with ignore_closed_pipe():
            show((make_visible_lines(message) + "\n", "") for message in planned.messages)
