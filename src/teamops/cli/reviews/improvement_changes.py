"""`teamops improvement add` and `close`: an improvement is promised, and it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teamops.cli.context.people import resolve_person
from teamops.cli.reviews.review_values import BLANK, format_command, require_text, resolve_review
from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author_of, get_diary, shorten
from teamops.cli.writing.planned_write import PlannedWrite, WriteOptions

if TYPE_CHECKING:
    from datetime import date

    from teamops.model.workspace import Workspace


class ImprovementOptions(NamedTuple):
    """What is promised in which review, as users write it."""

    review: str
    item: str
    measure: str
    owner: str
    due: str
    id: str | None
    person: str | None


def add_improvement(session: Session, promised: ImprovementOptions, manner: WriteOptions) -> None:
    """The review promises the improvement, and the user knows how it will be closed."""
    apply_plan(session, manner, lambda ws, now: _plan_addition(session, ws, promised, now.date()))


def _plan_addition(session: Session, ws: Workspace, promised: ImprovementOptions, today: date) -> PlannedWrite:
    from teamops.planning.reviews.improvements import NewImprovement, plan_improvement

    by = format_author_of(ws, promised.person)
    entry = resolve_review(ws, promised.review, today)
    made, change = plan_improvement(
        ws,
        entry,
        NewImprovement(
            require_text("ITEM", promised.item),
            require_text("--measure", promised.measure),
            resolve_person(ws, promised.owner),
            option_values.parse_day("--due", promised.due, today),
            promised.id,
        ),
    )
    owner, due = ws.get_person_name(made.owner or ""), str(made.due)
    facts = {"id": made.id, "review": entry.record.id, "item": shorten(made.item), "owner": owner, "due": due}
    message = get_diary(ws)("diary.improvement", **facts, by=by)
    told = session.say("improvement.added", id=made.id, item=made.item, owner=owner, due=due)
    closing = format_command("improvement", "close", made.id, "--evidence", BLANK)
    return PlannedWrite([change], [change.at], message, said=[told, session.say("improvement.when_done"), closing])


def close_improvement(session: Session, word: str, evidence: str, person: str | None, manner: WriteOptions) -> None:
    """The improvement is done, and what shows it stands beside it."""
    apply_plan(session, manner, lambda ws, _: _plan_closing(ws, word, evidence, person))


def _plan_closing(ws: Workspace, word: str, evidence: str, person: str | None) -> PlannedWrite:
    from teamops.planning.reviews.improvements import plan_improvement_close

    by = format_author_of(ws, person)
    found, changes = plan_improvement_close(ws, word, evidence.strip())
    facts = {"id": found.improvement.id, "item": shorten(found.improvement.item), "evidence": shorten(evidence)}
    return PlannedWrite(changes, [found.at], get_diary(ws)("diary.improved", **facts, by=by))
