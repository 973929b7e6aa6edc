"""What closing a meeting and sending its minutes would change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from teamops.model.change import Change
from teamops.model.place import At, Entry
from teamops.model.records.collaboration import Decision, Meeting
from teamops.model.records.settings import Department, Person, Settings
from teamops.model.records.tasks import Task
from teamops.model.workspace import Workspace
from teamops.planning.meetings.decisions import ParsedDecision
from teamops.planning.meetings.minutes import MinutesError, plan_distribution, plan_minutes, require_past_meeting

AT = At("collaboration/c.yaml", ("meetings", 0))
HELD = datetime(2026, 9, 28, 8, tzinfo=UTC)  # 16:00 in Shanghai
DUE = date(2026, 10, 15)
FORM = ParsedDecision("表单上线", "xw", DUE)
COSTS = ParsedDecision("成本数据", "finance", DUE)


def entry(**keys: Any) -> Entry[Meeting]:
    return Entry(Meeting(**{"id": "m-1", "type": "weekly", "held": HELD, "agenda": ("议",), **keys}), AT)


def team(*tasks: str, head: str | None = "feng", broken: frozenset[tuple[str, str]] = frozenset()) -> Workspace:
    people = {"xw": Person(name="小王"), "feng": Person(name="冯会计")}
    settings = Settings(team="队", people=people, departments={"finance": Department(name="财务部", head=head)})
    records = (Task(id=task, name="甲", start=DUE, end=DUE) for task in tasks)
    return Workspace(settings, tasks=tuple(Entry(record, At("t.yaml")) for record in records), broken=broken)


def test_each_decision_is_written_with_the_task_that_it_becomes() -> None:
    planned = plan_minutes(team(), entry(), [FORM], None)
    row = {"decision": "表单上线", "owner": "xw", "due": "2026-10-15", "task": "m-1-1"}
    assert planned.changes == (Change(AT / "decisions", [row]),)
    assert planned.tasks == (
        {
            "id": "m-1-1", "name": "表单上线", "type": "adhoc", "meeting": "m-1", "owner": "xw", "start": "2026-09-28",
            "end": "2026-10-15", "priority": "P1", "status": "not_started",
        },
    )  # fmt: skip


def test_a_department_decides_and_its_head_does() -> None:
    planned = plan_minutes(team(), entry(), [COSTS], None)
    assert planned.tasks[0]["owner"] == "feng"
    assert planned.changes[0].value[0]["owner"] == "finance"  # type: ignore[index]


def test_a_department_without_a_head_can_decide_only_without_a_task() -> None:
    with pytest.raises(MinutesError, match="--no-tasks"):
        plan_minutes(team(head=None), entry(), [COSTS], None)
    planned = plan_minutes(team(head=None), entry(), [COSTS], None, with_tasks=False)
    row = {"decision": "成本数据", "owner": "finance", "due": "2026-10-15"}
    assert (planned.changes, planned.tasks) == ((Change(AT / "decisions", [row]),), ())


@pytest.mark.parametrize(
    ("ws", "decisions", "number"),
    [
        (team("m-1-1", "m-1-7", "m-12-9", "m-1-x"), (), 8),
        (team(broken=frozenset({("tasks", "m-1-3"), ("goals", "m-1-9")})), (), 4),
        (team(), (Decision(decision="旧", task="m-1-2"),), 3),
    ],
)
def test_numbers_go_on_after_every_id_that_is_taken(
    ws: Workspace, decisions: tuple[Decision, ...], number: int
) -> None:
    planned = plan_minutes(ws, entry(decisions=decisions), [FORM, COSTS], None)
    assert [task["id"] for task in planned.tasks] == [f"m-1-{number}", f"m-1-{number + 1}"]


def test_further_decisions_follow_those_that_stand_and_none_is_written_twice() -> None:
    stands = Decision(decision="表单上线", owner="xw", due=DUE)
    planned = plan_minutes(team(), entry(decisions=(stands,)), [FORM, COSTS, COSTS], None)
    assert [change.at for change in planned.changes] == [AT / "decisions" / 1]
    assert (planned.new, planned.known) == ((COSTS,), (FORM,))


def test_who_was_there_takes_the_place_of_who_was_invited() -> None:
    planned = plan_minutes(team(), entry(attendees=("xw",)), [], ["feng"])
    assert planned.changes == (Change(AT / "attendees", ["feng"]),)
    assert plan_minutes(team(), entry(attendees=("xw",)), [], ["xw"]).changes == ()


def test_only_a_meeting_that_was_held_has_minutes() -> None:
    require_past_meeting(team(), entry().record, HELD)
    with pytest.raises(MinutesError, match=r"takes place at .*; close it afterwards"):
        require_past_meeting(team(), entry().record, HELD - timedelta(seconds=1))


@pytest.mark.parametrize(("hours", "in_time"), [(17, True), (24, True), (25, False)])
def test_minutes_are_in_time_up_to_the_limit(hours: int, in_time: bool) -> None:
    at = HELD + timedelta(hours=hours)
    planned = plan_distribution(team(), entry(), at, at)
    assert (planned.in_time, planned.after) == (in_time, timedelta(hours=hours))
    assert planned.change.at == AT / "distributed"
    assert str(planned.change.value).endswith("+08:00")


def test_minutes_go_out_once_unless_it_is_asked_for_again_and_not_before_the_meeting() -> None:
    at, known = HELD + timedelta(hours=2), entry(distributed=HELD + timedelta(hours=1))
    with pytest.raises(MinutesError, match="--again"):
        plan_distribution(team(), known, at, at)
    assert plan_distribution(team(), known, at, at, again=True).change.value == "2026-09-28T18:00:00+08:00"
    with pytest.raises(MinutesError, match="before the meeting"):
        plan_distribution(team(), entry(), HELD - timedelta(hours=1), at)
    with pytest.raises(MinutesError, match="in the future"):
        plan_distribution(team(), entry(), at, HELD)
