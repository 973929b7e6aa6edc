"""`teamops delete`: records that nothing refers to, or with all that does."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated, Any

from teamops.cli.change.rename import IdKind
from teamops.cli.output.screen import can_ask
from teamops.cli.shell.completers import list_everything, make_argument
from teamops.cli.shell.declarations import Option
from teamops.cli.shell.options import make_flag
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author_of, get_diary
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.model.place import At, Entry
from teamops.model.workspace import SECTIONS, Workspace
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

        addressed: dict[str, Entry[Any]] = {}

        def plan(ws: Workspace, _: datetime) -> PlannedWrite:
            places = {word: at for word in ids if (at := _find_place(session, ws, word, addressed)) is not None}
            planned = plan_deletion(ws, ids, None if kind is None else kind.value, places)
            _require_unreferenced(session, planned, with_references=with_references)
            return _build_write(session, ws, planned, write)

        apply_plan(session, write._replace(asks=can_ask() and not yes), plan)

    return delete


def _find_place(session: Session, ws: Workspace, word: str, addressed: dict[str, Entry[Any]]) -> At | None:
    """Return the place of the record that a word addresses as `FILE:LINE`; None for any other word.

    `addressed` remembers the record: others may have moved it when this is asked again. Raise CommandError if there is
    no record on the line, or it is gone.
    """
    file, _, line = word.rpartition(":")
    if not (line.isascii() and line.isdigit() and file in ws.digests):
        return None
    entries = [entry for section in SECTIONS for entry in ws.section(section) if entry.at.file == file]
    if word not in addressed:
        from teamops.store.reading.source import Source, read_source
        from teamops.store.yaml.record_at_line import find_record_at_line

        source = read_source(session.root, file)
        at = find_record_at_line(source, int(line)) if isinstance(source, Source) else None
        found = next((entry for entry in entries if entry.at == at), None)
        if found is None:
            raise CommandError("ids.no_record_at", file=file, line=line)
        addressed[word] = found
    known = addressed[word]
    same = [entry for entry in entries if entry.record == known.record and entry.at.route[0] == known.at.route[0]]
    if not same:
        raise CommandError("ids.no_record_at", file=file, line=line)
    return known.at if known in same else same[0].at


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
    what = diary.format_fact(tuple(f"{diary(f'ids.kind.{one.kind}')} {one.id}" for one in planned.targets))
    return PlannedWrite(
        planned.changes,
        (),
        diary("diary.delete", what=what, by=format_author_of(ws, write.actor)),
        allowed=frozenset({"F006", "F007"}),
        messages=[say(f"ids.{'would_be_' if write.dry_run else ''}{message}", **facts)],
        question=say("ids.ask_delete_with" if planned.references else "ids.ask_delete", **facts),
    )


def _format_target(session: Session, target: Target) -> str:
    name = f" {target.name}" if target.name not in ("", target.id) else ""
    return f"{session.say(f'ids.kind.{target.kind}')} {target.id}{name}"
