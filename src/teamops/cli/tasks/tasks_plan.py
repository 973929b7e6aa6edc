"""`teamops tasks plan`: the task list of a week, from goals, routines and what is left over."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from teamops.cli.output.screen import can_ask
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import list_departments, list_people, make_option
from teamops.cli.shell.options import OutputFormat, make_commit_option, make_dry_run_option, make_today_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.planned_write import PlannedWrite, WriteOptions

if TYPE_CHECKING:
    from teamops.model.change import Change
    from teamops.model.records.tasks import Task
    from teamops.model.workspace import Workspace


def make_plan_command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def plan(
        week: Annotated[str, typer.Argument(metavar="WEEK", help=say("plan.week"))] = "this",
        person: Annotated[str | None, make_option(session, "--person", "plan.person", list_people, "PERSON")] = None,
        department: Annotated[
            str | None, make_option(session, "--department", "plan.department", list_departments, "DEPT")
        ] = None,
        carry: Annotated[bool, typer.Option("--carry", help=say("plan.carry"))] = False,
        form: Annotated[OutputFormat, typer.Option("--format", help=say("work.format"))] = OutputFormat.terminal,
        yes: Annotated[bool, typer.Option("--yes", "-y", help=say("plan.yes"))] = False,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        asks = can_ask() and not yes and form is OutputFormat.terminal
        asked = {"week": week, "person": person, "department": department, "carry": carry, "form": form}
        apply_plan(
            session, WriteOptions(today, dry_run, commit, asks), lambda ws, now: _plan_write(session, ws, asked, now)
        )

    return plan


def _plan_write(session: Session, ws: "Workspace", asked: dict[str, Any], now: datetime) -> PlannedWrite:
    from teamops.cli.context.people import resolve_department, resolve_person
    from teamops.cli.writing.commit_message import get_diary
    from teamops.locale import formats
    from teamops.planning.tasks.week_plan import PlanScope, plan_carry_over, plan_week
    from teamops.reporting.base.report import ReportOptions
    from teamops.reporting.pages.week_plan import build_json_week, build_week_report
    from teamops.store.writing.new_record import build_record_path, plan_additions

    person, department = asked["person"], asked["department"]
    whose = PlanScope(
        resolve_person(ws, person) if person else None, resolve_department(ws, department) if department else None
    )
    week = option_values.parse_week("WEEK", asked["week"], now.date())
    plan = plan_week(ws, week, whose)
    file = build_record_path("tasks", week.text, whose.person or whose.department)
    changes = plan_additions(session.root, "tasks", [(file, one.record) for one in plan.new])
    carried: list[Change] = []
    stuck: list[Task] = []
    if asked["carry"]:
        note = session.say("plan.carried", week=formats.format_period(week, session.lang))
        carried, stuck = plan_carry_over(ws, plan, note, now.date())
        changes += carried
    report = ReportOptions(week, now.date(), session.lang, whose.person, whose.department)
    return PlannedWrite(
        changes,
        [change.at for change in changes],
        get_diary(ws)(
            "diary.plan_carried" if carried else "diary.plan",
            week=formats.format_period(week, get_diary(ws).lang),
            count=len(plan.new),
            carried=len(plan.left) - len(stuck),
        ),
        warnings=[session.say("plan.stuck", task=f"{task.id} {task.name}", goal=task.goal) for task in stuck],
        page=build_week_report(ws, report, plan),
        document=build_json_week(plan) if asked["form"] is OutputFormat.json else None,
        question=session.say("cli.split_goal.confirm"),
    )
