"""Plan the escalation of a major risk to the director (§3.7), and the spending of a project."""

from __future__ import annotations

from datetime import datetime

from teamops.model.change import Change
from teamops.model.dataclass import dataclass, replace
from teamops.model.figures.digits import style_amount
from teamops.model.figures.quantity import Quantity
from teamops.model.figures.sums import EXACT
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import Entry
from teamops.model.records.monitors import Escalation, Monitor
from teamops.model.time.moments import format_moment
from teamops.model.workspace import Workspace
from teamops.planning.errors import MonitoringError
from teamops.planning.projects.amounts import Amount, convert_to_unit
from teamops.planning.serialize import serialize_record


@dataclass(frozen=True, slots=True)
class EscalationOptions:
    """The recipient (None: the director) and the emergency plan; `again` replaces an earlier escalation."""

    plan: str
    to: str | None = None
    again: bool = False


class MonitorChange(NamedTuple):
    """A project after a change, and the change to write."""

    monitor: Monitor
    change: Change


def plan_escalation(ws: Workspace, entry: Entry[Monitor], options: EscalationOptions, now: datetime) -> MonitorChange:
    """Plan the escalation of a project at `now`.

    Raises MonitoringError without a plan or a recipient, and for a second escalation unless `again` is set.
    """
    monitor, before = entry.record, entry.record.escalated
    to = options.to or ws.settings.director
    if to is None:
        raise MonitoringError("no_director")
    if not options.plan.strip():
        raise MonitoringError("says_nothing", key="--plan")
    if before is not None and not options.again:
        when = format_moment(before.at, ws.settings.timezone)
        raise MonitoringError("escalated_already", project=monitor.id, who=ws.get_person_name(before.to), when=when)
    raised = Escalation(
        to=to, at=now.astimezone(ws.settings.timezone).replace(microsecond=0), plan=options.plan.strip()
    )
    return MonitorChange(replace(monitor, escalated=raised), Change(entry.at / "escalated", serialize_record(raised)))


def plan_spending(entry: Entry[Monitor], amount: Amount, *, add: bool = False) -> MonitorChange:
    """Plan that the project has spent `amount`, or that much more.

    Raises MonitoringError if no budget is planned, and for a negative sum.
    """
    monitor, budget = entry.record, entry.record.budget
    if budget is None:
        raise MonitoringError("no_budget", project=monitor.id, file=entry.at.file)
    written = convert_to_unit(amount, budget.unit, None)
    number = Quantity.parse(written)
    if add:
        before = budget.spent if budget.spent is not None else Quantity.of(0)
        written = _add_amounts(before, number)
    spent = Quantity.parse(written)
    if spent < 0:
        raise MonitoringError("less_than_nothing", amount=written)
    return MonitorChange(
        replace(monitor, budget=replace(budget, spent=spent)), Change(entry.at / "budget" / "spent", written)
    )


def _add_amounts(before: Quantity, more: Quantity) -> str:
    """Return the sum in the notation of `before`, or of `more` if nothing was spent before."""
    total = str(style_amount(before or more, EXACT.add(before, more)))
    try:
        Quantity.parse(total)
    except ValueError:
        raise MonitoringError("bad_amount", value=total) from None
    return total
