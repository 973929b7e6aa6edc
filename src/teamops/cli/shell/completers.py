"""Complete the ids of a team's records in the shell, each with its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from teamops.cli.shell.declarations import Argument, Completer, Help, Option, UnfinishedWord
from teamops.locale.user_error import UserError
from teamops.model.later_pattern import compile_later
from teamops.render.visible import make_visible

if TYPE_CHECKING:
    from teamops.model.workspace import Workspace

_PLAIN_WORD = compile_later(r"[\w./@%:,=+-]+")
"""Without characters that mean something to a shell: an id could be a command there."""

Candidates = Callable[["Workspace"], Iterable[tuple[str, str]]]
"""Lists the words to choose from, each with its name."""


def make_completer(candidates: Candidates) -> Completer:
    """Return what completes a word by candidates; it offers nothing where no workspace can be read."""

    def complete_word(asked: UnfinishedWord) -> list[str | tuple[str, str]]:
        from teamops.store.reading.loader import load

        try:
            ws = load(asked.session.root)
        except (UserError, OSError):
            return []  # no error while somebody types: the command itself will report it
        return [
            (word, make_visible(name))
            for word, name in candidates(ws)
            if word.startswith(asked.beginning) and _PLAIN_WORD.fullmatch(word)
        ]

    return complete_word


def list_people(ws: Workspace) -> Iterable[tuple[str, str]]:
    """List the people of teamops.yaml who have not left."""
    today = datetime.now(ws.settings.timezone).date()
    return ((who, name) for who, name in ws.naming.people.items() if not ws.settings.people[who].has_left(today))


def list_departments(ws: Workspace) -> Iterable[tuple[str, str]]:
    """List the departments of teamops.yaml."""
    return ws.naming.departments.items()


def list_open_tasks(ws: Workspace) -> Iterable[tuple[str, str]]:
    """List the open tasks."""
    return ((entry.record.id, entry.record.name) for entry in ws.open_tasks)


def list_goal_ids(ws: Workspace) -> Iterable[tuple[str, str]]:
    """List the goals."""
    return ((tree.path, tree.name) for tree in ws.list_goal_trees())


def list_goal_paths(ws: Workspace) -> Iterable[tuple[str, str]]:
    """List the goals and all their parts."""
    return ((path, node.name) for path, node in ws.nodes.items())


def list_record_ids(ws: Workspace) -> Iterable[tuple[str, str]]:
    """List what `teamops show` takes: ids and names of all records."""
    from teamops.reporting.cards.card import list_names

    return ((word, "") for word in list_names(ws))


def list_everything(ws: Workspace) -> Iterable[tuple[str, str]]:
    """List all ids: of people, departments, and records of all kinds."""
    from teamops.planning.records.targets import list_targets

    return ((one.id, one.name) for one in list_targets(ws))


def list_reviews(ws: Workspace) -> Iterable[tuple[str, str]]:
    """List the reviews by id, and those of no project by their periods, too."""
    for review in (entry.record for entry in ws.reviews):
        yield review.id, str(review.period)
        if review.project is None:
            yield str(review.period), review.id


def list_reviewed_goals(ws: Workspace) -> Iterable[tuple[str, str]]:
    """List the goals whose results reviews hold."""
    paths = dict.fromkeys(result.goal for entry in ws.reviews for result in entry.record.results)
    return ((path, ws.nodes[path].name if path in ws.nodes else "") for path in paths)


def list_open_improvements(ws: Workspace) -> Iterable[tuple[str, str]]:
    """List the improvements that are not closed yet."""
    improvements = (improvement for entry in ws.reviews for improvement in entry.record.improvements)
    return ((one.id, one.item) for one in improvements if one.status == "open")


def list_monitors(ws: Workspace) -> Iterable[tuple[str, str]]:
    """List the monitored projects."""
    return ((entry.record.id, entry.record.project) for entry in ws.monitors)


def list_meetings(ws: Workspace) -> Iterable[tuple[str, str]]:
    """List all meetings, the latest first, with type and day."""
    latest = sorted((entry.record for entry in ws.meetings), key=lambda meeting: meeting.held, reverse=True)
    return ((meeting.id, f"{meeting.type} {meeting.held.date()}") for meeting in latest)


def make_argument(help_id: Help, candidates: Candidates, metavar: str = "ID") -> Argument:
    """Return an argument of a command that the shell completes."""
    return Argument(metavar=metavar, help=help_id, completer=make_completer(candidates), show_default=False)


def make_option(name: str, help_id: Help, candidates: Candidates, metavar: str = "ID") -> Option:
    """Return an option of a command that the shell completes."""
    return Option(name, metavar=metavar, help=help_id, completer=make_completer(candidates), show_default=False)


def make_person_option(name: str, help_id: Help) -> Option:
    """Return an option for a person, by id or name."""
    return make_option(name, help_id, list_people, "PERSON")


def make_as_option(help_id: Help) -> Option:
    """Return `--as`: the person who acts."""
    return Option("--as", metavar="PERSON", envvar="TEAMOPS_AS", help=help_id, completer=make_completer(list_people))


def make_department_option(name: str, help_id: Help) -> Option:
    """Return an option for a department, by id or name."""
    return make_option(name, help_id, list_departments, "DEPT")
