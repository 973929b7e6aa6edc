"""What the shell completes: the ids of a team's records, with what they are called."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from teamops.cli.shell.session import Session
from teamops.locale.user_error import UserError
from teamops.render.visible import make_visible

if TYPE_CHECKING:
    from teamops.model.workspace import Workspace

_IS_PLAIN = re.compile(r"[\w./@%:,=+-]+").fullmatch
"""What means nothing to a shell: somebody may have written an id that would be a command there."""

Candidates = Callable[["Workspace"], Iterable[tuple[str, str]]]
"""The words that may be meant, each with what it is called."""


def make_completer(session: Session, known: Candidates) -> Callable[[Any, str], list[tuple[str, str]]]:
    """What typer asks for the words that begin with what is typed; nothing where there is no workspace to read."""

    def complete_word(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        from teamops.store.reading.loader import load

        start = ctx.find_root().params.get("_directory") or str(session.start)
        try:
            ws = load(session._replace(start=Path(start)).root)
        except (UserError, OSError):
            return []  # in the midst of typing there is nobody to tell; the command itself will say it
        found = ((word, called) for word, called in known(ws) if word.startswith(incomplete) and _IS_PLAIN(word))
        return [(word, make_visible(called)) for word, called in found]

    return complete_word


def list_people(ws: Workspace) -> Iterable[tuple[str, str]]:
    """Everybody in teamops.yaml."""
    return ws.naming.people.items()


def list_departments(ws: Workspace) -> Iterable[tuple[str, str]]:
    """The departments of teamops.yaml."""
    return ws.naming.departments.items()


def list_open_tasks(ws: Workspace) -> Iterable[tuple[str, str]]:
    """The tasks that something is still to be said of."""
    return ((entry.record.id, entry.record.name) for entry in ws.open_tasks)


def list_goal_ids(ws: Workspace) -> Iterable[tuple[str, str]]:
    """The goals."""
    return ((tree.path, tree.name) for tree in ws.list_goal_trees())


def list_goal_paths(ws: Workspace) -> Iterable[tuple[str, str]]:
    """The goals and all their parts."""
    return ((path, node.name) for path, node in ws.nodes.items())


def list_record_ids(ws: Workspace) -> Iterable[tuple[str, str]]:
    """Whatever can be shown."""
    from teamops.reporting.cards.card import list_names

    return ((word, "") for word in list_names(ws))


def list_reviews(ws: Workspace) -> Iterable[tuple[str, str]]:
    """The reviews by their ids, and by their periods where that is enough."""
    for review in (entry.record for entry in ws.reviews):
        yield review.id, str(review.period)
        if review.project is None:
            yield str(review.period), review.id


def list_reviewed_goals(ws: Workspace) -> Iterable[tuple[str, str]]:
    """The goals that reviews show."""
    shown = dict.fromkeys(result.goal for entry in ws.reviews for result in entry.record.results)
    return ((path, ws.nodes[path].name if path in ws.nodes else "") for path in shown)


def list_open_improvements(ws: Workspace) -> Iterable[tuple[str, str]]:
    """The improvements that are not closed yet."""
    every = (improvement for entry in ws.reviews for improvement in entry.record.improvements)
    return ((one.id, one.item) for one in every if one.status == "open")


def list_monitors(ws: Workspace) -> Iterable[tuple[str, str]]:
    """The projects that are watched."""
    return ((entry.record.id, entry.record.project) for entry in ws.monitors)


def list_meetings(ws: Workspace) -> Iterable[tuple[str, str]]:
    """All meetings, the latest first, with their days."""
    latest = sorted((entry.record for entry in ws.meetings), key=lambda meeting: meeting.held, reverse=True)
    return ((meeting.id, f"{meeting.type} {meeting.held.date()}") for meeting in latest)


def make_argument(session: Session, help_id: str, known: Candidates, metavar: str = "ID") -> Any:
    """An argument of a command whose words the shell completes."""
    return typer.Argument(
        metavar=metavar, help=session.say(help_id), autocompletion=make_completer(session, known), show_default=False
    )


def make_option(session: Session, name: str, help_id: str, known: Candidates, metavar: str = "ID") -> Any:
    """An option whose words the shell completes."""
    return typer.Option(
        name,
        metavar=metavar,
        help=session.say(help_id),
        autocompletion=make_completer(session, known),
        show_default=False,
    )
