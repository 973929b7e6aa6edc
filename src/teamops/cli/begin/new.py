"""`teamops new KIND`: a new record, asked for in a terminal or given by options."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from typing import Annotated, Any

from teamops.cli.begin import goal_keys
from teamops.cli.begin.answers import OF_DEPARTMENTS, OF_PEOPLE, ask_until_valid, get_side
from teamops.cli.begin.new_member import MEMBERS, make_member_command
from teamops.cli.context.people import find_department_or_person
from teamops.cli.output.screen import can_ask
from teamops.cli.shell import option_values
from teamops.cli.shell.declarations import CommandGroup, Parameter, expand_parameter
from teamops.cli.shell.options import make_text_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import get_diary
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.locale.canonical import canonicalize
from teamops.locale.formats import split_list
from teamops.locale.words import Words
from teamops.model.change import Data
from teamops.model.workspace import Workspace
from teamops.planning.addresses import resolve_address
from teamops.planning.lookup import NoSuchRecordError, resolve_record
from teamops.store.errors import CommandError
from teamops.store.writing.new_record import (
    KINDS,
    RecordKey,
    build_defaults,
    build_record,
    choose_record_file,
    list_empty_keys,
    list_input_keys,
    load_starter,
    plan_addition,
)

_PREFIX = "key_"
"""Begins the names of parameters that are keys: `from` is no name of a parameter."""

_NAMES = ("id", "name", "need", "project", "person", "goal", "date")
"""The keys that say which record it is."""


_SECTIONS = {"project": "monitors", "meeting": "meetings"}
"""The sections of the records whose ids the keys hold."""


def group(session: Session) -> CommandGroup:
    """Return a command for each kind of record, with an option for each of its keys."""
    app = CommandGroup()
    for kind in KINDS:
        app.add(kind, partial(_explain_kind, kind), partial(_make_command, session, kind))
    for kind in MEMBERS:
        app.add(kind, partial(_explain_kind, kind), partial(make_member_command, session, kind))
    return app


def _explain_kind(kind: str, say: Words) -> str:
    return say("cli.new.kind", kind=say(f"fields.kind.{kind}"))


def _make_command(session: Session, kind: str) -> Callable[..., None]:
    @writes(without={"actor"})
    def create(
        values: Mapping[str, str | None],
        file: Annotated[str | None, make_text_option("--file", "cli.new.file", "FILE")] = None,
        *,
        write: WriteOptions,
    ) -> None:
        _create_record(session, kind, {key: text for key, text in values.items() if text}, file, write)

    return expand_parameter(create, "values", _make_key_options(kind), _strip_prefix)


def _make_key_options(kind: str) -> list[Parameter]:
    options = []
    for key in _list_keys(kind):
        flag = f"--{key.name.replace('_', '-')}"
        options.append(
            Parameter(_PREFIX + key.name, str | None, make_text_option(flag, partial(_explain_key, kind, key)))
        )
    return options


def _list_keys(kind: str) -> tuple[RecordKey, ...]:
    return (*list_input_keys(kind), *(goal_keys.KEYS if kind == "goal" else ()))


def _explain_key(kind: str, key: RecordKey, say: Words) -> str:
    name, choices = say(goal_keys.get_name_message(kind, key.name)), " · ".join(key.choices) or say("fields.list")
    return say("fields.choose", name=name, choices=choices) if key.choices or key.is_list else name


def _strip_prefix(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name.removeprefix(_PREFIX): value for name, value in values.items()}


def _create_record(
    session: Session, kind: str, values: Mapping[str, str], file: str | None, write: WriteOptions
) -> None:
    texts, record = dict(values), dict[str, Data]()

    def plan(ws: Workspace, now: datetime) -> PlannedWrite:
        today = now.date()
        if not record:  # once, although the plan may be made again: questions are asked, and an id is made up
            if can_ask():
                texts.update(_ask_texts(session, ws, kind, texts, today))
            _require_keys(kind, texts, today)
            record.update(_build_record(ws, kind, _normalize_texts(ws, kind, texts, today), today))
        change = plan_addition(session.root, kind, record, file or choose_record_file(kind, record, today))
        words = get_diary(ws)
        what = " ".join(str(record[key]) for key in _NAMES if record.get(key)) or change.at.file
        message = words("diary.new", kind=words(f"fields.kind.{kind}"), what=what)
        starters = {} if kind == "goal" else {change.at.file: load_starter(kind, session.lang).text}
        return PlannedWrite([change], [change.at], message, starters=starters)

    apply_plan(session, write, plan)


def _build_record(ws: Workspace, kind: str, texts: Mapping[str, str], today: date) -> dict[str, Data]:
    if kind != "goal":
        return build_record(kind, texts, today)
    plain = {key.name for key in list_input_keys(kind)}
    given = {name: text for name, text in texts.items() if name in plain}
    identity = texts.get("id") or goal_keys.make_id(ws, texts)
    return build_record(kind, {**given, "id": identity, **goal_keys.collect_structure(texts)}, today)


def _ask_texts(session: Session, ws: Workspace, kind: str, texts: Mapping[str, str], today: date) -> dict[str, str]:
    """Ask for the keys that the starter leaves empty and `texts` lacks; an empty answer leaves a key out."""
    defaults = build_defaults(kind, today)
    answers: dict[str, str] = {}
    keys = {key.name: key for key in _list_keys(kind)}
    for key in _list_questions(kind):
        if key in texts or (kind != "goal" and _is_made_up(kind, key, defaults)):
            continue
        default = defaults.get(key, "")
        if kind == "goal" and key == "id":
            default = goal_keys.make_id(ws, _normalize_texts(ws, kind, {**texts, **answers}, today))
        answers[key] = ask_until_valid(session, ws, kind, keys[key], default, today)
    return answers


def _list_questions(kind: str) -> tuple[str, ...]:
    empty = list_empty_keys(kind)
    return empty if kind != "goal" else (*(key for key in empty if key != "id"), *goal_keys.ASKED)


def _is_made_up(kind: str, key: str, defaults: Mapping[str, str]) -> bool:
    return key == "id" and (key in defaults or kind in ("goal", "review"))


def _require_keys(kind: str, texts: Mapping[str, str], today: date) -> None:
    """Raise CommandError for keys without which no record is read."""
    defaults = build_defaults(kind, today)
    required = (key.name for key in list_input_keys(kind) if key.is_required and key.name in list_empty_keys(kind))
    missing = [key for key in required if not (texts.get(key) or key in defaults or _is_made_up(kind, key, defaults))]
    if kind == "goal" and not texts.get("id"):  # which is made of these
        missing += [
            key for key in ("name", "period") if not (texts.get(key) or (key == "name" and texts.get("metric")))
        ]
    if missing:
        raise CommandError("cli.new.missing", options=tuple(f"--{key.replace('_', '-')}" for key in missing), kind=kind)


def _normalize_texts(ws: Workspace, kind: str, texts: Mapping[str, str], today: date) -> dict[str, str]:
    """Return the texts as files write them; the check will report those that cannot be parsed.

    Raise CommandError for an ambiguous day, and for a name that several people have.
    """
    keys = {key.name: key for key in _list_keys(kind)}
    return {
        name: _normalize_text(kind, keys[name], _resolve_ids(ws, kind, name, text), today)
        for name, text in texts.items()
    }


def _normalize_text(kind: str, key: RecordKey, text: str, today: date) -> str:
    if key.choices:
        return canonicalize("choice", text, key.choices) or text
    if key.name == "repeat":
        return canonicalize("repeat", text) or text
    try:
        return (
            option_values.normalize_date(key.holds, f"--{key.name}", text, today, get_side(kind, key))
            if key.holds
            else text
        )
    except CommandError as error:
        if error.message == "given.unclear_day":
            raise
        return text


def _resolve_ids(ws: Workspace, kind: str, key: str, text: str) -> str:
    """Replace names of goals, projects, people and departments by ids; the check will report others."""
    if key == "goal":
        return resolve_address(ws, text)
    if key in _SECTIONS and kind != "monitor":  # whose `project` is its name
        return _find_record(ws, _SECTIONS[key], text)
    if key not in OF_PEOPLE and key not in OF_DEPARTMENTS:
        return text
    return ",".join(
        find_department_or_person(ws, word, people_first=key in OF_PEOPLE) or word for word in split_list(text)
    )


def _find_record(ws: Workspace, section: str, word: str) -> str:
    """Return the id of the record that the word denotes, else the word. Raise NoSuchRecordError for several."""
    try:
        return str(resolve_record(ws, section, word).record.id)
    except NoSuchRecordError as error:
        if error.message == "several":
            raise
        return word
