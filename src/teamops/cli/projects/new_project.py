"""`teamops monitor new`: a project is watched, phase by phase."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, cast, get_args

from teamops.cli.projects.options import word_argument, word_option
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import option, people
from teamops.cli.shell.options import as_option, commit_option, dry_run_option, today_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import carry_out
from teamops.cli.writing.planned_write import Manner, Work

if TYPE_CHECKING:
    from teamops.model.workspace import Workspace
    from teamops.planning.projects.phases import Project


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""

    def new(
        identity: Annotated[str, word_argument(session, "new.id", "ID")],
        project: Annotated[str, word_option(session, "project", "new.project", "NAME")],
        owner: Annotated[str, option(session, "--owner", "monitor.new.owner", people, "PERSON")],
        start: Annotated[str, word_option(session, "start", "new.start", "DATE")],
        days: Annotated[str | None, word_option(session, "days", "new.days", "N,N,…")] = None,
        phases: Annotated[str | None, word_option(session, "phases", "new.phases", "NAMES")] = None,
        metric: Annotated[list[str] | None, word_option(session, "metric", "new.metric", "NAME=PLANS")] = None,
        risk: Annotated[str, word_option(session, "risk", "new.risk", "RISK")] = "medium",
        goal: Annotated[str | None, word_option(session, "goal", "new.goal", "PATH")] = None,
        budget: Annotated[str | None, word_option(session, "budget", "new.budget", "AMOUNT")] = None,
        unit: Annotated[str | None, word_option(session, "unit", "new.unit", "UNIT")] = None,
        person: Annotated[str | None, as_option(session)] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        said = {"id": identity, "project": project, "owner": owner, "start": start, "days": days, "phases": phases}
        said |= {"risk": risk, "goal": goal, "budget": budget, "unit": unit}
        given_texts = {key: text for key, text in said.items() if text}

        def work(ws: "Workspace", now: "datetime") -> Work:
            return _work(session, ws, now, _asked(session, given_texts, metric or [], now.date()), person)

        carry_out(session, Manner(today, dry_run, commit), work)

    return new


def _asked(session: Session, said: dict[str, str], metrics: list[str], today: "date") -> "Project":
    """The project as it is asked for; people and goals are still as users name them."""
    from teamops.cli.projects import values
    from teamops.locale.formats import listed
    from teamops.model.records.monitors import Risk
    from teamops.planning.projects.amounts import Amount
    from teamops.planning.projects.errors import MonitoringError
    from teamops.planning.projects.phases import Project

    if not (name := said.get("project", "").strip()):
        raise MonitoringError("says_nothing", key="--project")
    budget = values.amount("--budget", said["budget"]) if "budget" in said else None
    if budget is not None and "unit" in said:
        if budget.unit:
            raise MonitoringError("two_units", value=said["budget"])
        budget = Amount(budget.number, said["unit"].strip())
    return Project(
        said["id"], name, said["owner"], option_values.day("--start", said["start"], today),
        names=tuple(listed(said.get("phases", ""))),
        days=values.days(said["days"]) if "days" in said else (),
        metrics=tuple(map(values.metric, metrics)),
        risk=option_values.choice(session, "--risk", said["risk"], get_args(Risk), "risk"),
        goal=said.get("goal"),
        budget=budget,
    )  # fmt: skip


def _work(session: Session, ws: "Workspace", now: datetime, asked: "Project", person: str | None) -> Work:
    from dataclasses import replace

    from teamops.cli.context.people import person_named
    from teamops.cli.writing.commit_message import diary, signed_by
    from teamops.locale.formats import one_line
    from teamops.planning.addresses import node_at
    from teamops.planning.projects.phases import monitor_data
    from teamops.store.writing.new_record import addition, file_for

    by = signed_by(ws, person)
    goal = node_at(ws, asked.goal).path if asked.goal is not None else None
    data = monitor_data(ws, replace(asked, owner=person_named(ws, asked.owner), goal=goal))
    change = addition(session.root, "monitor", data, file_for("monitor", data, now.date()))
    phases = cast(list[dict[str, list[object] | str]], data["phases"])
    points = sum(len(phase.get("checkpoints", ())) for phase in phases)
    first, last = phases[0]["start"], phases[-1]["end"]
    facts = {"project": asked.name, "first": first, "last": last, "phases": len(phases), "points": points}
    said = [one_line(session.say("monitor.made", **facts))]
    if not points:
        said.append(session.say("monitor.made_empty", file=change.at.file))
    message = diary(ws)("diary.monitor", id=asked.id, name=asked.name, first=first, last=last, by=by)
    return Work([change], [change.at], message, said=said)
