"""`teamops monitor checkpoint add`: a checkpoint of a phase, or a series of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

from teamops.cli.context.people import resolve_person
from teamops.cli.projects import values
from teamops.cli.projects.options import make_metric_option, make_monitor_argument
from teamops.cli.projects.readings import name_as_typed
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import make_person_option
from teamops.cli.shell.declarations import CommandGroup
from teamops.cli.shell.options import make_text_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author_of, get_diary
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.model.dataclass import replace
from teamops.model.workspace import Workspace
from teamops.planning.errors import MonitoringError
from teamops.planning.lookup import resolve_record
from teamops.planning.projects.amounts import Amount
from teamops.planning.projects.new_checkpoints import NewCheckpoints, plan_checkpoints
from teamops.planning.projects.phases import EVERY, Metric


def group(session: Session) -> CommandGroup:
    """Return the commands in the session's language."""
    app = CommandGroup("monitor.checkpoint.help")
    option = make_text_option

    @app.command("add", help="monitor.checkpoint.add.help")
    @writes()
    def add(
        monitor: Annotated[str, make_monitor_argument()],
        metric: Annotated[str, make_metric_option()],
        plan: Annotated[str, option("--plan", "monitor.checkpoint.plan", "N,…")],
        phase: Annotated[str | None, option("--phase", "monitor.checkpoint.phase", "NAME")] = None,
        day: Annotated[str | None, option("--date", "monitor.checkpoint.date", "DATE")] = None,
        every: Annotated[str | None, option("--every", "monitor.checkpoint.every", "|".join(EVERY))] = None,
        since: Annotated[str | None, option("--from", "monitor.checkpoint.since", "DATE")] = None,
        until: Annotated[str | None, option("--until", "monitor.checkpoint.until", "DATE")] = None,
        owner: Annotated[str | None, make_person_option("--owner", "monitor.checkpoint.owner")] = None,
        unit: Annotated[str | None, option("--unit", "monitor.checkpoint.unit", "UNIT")] = None,
        *,
        write: WriteOptions,
    ) -> None:
        keys = {"metric": metric, "plan": plan, "phase": phase, "date": day, "every": every, "from": since}
        keys |= {"until": until, "owner": owner, "unit": unit}
        texts = {key: text for key, text in keys.items() if text}
        apply_plan(session, write, lambda ws, now: _plan_write(session, ws, now, monitor, texts, write.actor))

    return app


def _plan_write(
    session: Session, ws: Workspace, now: datetime, monitor: str, texts: Mapping[str, str], person: str | None
) -> PlannedWrite:
    new = _parse(session, texts, now)
    if new.owner is not None:
        new = replace(new, owner=resolve_person(ws, new.owner))
    entry = resolve_record(ws, "monitors", monitor)
    with name_as_typed(monitor):
        planned = plan_checkpoints(ws, entry, new)
    facts = {"project": entry.record.id, "metric": new.metric.name, "count": len(planned.days)}
    facts |= {"first": planned.days[0].isoformat(), "last": planned.days[-1].isoformat()}
    message = get_diary(ws)("diary.checkpoints", **facts, by=format_author_of(ws, person))
    made = session.say("monitor.checkpoint.made", **facts, phase=planned.phase.name)
    return PlannedWrite(planned.changes, [change.at for change in planned.changes], message, messages=[made])


def _parse(session: Session, texts: Mapping[str, str], now: datetime) -> NewCheckpoints:
    """Parse the options; the owner remains as users name them. Raise UserError for what contradicts itself."""
    plan, today = texts["plan"].strip(), now.date()
    sign = "" if plan.startswith(("<=", "≤")) else "="
    metric = values.parse_metric(f"{texts['metric']}{sign}{plan}")
    if "unit" in texts:
        metric = _with_unit(metric, texts["unit"].strip(), plan)
    days = {
        key: option_values.parse_day(f"--{key}", texts[key], today) for key in ("date", "from", "until") if key in texts
    }
    every = texts.get("every")
    if ("date" in days) is (every is not None) and (every or len(days) > 1):
        raise MonitoringError("day_or_series")
    if every is None and days.keys() - {"date"}:
        raise MonitoringError("day_or_series")
    return NewCheckpoints(
        metric,
        texts.get("phase"),
        days.get("date"),
        None if every is None else option_values.parse_choice(session, "--every", every, EVERY, "every"),  # type: ignore[arg-type]  # one of EVERY
        days.get("from"),
        days.get("until"),
        texts.get("owner"),
    )


def _with_unit(metric: Metric, unit: str, plan: str) -> Metric:
    if any(one is not None and one.unit for one in metric.plans):
        raise MonitoringError("two_units", value=plan)
    return replace(metric, plans=tuple(None if one is None else Amount(one.number, unit) for one in metric.plans))
