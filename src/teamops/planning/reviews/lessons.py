"""Plan what people add to a review: causes of results, lessons, and when and with whom it was held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date

from teamops.locale.suggest import find_nearest
from teamops.locale.user_error import CatalogueError
from teamops.locale.words import Named, get_words
from teamops.model.change import Change, Data
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import Entry
from teamops.model.records.reviews import Result, Review
from teamops.model.reviewing.scope import find_goal, is_missed
from teamops.model.workspace import Workspace
from teamops.planning.addresses import resolve_address
from teamops.planning.errors import SplitError
from teamops.planning.lookup import resolve_record
from teamops.planning.reviews.draft import describe_shortfall


class ReviewError(CatalogueError):
    """A review cannot be changed as requested; `message` is a name in the catalogue of reviews, filled by `facts`."""

    AREA = "review"


class CausePlan(NamedTuple):
    """The goal of a result, and the changes that record its cause."""

    goal: str
    changes: tuple[Change, ...]


def resolve_review_by_word(ws: Workspace, word: str) -> Entry[Review]:
    """Return the review with this id or period; the team's review takes precedence over those of projects.

    Raises NoSuchRecordError unless it is exactly one.
    """
    team = [e for e in ws.reviews if str(e.record.period) == word and e.record.project is None]
    if len(team) == 1 and not any(entry.record.id == word for entry in ws.reviews):
        return team[0]
    return resolve_record(ws, "reviews", word)


def plan_result_cause(ws: Workspace, entry: Entry[Review], goal: str, cause: str, missed: str | None) -> CausePlan:
    """Plan the `cause` of a result, and what was `missed` if given, or not written yet.

    Raises ReviewError for a goal that the review does not show.
    """
    index = _resolve_result(ws, entry.record, goal)
    at, result = entry.at / "results" / index, entry.record.results[index]
    new = {"missed": missed or result.missed or _describe_shortfall(ws, result), "cause": cause}
    old = {"missed": result.missed, "cause": result.cause}
    changes = (Change(at / key, text) for key, text in new.items() if text and text != old[key])
    return CausePlan(result.goal, tuple(changes))


def _describe_shortfall(ws: Workspace, result: Result) -> str | None:
    goal = find_goal(ws, result)
    return describe_shortfall(get_words(ws), result, goal) if is_missed(result.plan, result.actual, goal) else None


def _resolve_result(ws: Workspace, review: Review, word: str) -> int:
    """Return the index of a result by its goal's address, the id of the goal alone, or its name."""
    goals = [result.goal for result in review.results]
    names = {path: (ws.nodes[path].name if path in ws.nodes else path) for path in goals}
    for called in (
        lambda path: path == word,
        lambda path: path.partition("/")[0] == word,
        lambda path: names[path] == word,
        lambda path: path == _find_address(ws, word),
    ):
        matches = [n for n, path in enumerate(goals) if called(path)]
        if len(matches) == 1:
            return matches[0]
        if matches:
            several = tuple(goals[n] for n in matches)
            raise ReviewError("several_results", review=review.id, goal=word, found=several)
    if not goals:
        raise ReviewError("no_results", review=review.id, period=str(review.period))
    words = {word: path for path, name in names.items() for word in (name, path)}
    known = tuple(Named(path, name) for path, name in names.items())
    near = words.get(find_nearest(word, words), "")
    raise ReviewError("no_such_result", review=review.id, goal=word, known=known, near=near)


def _find_address(ws: Workspace, word: str) -> str | None:
    with suppress(SplitError):  # the error names the results of this review instead
        return resolve_address(ws, word)
    return None


def list_unexplained_results(ws: Workspace, review: Review) -> Iterator[Result]:
    """Yield the results that were missed and have no cause yet (R003)."""
    for result in review.results:
        if is_missed(result.plan, result.actual, find_goal(ws, result)) and not (result.missed and result.cause):
            yield result


def add_lesson(entry: Entry[Review], lesson: str, standard: str | None) -> Change | None:
    """Plan a lesson, or the standard that a lesson became; None if the review has it already."""
    for index, known in enumerate(entry.record.lessons):
        if known.lesson == lesson:
            at = entry.at / "lessons" / index / "standard"
            return Change(at, standard) if standard and standard != known.standard else None
    record: Mapping[str, Data] = {"lesson": lesson} | ({"standard": standard} if standard else {})
    return Change(entry.at / "lessons" / len(entry.record.lessons), record)


def set_held(entry: Entry[Review], held: date, attendees: tuple[str, ...] | None) -> tuple[Change, ...]:
    """Plan when a review was held, and with whom unless `attendees` is None."""
    changes = []
    if entry.record.held != held:
        changes.append(Change(entry.at / "held", held.isoformat()))
    if attendees is not None and entry.record.attendees != attendees:
        changes.append(Change(entry.at / "attendees", list(attendees)))
    return tuple(changes)
