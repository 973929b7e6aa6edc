"""`teamops new KIND`: a new record, asked for in a terminal or given by options."""

import inspect
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from teamops.cli.output.screen import can_ask
from teamops.cli.shell.options import make_commit_option, make_dry_run_option, make_today_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import get_diary
from teamops.cli.writing.planned_write import PlannedWrite, WriteOptions
from teamops.locale.formats import split_list
from teamops.model.change import Data
from teamops.store.errors import CommandError

if TYPE_CHECKING:
    from teamops.locale.dates import Side
    from teamops.model.workspace import Workspace
    from teamops.store.writing.new_record import RecordKey


_NAMES = ("id", "name", "need", "project", "person", "goal", "date")
"""The keys that say which record it is."""


_OF_PEOPLE = ("owner", "person", "collaborators", "attendees")
_OF_DEPARTMENTS = ("department", "from", "to")


def group(session: Session) -> typer.Typer:
    """A command for each kind of record, with an option for each of its keys."""
    from teamops.store.writing.new_record import KINDS

    say = session.say
    made = typer.Typer(help=say("cli.new.help"), no_args_is_help=True, add_completion=False)
    for kind in KINDS:
        made.command(kind, help=say("cli.new.kind", kind=say(f"fields.kind.{kind}")))(_make_command(session, kind))
    return made


def _make_command(session: Session, kind: str) -> Callable[..., None]:
    """A function whose options are the keys of `kind`: typer reads them from the signature."""

    def create(**given: Any) -> None:
        _create_record(session, kind, given)

    options = [*_make_key_options(session, kind), *_make_own_options(session)]
    create.__signature__ = inspect.Signature(options)  # type: ignore[attr-defined]  # inspect looks for it
    create.__annotations__ = {option.name: option.annotation for option in options}
    return create


def _make_key_options(session: Session, kind: str) -> list[inspect.Parameter]:
    from teamops.store.writing.new_record import list_input_keys

    options = []
    for key in list_input_keys(kind):
        words = [session.say(f"fields.{key.name}")]
        words += [" · ".join(key.choices)] if key.choices else [session.say("fields.list")] if key.is_list else []
        flag = f"--{key.name.replace('_', '-')}"
        option = typer.Option(flag, metavar="TEXT", help=": ".join(words), show_default=False)
        options.append(_make_parameter(f"key_{key.name}", Annotated[str | None, option], None))
    return options


def _make_own_options(session: Session) -> list[inspect.Parameter]:
    file = typer.Option("--file", metavar="FILE", help=session.say("cli.new.file"), show_default=False)
    return [
        _make_parameter("file", Annotated[str | None, file], None),
        _make_parameter("dry_run", Annotated[bool, make_dry_run_option(session)], False),
        _make_parameter("commit", Annotated[bool, make_commit_option(session)], False),
        _make_parameter("today", Annotated[str | None, make_today_option(session)], None),
    ]


def _make_parameter(name: str, annotation: Any, default: object) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _create_record(session: Session, kind: str, options: Mapping[str, Any]) -> None:
    manner = WriteOptions(options["today"], options["dry_run"], options["commit"])
    given = {name.removeprefix("key_"): text for name, text in options.items() if name.startswith("key_") and text}
    made: dict[str, Data] = {}

    def plan(ws: "Workspace", now: datetime) -> PlannedWrite:
        from teamops.store.writing.new_record import build_record, choose_record_file, load_starter, plan_addition

        if not made:  # asked, and given an id, but once
            given.update(_ask_answers(session, kind, given, now.date()) if can_ask() else {})
            made.update(build_record(kind, _normalize_values(ws, kind, given, now.date()), now.date()))
        change = plan_addition(session.root, kind, made, options["file"] or choose_record_file(kind, made, now.date()))
        words = get_diary(ws)
        what = " ".join(str(made[key]) for key in _NAMES if made.get(key)) or change.at.file
        message = words("diary.new", kind=words(f"fields.kind.{kind}"), what=what)
        starters = {change.at.file: load_starter(kind, session.lang).text}
        return PlannedWrite([change], [change.at], message, starters=starters)

    apply_plan(session, manner, plan)


def _ask_answers(session: Session, kind: str, given: Mapping[str, str], today: date) -> dict[str, str]:
    """What the user answers for the keys that the starter leaves empty; an empty answer leaves a key out."""
    from teamops.store.writing.new_record import build_defaults, list_empty_keys

    usually = build_defaults(kind, today)
    made = {}
    for key in list_empty_keys(kind):
        is_made_up = key == "id" and (key in usually or kind == "review")
        if key not in given and not is_made_up:
            default = usually.get(key, "")
            question = f"{session.say(f'fields.{key}')} ({key})"
            made[key] = str(typer.prompt(question, default=default, show_default=bool(default)))
    return made


def _normalize_values(ws: "Workspace", kind: str, given: Mapping[str, str], today: date) -> dict[str, str]:
    """The texts as files have them; what cannot be understood stays for the check to tell.

    Raises CannotGoOnError for what may mean two things.
    """
    from teamops.store.writing.new_record import list_input_keys

    keys = {key.name: key for key in list_input_keys(kind)}
    return {
        name: _normalize_value(kind, keys[name], _resolve_ids(ws, name, text), today) for name, text in given.items()
    }


def _normalize_value(kind: str, key: "RecordKey", text: str, today: date) -> str:
    from teamops.cli.shell import option_values
    from teamops.locale.canonical import canonicalize

    side: Side = "behind" if kind in ("actual", "daily", "review") or key.name == "updated" else "ahead"
    if key.choices:
        return canonicalize("choice", text, key.choices) or text
    try:
        return option_values.normalize_date(key.holds, f"--{key.name}", text, today, side) if key.holds else text
    except CommandError as error:
        if error.message == "option_values.unclear_day":
            raise
        return text


def _resolve_ids(ws: "Workspace", key: str, text: str) -> str:
    """The text with names of people and departments replaced by their ids, where the key holds ids.

    Names that nobody has stay for the check to tell. Raises CannotGoOnError for a name that several people have.
    """
    from teamops.cli.context.people import find_department_or_person

    if key not in _OF_PEOPLE and key not in _OF_DEPARTMENTS:
        return text
    return ",".join(
        find_department_or_person(ws, word, people_first=key in _OF_PEOPLE) or word for word in split_list(text)
    )
