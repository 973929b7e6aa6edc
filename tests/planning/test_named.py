"""A record is found by its id, by what it is called, or by how its id begins; else what to do is said."""

from __future__ import annotations

from datetime import date

import pytest

from teamops.locale.words import Words
from teamops.model.place import At, Entry
from teamops.model.records.settings import Settings
from teamops.model.records.tasks import Status, Task
from teamops.model.workspace import Workspace
from teamops.planning.lookup import NoSuchRecordError, resolve_record

DAY = date(2026, 9, 1)
SETTINGS = Settings(team="x")


def task(identity: str, name: str, status: Status = "not_started", file: str = "tasks/t.yaml") -> Entry[Task]:
    return Entry(Task(id=identity, name=name, start=DAY, end=DAY, status=status), At(file, ("tasks", 0)))


TEAM = Workspace(
    settings=SETTINGS,
    tasks=(
        task("report-08", "竞品报告", "done"), task("report-09", "竞品报告"), task("visit-09", "客户回访"),
        task("visit", "拜访"), task("leads-a", "线索"), task("leads-b", "线索"),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("visit", "visit"),  # an id, though others begin with it
        ("客户回访", "visit-09"),
        ("竞品报告", "report-09"),  # the one that is still open
        ("visit-", "visit-09"),
        ("VISIT-", "visit-09"),
        ("ＶＩＳＩＴ-09", "visit-09"),
        ("leads-b", "leads-b"),
    ],
)
def test_one_record_is_meant(word: str, found: str) -> None:
    assert resolve_record(TEAM, "tasks", word).record.id == found


@pytest.mark.parametrize(
    ("ws", "word", "said"),
    [
        (TEAM, "reprt-09", "did you mean “report-09 (竞品报告)”"),
        (TEAM, "客户回防", "did you mean “visit-09"),
        (TEAM, "zzz", "`teamops tasks list`"),
        (TEAM, "report", "report-08 (竞品报告), report-09 (竞品报告)"),
        (TEAM, "线索", "leads-a (线索), leads-b (线索)"),
        (TEAM, "vi", "no task “vi”"),  # too short to begin an id
        (
            Workspace(settings=SETTINGS, tasks=(task("t", "a"), task("t", "b", file="b.yaml"))),
            "t",
            "tasks/t.yaml, b.yaml",
        ),
        (Workspace(settings=SETTINGS, broken=frozenset({("tasks", "t-1")})), "t-1", "teamops check"),
        (Workspace(settings=SETTINGS, unread=("tasks/x.yaml",)), "t-1", "tasks/x.yaml"),
    ],
)
def test_none_or_several_are_refused_with_a_way_on(ws: Workspace, word: str, said: str) -> None:
    with pytest.raises(NoSuchRecordError) as refused:
        resolve_record(ws, "tasks", word)
    assert said in str(refused.value)
    assert word in refused.value.say(Words("zh"))
