"""The keys of an actual as files have them, and warnings about it, for one actual and for rows of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from teamops.cli.context.people import resolve_department, resolve_person
from teamops.cli.projects.values import parse_amount
from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.addresses import resolve_address
from teamops.planning.projects.amounts import convert_to_unit
from teamops.store.errors import CommandError


def complete_keys(ws: Workspace, texts: Mapping[str, str], today: date) -> dict[str, str]:
    """Return the keys with ids for names, and day and value as files write them. Raise UserError where they cannot."""
    day = option_values.parse_day("--date", texts["date"], today, "behind") if "date" in texts else today
    if day > today:
        raise CommandError("actuals.in_future", day=day.isoformat())
    keys = {**texts, "goal": resolve_address(ws, texts["goal"], Period.day(day)), "date": day.isoformat()}
    keys["value"] = _format_value(ws, keys)
    for key, resolve in (("owner", resolve_person), ("department", resolve_department)):
        if key in keys:
            keys[key] = resolve(ws, keys[key])
    return keys


def describe_doubts(session: Session, ws: Workspace, keys: Mapping[str, str]) -> list[str]:
    """Return warnings of a figure that will not count, or for no person."""
    day = date.fromisoformat(keys["date"])
    return [*_describe_outside_day(session, ws, keys["goal"], day), *_describe_missing_part(session, ws, keys)]


def _format_value(ws: Workspace, keys: Mapping[str, str]) -> str:
    """Format the figure as files write it, in the unit of its goal: 36 for 36万元, 90.6% for 90.6."""
    figure, node = parse_amount("VALUE", keys["value"]), ws.nodes.get(keys["goal"])
    if node is None or not node.goal.counts(keys.get("metric")):
        return str(figure)
    return convert_to_unit(figure, node.goal.unit, node.goal.target)


def _describe_outside_day(session: Session, ws: Workspace, goal: str, day: date) -> list[str]:
    """Warn of a figure on a day outside the period of its goal, or part."""
    node = ws.nodes.get(goal)
    if node is None or node.period is None or day in node.period:
        return []
    first, last = node.period.start.isoformat(), node.period.end.isoformat()
    return [session.say("actuals.outside", day=day.isoformat(), first=first, last=last)]


def _describe_missing_part(session: Session, ws: Workspace, keys: Mapping[str, str]) -> list[str]:
    """Warn of a figure of a person without a part in the goal: it counts for the goal, but for no person."""
    owner, tree = keys.get("owner"), ws.nodes.get(keys["goal"].partition("/")[0])
    parts = ws.readings.scopes
    owners = {parts[node.path].owner for node in tree.walk()} - {None} if tree is not None else set()
    if owner is None or not owners or owner in owners:
        return []
    return [session.say("actuals.without_part", who=ws.get_person_name(owner), goal=keys["goal"])]
