"""Update tasks, for `teamops update`, `done` and `block`: their options, what these mean, and the commit message."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from teamops.cli.context.people import resolve_department_or_person, resolve_person
from teamops.cli.output.screen import can_ask
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import list_open_tasks, make_argument
from teamops.cli.shell.declarations import Exit, Option, Parameter, expand_parameter
from teamops.cli.shell.options import make_flag, make_text_option
from teamops.cli.shell.session import Session, make_clock
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author, format_tasks, get_diary
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_files import load_to_write, plan_files
from teamops.cli.writing.write_options import WriteOptions
from teamops.locale.user_error import UserError
from teamops.locale.words import get_key_message
from teamops.model.dataclass import replace
from teamops.model.named_tuple import NamedTuple
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.lookup import NoSuchRecordError
from teamops.planning.tasks.update import (
    TASK_FIELDS,
    TaskUpdate,
    TaskUpdateError,
    TaskUpdatePlan,
    plan_update,
)
from teamops.reporting.base.report import ReportOptions
from teamops.store.errors import CommandError, RecordRefusedError

Values = Mapping[str, str | None]
"""The values of options by field of TaskUpdate, as typed; None for options that were left out."""

_METAVARS = {"share": "SHARE", "person": "PERSON", "day": "DATE", "past_day": "DATE", "giver": "WHO", "text": "TEXT"}


def takes_fields(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return a decorator that adds an option for each of these fields; the command receives them as `values`."""
    options = [Parameter(name, str | None, _make_field_option(name)) for name in names]

    def decorate(run: Callable[..., None]) -> Callable[..., None]:
        return expand_parameter(run, "values", options, dict)

    return decorate


def _make_field_option(name: str) -> Any:
    key = name.rstrip("_")
    return make_text_option(f"--{key}", f"update.{key}", _METAVARS.get(TASK_FIELDS[name].kind, key.upper()))


class TaskChoice(NamedTuple):
    """Which tasks a command updates: those with the `ids`, or those that fulfil the conditions `where`.

    With `keep_going` those that cannot be updated are left out. With `yes` nobody is asked about several.
    """

    ids: tuple[str, ...]
    where: tuple[str, ...]
    keep_going: bool
    yes: bool


def takes_tasks(run: Callable[..., None]) -> Callable[..., None]:
    """Add the arguments and options that say which tasks; the command receives them as `choice`."""
    options = [
        Parameter("ids", list[str] | None, make_argument("update.ids", list_open_tasks), None),
        Parameter("where", list[str] | None, make_text_option("--where", "update.where", "CONDITION"), None),
        Parameter("keep_going", bool, make_flag("--keep-going", "update.keep_going"), default=False),
        Parameter("yes", bool, Option("--yes", "-y", help="update.yes"), default=False),
    ]
    return expand_parameter(run, "choice", options, _gather_choice)


def _gather_choice(values: Mapping[str, Any]) -> TaskChoice:
    ids, where = tuple(values["ids"] or ()), tuple(values["where"] or ())
    return TaskChoice(ids, where, values["keep_going"], values["yes"])


def apply_update(session: Session, choice: TaskChoice, values: Values, write: WriteOptions) -> None:
    """Update the tasks, and print what was written. Raise Exit, with code 1, where some were left out."""
    if bool(choice.ids) == bool(choice.where):
        raise CommandError("update.ids_or_where" if choice.ids else "update.which")
    write = write._replace(asks=can_ask() and not choice.yes)
    left_out: list[UserError] = []
    refused: dict[str, UserError] = {}  # by the check, after the first attempt

    def plan(ws: Workspace, now: datetime) -> PlannedWrite:
        ids = [word for word in _list_ids(session, ws, choice, now.date()) if word not in refused]
        update = _parse_update(session, ws, values, now.date())
        planned = plan_update(ws, ids, update, now, keep_going=choice.keep_going)
        left_out[:] = [*planned.refused, *refused.values()]
        planned_write = _plan_write(session, ws, planned, update, write.actor)
        warnings = [*planned_write.warnings, *_describe_left_out(session, left_out)]
        planned_write = replace(planned_write, warnings=warnings)
        if not choice.where:
            return planned_write
        is_answered = write.asks or write.dry_run or choice.yes
        return _ask_about(session, ws, planned, planned_write, now, is_answered=is_answered)

    try:
        apply_plan(session, write, plan)
    except RecordRefusedError:
        if not choice.keep_going:
            raise
        refused |= _find_refused(session, choice, values, write)
        if not refused:
            raise
        apply_plan(session, write, plan)
    if left_out:
        raise Exit(1)


def _list_ids(session: Session, ws: Workspace, choice: TaskChoice, today: date) -> Sequence[str]:
    if not choice.where:
        return choice.ids
    from teamops.cli.tasks.where import select_tasks  # here: seldom used

    return [entry.record.id for entry in select_tasks(session, ws, choice.where, today)]


def _ask_about(
    session: Session,
    ws: Workspace,
    planned: TaskUpdatePlan,
    write_plan: PlannedWrite,
    now: datetime,
    *,
    is_answered: bool,
) -> PlannedWrite:
    """Return the plan with the list of its tasks and, if they are several, the question about them.

    Raise CommandError where nobody is there to answer it.
    """
    from teamops.reporting.lists.tasks import build_list_report

    count = len(planned.tasks)
    if count > 1 and not is_answered:
        raise CommandError("update.needs_yes", count=count)
    options = ReportOptions(Period.year(now.year), now.date(), session.lang)
    question = session.say("update.ask", count=count) if count > 1 else ""
    return replace(write_plan, report=build_list_report(ws, options, planned.tasks), question=question)


def _find_refused(session: Session, choice: TaskChoice, values: Values, write: WriteOptions) -> dict[str, UserError]:
    """Return the tasks that the check refuses to update, each on its own; none if no other task is left."""
    from teamops.cli.writing.precheck import precheck_drafts  # here: the help of commands does without the rules

    ws = load_to_write(session, dry_run=True)
    now = make_clock(write.today)(ws.settings.timezone)
    update = _parse_update(session, ws, values, now.date())
    refused: dict[str, UserError] = {}
    ids = dict.fromkeys(_list_ids(session, ws, choice, now.date()))
    for word in ids:
        with suppress(NoSuchRecordError, TaskUpdateError):
            planned = _plan_write(session, ws, plan_update(ws, [word], update, now), update, None)
            try:
                precheck_drafts(session, ws, plan_files(session, ws, planned.changes), planned, now)
            except RecordRefusedError as error:
                refused[word] = CommandError("update.fails_check", task=word, findings=error.facts["findings"])
    return refused if len(refused) < len(ids) else {}


def _describe_left_out(session: Session, left_out: Sequence[UserError]) -> list[str]:
    return [
        line
        for error in left_out
        for line in session.say("update.left_out", reason=error.say(session.say)).splitlines()
    ]


def _plan_write(
    session: Session, ws: Workspace, planned: TaskUpdatePlan, update: TaskUpdate, word: str | None
) -> PlannedWrite:
    person = resolve_person(ws, word) if word is not None else None
    return PlannedWrite(
        planned.changes,
        [entry.at for entry in planned.tasks],
        _format_message(ws, planned, update, person),
        warnings=_describe_other_owners(session, ws, planned, update, person) if person is not None else (),
    )


def _parse_update(session: Session, ws: Workspace, values: Values, today: date) -> TaskUpdate:
    texts: dict[str, Any] = {
        name: _parse_value(session, ws, name, text, today) for name, text in values.items() if text is not None
    }
    return TaskUpdate(**texts)


def _parse_value(session: Session, ws: Workspace, name: str, text: str, today: date) -> str:
    match TASK_FIELDS[name].kind:
        case "choice":
            return option_values.parse_choice(session, f"--{name}", text, TASK_FIELDS[name].choices, name)
        case "day":
            return option_values.parse_day(f"--{name}", text, today).isoformat()
        case "past_day":
            return option_values.parse_day(f"--{name}", text, today, "behind").isoformat()
        case "share":
            return option_values.normalize_value("share", f"--{name}", text)
        case "person":
            return resolve_person(ws, text)
        case "giver":
            return resolve_department_or_person(ws, "--from", text)
        case "text":
            return text.strip()


def _describe_other_owners(
    session: Session, ws: Workspace, planned: TaskUpdatePlan, update: TaskUpdate, person: str
) -> list[str]:
    """Warn of the tasks that `person` updates but neither owns nor will own."""
    tasks = [entry.record for entry in planned.tasks if person not in (*entry.record.owner, update.owner)]
    comma, name = session.say("reports.comma"), ws.get_person_name(person)
    owners = {task.id: comma.join(ws.get_names(task.owner)) or "—" for task in tasks}
    return [session.say("update.not_theirs", task=task, owner=owner, person=name) for task, owner in owners.items()]


def _format_message(ws: Workspace, planned: TaskUpdatePlan, update: TaskUpdate, person: str | None) -> str:
    """Format the message of the commit: `t-1 竞品月度报告: status done, progress 80% (赵四)`."""
    words = get_diary(ws)
    values: dict[str, str] = {name: text for name in TASK_FIELDS if (text := getattr(update, name)) is not None}
    parts = [
        words("diary.key", key=words(get_key_message("task", name)), value=_format_value(ws, name, text))
        for name, text in values.items()
        if not (TASK_FIELDS[name].of_blocker or TASK_FIELDS[name].kind == "text")
    ]
    parts += [text for text in (update.reason, update.needs) if text]
    if update.status != "blocked":
        texts = (name for name in values if TASK_FIELDS[name].kind == "text" and not TASK_FIELDS[name].of_blocker)
        parts += [words(get_key_message("task", name)) for name in texts]
    changes = words("diary.comma").join(parts) or words("diary.as_before")
    tasks = format_tasks(ws, [entry.record for entry in planned.tasks])
    return words("diary.update", tasks=tasks, said=changes, by=format_author(ws, person))


def _format_value(ws: Workspace, name: str, text: str) -> str:
    if name == "status":
        return get_diary(ws)(f"records.status.{text}")
    return ws.get_person_name(text) if TASK_FIELDS[name].kind == "person" else text
