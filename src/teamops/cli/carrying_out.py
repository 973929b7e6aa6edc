"""What a command means to write: judged, shown, written, committed; on what others wrote meanwhile, if they did."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from teamops.cli.screen import outliving_readers, show, show_diff, show_json, show_report, warn
from teamops.cli.session import Session, clock
from teamops.render.visible import visible_lines
from teamops.store.errors import WriteRefusedError

if TYPE_CHECKING:
    from datetime import datetime

    from teamops.model.change import Change
    from teamops.model.place import At
    from teamops.model.workspace import Workspace
    from teamops.reporting.report import Report
    from teamops.store.writing import Drafts

_TRIES = 100
"""So often a file that others write at the same time is read again: each time one of them has got through."""

_DIFF_LINES = 60
"""So many lines of a diff are shown of what is written anyway; `--dry-run` shows all."""

_BY_OTHERS = ("changed_meanwhile", "already_exists")


class Manner(NamedTuple):
    """How a command is to write: the day that counts as today, only in appearance, with a commit, after a question."""

    today: str | None = None
    dry_run: bool = False
    commit: bool = False
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be written, thought out on a workspace.

    `records` are the places that are judged; of what the check would newly find there, an error hinders the writing,
    unless its rule is one of `later`: those ask for what only the next command can say. Of rules that are `silent` no
    finding is told: what the command says itself says it. A finding of a rule of `doubts` asks for a yes in a terminal,
    and is refused elsewhere. `message` is that of a commit.
    `starters` are the texts with which new files begin. `warnings` are told before, `said` after it is written; a
    `page` stands above all. With a `document` nothing else is put out: it is for programs. `question` is asked before
    anything is written, where the user is there to answer.
    """

    changes: Sequence[Change]
    records: Sequence[At]
    message: str
    later: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()
    doubts: frozenset[str] = frozenset()
    starters: Mapping[str, str] = field(default_factory=dict)
    warnings: Sequence[str] = ()
    said: Sequence[str] = ()
    page: Report | None = None
    document: object = None
    question: str = ""


Plan = Callable[["Workspace", "datetime"], Work]
"""From the records as they are and the time now, in the team's zone, to the work; called again if others write."""


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
    from teamops.cli.judging import judgement
    from teamops.store.loading import load
    from teamops.store.transaction import recover
    from teamops.store.writing import drafts

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
    from teamops.cli.writing import written

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
