"""Apply the plan of a command: check it, show it, write it, commit it; plan again if others wrote meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamops.cli.output.screen import ignore_closed_pipe, show, show_report, warn
from teamops.cli.shell.session import Session, make_clock
from teamops.cli.writing.planned_write import Plan, PlannedWrite
from teamops.cli.writing.print_result import print_json_result
from teamops.cli.writing.write_files import (
    WriteOutcome,
    load_to_write,
    plan_files,
    require_consent,
    show_changes,
    write_drafts,
)
from teamops.cli.writing.write_options import WriteOptions
from teamops.model.dataclass import replace
from teamops.model.named_tuple import NamedTuple
from teamops.render.visible import make_visible_lines
from teamops.store.errors import WriteRefusedError

if TYPE_CHECKING:
    from teamops.checking.finding import Finding
    from teamops.store.writing.drafts import Drafts
    from teamops.store.writing.preview import StateAfter

_TRIES = 100
"""How often a plan is made again while others write the same file: each time one of them has finished."""

_DIFF_LINES = 60
"""How many lines of a diff are shown before a write; `--dry-run` shows all."""

_BY_OTHERS = ("changed_meanwhile", "already_exists")


class _Prepared(NamedTuple):
    """A plan with its files, the new findings of the check, and the state that it checked."""

    planned: PlannedWrite
    drafts: Drafts
    findings: tuple[Finding, ...]
    state: StateAfter | None


def apply_plan(session: Session, write: WriteOptions, plan: Plan) -> bool:
    """Write what `plan` makes of the workspace, and print it; return whether there was anything to write.

    Raise UserError where it cannot be written; then no file has changed.
    """
    for tries_left in reversed(range(_TRIES)):
        try:
            prepared = _prepare(session, write, plan)
            planned, drafts, *_ = prepared
            is_asked = bool(planned.question and drafts.files and write.asks and not (write.dry_run or write.is_json))
            if is_asked:
                _show(session, write, prepared)
                require_consent(session, planned.question)
            outcome = _write(session, write, prepared)
        except WriteRefusedError as refused:
            if refused.message not in _BY_OTHERS or not tries_left:
                raise
        else:
            if not is_asked:  # only now: a plan that was made again is not shown
                _show(session, write, prepared)
            _report(session, write, prepared, outcome)
            return bool(drafts.files)
    return False


def _prepare(session: Session, write: WriteOptions, plan: Plan) -> _Prepared:
    from teamops.cli.writing.precheck import precheck_drafts  # here: the help of commands does without the rules

    ws = load_to_write(session, dry_run=write.dry_run)
    now = make_clock(write.today)(ws.settings.timezone)
    planned = plan(ws, now)
    drafts = plan_files(session, ws, planned.changes, planned.starters)
    result = precheck_drafts(session, ws, drafts, planned, now)
    if result.doubt is not None:
        if write.dry_run or write.is_json or not write.asks:
            raise result.doubt
        planned = replace(planned, question=result.doubt.format_question(session.say))
    return _Prepared(planned, drafts, result.findings, result.state)


def _write(session: Session, write: WriteOptions, prepared: _Prepared) -> WriteOutcome | None:
    """Write the drafts, unless it is a dry run or there are none; then return None."""
    if write.dry_run or not prepared.drafts.files:
        return None
    if not write.commit:
        return write_drafts(prepared.drafts, None)
    from teamops.store.git.repository import NotCommittedError  # here: most writes are not committed at once

    try:
        return write_drafts(prepared.drafts, prepared.planned.commit_message)
    except NotCommittedError:
        if write.is_json:  # programs have to know that the files are written
            _print_json(session, prepared, WriteOutcome())
        raise


def _show(session: Session, write: WriteOptions, prepared: _Prepared) -> None:
    planned = prepared.planned
    with ignore_closed_pipe():
        for warning in planned.warnings:
            warn(warning)
        if write.is_json:
            return
        if planned.report is not None:
            show_report(planned.report)
        if prepared.findings:
            from teamops.cli.writing.precheck import format_findings

            show((f"{line}\n", "yellow") for line in format_findings(session, prepared.findings))
        show_changes(session, prepared.drafts, None if write.dry_run else _DIFF_LINES)


def _report(session: Session, write: WriteOptions, prepared: _Prepared, outcome: WriteOutcome | None) -> None:
    if outcome is not None:
        for line in outcome.describe(session.say):
            warn(line)
    elif not prepared.drafts.files:
        warn(session.say("writing.nothing"))
    if write.is_json:
        _print_json(session, prepared, outcome)
        return
    with ignore_closed_pipe():
        show((make_visible_lines(message) + "\n", "") for message in prepared.planned.messages)


def _print_json(session: Session, prepared: _Prepared, outcome: WriteOutcome | None) -> None:
    from teamops.store.cache.place_findings import FindingPlaces, place_findings  # here: only findings need it

    planned, drafts, findings, state = prepared
    located = (
        place_findings(findings, FindingPlaces(state.files), state.ws, state.today, session.lang)[0] if state else ()
    )
    print_json_result(
        drafts.texts,
        outcome,
        planned.document,
        findings=located,
        warnings=planned.warnings,
        messages=planned.messages,
    )
