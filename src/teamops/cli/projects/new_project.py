"""`teamops monitor new`: a project to be monitored, phase by phase."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, cast, get_args

from teamops.cli.context.people import resolve_person
from teamops.cli.projects import values
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import make_person_option
from teamops.cli.shell.options import make_text_argument, make_text_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author_of, get_diary
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.locale.formats import join_lines, split_list
from teamops.model.dataclass import replace
from teamops.model.records.monitors import Risk
from teamops.model.workspace import Workspace
from teamops.planning.addresses import resolve_node
from teamops.planning.errors import MonitoringError
from teamops.planning.projects.amounts import Amount
from teamops.planning.projects.phases import EVERY, Project, build_monitor
from teamops.store.writing.new_record import choose_record_file, plan_addition


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""
    option = make_text_option

    @writes()
    def create_monitor(
        identity: Annotated[str, make_text_argument("monitor.new.id", "ID")],
        project: Annotated[str, option("--project", "monitor.new.project", "NAME")],
        owner: Annotated[str, make_person_option("--owner", "monitor.new.owner")],
        start: Annotated[str, option("--start", "monitor.new.start", "DATE")],
        days: Annotated[str | None, option("--days", "monitor.new.days", "N,N,…")] = None,
        phases: Annotated[str | None, option("--phases", "monitor.new.phases", "NAME,…")] = None,
        metric: Annotated[list[str] | None, option("--metric", "monitor.new.metric", "METRIC=N,…")] = None,
        every: Annotated[str | None, option("--every", "monitor.new.every", "|".join(EVERY))] = None,
        risk: Annotated[str, option("--risk", "monitor.new.risk", "RISK")] = "medium",
        goal: Annotated[str | None, option("--goal", "monitor.new.goal", "GOAL")] = None,
        budget: Annotated[str | None, option("--budget", "monitor.new.budget", "AMOUNT")] = None,
        unit: Annotated[str | None, option("--unit", "monitor.new.unit", "UNIT")] = None,
        *,
        write: WriteOptions,
    ) -> None:
        keys = {"id": identity, "project": project, "owner": owner, "start": start, "days": days, "phases": phases}
        keys |= {"risk": risk, "goal": goal, "budget": budget, "unit": unit, "every": every}
        texts = {key: text for key, text in keys.items() if text}

        def plan(ws: Workspace, now: datetime) -> PlannedWrite:
            monitored = _parse_project(session, texts, metric or [], now.date())
            return _plan_monitor(session, ws, now, monitored, write.actor)

        apply_plan(session, write, plan)

    return create_monitor


def _parse_project(session: Session, texts: dict[str, str], metrics: list[str], today: date) -> Project:
    """Parse the options; owner and goal remain as users name them."""
    if not (name := texts.get("project", "").strip()):
        raise MonitoringError("says_nothing", key="--project")
    budget = values.parse_amount("--budget", texts["budget"]) if "budget" in texts else None
    if budget is not None and "unit" in texts:
        if budget.unit:
            raise MonitoringError("two_units", value=texts["budget"])
        budget = Amount(budget.number, texts["unit"].strip())
    every = texts.get("every")
    return Project(
        texts["id"],
        name,
        texts["owner"],
        option_values.parse_day("--start", texts["start"], today),
        names=tuple(split_list(texts.get("phases", ""))),
        days=values.parse_days(texts["days"]) if "days" in texts else (),
        metrics=tuple(map(values.parse_metric, metrics)),
        risk=option_values.parse_choice(session, "--risk", texts["risk"], get_args(Risk), "risk"),
        goal=texts.get("goal"),
        budget=budget,
        every=None if every is None else option_values.parse_choice(session, "--every", every, EVERY, "every"),  # type: ignore[arg-type]  # one of EVERY
    )


def _plan_monitor(session: Session, ws: Workspace, now: datetime, project: Project, person: str | None) -> PlannedWrite:
    by = format_author_of(ws, person)
    goal = resolve_node(ws, project.goal).path if project.goal is not None else None
    record = build_monitor(ws, replace(project, owner=resolve_person(ws, project.owner), goal=goal))
    change = plan_addition(session.root, "monitor", record, choose_record_file("monitor", record, now.date()))
    phases = cast(list[dict[str, list[object] | str]], record["phases"])
    points = sum(len(phase.get("checkpoints", ())) for phase in phases)
    first, last = phases[0]["start"], phases[-1]["end"]
    facts = {"project": project.name, "first": first, "last": last, "phases": len(phases), "points": points}
    messages = [join_lines(session.say("monitor.made", **facts))]
    if not points:
        messages.append(session.say("monitor.made_empty", file=change.at.file))
    message = get_diary(ws)("diary.monitor", id=project.id, name=project.name, first=first, last=last, by=by)
    return PlannedWrite([change], [change.at], message, messages=messages)
