"""The subject of a report: the word after its name, a person, meeting or goal, and its completion in the shell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from teamops.cli.shell import completers
from teamops.cli.shell.declarations import Argument, UnfinishedWord
from teamops.locale.words import Words
from teamops.model.named_tuple import NamedTuple
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.addresses import resolve_node
from teamops.planning.lookup import resolve_meeting
from teamops.reporting import catalogue
from teamops.reporting.items.waiting_time import get_day
from teamops.store.errors import CommandError


class SubjectOptions(NamedTuple):
    """The options that select the subject of the report `name`, as typed."""

    name: str
    word: str | None
    person: str | None
    period: str | None
    all_people: bool


class Subject(NamedTuple):
    """A person, as typed, or the id of a record, which may set the period."""

    person: str | None = None
    record: str | None = None
    period: Period | None = None


def resolve_subject(ws: Workspace, options: SubjectOptions, covered: Period, today: date) -> Subject:
    """Return the subject of a report on `covered`. Raise CommandError for a word that is missing, or too many.

    Raise NoSuchRecordError for an unknown meeting, SplitError for an unknown goal.
    """
    kind = catalogue.get_subject(options.name)
    if options.all_people and (options.person is not None or (kind == "person" and options.word is not None)):
        raise CommandError("report_of_all_and_one")
    if kind == "person":
        return Subject(_resolve_person(options))
    if options.word is None:
        return Subject(options.person)
    if kind is None:
        raise CommandError("report_takes_no_word", name=options.name, word=options.word)
    if kind == "goal":
        return _find_goal(ws, options, options.word, covered)
    if options.period is not None:
        raise CommandError("report_of_one_meeting", word=options.word, period=options.period)
    meeting = resolve_meeting(ws, options.word, today).record
    return Subject(options.person, meeting.id, Period.day(get_day(ws, meeting.held)))


def _find_goal(ws: Workspace, options: SubjectOptions, word: str, covered: Period) -> Subject:
    """Return the goal, with its period unless another one is asked for."""
    node = resolve_node(ws, word, covered)
    if node.part is not None:
        raise CommandError("report_of_whole_goal", name=options.name, path=node.path, goal=node.goal.id)
    return Subject(options.person, node.goal.id, node.period if options.period is None else None)


def _resolve_person(options: SubjectOptions) -> str | None:
    if options.word is not None and options.person is not None:
        raise CommandError("report_of_two", word=options.word, person=options.person)
    word = options.word or options.person
    if word is None and not options.all_people:
        raise CommandError("report_needs_person", name=options.name)
    return word


def make_name_argument() -> Argument:
    """Return the argument for the name of a report."""

    def explain(say: Words) -> str:
        return say("cli.report.name", names=tuple(catalogue.list_reports()))

    def complete_name(asked: UnfinishedWord) -> list[str]:
        return [name for name in catalogue.list_reports() if name.startswith(asked.beginning)]

    return Argument(metavar="REPORT", help=explain, completer=complete_name, show_default=False)


def make_subject_argument() -> Argument:
    """Return the argument after it; the shell completes people, meetings or goals, as the report takes them."""
    candidates = {
        "person": completers.list_people,
        "meeting": completers.list_meetings,
        "goal": completers.list_goal_ids,
    }

    def complete_subject(asked: UnfinishedWord) -> Iterable[str | tuple[str, str]]:
        name = asked.given.get("name")
        kind = catalogue.get_subject(name) if name in catalogue.list_reports() else None
        return completers.make_completer(candidates[kind])(asked) if kind is not None else []

    return Argument(
        metavar="PERSON|MEETING|GOAL",
        help="cli.report.about",
        completer=complete_subject,
        show_default=False,
    )
