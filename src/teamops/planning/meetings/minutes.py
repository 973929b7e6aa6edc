"""Plan the minutes of a meeting: decisions, the tasks made from them, and the distribution (§5.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from teamops.locale.user_error import CatalogueError
from teamops.locale.words import Words
from teamops.model.change import Change
from teamops.model.dataclass import dataclass
from teamops.model.place import Entry
from teamops.model.records.collaboration import Decision, Meeting
from teamops.model.time.moments import compute_duration, convert_to_zone, format_moment
from teamops.model.workspace import Workspace
from teamops.planning.meetings.decisions import ParsedDecision
from teamops.planning.serialize import serialize_record


@dataclass(frozen=True, slots=True)
class MinutesPlan:
    """Planned minutes: changes of the meeting, and the fields of the tasks to be made.

    `new` are the decisions to be written, `known` those that are already in the minutes.
    """

    changes: tuple[Change, ...]
    tasks: tuple[Mapping[str, str], ...]
    new: tuple[ParsedDecision, ...]
    known: tuple[ParsedDecision, ...]


class MinutesError(CatalogueError):
    """The minutes cannot be written; `message` is a name in the catalogue of meetings, filled by `facts`."""

    AREA = "meeting"

    def format_facts(self, words: Words) -> Mapping[str, object]:
        kind = self.facts.get("kind")
        return self.facts if kind is None else {**self.facts, "kind": words(f"reports.meeting.{kind}")}


def plan_minutes(
    ws: Workspace,
    entry: Entry[Meeting],
    decisions: Sequence[ParsedDecision],
    attendees: Sequence[str] | None,
    *,
    recorder: str | None = None,
    with_tasks: bool = True,
) -> MinutesPlan:
    """Plan the changes that add decisions to the meeting, each with its task; set `attendees`, `recorder` unless None.

    Raises MinutesError for a task of a department without a head.
    """
    meeting, at = entry
    existing = {(one.decision, one.owner, one.due) for one in meeting.decisions}
    new = [one for one in dict.fromkeys(decisions) if (one.text, one.owner, one.due) not in existing]
    first = _find_last_number(ws, meeting) + 1
    tasks = [_make_task(ws, meeting, one, first + n) for n, one in enumerate(new)] if with_tasks else []
    rows = [
        serialize_record(
            Decision(decision=one.text, owner=one.owner, due=one.due, task=tasks[n]["id"] if with_tasks else None)
        )
        for n, one in enumerate(new)
    ]
    changes: list[Change] = []
    if attendees is not None and tuple(attendees) != meeting.attendees:
        changes.append(Change(at / "attendees", list(attendees)))
    if recorder not in (None, meeting.recorder):
        changes.append(Change(at / "recorder", recorder))
    if meeting.decisions:
        count = len(meeting.decisions)
        changes += (Change(at / "decisions" / (count + n), row) for n, row in enumerate(rows))
    elif rows:
        changes.append(Change(at / "decisions", rows))
    return MinutesPlan(tuple(changes), tuple(tasks), tuple(new), tuple(one for one in decisions if one not in new))


def _make_task(ws: Workspace, meeting: Meeting, one: ParsedDecision, number: int) -> dict[str, str]:
    day = convert_to_zone(meeting.held, ws.settings.timezone).date()
    return {
        "id": f"{meeting.id}-{number}", "name": one.text, "type": "adhoc", "meeting": meeting.id,
        "owner": _resolve_responsible(ws, one), "start": day.isoformat(), "end": one.due.isoformat(),
        "priority": "P1", "status": "not_started",
    }  # fmt: skip


def _resolve_responsible(ws: Workspace, one: ParsedDecision) -> str:
    """Return the one person who owns the task (§2.10): for a department, its head."""
    if one.owner in ws.settings.people:
        return one.owner
    head = ws.settings.departments[one.owner].head
    if head is None or head not in ws.settings.people:
        raise MinutesError("headless", department=ws.get_department_name(one.owner), text=one.text)
    return head


def _find_last_number(ws: Workspace, meeting: Meeting) -> int:
    """Return the highest N of ids `MEETING-N`, also of invalid and missing tasks; 0 if there is none."""
    pattern = re.compile(re.escape(meeting.id) + r"-(\d{1,6})", re.ASCII)
    return max((int(match[1]) for word in _list_task_ids(ws, meeting) if (match := pattern.fullmatch(word))), default=0)


def _list_task_ids(ws: Workspace, meeting: Meeting) -> Iterator[str]:
    yield from (entry.record.id for entry in ws.tasks)
    yield from (word for section, word in ws.broken if section == "tasks")
    yield from (one.task for one in meeting.decisions if one.task is not None)


@dataclass(frozen=True, slots=True)
class Distribution:
    """The planned distribution of the minutes: the change, the time since the meeting, and whether it is in time."""

    change: Change
    after: timedelta
    in_time: bool


def plan_distribution(
    ws: Workspace, entry: Entry[Meeting], at: datetime, now: datetime, *, again: bool = False
) -> Distribution:
    """Plan the distribution at `at`. Raises MinutesError for an impossible time, or a second one unless `again`."""
    meeting, zone = entry.record, ws.settings.timezone
    if at > now:
        raise MinutesError("distributed_later", at=format_moment(at, zone))
    if at < meeting.held:
        raise MinutesError(
            "distributed_before", meeting=meeting.id, at=format_moment(at, zone), held=format_moment(meeting.held, zone)
        )
    if meeting.distributed is not None and not again:
        raise MinutesError("distributed_already", meeting=meeting.id, at=format_moment(meeting.distributed, zone))
    after = compute_duration(meeting.held, at)
    written = convert_to_zone(at, zone).isoformat(timespec="seconds")
    return Distribution(Change(entry.at / "distributed", written), after, after <= ws.settings.limits.minutes_within)


def require_past_meeting(ws: Workspace, meeting: Meeting, now: datetime) -> None:
    """Raise MinutesError if the meeting is in the future."""
    if meeting.held > now:
        raise MinutesError("to_come", meeting=meeting.id, held=format_moment(meeting.held, ws.settings.timezone))
