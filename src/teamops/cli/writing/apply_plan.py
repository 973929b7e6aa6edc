"""What a command means to write: judged, shown, written, committed; on what others wrote meanwhile, if they did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from teamops.cli.output.screen import outliving_readers, show, show_diff, show_json, show_report, warn
from teamops.cli.shell.session import Session, clock
from teamops.cli.writing.planned_write import Manner, Plan, Work
from teamops.render.visible import visible_lines
from teamops.store.errors import WriteRefusedError

if TYPE_CHECKING:
    from teamops.store.writing.drafts import Drafts

_TRIES = 100
"""So often a file that others write at the same time is read again: each time one of them has got through."""

_DIFF_LINES = 60
"""So many lines of a diff are shown of what is written anyway; `--dry-run` shows all."""

_BY_OTHERS = ("changed_meanwhile", "already_exists")


def carry_out(session: Session, manner: Manner, plan: Plan) -> bool:
    """What `plan` makes of the workspace stands in the files, and the user is told; whether anything had to be written.

    Raises SpokenError where it cannot be, and then nothing is written.
    """
    for tries_left in reversed(range(_TRIES)):
        try:
            work, drafted, findings = _thought_out(session, manner, plan)
            is_asked = bool(work.question and drafted.files and manner.asks and not manner.dry_run)
            if is_asked:
                _show(session, manner, work, drafted, findings)
                _ask(session, work.question)
            done = _written(session, manner, work, drafted)
        except WriteRefusedError as refused:
            if refused.message not in _BY_OTHERS or not tries_left:
                raise
        else:
            if not is_asked:  # only now: what was thought out in vain is nobody's concern
                _show(session, manner, work, drafted, findings)
            _tell(work, done)
            return bool(drafted.files)
    return False


def _thought_out(session: Session, manner: Manner, plan: Plan) -> tuple[Work, Drafts, list[str]]:
    from teamops.cli.writing.precheck import judgement
    from teamops.store.reading.loader import load
    from teamops.store.writing.drafts import drafts
    from teamops.store.writing.transaction import recover

    root = session.root
    if not manner.dry_run:
        recover(root)
    ws = load(root)
    now = clock(manner.today)(ws.settings.timezone)
    work = plan(ws, now)
    drafted = drafts(root, work.changes, ws.digests, work.starters)
    judged = judgement(session, ws, drafted, work, now)
    if judged.doubt is not None:
        if manner.dry_run or not manner.asks:
            raise judged.doubt
        work = replace(work, question=judged.doubt.asked(session.say))
    return work, drafted, judged.lines


def _written(session: Session, manner: Manner, work: Work, drafted: Drafts) -> list[str]:
    """The work is written, unless it is not to be; what is to be told of that."""
    from teamops.cli.writing.write_files import written

    if not drafted.files:
        return [session.say("writing.nothing")]
    return [] if manner.dry_run else written(session, drafted, work.message if manner.commit else None)


def _ask(session: Session, question: str) -> None:
    """Goes on if the user says so."""
    import typer

    if not typer.confirm(visible_lines(question)):
        warn(session.say("cli.split_goal.left"))
        raise typer.Exit(1)


def _show(session: Session, manner: Manner, work: Work, drafted: Drafts, findings: Sequence[str]) -> None:
    with outliving_readers():
        _shown(session, manner, work, drafted, findings)


def _shown(session: Session, manner: Manner, work: Work, drafted: Drafts, findings: Sequence[str]) -> None:
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


def _tell(work: Work, done: Sequence[str]) -> None:
    for sentence in done:
        warn(sentence)
    if work.document is None:
        with outliving_readers():
            show((visible_lines(sentence) + "\n", "") for sentence in work.said)
