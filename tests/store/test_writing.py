"""Intended changes reach their files: shown first, made in all or none, and never on top of somebody else's."""

from __future__ import annotations

from pathlib import Path

import pytest

from teamops.model.change import Change
from teamops.model.place import At
from teamops.store.errors import WriteRefusedError
from teamops.store.reading.loader import load
from teamops.store.writing.drafts import plan_drafts, write_changes
from tests.store.team import SETTINGS, TASK, output, python, settle, told

STATUS = At("tasks/a.yaml", ("tasks", 0)) / "status"
NEW = {"id": "t-2", "name": "竞品月报", "type": "routine", "owner": "wang", "start": "2026-09-01", "end": "2026-09-07"}


def tasks(root: Path, text: str = f"tasks:\n{TASK}") -> Path:
    return settle(root, {"tasks/a.yaml": text})


def test_a_preview_is_what_will_be_written_and_writes_nothing(tmp_path) -> None:
    root = tasks(tmp_path)
    changes = [Change(STATUS, "done"), Change(At("new/b.yaml", ("tasks", 0)), NEW)]
    shown = plan_drafts(root, changes).texts
    assert shown["tasks/a.yaml"][0] == (root / "tasks/a.yaml").read_text("utf-8")
    assert shown["new/b.yaml"][0] == ""
    assert not (root / "new").exists()
    assert write_changes(root, changes) == ("tasks/a.yaml", "new/b.yaml")
    assert {file: (root / file).read_text("utf-8") for file in shown} == {f: after for f, (_, after) in shown.items()}
    assert told(root) == []
    assert write_changes(root, changes) == ()


FORMS = {
    "a byte order mark": ("\ufefftasks:\n" + TASK, "\ufefftasks:\n" + TASK.replace("}", ", status: done}")),
    "CRLF": (f"tasks:\n{TASK}".replace("\n", "\r\n"), f"tasks:\n{TASK}".replace("}\n", ", status: done}\r\n")),
    "no last line end": (f"tasks:\n{TASK}".rstrip("\n"), f"tasks:\n{TASK}".replace("}\n", ", status: done}")),
    "comments": (f"# 任务\ntasks: # 😀\n{TASK}# end\n", None),
}


@pytest.mark.parametrize(("before", "after"), FORMS.values(), ids=FORMS)
def test_the_file_keeps_its_form(tmp_path, before: str, after: str | None) -> None:
    root = tasks(tmp_path, before)
    write_changes(root, [Change(STATUS, "done")])
    after = after or before.replace("}", ", status: done}")
    expected = after.replace("\r\n", "\n").replace("\n", "\r\n") if "\r\n" in before else after
    assert (root / "tasks/a.yaml").read_bytes() == expected.encode()


REFUSED = {
    "no YAML": "tasks: [",
    "another encoding": "tasks: [{id: 回访}]\n".encode("gb18030"),
    "a conflict": "<<<<<<< HEAD\ntasks: []\n",
    "a key twice": "tasks: []\ntasks: []\n",
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_a_file_with_faults_is_not_changed_and_no_other_one_either(tmp_path, content: str | bytes) -> None:
    root = settle(tmp_path, {"tasks/a.yaml": content, "b.yaml": "tasks: []\n"})
    before = (root / "tasks/a.yaml").read_bytes()
    for act in (plan_drafts, write_changes):
        with pytest.raises(WriteRefusedError, match="teamops check"):
            act(root, [Change(At("b.yaml", ("tasks", 0)), NEW), Change(STATUS, "done")])
    assert (root / "tasks/a.yaml").read_bytes() == before
    assert (root / "b.yaml").read_text("utf-8") == "tasks: []\n"


def test_a_change_thought_out_on_an_older_version_is_refused(tmp_path) -> None:
    root = tasks(tmp_path)
    ws = load(root)
    (root / "tasks/a.yaml").write_text(f"tasks:\n{TASK.replace('t-1', 't-0')}{TASK}", encoding="utf-8")
    for act in (plan_drafts, write_changes):
        with pytest.raises(WriteRefusedError, match="changed by someone else"):
            act(root, [Change(STATUS, "done")], ws.digests)
    (root / "tasks/a.yaml").unlink()
    with pytest.raises(WriteRefusedError, match="changed by someone else"):
        write_changes(root, [Change(STATUS, "done")], ws.digests)
    assert not (root / "tasks/a.yaml").exists()


def test_settings_can_be_changed_like_any_file(tmp_path) -> None:
    root = settle(tmp_path)
    write_changes(root, [Change(At("teamops.yaml", ("people", "chen", "name")), "陈总监")])
    assert (root / "teamops.yaml").read_text("utf-8") == SETTINGS.replace("陈总", "陈总监")


APPENDING = """
import sys
from pathlib import Path
from teamops.model.change import Change
from teamops.model.place import At
from teamops.store.errors import WriteRefusedError
from teamops.store.reading.loader import load
from teamops.store.writing.drafts import write_changes
root, me, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(count):
    while True:
        ws = load(root)
        task = {"id": f"{me}-{number}", "name": "x", "start": "2026-09-01", "end": "2026-09-02"}
        actual = {"goal": "g", "date": "2026-09-01", "value": "1", "note": f"{me}-{number}"}
        try:
            tasks = [e for e in ws.tasks if e.at.file == "tasks/a.yaml"]
            write_changes(root, [Change(At("tasks/a.yaml", ("tasks", len(tasks))), task),
                         Change(At("actuals.yaml", ("actuals", len(ws.actuals))), actual)], ws.digests)
            break
        except WriteRefusedError as error:
            if error.message not in ("changed_meanwhile", "already_exists"):
                raise
"""


def test_writers_at_once_lose_nothing(tmp_path) -> None:
    root = tasks(tmp_path)
    writers = [python(APPENDING, root, name, 6) for name in "abcd"]
    for writer in writers:
        output(writer)
    ws = load(root)
    expected = sorted(f"{name}-{number}" for name in "abcd" for number in range(6))
    assert sorted(e.record.id for e in ws.tasks) == [*expected, "t-1"]
    assert sorted(e.record.note for e in ws.actuals) == expected
    assert ws.faults == ()


def test_a_record_added_to_a_file_made_meanwhile_replaces_none(tmp_path) -> None:
    root = tasks(tmp_path)
    ws = load(root)
    addition = Change(At("tasks/b.yaml", ("tasks", 0)), NEW)
    settle(root, {"tasks/b.yaml": f"tasks:\n{TASK}".replace("t-1", "t-9")})  # somebody else's, after the count
    before = (root / "tasks/b.yaml").read_bytes()
    with pytest.raises(WriteRefusedError, match=r"tasks/b\.yaml was changed"):
        write_changes(root, [addition], ws.digests)
    assert (root / "tasks/b.yaml").read_bytes() == before
    write_changes(root, [Change(At("tasks/b.yaml", ("tasks", 1)), NEW)], ws.digests)
    assert [entry.record.id for entry in load(root).tasks if entry.at.file == "tasks/b.yaml"] == ["t-9", "t-2"]
