"""The status of a goal in a sentence, after an actual figure was recorded for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from teamops.locale import formats
from teamops.locale.text import Lang
from teamops.locale.texts.goals.attained import format_attainment
from teamops.locale.words import Words
from teamops.model.figures.pacer import Pacer
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace


def describe_standing(ws: Workspace, path: str, today: date, lang: Lang) -> Iterator[str]:
    """Yield how much of the goal of `path` is reached, and how much is due; nothing without figures or a target."""
    tree, say = ws.nodes[path.partition("/")[0]], Words(lang)
    pace = Pacer(ws.readings, ws.workdays, today).of(tree)
    if pace is None or pace.actual is None or tree.target is None:
        return
    say_of = "actuals.cap" if tree.goal.direction == "down" else "actuals"
    share = format_attainment(say, tree.goal, ws.digits(tree), pace.actual, tree.target)
    facts = {
        "goal": tree.name,
        "actual": _format_amount(ws, tree, pace.actual),
        "target": _format_amount(ws, tree, tree.target),
        "rate": share or say("reports.nothing"),
    }
    if pace.due is None or pace.state != "running":
        yield say(f"{say_of}.stands", **facts)
    else:
        day, due = formats.format_day(pace.until, lang), _format_amount(ws, tree, pace.due)
        yield say(f"{say_of}.stands_due", **facts, due=due, day=day)


def _format_amount(ws: Workspace, tree: GoalNode, number: Decimal) -> str:
    return formats.format_amount(ws.digits(tree).shown(number), tree.goal.unit)
