"""`teamops new KIND`: a new record, asked for in a terminal or given by options."""

import inspect
import sys
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from teamops.cli.judging import judge
from teamops.cli.options import today_option
from teamops.cli.screen import show_diff
from teamops.cli.session import Session, clock
from teamops.locale.formats import listed

if TYPE_CHECKING:
    from teamops.model.workspace import Workspace


def group(session: Session) -> typer.Typer:
    """A command for each kind of record, with an option for each of its keys."""
    from teamops.store.new_record import KINDS

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
    from teamops.store.new_record import keys_of

    options = []
    for key in keys_of(kind):
        words = [session.say(f"fields.{key.name}")]
        words += [" · ".join(key.choices)] if key.choices else [session.say("fields.list")] if key.is_list else []
        flag = f"--{key.name.replace('_', '-')}"
        option = typer.Option(flag, metavar="TEXT", help=": ".join(words), show_default=False)
        options.append(_parameter(f"key_{key.name}", Annotated[str | None, option], None))
    return options


def _own_options(session: Session) -> list[inspect.Parameter]:
    say = session.say
    file = typer.Option("--file", metavar="FILE", help=say("cli.new.file"), show_default=False)
    dry_run = typer.Option("--dry-run", help=say("cli.new.dry_run"))
    commit = typer.Option("--commit", help=say("cli.new.commit"))
    return [
        _parameter("file", Annotated[str | None, file], None),
        _parameter("dry_run", Annotated[bool, dry_run], False),
        _parameter("commit", Annotated[bool, commit], False),
        _parameter("today", Annotated[str | None, today_option(session)], None),
    ]


def _parameter(name: str, annotation: Any, default: object) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _new(session: Session, kind: str, options: Mapping[str, Any]) -> None:
    from teamops.cli.writing import write
    from teamops.store.loading import load
    from teamops.store.new_record import addition, file_for, new_record, starter
    from teamops.store.writing import drafts

    root = session.root
    ws = load(root)
    now = clock(options["today"])(ws.settings.timezone)
    given = {name.removeprefix("key_"): text for name, text in options.items() if name.startswith("key_") and text}
    if sys.stdin.isatty():
        given |= _answers(session, kind, given, now.date())
    record = new_record(kind, {key: _id_of(ws, key, text) for key, text in given.items()}, now.date())
    change = addition(root, kind, record, options["file"] or file_for(kind, record, now.date()))
    judge(session, ws, change, now)
    starters = {change.at.file: starter(kind, session.lang).text}
    drafted = drafts(root, [change], ws.digests, starters)
    show_diff(drafted.texts)
    if options["dry_run"]:
        return
    named = record.get("id") or record.get("name") or change.at.file
    write(session, drafted, f"{kind} {named}: new" if options["commit"] else None)


def _answers(session: Session, kind: str, given: Mapping[str, str], today: date) -> dict[str, str]:
    """What the user answers for the keys that the starter leaves empty; an empty answer leaves a key out."""
    from teamops.store.new_record import asked_for, usual

    usually = usual(kind, today)
    made = {}
    for key in asked_for(kind):
        is_made_up = key == "id" and (key in usually or kind == "review")
        if key not in given and not is_made_up:
            default = usually.get(key, "")
            question = f"{session.say(f'fields.{key}')} ({key})"
            made[key] = str(typer.prompt(question, default=default, show_default=bool(default)))
    return made


def _id_of(ws: "Workspace", key: str, text: str) -> str:
    """The text with names of people and departments replaced by their ids, where the key holds ids."""
    if key not in ("owner", "person", "department", "from", "to", "collaborators", "attendees"):
        return text
    settings = ws.settings
    named: dict[str, list[str]] = {}
    for known in (settings.people, settings.departments):
        for identity, one in known.items():
            named.setdefault(one.name, []).append(identity)
    return ",".join(named[w][0] if len(named.get(w, ())) == 1 else w for w in listed(text))
