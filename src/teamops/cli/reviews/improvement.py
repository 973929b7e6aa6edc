"""`teamops improvement`: add improvements to reviews, close them with evidence, and list them."""

from datetime import date
from typing import Annotated

from teamops.cli.context.people import resolve_person
from teamops.cli.reviews.improvement_list import make_command
from teamops.cli.reviews.review_values import BLANK, format_command, require_text, resolve_review
from teamops.cli.shell import completers, option_values
from teamops.cli.shell.completers import make_argument, make_person_option
from teamops.cli.shell.declarations import CommandGroup
from teamops.cli.shell.options import make_text_argument, make_text_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author_of, get_diary, shorten
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.model.named_tuple import NamedTuple
from teamops.model.workspace import Workspace
from teamops.planning.reviews.improvements import NewImprovement, plan_improvement, plan_improvement_close


class ImprovementOptions(NamedTuple):
    """The options of `improvement add`, as typed."""

    review: str
    item: str
    measure: str
    owner: str
    due: str
    id: str | None
    person: str | None


def group(session: Session) -> CommandGroup:
    """Return the commands in the session's language."""
    app = CommandGroup()
    option = make_text_option

    @app.command("add", help="improvement.add.help")
    @writes()
    def add(
        word: Annotated[str, make_argument("review.review", completers.list_reviews, "REVIEW")],
        item: Annotated[str, make_text_argument("improvement.add.item", "ITEM")],
        measure: Annotated[str, option("--measure", "improvement.measure")],
        owner: Annotated[str, make_person_option("--owner", "improvement.owner")],
        due: Annotated[str, option("--due", "improvement.due", "DATE")],
        identity: Annotated[str | None, option("--id", "improvement.id", "ID")] = None,
        *,
        write: WriteOptions,
    ) -> None:
        options = ImprovementOptions(word, item, measure, owner, due, identity, write.actor)
        apply_plan(session, write, lambda ws, now: _plan_addition(session, ws, options, now.date()))

    @app.command("close", help="improvement.close.help")
    @writes()
    def close(
        word: Annotated[str, make_argument("improvement.close.id", completers.list_open_improvements)],
        evidence: Annotated[str, option("--evidence", "improvement.evidence")] = "",
        *,
        write: WriteOptions,
    ) -> None:
        apply_plan(session, write, lambda ws, _: _plan_closing(ws, word, evidence, write.actor))

    app.command("list", help="improvement.list.help")(make_command(session))
    return app


def _plan_addition(session: Session, ws: Workspace, options: ImprovementOptions, today: date) -> PlannedWrite:
    by = format_author_of(ws, options.person)
    entry = resolve_review(ws, options.review, today)
    new = NewImprovement(
        require_text("ITEM", options.item),
        require_text("--measure", options.measure),
        resolve_person(ws, options.owner),
        option_values.parse_day("--due", options.due, today),
        options.id,
    )
    improvement, change = plan_improvement(ws, entry, new)
    owner, due = ws.get_person_name(improvement.owner or ""), str(improvement.due)
    facts = {"id": improvement.id, "owner": owner, "due": due}
    item = shorten(improvement.item)
    message = get_diary(ws)("diary.improvement", **facts, review=entry.record.id, item=item, by=by)
    messages = [
        session.say("improvement.added", **facts, item=improvement.item),
        session.say("improvement.when_done"),
        format_command("improvement", "close", improvement.id, "--evidence", BLANK),
    ]
    return PlannedWrite([change], [change.at], message, messages=messages)


def _plan_closing(ws: Workspace, word: str, evidence: str, person: str | None) -> PlannedWrite:
    by = format_author_of(ws, person)
    followed, changes = plan_improvement_close(ws, word, evidence.strip())
    improvement = followed.improvement
    facts = {"id": improvement.id, "item": shorten(improvement.item), "evidence": shorten(evidence)}
    return PlannedWrite(changes, [followed.at], get_diary(ws)("diary.improved", **facts, by=by))
