"""What is added to a meeting that is there already, and what is left as it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from teamops.model.change import Change
from teamops.model.place import At, Entry
from teamops.model.records.collaboration import Decision, Meeting
from teamops.model.records.settings import Settings
from teamops.model.workspace import Workspace
from teamops.planning.meetings.agenda import MeetingDraft, Topic, complete_record, plan_agenda_completion
from teamops.planning.meetings.minutes import MinutesError

AT = At("c.yaml", ("meetings", 0))
WS = Workspace(Settings(team="队"))
HELD = datetime(2026, 9, 28, 8, tzinfo=UTC)
TOPICS = (Topic("上周任务", "上周任务：完成 2/3 项"), Topic("", "国庆值班"))
WANTED = MeetingDraft("m-1", "weekly", HELD, TOPICS, ("chen", "wang"))


def changes(wanted: MeetingDraft = WANTED, now: datetime = HELD, **keys: Any) -> tuple[Change, ...]:
    meeting = Meeting(**{"id": "m-1", "type": "weekly", "held": HELD, **keys})
    return plan_agenda_completion(WS, Entry(meeting, AT), wanted, now)


def test_what_the_agenda_lacks_is_put_after_what_stands() -> None:
    made = changes(agenda=("季度收尾", "国庆值班"), attendees=("li",))
    assert made == (Change(AT / "agenda", ["季度收尾", "国庆值班", "上周任务：完成 2/3 项"]),)


def test_a_line_on_the_same_is_not_put_beside_another() -> None:
    assert changes(agenda=("上周任务:完成 1/3 项", "国庆值班"), attendees=("li",)) == ()


def test_a_meeting_without_attendees_gets_them_and_others_only_if_they_are_named() -> None:
    assert changes(agenda=("上周任务", "国庆值班")) == (Change(AT / "attendees", ["chen", "wang"]),)
    named = MeetingDraft("m-1", "weekly", HELD, (), ("chen", "li"), names_attendees=True)
    assert changes(named, attendees=("li",)) == (Change(AT / "attendees", ["li", "chen"]),)


def test_the_time_changes_only_if_another_is_named() -> None:
    later = HELD + timedelta(hours=1)
    assert changes(MeetingDraft("m-1", "weekly", later, (), ())) == ()
    moved = changes(MeetingDraft("m-1", "weekly", later, (), (), names_time=True))
    assert moved == (Change(AT / "held", "2026-09-28T09:00:00+00:00"),)


@pytest.mark.parametrize(
    "keys",
    [{"held": HELD - timedelta(seconds=1)}, {"decisions": (Decision(decision="甲"),)}, {"distributed": HELD}],
)
def test_the_agenda_of_a_meeting_that_was_held_stays_as_it_was(keys: dict[str, Any]) -> None:
    with pytest.raises(MinutesError, match=r"was held .* --id|was held"):
        changes(**keys)


def test_a_meeting_of_another_kind_is_another_meeting() -> None:
    with pytest.raises(MinutesError, match="m-1 is a monthly meeting"):
        changes(type="monthly")


def test_a_record_gets_only_the_lists_that_hold_something() -> None:
    made = complete_record({"id": "m-1"}, MeetingDraft("m-1", "adhoc", HELD, (), ("chen",)))
    assert made == {"id": "m-1", "attendees": ["chen"]}
