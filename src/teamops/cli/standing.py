"""Where a goal stands, in a sentence, after something was recorded for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from teamops.locale import formats
from teamops.locale.text import Lang
from teamops.locale.words import Words
from teamops.model.pace import shown
from teamops.model.pacing import Pacer
from teamops.model.quantity import Quantity
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.reporting.sections.cells import amount


def standing_told(ws: Workspace, path: str, today: date, lang: Lang) -> Iterator[str]:
    """What was reached of the goal to which `path` leads, and what was due; nothing where there is nothing to say."""
    tree, say = ws.nodes[path.partition("/")[0]], Words(lang)
    pace = Pacer(ws.readings, ws.workdays, today).of(tree)
    if pace is None or pace.actual is None or tree.target is None:
        return
    facts = {
        "goal": tree.name,
        "actual": _told(pace.actual, tree),
        "target": _told(tree.target, tree),
        "rate": formats.rate_text(pace.attainment, (Decimal(1),)),
    }
    if pace.due is None or pace.state != "running":
        yield say("actuals.stands", **facts)
    else:
        day, due = formats.day(pace.until, lang), _told(shown(pace.due, tree.target), tree)
        yield say("actuals.stands_due", **facts, due=due, day=day)


def _told(number: Decimal, tree: GoalNode) -> str:
    return amount(Quantity.of(number, tree.suffix), tree.goal.unit)
