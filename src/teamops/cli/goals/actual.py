"""`teamops actual`: record and list actual figures."""

from datetime import datetime
from typing import Annotated

from teamops.cli.goals.actual_keys import complete_keys, describe_doubts
from teamops.cli.goals.actual_list import make_command
from teamops.cli.goals.goal_status import describe_standing
from teamops.cli.output.screen import can_ask, warn
from teamops.cli.shell.completers import list_goal_paths, make_argument
from teamops.cli.shell.declarations import Argument, CommandGroup
from teamops.cli.shell.options import make_flag, make_text_option
from teamops.cli.shell.session import Session, make_clock
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import get_diary
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.model.workspace import Workspace
from teamops.store.reading.loader import load
from teamops.store.writing.new_record import build_record, choose_record_file, plan_addition


def group(session: Session) -> CommandGroup:
    """Return the commands in the session's language."""
    app = CommandGroup()
    option = make_text_option

    @app.command("add", help="actuals.add.help")
    @writes(without={"actor"})
    def add(
        goal: Annotated[str | None, make_argument("actuals.add.goal", list_goal_paths, "GOAL")] = None,
        value: Annotated[str | None, Argument(metavar="VALUE", help="actuals.add.value", show_default=False)] = None,
        day: Annotated[str | None, option("--date", "actuals.date", "DATE")] = None,
        owner: Annotated[str | None, option("--owner", "actuals.owner", "PERSON")] = None,
        department: Annotated[str | None, option("--department", "actuals.department", "DEPT")] = None,
        metric: Annotated[str | None, option("--metric", "actuals.metric")] = None,
        source: Annotated[str | None, option("--source", "actuals.source")] = None,
        key: Annotated[str | None, option("--key", "actuals.key")] = None,
        note: Annotated[str | None, option("--note", "actuals.note")] = None,
        again: Annotated[bool, make_flag("--again", "actuals.again")] = False,
        file: Annotated[str | None, option("--file", "rows.file", "FILE")] = None,
        keep_going: Annotated[bool, make_flag("--keep-going", "rows.keep_going")] = False,
        *,
        write: WriteOptions,
    ) -> None:
        keys = {"goal": goal, "date": day, "value": value, "metric": metric, "owner": owner}
        keys |= {"department": department, "source": source, "key": key, "note": note}
        texts = {key: text for key, text in keys.items() if text}
        if file is not None or "-" in (goal, value):
            from teamops.cli.goals.actual_rows import ActualRows, write_rows  # here: most commands record one actual
            from teamops.cli.writing.rows import collect_shared

            write_rows(session, ActualRows(file, collect_shared(texts, "value"), again, keep_going), write)
            return
        if goal is None or value is None:
            from teamops.cli.writing.rows import refuse_missing_word

            raise refuse_missing_word(session, "actual add", GOAL=goal, VALUE=value)
        _add(session, texts, write._replace(asks=can_ask()), again=again)

    app.command("list", help="actuals.list.help")(make_command(session))
    return app


def _add(session: Session, texts: dict[str, str], write: WriteOptions, *, again: bool) -> None:
    was_written = apply_plan(session, write, lambda ws, now: _plan_actual(session, ws, texts, now, again=again))
    if not was_written or write.dry_run:
        return
    ws = load(session.root)
    day = make_clock(write.today)(ws.settings.timezone).date()
    path = complete_keys(ws, texts, day)["goal"]
    node = ws.nodes.get(path)  # unknown where a file cannot be read: then no rule reports that there is no such goal
    if node is not None and node.goal.counts(texts.get("metric")):
        for sentence in describe_standing(ws, path, day, session.lang):
            warn(sentence)


def _plan_actual(session: Session, ws: Workspace, texts: dict[str, str], now: datetime, *, again: bool) -> PlannedWrite:
    keys = complete_keys(ws, texts, now.date())
    record = build_record("actual", keys, now.date())
    change = plan_addition(session.root, "actual", record, choose_record_file("actual", record, now.date()))
    owner = keys.get("owner") or keys.get("department")
    by = get_diary(ws)("diary.by", who=ws.get_name(owner)) if owner else ""
    message = get_diary(ws)("diary.actual", goal=keys["goal"], day=keys["date"], value=keys["value"], by=by)
    doubtful = frozenset[str]() if again else frozenset({"G018"})
    warnings = describe_doubts(session, ws, keys)
    return PlannedWrite([change], [change.at], message, doubtful=doubtful, warnings=warnings)
