"""`teamops new KIND`: a new record, asked for in a terminal or given by options."""

import inspect
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from teamops.cli.output.screen import can_ask
from teamops.cli.shell.options import commit_option, dry_run_option, today_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import carry_out
from teamops.cli.writing.commit_message import diary
from teamops.cli.writing.planned_write import Manner, Work
from teamops.locale.formats import listed
from teamops.model.change import Data
from teamops.store.errors import CannotGoOnError

if TYPE_CHECKING:
    from teamops.locale.dates import Side
    from teamops.model.workspace import Workspace
    from teamops.store.writing.new_record import Key


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
        made.command(kind, help=say("cli.new.kind", kind=say(f"fields.kind.{kind}")))(_command(session, kind))
    return made


def _command(session: Session, kind: str) -> Callable[..., None]:
    """A function whose options are the keys of `kind`: typer reads them from the signature."""

    def new(**given: Any) -> None:
        _new(session, kind, given)

    options = [*_key_options(session, kind), *_own_options(session)]
    new.__signature__ = inspect.Signature(options)  # type: ignore[attr-defined]  # inspect looks for it
    new.__annotations__ = {option.name: option.annotation for option in options}
    return new


def _key_options(session: Session, kind: str) -> list[inspect.Parameter]:
    from teamops.store.writing.new_record import keys_of

    options = []
    for key in keys_of(kind):
        words = [session.say(f"fields.{key.name}")]
        words += [" · ".join(key.choices)] if key.choices else [session.say("fields.list")] if key.is_list else []
        flag = f"--{key.name.replace('_', '-')}"
        option = typer.Option(flag, metavar="TEXT", help=": ".join(words), show_default=False)
        options.append(_parameter(f"key_{key.name}", Annotated[str | None, option], None))
    return options


def _own_options(session: Session) -> list[inspect.Parameter]:
    file = typer.Option("--file", metavar="FILE", help=session.say("cli.new.file"), show_default=False)
    return [
        _parameter("file", Annotated[str | None, file], None),
        _parameter("dry_run", Annotated[bool, dry_run_option(session)], False),
        _parameter("commit", Annotated[bool, commit_option(session)], False),
        _parameter("today", Annotated[str | None, today_option(session)], None),
    ]


def _parameter(name: str, annotation: Any, default: object) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _new(session: Session, kind: str, options: Mapping[str, Any]) -> None:
    manner = Manner(options["today"], options["dry_run"], options["commit"])
    given = {name.removeprefix("key_"): text for name, text in options.items() if name.startswith("key_") and text}
    made: dict[str, Data] = {}

    def plan(ws: "Workspace", now: datetime) -> Work:
        from teamops.store.writing.new_record import addition, file_for, new_record, starter

        if not made:  # asked, and given an id, but once
            given.update(_answers(session, kind, given, now.date()) if can_ask() else {})
            made.update(new_record(kind, _meant(ws, kind, given, now.date()), now.date()))
        change = addition(session.root, kind, made, options["file"] or file_for(kind, made, now.date()))
        words = diary(ws)
        what = " ".join(str(made[key]) for key in _NAMES if made.get(key)) or change.at.file
        message = words("diary.new", kind=words(f"fields.kind.{kind}"), what=what)
        starters = {change.at.file: starter(kind, session.lang).text}
        return Work([change], [change.at], message, starters=starters)

    carry_out(session, manner, plan)


def _answers(session: Session, kind: str, given: Mapping[str, str], today: date) -> dict[str, str]:
    """What the user answers for the keys that the starter leaves empty; an empty answer leaves a key out."""
    from teamops.store.writing.new_record import asked_for, usual

    usually = usual(kind, today)
    made = {}
    for key in asked_for(kind):
        is_made_up = key == "id" and (key in usually or kind == "review")
        if key not in given and not is_made_up:
            default = usually.get(key, "")
            question = f"{session.say(f'fields.{key}')} ({key})"
            made[key] = str(typer.prompt(question, default=default, show_default=bool(default)))
    return made


def _meant(ws: "Workspace", kind: str, given: Mapping[str, str], today: date) -> dict[str, str]:
    """The texts as files have them; what cannot be understood stays for the check to tell.

    Raises CannotGoOnError for what may mean two things.
    """
    from teamops.store.writing.new_record import keys_of

    keys = {key.name: key for key in keys_of(kind)}
    return {name: _written(kind, keys[name], _id_of(ws, name, text), today) for name, text in given.items()}


def _written(kind: str, key: "Key", text: str, today: date) -> str:
    from teamops.cli.shell import option_values
    from teamops.locale.canonical import canonical

    side: Side = "behind" if kind in ("actual", "daily", "review") or key.name == "updated" else "ahead"
    if key.choices:
        return canonical("choice", text, key.choices) or text
    try:
        return option_values.in_files(key.holds, f"--{key.name}", text, today, side) if key.holds else text
    except CannotGoOnError as error:
        if error.message == "option_values.unclear_day":
            raise
        return text


def _id_of(ws: "Workspace", key: str, text: str) -> str:
    """The text with names of people and departments replaced by their ids, where the key holds ids.

    Names that nobody has stay for the check to tell. Raises CannotGoOnError for a name that several people have.
    """
    from teamops.cli.context.people import either_named

    if key not in _OF_PEOPLE and key not in _OF_DEPARTMENTS:
        return text
    return ",".join(either_named(ws, word, people_first=key in _OF_PEOPLE) or word for word in listed(text))
