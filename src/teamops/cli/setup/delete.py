"""`teamops delete`: records that nothing refers to, or with all that does."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated

from teamops.cli.output.screen import can_ask
from teamops.cli.setup.rename import IdKind
from teamops.cli.shell.completers import list_everything, make_argument
from teamops.cli.shell.declarations import Option
from teamops.cli.shell.options import make_flag
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author_of, get_diary
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.model.place import At
from teamops.model.workspace import Workspace
from teamops.planning.records.delete import Deletion, plan_deletion
from teamops.planning.records.targets import Target
from teamops.store.errors import CommandError

_PLACES = 10
"""The number of places that are listed."""


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""

    @writes()
    def delete(
        ids: Annotated[list[str], make_argument("ids.deleted_ids", list_everything)],
        kind: Annotated[IdKind | None, Option(help="ids.kind")] = None,
        with_references: Annotated[bool, make_flag("--with-references", "ids.with_references")] = False,
        yes: Annotated[bool, Option("--yes", "-y", help="ids.yes")] = False,
        *,
        write: WriteOptions,
    ) -> None:
        if not (yes or write.dry_run or can_ask()):
            raise CommandError("ids.needs_yes")

        def plan(ws: Workspace, _: datetime) -> PlannedWrite:
            planned = plan_deletion(ws, ids, None if kind is None else kind.value)
            _require_unreferenced(session, planned, with_references=with_references)
            return _build_write(session, ws, planned, write)

        apply_plan(session, write._replace(asks=can_ask() and not yes), plan)

    return delete


def _require_unreferenced(session: Session, planned: Deletion, *, with_references: bool) -> None:
    """Raise CommandError where something refers to what goes, unless that may go too."""
    if not planned.references or (with_references and planned.kept_for is None):
        return
    places = _format_places(session, [one.at for one in planned.references])
    target = planned.kept_for or planned.targets[0]
    message = "referenced"
    if planned.kept_for is not None:
        message = "person_referenced" if target.kind == "people" else "department_referenced"
    raise CommandError(f"ids.{message}", id=target.id, count=len(planned.references), places=places)


def _format_places(session: Session, places: Sequence[At]) -> str:
    """Return the first places on lines of their own, by file and line, and how many more there are."""
    from teamops.store.reading.source import Source, read_source
    from teamops.store.yaml.positions import Positions

    files = dict.fromkeys(at.file for at in places[:_PLACES])
    read = {file: source for file in files if isinstance(source := read_source(session.root, file), Source)}
    positions = Positions(read)
    lines = dict.fromkeys(f"\n  {at.file}:{positions.span(at).line}" for at in places[:_PLACES])
    more = session.say("ids.more_places", count=len(places) - _PLACES) if len(places) > _PLACES else ""
    return "".join(lines) + more


def _build_write(session: Session, ws: Workspace, planned: Deletion, write: WriteOptions) -> PlannedWrite:
    say, diary = session.say, get_diary(ws)
    shown = say.format_fact(tuple(_format_target(session, one) for one in planned.targets))
    facts = {"what": shown, "count": len(planned.references), "records": len(planned.records)}
    message = "deleted_with" if planned.references else "deleted"
    told = diary.format_fact(tuple(f"{diary(f'ids.kind.{one.kind}')} {one.id}" for one in planned.targets))
    return PlannedWrite(
        planned.changes,
        (),
        diary("diary.delete", what=told, by=format_author_of(ws, write.actor)),
        allowed=frozenset({"F006", "F007"}),
        messages=[say(f"ids.{'would_be_' if write.dry_run else ''}{message}", **facts)],
        question=say("ids.ask_delete_with" if planned.references else "ids.ask_delete", **facts),
    )


def _format_target(session: Session, target: Target) -> str:
    name = f" {target.name}" if target.name not in ("", target.id) else ""
    return f"{session.say(f'ids.kind.{target.kind}')} {target.id}{name}"
