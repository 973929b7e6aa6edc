"""What a command means to write: judged, shown, written, committed; on what others wrote meanwhile, if they did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from teamops.cli.output.screen import ignore_closed_pipe, show, show_diff, show_json, show_report, warn
from teamops.cli.shell.session import Session, make_clock
from teamops.cli.writing.planned_write import Plan, PlannedWrite, WriteOptions
from teamops.render.visible import make_visible_lines
from teamops.store.errors import WriteRefusedError

if TYPE_CHECKING:
    from teamops.store.writing.drafts import Drafts

_TRIES = 100
"""So often a file that others write at the same time is read again: each time one of them has got through."""

_DIFF_LINES = 60
"""So many lines of a diff are shown of what is written anyway; `--dry-run` shows all."""

_BY_OTHERS = ("changed_meanwhile", "already_exists")


def apply_plan(session: Session, manner: WriteOptions, plan: Plan) -> bool:
    """What `plan` makes of the workspace stands in the files, and the user is told; whether anything had to be written.

    Raises SpokenError where it cannot be, and then nothing is written.
    """
    for tries_left in reversed(range(_TRIES)):
        try:
            work, drafted, findings = _plan_once(session, manner, plan)
            is_asked = bool(work.question and drafted.files and manner.asks and not manner.dry_run)
            if is_asked:
                _show(session, manner, work, drafted, findings)
                _ask_to_go_on(session, work.question)
            done = _write_drafts(session, manner, work, drafted)
        except WriteRefusedError as refused:
            if refused.message not in _BY_OTHERS or not tries_left:
                raise
        else:
            if not is_asked:  # only now: what was thought out in vain is nobody's concern
                _show(session, manner, work, drafted, findings)
            _print_messages(work, done)
            return bool(drafted.files)
    return False


def _plan_once(session: Session, manner: WriteOptions, plan: Plan) -> tuple[PlannedWrite, Drafts, list[str]]:
    from teamops.cli.writing.precheck import precheck_drafts
    from teamops.store.reading.loader import load
    from teamops.store.writing.drafts import plan_drafts
    from teamops.store.writing.transaction import recover

    root = session.root
    if not manner.dry_run:
        recover(root)
    ws = load(root)
    now = make_clock(manner.today)(ws.settings.timezone)
    work = plan(ws, now)
    drafted = plan_drafts(root, work.changes, ws.digests, work.starters)
    judged = precheck_drafts(session, ws, drafted, work, now)
    if judged.doubt is not None:
        if manner.dry_run or not manner.asks:
            raise judged.doubt
        work = replace(work, question=judged.doubt.asked(session.say))
    return work, drafted, judged.lines


def _write_drafts(session: Session, manner: WriteOptions, work: PlannedWrite, drafted: Drafts) -> list[str]:
    """The work is written, unless it is not to be; what is to be told of that."""
    from teamops.cli.writing.write_files import write_drafts

    if not drafted.files:
        return [session.say("writing.nothing")]
    return [] if manner.dry_run else write_drafts(session, drafted, work.message if manner.commit else None)


def _ask_to_go_on(session: Session, question: str) -> None:
    """Goes on if the user says so."""
    import typer

    if not typer.confirm(make_visible_lines(question)):
        warn(session.say("cli.split_goal.left"))
        raise typer.Exit(1)


def _show(session: Session, manner: WriteOptions, work: PlannedWrite, drafted: Drafts, findings: Sequence[str]) -> None:
    with ignore_closed_pipe():
        _print_plan(session, manner, work, drafted, findings)


def _print_plan(
    session: Session, manner: WriteOptions, work: PlannedWrite, drafted: Drafts, findings: Sequence[str]
) -> None:
    for warning in work.warnings:
        warn(warning)
    if work.document is not None:
        show_json(work.document)
        return
    if work.page is not None:
        show_report(work.page)
    show((f"{line}\n", "yellow") for line in findings)
    left_out = show_diff(drafted.texts, None if manner.dry_run else _DIFF_LINES)
    if left_out:
        show([(session.say("cli.split_goal.more", lines=left_out) + "\n", "dim")])


def _print_messages(work: PlannedWrite, done: Sequence[str]) -> None:
    for sentence in done:
        warn(sentence)
    if work.document is None:
        with ignore_closed_pipe():
            show((make_visible_lines(sentence) + "\n", "") for sentence in work.said)
