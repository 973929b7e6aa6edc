"""Times that records lack are those of their commits; what git does not know stays unknown."""

from __future__ import annotations

from datetime import date, datetime

from teamops.history.commit_times import add_commit_dates
from teamops.model.event import Address, Event, History
from teamops.model.figures.quantity import Quantity
from teamops.model.place import At, Entry
from teamops.model.records.monitors import Checkpoint, Monitor, Phase
from teamops.model.records.settings import Settings
from teamops.model.records.tasks import Status, Task
from teamops.model.workspace import Workspace

TASK, POINT = Address("task", "t"), Address("checkpoint", "m/预热期/曝光量@2026-09-08")
DAY = date(2026, 9, 8)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-09-{text}+08:00")


def event(item: Address, field: str | None, after: str | None, when: datetime, **items: str) -> Event:
    return Event(item, field, None, after, "王", "w@x.y", when, "1234567", items={item: items})


def team(
    status: Status = "in_progress", updated: datetime | None = None, recorded: datetime | None = None
) -> Workspace:
    task = Task(id="t", name="甲", start=DAY, end=DAY, status=status, updated=updated)
    point = Checkpoint(metric="曝光量", date=DAY, actual=Quantity.parse("1"), recorded=recorded)
    phase = Phase(name="预热期", start=DAY, end=DAY, checkpoints=(point,))
    monitor = Monitor(id="m", project="上市", phases=(phase,))
    return Workspace(
        settings=Settings(team="x"),
        tasks=(Entry(task, At("a.yaml", ("tasks", 0))),),
        monitors=(Entry(monitor, At("a.yaml", ("monitors", 0))),),
    )


def recorded(ws: Workspace) -> datetime | None:
    return ws.monitors[0].record.phases[0].checkpoints[0].recorded


def test_the_last_commit_that_touched_a_task_confirmed_it() -> None:
    past = History((event(TASK, "status", "in_progress", at("04T09:00")), event(TASK, None, "a.yaml", at("01T09:00"))))
    assert add_commit_dates(team(), past).tasks[0].record.updated == at("04T09:00")
    assert add_commit_dates(team(updated=at("02T09:00")), past).tasks[0].record.updated == at("02T09:00")
    assert add_commit_dates(team("done"), past).tasks[0].record.updated is None  # nobody asks


def test_a_reading_was_recorded_when_it_was_committed() -> None:
    past = History((event(POINT, "cause", "x", at("10T09:00")), event(POINT, "actual", "1", at("09T18:00"))))
    assert recorded(add_commit_dates(team(), past)) == at("09T18:00")
    assert recorded(add_commit_dates(team(recorded=at("08T18:00")), past)) == at("08T18:00")
    born = Event(
        Address("monitor", "m"), None, None, "a.yaml", "王", "", at("07T09:00"), "1", items={POINT: {"actual": "1"}}
    )
    assert recorded(add_commit_dates(team(), History((born,)))) == at("07T09:00")


def test_what_git_does_not_know_stays_unknown() -> None:
    ws = add_commit_dates(team(), History(()))
    assert (ws.tasks[0].record.updated, recorded(ws)) == (None, None)
