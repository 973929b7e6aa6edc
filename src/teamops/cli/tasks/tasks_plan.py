"""`teamops tasks plan`: the task list of a week, from routines and what is left over, and the week's quotas."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from teamops.cli.context.people import resolve_department, resolve_person
from teamops.cli.output.screen import can_ask
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import make_department_option, make_person_option
from teamops.cli.shell.declarations import Argument, Option
from teamops.cli.shell.options import OutputFormat, make_flag, make_format_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import get_diary
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.locale.formats import format_period
from teamops.model.change import Change
from teamops.model.named_tuple import NamedTuple
from teamops.model.records.tasks import Task
from teamops.model.workspace import Workspace
from teamops.planning.tasks.week_plan import PlanScope, plan_carry_over, plan_week
from teamops.render.report.json import convert_value
from teamops.reporting.base.report import ReportOptions
from teamops.reporting.pages.week_plan import build_json_week, build_week_report
from teamops.store.writing.new_record import build_record_path, plan_additions


class WeekPlanOptions(NamedTuple):
    """The options of `tasks plan`, as typed."""

    week: str
    person: str | None
    department: str | None
    carry: bool
    form: OutputFormat


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""

    @writes(without={"actor", "form"})
    def plan(
        week: Annotated[str, Argument(metavar="WEEK", help="plan.week")] = "this",
        person: Annotated[str | None, make_person_option("--person", "plan.person")] = None,
        department: Annotated[str | None, make_department_option("--department", "plan.department")] = None,
        carry: Annotated[bool, make_flag("--carry", "plan.carry")] = False,
        form: Annotated[OutputFormat, make_format_option()] = OutputFormat.terminal,
        yes: Annotated[bool, Option("--yes", "-y", help="plan.yes")] = False,
        *,
        write: WriteOptions,
    ) -> None:
        asks = can_ask() and not yes and form is OutputFormat.terminal
        options = WeekPlanOptions(week, person, department, carry, form)
        apply_plan(
            session, write._replace(asks=asks, form=form), lambda ws, now: _plan_write(session, ws, options, now)
        )

    return plan


def _plan_write(session: Session, ws: Workspace, options: WeekPlanOptions, now: datetime) -> PlannedWrite:
    person, department = options.person, options.department
    scope = PlanScope(
        resolve_person(ws, person) if person else None, resolve_department(ws, department) if department else None
    )
    week = option_values.parse_week("WEEK", options.week, now.date())
    plan = plan_week(ws, week, scope, now.date())
    file = build_record_path("tasks", week.text, scope.person or scope.department)
    changes = plan_additions(session.root, "tasks", [(file, one.record) for one in plan.new])
    carried: list[Change] = []
    stuck: list[Task] = []
    words = get_diary(ws)
    if options.carry:
        note = words("plan.carried", week=format_period(week, words.lang))
        carried, stuck = plan_carry_over(ws, plan, note, now.date())
        changes += carried
    message = words(
        "diary.plan_carried" if carried else "diary.plan",
        week=format_period(week, words.lang),
        count=len(plan.new),
        carried=len(plan.left) - len(stuck),
    )
    report_options = ReportOptions(week, now.date(), session.lang, scope.person, scope.department)
    return PlannedWrite(
        changes,
        [change.at for change in changes],
        message,
        warnings=[session.say("plan.stuck", task=f"{task.id} {task.name}", goal=task.goal) for task in stuck],
        report=build_week_report(ws, report_options, plan),
        document=convert_value(build_json_week(ws, plan)) if options.form is OutputFormat.json else None,
        question=session.say("cli.split_goal.confirm"),
    )
