"""Requests across departments, meetings and daily reports (handbook §5, Table 5)."""

from __future__ import annotations

from datetime import datetime, time, tzinfo
from typing import Literal, get_args

from teamops.model.records.goals import Confirmation
from teamops.model.records.monitors import Escalation
from teamops.model.records.record import record
from teamops.model.records.values import Day, Id, Moment, Names

MeetingType = Literal["weekly", "monthly", "adhoc"]
MEETING_TYPES: tuple[str, ...] = get_args(MeetingType)
RequestStatus = Literal["open", "accepted", "in_progress", "delivered", "done", "cancelled"]


@record
class Emergency:
    """When an urgent request was raised, answered and solved (§5.3)."""

    raised: Moment
    responded: Moment | None = None
    solved: Moment | None = None


@record
class Request:
    """A request of one department (`from_`) to another (`to`) (§5.8)."""

    id: Id
    need: str
    from_: Id
    to: Id | None = None
    item: str | None = None
    owner: Id | None = None
    due: Day | None = None
    status: RequestStatus = "open"
    accepted: Confirmation | None = None
    confirmed: tuple[Confirmation, ...] = ()
    urgent: Emergency | None = None
    escalated: Escalation | None = None
    note: str | None = None

    @property
    def is_open(self) -> bool:
        return self.status not in ("done", "cancelled")


@record
class Decision:
    """A decision of a meeting, with owner and due day (§5.5), and the task made from it."""

    decision: str
    owner: Id | None = None
    due: Day | None = None
    task: Id | None = None


@record
class Meeting:
    """A meeting and its minutes (§5.5)."""

    id: Id
    type: MeetingType
    held: Moment
    agenda: Names = ()
    attendees: Names = ()
    recorder: Id | None = None
    decisions: tuple[Decision, ...] = ()
    distributed: Moment | None = None


@record
class Daily:
    """A person's report of one day (§5.4)."""

    person: Id
    date: Day
    done: Names = ()
    plan: Names = ()
    needs: Names = ()
    submitted: Moment | None = None

    def is_late(self, by: time, zone: tzinfo) -> bool:
        """Return whether it was submitted after the time of day `by` of its date."""
        return self.submitted is not None and self.submitted > datetime.combine(self.date, by, zone)
