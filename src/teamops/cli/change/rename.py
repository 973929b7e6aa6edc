"""`teamops rename`: another id for a record, a person or a department, with everything that refers to it."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from teamops.cli.output.screen import can_ask
from teamops.cli.shell.completers import list_everything, make_argument
from teamops.cli.shell.declarations import Argument, Option
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author_of, get_diary
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.model.workspace import Workspace
from teamops.planning.records.rename import Renaming, plan_renaming
from teamops.planning.records.targets import KINDS

IdKind = StrEnum("IdKind", {kind: kind for kind in KINDS})  # type: ignore[misc]  # the kinds of planning, for the parser
_NAMED = 3
"""The number of tasks that are listed by their ids."""


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""

    @writes()
    def rename(
        old: Annotated[str, make_argument("ids.old", list_everything, "OLD")],
        new: Annotated[str, Argument(metavar="NEW", help="ids.new", show_default=False)],
        kind: Annotated[IdKind | None, Option(help="ids.kind")] = None,
        yes: Annotated[bool, Option("--yes", "-y", help="ids.yes")] = False,
        *,
        write: WriteOptions,
    ) -> None:
        def plan(ws: Workspace, _: datetime) -> PlannedWrite:
            planned = plan_renaming(ws, old, new, None if kind is None else kind.value)
            return _build_write(session, ws, planned, write)

        apply_plan(session, write._replace(asks=can_ask() and not yes), plan)

    return rename


def _build_write(session: Session, ws: Workspace, planned: Renaming, write: WriteOptions) -> PlannedWrite:
    say, diary, target = session.say, get_diary(ws), planned.target
    files = {change.at.file for change in planned.changes}
    facts = {"old": target.id, "new": planned.new, "count": len(planned.changes), "files": len(files)}
    messages = [say("ids.would" if write.dry_run else "ids.renamed", kind=say(f"ids.kind.{target.kind}"), **facts)]
    if planned.tasks:
        messages.append(_describe_tasks(session, planned))
    if planned.renewed:
        messages.append(say("ids.renewed", count=planned.renewed))
    return PlannedWrite(
        planned.changes,
        (),
        diary(
            "diary.rename",
            kind=diary(f"ids.kind.{target.kind}"),
            old=target.id,
            new=planned.new,
            by=format_author_of(ws, write.actor),
        ),
        allowed=frozenset({"F006", "F007"}),  # those that were there name the old id, or another part of its goal
        warnings=[say("ids.made_again", old=target.id)] if planned.is_made_again else [],
        messages=messages,
        question=say("ids.ask", **facts),
    )


def _describe_tasks(session: Session, planned: Renaming) -> str:
    pairs = [session.say("ids.follows", old=old, new=new) for old, new in planned.tasks.items()]
    listed = session.say.format_fact(tuple(pairs[:_NAMED]))
    if len(pairs) > _NAMED:
        listed = session.say(
            "ids.more", tasks=listed, count=len(pairs) if session.lang == "zh" else len(pairs) - _NAMED
        )
    return session.say("ids.follow", tasks=listed)
