"""Changes of meetings: minutes, decisions, and new daily reports (§5.4, §5.5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from teamops.history.changes.delta import (
    Delta,
    States,
    describe_deadline_move,
    format_field_names,
    index_by_key,
    list_changed_fields,
)
from teamops.locale.words import Words
from teamops.model.records.collaboration import Decision, Meeting
from teamops.model.time.moments import convert_to_zone

KINDS = ("new", "decision", "postponed", "advanced", "dated", "sent", "daily", "changed", "gone")


def describe_changes(states: States) -> Iterator[Delta]:
    """Yield the changes of every meeting, then the daily reports by person."""
    for before, after in states.pair_records("meetings"):
        one = after or before
        name = _format_meeting_name(states, one)
        for kind, text, people in _describe_meeting(states, before, after):
            yield Delta("meetings", kind, one.id, name, people, text)
    yield from _describe_dailies(states)


def _format_meeting_name(states: States, meeting: Meeting) -> str:
    held = convert_to_zone(meeting.held, states.zone)
    kind = Words(states.lang)(f"reports.meeting.{meeting.type}")
    return states.say("meeting", kind=kind, day=states.format_day(held.date()))


def _describe_meeting(
    states: States, before: Meeting | None, after: Meeting | None
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    if after is None:
        yield "gone", "", ()
        return
    if before is None:
        count = len(after.decisions)
        yield "new", states.say("decisions", count=count) if count else "", ()
    then = index_by_key(before.decisions if before else (), lambda decision: decision.decision)
    for key, decision in index_by_key(after.decisions, lambda decision: decision.decision).items():
        people = (decision.owner,) if decision.owner else ()
        for kind, text in _describe_decision(states, then.get(key), decision):
            yield kind, text, people
    if after.distributed is not None and (before is None or before.distributed is None):
        yield "sent", states.format_day_of(after.distributed), ()
    if before is not None and (others := list_changed_fields(before, after, frozenset({"decisions", "distributed"}))):
        yield "changed", format_field_names(states, others), ()


def _describe_decision(states: States, before: Decision | None, after: Decision) -> Iterator[tuple[str, str]]:
    if before is None:
        yield "decision", states.format_with_deadline(after.decision, after.due)
    elif (moved := describe_deadline_move(states, before.due, after.due)) is not None:
        yield moved[0], states.say("about", what=after.decision, text=moved[1])


def _describe_dailies(states: States) -> Iterator[Delta]:
    """Yield one line for each person with new reports."""
    known = {(entry.record.person, entry.record.date) for entry in states.before.dailies}
    new = sorted(
        (entry.record.person, entry.record.date)
        for entry in states.after.dailies
        if (entry.record.person, entry.record.date) not in known
    )
    for person, count in Counter(person for person, _ in new).items():
        days = [day for who, day in new if who == person]
        text = states.say("dailies", count=count, days=states.format_days(days[0], days[-1]))
        yield Delta("meetings", "daily", person, states.format_names(person), (person,), text)
