"""`teamops improvement add` and `close`: an improvement is promised, and it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teamops.cli.context.people import person_named
from teamops.cli.reviews.review_values import BLANK, command, review_meant, said
from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import carry_out
from teamops.cli.writing.commit_message import diary, short, signed_by
from teamops.cli.writing.planned_write import Manner, Work

if TYPE_CHECKING:
    from datetime import date

    from teamops.model.workspace import Workspace


class Promised(NamedTuple):
    """What is promised in which review, as users write it."""

    review: str
    item: str
    measure: str
    owner: str
    due: str
    id: str | None
    person: str | None


def add_improvement(session: Session, promised: Promised, manner: Manner) -> None:
    """The review promises the improvement, and the user knows how it will be closed."""
    carry_out(session, manner, lambda ws, now: _added(session, ws, promised, now.date()))


def _added(session: Session, ws: Workspace, promised: Promised, today: date) -> Work:
    from teamops.planning.reviews.improvements import Promise, add

    by = signed_by(ws, promised.person)
    entry = review_meant(ws, promised.review, today)
    made, change = add(
        ws,
        entry,
        Promise(
            said("ITEM", promised.item),
            said("--measure", promised.measure),
            person_named(ws, promised.owner),
            option_values.day("--due", promised.due, today),
            promised.id,
        ),
    )
    owner, due = ws.person_name(made.owner or ""), str(made.due)
    facts = {"id": made.id, "review": entry.record.id, "item": short(made.item), "owner": owner, "due": due}
    message = diary(ws)("diary.improvement", **facts, by=by)
    told = session.say("improvement.added", id=made.id, item=made.item, owner=owner, due=due)
    closing = command("improvement", "close", made.id, "--evidence", BLANK)
    return Work([change], [change.at], message, said=[told, session.say("improvement.when_done"), closing])


def close_improvement(session: Session, word: str, evidence: str, person: str | None, manner: Manner) -> None:
    """The improvement is done, and what shows it stands beside it."""
    carry_out(session, manner, lambda ws, _: _closed(ws, word, evidence, person))


def _closed(ws: Workspace, word: str, evidence: str, person: str | None) -> Work:
    from teamops.planning.reviews.improvements import close

    by = signed_by(ws, person)
    found, changes = close(ws, word, evidence.strip())
    facts = {"id": found.improvement.id, "item": short(found.improvement.item), "evidence": short(evidence)}
    return Work(changes, [found.at], diary(ws)("diary.improved", **facts, by=by))
