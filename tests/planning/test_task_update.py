"""What an update of tasks changes: the keys that were asked for, the blocker that goes with the status, the time."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from teamops.model.change import GONE
from teamops.model.figures.quantity import Quantity
from teamops.model.place import At, Entry
from teamops.model.records.settings import Settings
from teamops.model.records.tasks import Blocker, Task
from teamops.model.workspace import Workspace
from teamops.planning.tasks.update import TaskUpdate, TaskUpdateError, plan_update

AT = At("tasks/t.yaml", ("tasks", 0))
NOW = datetime(2026, 9, 28, 8, 5, 7, 999, tzinfo=UTC)
NEED = Blocker(reason=None, needs="数据", from_="chen", since=None)
FULL = Blocker(reason="缺数据", needs="数据", from_="chen", since=date(2026, 9, 3))


def team(**keys: Any) -> Workspace:
    days = {"start": date(2026, 9, 1), "end": date(2026, 9, 30)}
    record = Task(**{"id": "t-1", "name": "竞品报告", "owner": ("zhao",), **days, **keys})
    return Workspace(settings=Settings(team="队"), tasks=(Entry(record, AT),))


def changes(ws: Workspace, *ids: str, **asked: Any) -> dict[str, Any]:
    """The new values by key, but for the time of the confirmation."""
    made = plan_update(ws, ids or ("t-1",), TaskUpdate(**asked), NOW).changes
    values = {str(change.at.route[-1]): change.value for change in made}
    assert values.pop("updated") == "2026-09-28T16:05:07+08:00"
    return values


def test_nothing_asked_changes_only_the_time() -> None:
    assert changes(team(status="blocked", blocker=FULL)) == {}


def test_an_id_given_twice_is_one_task() -> None:
    assert len(plan_update(team(), ("t-1", "t-1"), TaskUpdate(), NOW).changes) == 1


def test_the_first_move_of_the_end_keeps_the_day_before_it_and_no_later_one_changes_that() -> None:
    kept = {"first_due": date(2026, 9, 18)}
    assert changes(team(), end="2026-10-09") == {"end": "2026-10-09", "first_due": "2026-09-30"}
    assert changes(team(), end="2026-09-11") == {"end": "2026-09-11", "first_due": "2026-09-30"}
    assert changes(team(**kept), end="2026-10-09") == {"end": "2026-10-09"}
    assert changes(team(**kept), end="2026-09-30") == {}
    pulled = {"first_due": date(2026, 10, 20), "end": date(2026, 9, 25)}
    assert changes(team(**pulled), end="2026-10-09") == {"end": "2026-10-09", "first_due": "2026-09-25"}  # missed
    pulled |= {"end": date(2026, 9, 29)}
    assert changes(team(**pulled), end="2026-10-09") == {"end": "2026-10-09"}  # in time
    assert changes(team(), start="2026-09-02") == {"start": "2026-09-02"}
    assert changes(team(repeat="daily"), end="2026-10-09") == {"end": "2026-10-09"}  # no work itself: it is never due


@pytest.mark.parametrize("status", ["done", "cancelled"])
def test_what_is_closed_stays_closed_on_its_day(status: str) -> None:
    closed = team(status=status, updated=datetime(2026, 9, 20, tzinfo=UTC))
    made = plan_update(closed, ("t-1",), TaskUpdate(note="归档", status=status), NOW).changes
    assert [change.at.route[-1] for change in made] == ["note"]
    assert plan_update(closed, ("t-1",), TaskUpdate(), NOW).changes == ()
    undated = team(status=status)
    assert [c.at.route[-1] for c in plan_update(undated, ("t-1",), TaskUpdate(note="归档"), NOW).changes] == ["note"]
    assert changes(undated, status=status) == {}  # which says when
    assert changes(closed, status="in_progress") == {"status": "in_progress"}  # and opens it again


def test_what_is_so_already_is_not_written() -> None:
    same = {"status": "not_started", "owner": "zhao", "priority": "P2", "end": "2026-09-30", "progress": "0.4"}
    assert changes(team(progress=Quantity.parse("40%")), **same) == {}


@pytest.mark.parametrize(
    ("written", "expected"),
    [(None, {}), ("40%", {"progress": "100%"}), ("0.4", {"progress": "1"}), ("100%", {})],
)
def test_done_completes_the_progress_where_one_is_written(written: str | None, expected: dict[str, str]) -> None:
    ws = team(status="in_progress", progress=Quantity.parse(written) if written else None)
    assert changes(ws, status="done") == {"status": "done", **expected}


@pytest.mark.parametrize("status", ["done", "cancelled", "in_progress", "not_started"])
def test_a_blocker_goes_when_the_block_ends(status: str) -> None:
    assert changes(team(status="blocked", blocker=FULL), status=status) == {"status": status, "blocker": GONE}


def test_a_known_need_stays_on_an_open_task_and_goes_with_a_closed_one() -> None:
    ws = team(status="not_started", blocker=NEED)
    assert changes(ws, status="in_progress") == {"status": "in_progress"}
    assert changes(ws, status="done") == {"status": "done", "blocker": GONE}


def test_a_need_can_be_told_of_a_task_that_goes_on() -> None:
    assert changes(team(), needs="数据") == {"blocker": {"needs": "数据"}}
    after = changes(team(status="blocked", blocker=FULL), status="in_progress", needs="复核")
    assert after == {"status": "in_progress", "blocker": {"needs": "复核"}}


def test_a_known_need_is_the_need_of_the_block() -> None:
    blocker = {"reason": "缺数据", "needs": "数据", "from": "chen", "since": "2026-09-28"}
    made = changes(team(status="in_progress", blocker=NEED), status="blocked", reason="缺数据")
    assert made == {"status": "blocked", "blocker": blocker}


def test_reason_and_need_together_are_a_new_blocker_since_the_same_day() -> None:
    made = changes(team(status="blocked", blocker=FULL), status="blocked", reason="甲", needs="乙")
    assert made == {"blocker": {"reason": "甲", "needs": "乙", "since": "2026-09-03"}}
    later = changes(team(status="blocked", blocker=FULL), status="blocked", since="2026-09-20")
    assert later["blocker"] == {"reason": "缺数据", "needs": "数据", "from": "chen", "since": "2026-09-20"}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"status": "blocked"}, "--reason, --needs"),
        ({"status": "blocked", "reason": "甲"}, "(missing: --needs)"),
        ({"status": "done", "needs": "乙"}, "--needs"),
    ],
)
def test_a_blocker_that_is_missing_or_too_many_is_refused(asked: dict[str, Any], said: str) -> None:
    with pytest.raises(TaskUpdateError) as refused:
        changes(team(), **asked)
    assert said in str(refused.value)
