"""`teamops new person` and `teamops new department`: an entry of teamops.yaml."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Annotated

from teamops.cli.begin.answers import OF_DEPARTMENTS, OF_PEOPLE
from teamops.cli.context.people import resolve_department, resolve_person
from teamops.cli.output.questions import ask_text
from teamops.cli.output.screen import can_ask, warn
from teamops.cli.shell import option_values
from teamops.cli.shell.declarations import Exit, Parameter, expand_parameter
from teamops.cli.shell.options import make_flag, make_text_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import get_diary
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.rows import RowColumns, build_rows, read_rows, refuse_rows
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.locale.formats import split_list
from teamops.locale.words import Words, get_key_message
from teamops.model.change import Change, Data
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At
from teamops.model.records.settings import Department, Person
from teamops.model.records.values import convert_id
from teamops.model.workspace import Workspace
from teamops.planning.pasted_rows import PastedRow, RowsError
from teamops.store.errors import CommandError
from teamops.store.reading.discovery import SETTINGS
from teamops.store.writing.new_record import RecordKey, list_record_keys

MEMBERS = {"person": ("people", Person), "department": ("departments", Department)}
"""The kinds of entries: the section of teamops.yaml, and the record."""

_NAMED = 3
"""At most this many entries are named in the message of a commit."""

_ASKED = ("name", "department", "posts", "email", "function")
"""The keys that are asked for in a terminal."""


class Member(NamedTuple):
    """An entry of teamops.yaml, with its id."""

    id: str
    data: Mapping[str, Data]


def make_member_command(session: Session, kind: str) -> Callable[..., None]:
    """Return the command that adds an entry of this kind."""
    keys = ("id", *(key.name for key in list_record_keys(MEMBERS[kind][1])))

    @writes(without={"actor"})
    def create(
        values: Mapping[str, str | None],
        file: Annotated[str | None, make_text_option("--file", "rows.members", "FILE|-")] = None,
        keeps_going: Annotated[bool, make_flag("--keep-going", "rows.keep_going")] = False,
        *,
        write: WriteOptions,
    ) -> None:
        given = {key: text.strip() for key, text in values.items() if text and text.strip()}
        rows = read_rows(session, file, RowColumns(keys, keys[1:]), given) if file is not None else []
        skipped: list[str] = []

        def plan(ws: Workspace, now: datetime) -> PlannedWrite:
            if file is not None:
                members, skipped[:] = _build_members(session, ws, kind, rows, now, keeps_going=keeps_going)
                return _plan_members(ws, kind, members, skipped)
            if can_ask() and not write.is_json:
                given.update(_ask_texts(session, ws, kind, given))
            return _plan_members(ws, kind, [_build_member(ws, kind, given, now)])

        apply_plan(session, write, plan)
        if skipped:
            raise Exit(1)

    options = [
        Parameter(key, str | None, make_text_option(_name_option(key), partial(_explain, kind, key))) for key in keys
    ]
    return expand_parameter(create, "values", options, dict)


def _name_option(key: str) -> str:
    return f"--{key.replace('_', '-')}"


def _build_members(
    session: Session, ws: Workspace, kind: str, rows: Sequence[PastedRow], now: datetime, *, keeps_going: bool
) -> tuple[list[Member], list[str]]:
    """Return the entries of the rows, and sentences about those that are left out; no two have one id."""
    taken: dict[str, int] = {}

    def build(row: PastedRow) -> Member:
        member = _build_member(ws, kind, row.texts, now)
        if (other := taken.setdefault(member.id, row.line)) != row.line:
            raise RowsError("same_id", id=member.id, other=other)
        return member

    built, errors = build_rows(rows, build)
    skipped = refuse_rows(session, rows, errors, keeps_going=keeps_going)
    return list(built.values()), skipped


def _explain(kind: str, key: str, say: Words) -> str:
    return say(get_key_message(kind, key))


def _ask_texts(session: Session, ws: Workspace, kind: str, given: Mapping[str, str]) -> dict[str, str]:
    """Ask for the usual keys that are not given; an empty answer leaves a key out."""
    names = [key.name for key in list_record_keys(MEMBERS[kind][1])]
    asked = [key for key in _ASKED if key in names and key not in given]
    answers = {key: _ask_known(session, ws, kind, key) for key in asked}
    return {key: text for key, text in answers.items() if text}


def _ask_known(session: Session, ws: Workspace, kind: str, key: str) -> str:
    """Ask until the answer is empty, or a department that there is; anything else may be any text."""
    name = session.say(get_key_message(kind, key))
    while True:
        answer = ask_text(session.say, name, "").strip()
        if not answer or key not in OF_DEPARTMENTS:
            return answer
        try:
            return resolve_department(ws, answer)
        except CommandError as refused:
            warn(session.say("cli.error", text=refused.say(session.say)))


def _build_member(ws: Workspace, kind: str, given: Mapping[str, str], now: datetime) -> Member:
    """Return the entry. Raise CommandError without a name, and for an id that is no id or taken."""
    if "name" not in given:
        raise CommandError("cli.new.missing", options=("--name",), kind=kind)
    identity = given.get("id") or _derive_id(given)
    try:
        convert_id(identity)
    except ValueError:
        raise CommandError("cli.new.bad_id", value=identity) from None
    if identity in ws.settings.people or identity in ws.settings.departments:
        raise CommandError("cli.new.taken", value=identity)
    keys = {key.name: key for key in list_record_keys(MEMBERS[kind][1])}
    return Member(identity, {key: _convert_text(ws, keys[key], given[key], now) for key in keys if key in given})


def _plan_members(ws: Workspace, kind: str, members: Sequence[Member], warnings: Sequence[str] = ()) -> PlannedWrite:
    places = [At(SETTINGS, (MEMBERS[kind][0], member.id)) for member in members]
    changes = [Change(at, member.data) for at, member in zip(places, members, strict=True)]
    words = get_diary(ws)
    what = words("diary.comma").join(f"{member.id} {member.data['name']}" for member in members[:_NAMED])
    if len(members) > _NAMED:
        what = words("diary.and_more", what=what, count=len(members) - _NAMED)
    return PlannedWrite(
        changes, places, words("diary.new", kind=words(f"fields.kind.{kind}"), what=what), warnings=warnings
    )


def _derive_id(given: Mapping[str, str]) -> str:
    """Return an id from the e-mail address, which is unique in a company, else from the name."""
    return given.get("email", "").partition("@")[0].casefold() or "-".join(given["name"].split()).casefold()


def _convert_text(ws: Workspace, key: RecordKey, text: str, now: datetime) -> Data:
    if key.is_list:
        return [*split_list(text)]
    if key.holds:
        return option_values.normalize_date(key.holds, f"--{key.name}", text, now.date(), "ahead")
    if key.name in OF_DEPARTMENTS:
        return resolve_department(ws, text)
    return resolve_person(ws, text) if key.name in OF_PEOPLE else text
