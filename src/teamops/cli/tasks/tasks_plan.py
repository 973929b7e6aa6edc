"""`teamops tasks plan`: the task list of a week, from goals, routines and what is left over."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from teamops.cli.output.screen import can_ask
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import departments, option, people
from teamops.cli.shell.options import Format, commit_option, dry_run_option, today_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import carry_out
from teamops.cli.writing.planned_write import Manner, Work

if TYPE_CHECKING:
    from teamops.model.change import Change
    from teamops.model.records.tasks import Task
    from teamops.model.workspace import Workspace


def plan_command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def plan(
        week: Annotated[str, typer.Argument(metavar="WEEK", help=say("plan.week"))] = "this",
        person: Annotated[str | None, option(session, "--person", "plan.person", people, "PERSON")] = None,
        department: Annotated[
            str | None, option(session, "--department", "plan.department", departments, "DEPT")
        ] = None,
        carry: Annotated[bool, typer.Option("--carry", help=say("plan.carry"))] = False,
        form: Annotated[Format, typer.Option("--format", help=say("work.format"))] = Format.terminal,
        yes: Annotated[bool, typer.Option("--yes", "-y", help=say("plan.yes"))] = False,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        asks = can_ask() and not yes and form is Format.terminal
        asked = {"week": week, "person": person, "department": department, "carry": carry, "form": form}
        carry_out(session, Manner(today, dry_run, commit, asks), lambda ws, now: _work(session, ws, asked, now))

    return plan


def _work(session: Session, ws: "Workspace", asked: dict[str, Any], now: datetime) -> Work:
    from teamops.cli.context.people import department_named, person_named
    from teamops.cli.writing.commit_message import diary
    from teamops.locale import formats
    from teamops.planning.tasks.week_plan import Whose, carried_over, plan_week
    from teamops.reporting.base.report import Asked
    from teamops.reporting.pages.week_plan import machine_week, week_report
    from teamops.store.writing.new_record import additions, kept_in

    person, department = asked["person"], asked["department"]
    whose = Whose(
        person_named(ws, person) if person else None, department_named(ws, department) if department else None
    )
    week = option_values.week("WEEK", asked["week"], now.date())
    plan = plan_week(ws, week, whose)
    file = kept_in("tasks", week.text, whose.person or whose.department)
    changes = additions(session.root, "tasks", [(file, one.record) for one in plan.new])
    carried: list[Change] = []
    stuck: list[Task] = []
    if asked["carry"]:
        note = session.say("plan.carried", week=formats.period(week, session.lang))
        carried, stuck = carried_over(ws, plan, note, now.date())
        changes += carried
    report = Asked(week, now.date(), session.lang, whose.person, whose.department)
    return Work(
        changes,
        [change.at for change in changes],
        diary(ws)(
            "diary.plan_carried" if carried else "diary.plan",
            week=formats.period(week, diary(ws).lang),
            count=len(plan.new),
            carried=len(plan.left) - len(stuck),
        ),
        warnings=[session.say("plan.stuck", task=f"{task.id} {task.name}", goal=task.goal) for task in stuck],
        page=week_report(ws, report, plan),
        document=machine_week(plan) if asked["form"] is Format.json else None,
        question=session.say("cli.split_goal.confirm"),
    )
