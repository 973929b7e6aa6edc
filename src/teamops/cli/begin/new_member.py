"""`teamops new person` and `teamops new department`: an entry of teamops.yaml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from teamops.cli.begin.answers import OF_DEPARTMENTS, resolve_ids
from teamops.cli.context.people import resolve_department
from teamops.cli.output.questions import ask_text
from teamops.cli.output.screen import can_ask, warn
from teamops.cli.shell import option_values
from teamops.cli.shell.declarations import Parameter, expand_parameter
from teamops.cli.shell.options import make_text_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import get_diary
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.locale.formats import split_list
from teamops.locale.words import Words, get_key_message
from teamops.model.change import Change, Data
from teamops.model.place import At
from teamops.model.records.settings import Department, Person
from teamops.model.records.values import convert_id
from teamops.model.workspace import Workspace
from teamops.store.errors import CommandError
from teamops.store.reading.discovery import SETTINGS
from teamops.store.writing.new_record import RecordKey, list_record_keys

MEMBERS = {"person": ("people", Person), "department": ("departments", Department)}
"""The kinds of entries: the section of teamops.yaml, and the record."""

_ASKED = ("name", "department", "posts", "email", "function")
"""The keys that are asked for in a terminal."""


def make_member_command(session: Session, kind: str) -> Callable[..., None]:
    """Return the command that adds an entry of this kind."""

    @writes(without={"actor"})
    def create(values: Mapping[str, str | None], *, write: WriteOptions) -> None:
        given = {key: text.strip() for key, text in values.items() if text and text.strip()}

        def plan(ws: Workspace, now: datetime) -> PlannedWrite:
            if can_ask() and not write.is_json:
                given.update(_ask_texts(session, ws, kind, given))
            return _plan_member(ws, kind, given, now)

        apply_plan(session, write, plan)

    options = [Parameter("id", str | None, make_text_option("--id", partial(_explain, "id")))]
    for key in list_record_keys(MEMBERS[kind][1]):
        option = make_text_option(f"--{key.name.replace('_', '-')}", partial(_explain, key.name))
        options.append(Parameter(key.name, str | None, option))
    return expand_parameter(create, "values", options, dict)


def _explain(key: str, say: Words) -> str:
    return say(get_key_message("person", key))


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


def _plan_member(ws: Workspace, kind: str, given: Mapping[str, str], now: datetime) -> PlannedWrite:
    """Plan the entry. Raise CommandError without a name, and for an id that is no id or taken."""
    if "name" not in given:
        raise CommandError("cli.new.missing", options=("--name",), kind=kind)
    section, record = MEMBERS[kind]
    identity = given.get("id") or _derive_id(given)
    try:
        convert_id(identity)
    except ValueError:
        raise CommandError("cli.new.bad_id", value=identity) from None
    if identity in ws.settings.people or identity in ws.settings.departments:
        raise CommandError("cli.new.taken", value=identity)
    keys = {key.name: key for key in list_record_keys(record)}
    data = {key: _convert_text(ws, keys[key], given[key], now) for key in keys if key in given}
    at = At(SETTINGS, (section, identity))
    words = get_diary(ws)
    what = f"{identity} {given['name']}"
    message = words("diary.new", kind=words(f"fields.kind.{kind}"), what=what)
    return PlannedWrite([Change(at, data)], [at], message)


def _derive_id(given: Mapping[str, str]) -> str:
    """Return an id from the e-mail address, which is unique in a company, else from the name."""
    return given.get("email", "").partition("@")[0].casefold() or "-".join(given["name"].split()).casefold()


def _convert_text(ws: Workspace, key: RecordKey, text: str, now: datetime) -> Data:
    if key.is_list:
        return [*split_list(text)]
    if key.holds:
        return option_values.normalize_date(key.holds, f"--{key.name}", text, now.date(), "ahead")
    return resolve_ids(ws, key.name, text)
