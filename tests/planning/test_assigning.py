"""What a candidate is said to hold is what the check counts: the cap of P0 tasks is told before it is broken."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamops.checking.engine import load_rules
from teamops.model.place import At, Entry
from teamops.model.records.settings import Person, Settings
from teamops.model.records.tasks import Task
from teamops.model.workspace import Workspace
from teamops.planning.tasks.assignment import AssignError, list_candidates, plan_assignment

TODAY = date(2026, 9, 7)
PEOPLE = {"zhao": Person(name="赵四"), "qian": Person(name="钱进")}


def team(spans: list[tuple[int, int]], owners: list[str]) -> Workspace:
    tasks = tuple(
        Entry(
            Task(
                id=f"t{n}",
                name=f"任务{n}",
                owner=(owner,),
                start=TODAY + timedelta(start),
                end=TODAY + timedelta(start + length),
                priority="P0",
            ),
            At("t.yaml", ("tasks", n)),
        )
        for n, ((start, length), owner) in enumerate(zip(spans, owners, strict=True))
    )
    return Workspace(settings=Settings(team="x", people=PEOPLE), tasks=tasks)


def breaches(ws: Workspace) -> set[str]:
    """The people who the check says hold too many P0 tasks, with their names."""
    found = load_rules()["T002"].run(ws, datetime(2026, 9, 7, 12))
    return {str(getattr(finding, "facts", {}).get("person")) for finding in found}


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 6)), min_size=1, max_size=6), st.data())
def test_a_task_is_refused_exactly_if_the_check_would_object(spans: list[tuple[int, int]], data: st.DataObject) -> None:
    others = data.draw(st.lists(st.sampled_from([*PEOPLE]), min_size=len(spans) - 1, max_size=len(spans) - 1))
    ws = team(spans, ["zhao", *others])
    first = ws.tasks[0]
    given_away = Entry(
        Task(
            id="t0", name="任务0", owner=("qian",), start=first.record.start, end=first.record.end, priority="P0"
        ),
        first.at,
    )  # fmt: skip
    mine = [e for e in (given_away, *ws.tasks[1:]) if "qian" in e.record.owner]
    inside = [e for e in mine if e.record.start <= first.record.end and first.record.start <= e.record.end]
    after = Workspace(settings=ws.settings, tasks=tuple(inside))
    too_many = any(
        sum(e.record.start <= day <= e.record.end for e in inside) > 2
        for day in (first.record.start + timedelta(n) for n in range((first.record.end - first.record.start).days + 1))
    )
    try:
        plan_assignment(ws, "t0", "qian", TODAY)
        refused = False
    except AssignError:
        refused = True
    assert refused == too_many
    if refused:
        assert "钱进" in breaches(after)


def test_nobody_is_proposed_or_takes_a_task_that_outlasts_their_stay() -> None:
    people = PEOPLE | {
        "sun": Person(name="孙立", until=TODAY + timedelta(2)),
        "li": Person(name="李明", since=TODAY + timedelta(3)),
    }
    ws = Workspace(settings=Settings(team="x", people=people), tasks=team([(1, 1), (1, 2)], ["zhao", "zhao"]).tasks)
    short, long = (entry.record for entry in ws.tasks)
    assert [one.person for one in list_candidates(ws, short, TODAY)] == ["qian", "sun"]
    assert [one.person for one in list_candidates(ws, long, TODAY)] == ["qian"]
    with pytest.raises(AssignError) as refused:
        plan_assignment(ws, long.id, "sun", TODAY)
    assert refused.value.message == "absent"
