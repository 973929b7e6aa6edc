"""`teamops monitor new`: a project is watched, phase by phase."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, cast, get_args

from teamops.cli.projects.options import make_word_argument, make_word_option
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import list_people, make_option
from teamops.cli.shell.options import make_as_option, make_commit_option, make_dry_run_option, make_today_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.planned_write import PlannedWrite, WriteOptions

if TYPE_CHECKING:
    from teamops.model.workspace import Workspace
    from teamops.planning.projects.phases import Project


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""

    def create_monitor(
        identity: Annotated[str, make_word_argument(session, "new.id", "ID")],
        project: Annotated[str, make_word_option(session, "project", "new.project", "NAME")],
        owner: Annotated[str, make_option(session, "--owner", "monitor.new.owner", list_people, "PERSON")],
        start: Annotated[str, make_word_option(session, "start", "new.start", "DATE")],
        days: Annotated[str | None, make_word_option(session, "days", "new.days", "N,N,…")] = None,
        phases: Annotated[str | None, make_word_option(session, "phases", "new.phases", "NAMES")] = None,
        metric: Annotated[list[str] | None, make_word_option(session, "metric", "new.metric", "NAME=PLANS")] = None,
        risk: Annotated[str, make_word_option(session, "risk", "new.risk", "RISK")] = "medium",
        goal: Annotated[str | None, make_word_option(session, "goal", "new.goal", "PATH")] = None,
        budget: Annotated[str | None, make_word_option(session, "budget", "new.budget", "AMOUNT")] = None,
        unit: Annotated[str | None, make_word_option(session, "unit", "new.unit", "UNIT")] = None,
        person: Annotated[str | None, make_as_option(session)] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        said = {"id": identity, "project": project, "owner": owner, "start": start, "days": days, "phases": phases}
        said |= {"risk": risk, "goal": goal, "budget": budget, "unit": unit}
        given_texts = {key: text for key, text in said.items() if text}

        def plan(ws: "Workspace", now: "datetime") -> PlannedWrite:
            return _plan_monitor(
                session, ws, now, _parse_project(session, given_texts, metric or [], now.date()), person
            )

        apply_plan(session, WriteOptions(today, dry_run, commit), plan)

    return create_monitor


def _parse_project(session: Session, said: dict[str, str], metrics: list[str], today: "date") -> "Project":
    """The project as it is asked for; people and goals are still as users name them."""
    from teamops.cli.projects import values
    from teamops.locale.formats import split_list
    from teamops.model.records.monitors import Risk
    from teamops.planning.errors import MonitoringError
    from teamops.planning.projects.amounts import Amount
    from teamops.planning.projects.phases import Project

    if not (name := said.get("project", "").strip()):
        raise MonitoringError("says_nothing", key="--project")
    budget = values.parse_amount("--budget", said["budget"]) if "budget" in said else None
    if budget is not None and "unit" in said:
        if budget.unit:
            raise MonitoringError("two_units", value=said["budget"])
        budget = Amount(budget.number, said["unit"].strip())
    return Project(
        said["id"], name, said["owner"], option_values.parse_day("--start", said["start"], today),
        names=tuple(split_list(said.get("phases", ""))),
        days=values.parse_days(said["days"]) if "days" in said else (),
        metrics=tuple(map(values.parse_metric, metrics)),
        risk=option_values.parse_choice(session, "--risk", said["risk"], get_args(Risk), "risk"),
        goal=said.get("goal"),
        budget=budget,
    )  # fmt: skip


def _plan_monitor(
    session: Session, ws: "Workspace", now: datetime, asked: "Project", person: str | None
) -> PlannedWrite:
    from dataclasses import replace

    from teamops.cli.context.people import resolve_person
    from teamops.cli.writing.commit_message import format_author_of, get_diary
    from teamops.locale.formats import join_lines
    from teamops.planning.addresses import resolve_node
    from teamops.planning.projects.phases import build_monitor
    from teamops.store.writing.new_record import choose_record_file, plan_addition

    by = format_author_of(ws, person)
    goal = resolve_node(ws, asked.goal).path if asked.goal is not None else None
    data = build_monitor(ws, replace(asked, owner=resolve_person(ws, asked.owner), goal=goal))
    change = plan_addition(session.root, "monitor", data, choose_record_file("monitor", data, now.date()))
    phases = cast(list[dict[str, list[object] | str]], data["phases"])
    points = sum(len(phase.get("checkpoints", ())) for phase in phases)
    first, last = phases[0]["start"], phases[-1]["end"]
    facts = {"project": asked.name, "first": first, "last": last, "phases": len(phases), "points": points}
    said = [join_lines(session.say("monitor.made", **facts))]
    if not points:
        said.append(session.say("monitor.made_empty", file=change.at.file))
    message = get_diary(ws)("diary.monitor", id=asked.id, name=asked.name, first=first, last=last, by=by)
    return PlannedWrite([change], [change.at], message, said=said)
