"""The log tells each change once, in the commit that made it, and follows a record from file to file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.histories import Repository, task, tasks

pytestmark = pytest.mark.usefixtures("own_git_settings")


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "team")


def test_a_record_is_born_changes_and_goes_newest_first(repo: Repository) -> None:
    repo.commit(a=tasks(task("t"), task("u")))
    repo.commit(a=tasks(task("t", "done", end="2026-09-01"), task("u")))
    repo.commit(a=tasks(task("u")))
    assert repo.log() == [
        "-t (a.yaml)", "t status: open → done", "t end: None → 2026-09-01", "+t (a.yaml)", "+u (a.yaml)",
    ]  # fmt: skip
    assert repo.log("t") == ["-t (a.yaml)", "t status: open → done", "t end: None → 2026-09-01", "+t (a.yaml)"]


def test_an_event_says_who_when_and_in_which_commit(repo: Repository) -> None:
    commit = repo.commit("新增任务", a=tasks(task("t")))
    (event,) = repo.history("t").events
    assert (event.author, event.email, event.commit) == ("王经理", "wang@example.com", commit)
    assert (event.subject, event.name) == ("新增任务", "任务")
    assert event.at is not None
    assert event.at.timestamp() == 1_790_000_000 + 60 * repo.minute
    assert event.items[event.item] == {"id": "t", "name": "任务", "status": "open"}


@pytest.mark.parametrize(
    "after",
    [
        "tasks:\n- {status: open, name: '任务', id: t}\n",
        "# 注释\r\ntasks:\r\n    -  id: t\r\n       name: 任务   # 名称\r\n       status: open\r\n",
        "\ufefftasks: [{id: t, name: 任务, status: open}]\n",
        "x: &n 任务\ntasks:\n  - id: t\n    name: *n\n    status: open\n",
    ],
    ids=["flow", "windows", "one line", "alias"],
)
def test_what_only_looks_different_is_no_event(repo: Repository, after: str) -> None:
    repo.commit(a=tasks(task("t")))
    repo.commit(a=after)
    repo.commit(a=tasks(task("t")))
    assert repo.log() == ["+t (a.yaml)"]
    assert repo.log("t") == ["+t (a.yaml)"]


def test_numbers_are_told_as_they_are_written(repo: Repository) -> None:
    goal = "goals:\n  - id: g\n    target: {}\n    locked: {}\n"
    for number, locked in (("1600", "no"), ("1,600.00", "no"), ("1.50", "True"), ("1e3", "true")):
        repo.commit(a=goal.format(number, locked))
    changes = ["g target: 1.50 → 1e3", "g locked: True → true", "g target: 1,600.00 → 1.50", "g locked: no → True"]
    assert repo.log("g") == [*changes, "+g (a.yaml)"]


def test_a_record_is_followed_when_its_file_is_renamed(repo: Repository) -> None:
    repo.commit(a=tasks(task("t")))
    repo.commit(a=None, b=tasks(task("t")))
    repo.commit(b=tasks(task("t", "done")))
    expected = ["t status: open → done", "t: a.yaml → b.yaml", "+t (a.yaml)"]
    assert repo.log() == repo.log("t") == expected


def test_a_record_is_followed_when_its_file_is_split_and_it_changes_as_well(repo: Repository) -> None:
    repo.commit(a=tasks(task("t"), task("u"), task("v")))
    repo.commit(a=tasks(task("u", "done")), b=tasks(task("t", "done")), c=tasks(task("v")))
    moves = ["t: a.yaml → b.yaml", "t status: open → done"]
    assert repo.log()[:4] == ["u status: open → done", *moves, "v: a.yaml → c.yaml"]
    assert repo.log("t") == [*moves, "+t (a.yaml)"]
    assert repo.log("v") == ["v: a.yaml → c.yaml", "+v (a.yaml)"]


def test_a_record_is_followed_there_and_back(repo: Repository) -> None:
    for home in "abcab":
        repo.commit(**{file: tasks(task("t")) if file == home else "tasks: []\n" for file in "abc"})
    moves = ["t: a.yaml → b.yaml", "t: c.yaml → a.yaml", "t: b.yaml → c.yaml", "t: a.yaml → b.yaml"]
    assert repo.log("t") == repo.log() == [*moves, "+t (a.yaml)"]


def test_a_record_that_is_gone_is_found_in_the_past(repo: Repository) -> None:
    repo.commit(a=tasks(task("t"), task("u")))
    repo.commit(a=None, b=tasks(task("t"), task("u")))
    repo.commit(b=tasks(task("u")))
    assert repo.log("t") == ["-t (b.yaml)", "t: a.yaml → b.yaml", "+t (a.yaml)"]
    assert repo.history("t").unknown == ()
    assert repo.history("tt").unknown == ("tt",)


def test_a_record_that_stands_twice_is_told_apart(repo: Repository) -> None:
    repo.commit(a=tasks(task("t")))
    repo.commit(a=tasks(task("t"), task("t", "done")))
    repo.commit(a=tasks(task("t", "done")))
    assert repo.log() == ["t status: open → done", "-t#2 (a.yaml)", "+t#2 (a.yaml)", "+t (a.yaml)"]


def test_what_is_inside_records_has_addresses(repo: Repository) -> None:
    monitor = "monitors:\n  - id: launch\n    phases:\n      - name: 预热期\n        checkpoints:\n"
    point = "          - {metric: 曝光量, date: 2026-09-15, plan: 500}\n"
    repo.commit(a=monitor + point)
    measured = point.replace("500", "500, actual: 380, measures: [{action: 加投, owner: zhang}]")
    repo.commit(a=monitor + measured + point.replace("15", "16"))
    path = "launch/预热期/曝光量@2026-09-1"
    changes = [f"+{path}5/加投 (a.yaml)", f"+{path}6 (a.yaml)", f"{path}5 actual: None → 380"]
    assert sorted(repo.log("launch")) == sorted([*changes, "+launch (a.yaml)"])
    assert sorted(repo.log(f"{path}5")) == sorted([changes[0], changes[2], f"+{path}5 (a.yaml)"])


def test_a_birth_tells_once_and_holds_all_that_is_inside(repo: Repository) -> None:
    repo.commit(a="reviews:\n  - id: r\n    improvements: [{id: imp-1, item: 筛选}, {id: imp-2}]\n")
    (event,) = (event for event in repo.history().events if event.item.kind == "review")
    assert [item.path for item in event.items] == ["r", "r/imp-1", "r/imp-2"]
    assert repo.log("imp-1") == repo.log("r/imp-1") == ["+r/imp-1 (a.yaml)"]
    assert repo.log(kind="improvement") == ["+r/imp-1 (a.yaml)", "+r/imp-2 (a.yaml)"]


def test_a_file_that_cannot_be_read_is_noted_and_the_log_goes_on(repo: Repository) -> None:
    repo.commit(a=tasks(task("t"), task("u")))
    broken = repo.commit(a=tasks(task("t"), "  - id: [\n"))
    repo.commit(a=b"\xff\xfe tasks")
    repo.commit(a=tasks(task("t", "done"), task("u")))
    for history in (repo.history(), repo.history("t")):
        assert [(notice.code, notice.file) for notice in history.notices] == [("unreadable", "a.yaml")] * 2
        assert history.notices[-1].commit == broken
    assert repo.log() == ["t status: open → done", "+t (a.yaml)", "+u (a.yaml)"]
    assert repo.log("t") == ["t status: open → done", "+t (a.yaml)"]


def test_a_file_that_never_could_be_read_begins_where_it_could(repo: Repository) -> None:
    repo.commit(a="tasks: [")
    repo.commit(a=tasks(task("t")))
    repo.commit(a="tasks: [")
    assert repo.log() == repo.log("t") == ["+t (a.yaml)"]


def test_a_block_that_does_not_stand_for_itself_is_read_with_its_file(repo: Repository) -> None:
    quoted = tasks("  - id: t\n    name: '一\n", "  - id: false-u\n    name: 二'\n")
    repo.commit(a=quoted)
    repo.commit(a=quoted.replace("false-u", "false-v"))
    assert [told for told in repo.log() if "false" in told.split(" ")[0]] == []


def test_choices_are_of_kind_field_person_and_days(repo: Repository) -> None:
    repo.commit(a=tasks(task("t")) + "goals:\n  - id: g\n    target: 1\n")
    repo.minute += 2000
    repo.commit(a=tasks(task("t", "done", blocker="{reason: x}")) + "goals:\n  - id: g\n    target: 2\n")
    late = repo.history("t").events[0].at
    assert repo.log(kind="goal") == ["g target: 1 → 2", "+g (a.yaml)"]
    assert repo.log(field="status") == ["t status: open → done"]
    assert repo.log(field="blocker") == ["t blocker.reason: None → x"]
    assert repo.log("t", since=late) == ["t status: open → done", "t blocker.reason: None → x"]
    assert repo.log("t", until=late) == ["+t (a.yaml)"]
    assert repo.log("t", limit=1) == ["t status: open → done"]
    assert repo.log("t", "g", limit=3)[-1] == "g target: 1 → 2" or "g target: 1 → 2" in repo.log("t", "g", limit=3)
    assert repo.log("t", authors=frozenset(["wang@example.com"])) == repo.log("t")
    assert repo.log("t", authors=frozenset(["han@example.com"])) == []


def test_skewed_clocks_hide_nothing(repo: Repository) -> None:
    repo.commit(a=tasks(task("t")))
    repo.minute -= 100_000
    repo.commit(a=tasks(task("t", "blocked")))
    repo.minute += 200_000
    last = repo.commit(a=tasks(task("t", "done")))
    since = next(event.at for event in repo.history("t").events if event.commit == last)
    assert repo.log(since=since) == ["t status: blocked → done"]
    assert repo.log() == ["t status: blocked → done", "t status: open → blocked", "+t (a.yaml)"]


def test_the_clock_is_the_authors_unless_the_committers_is_asked_for(
    repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit(a=tasks(task("t")))
    repo.git("commit", "--amend", "--no-edit", "--quiet", "--date", "2020-01-02T03:04:05+00:00")
    author, committer = (repo.history("t", clock=clock).events[0].at for clock in ("author", "committer"))
    assert author is not None
    assert committer is not None
    assert author.isoformat() == "2020-01-02T03:04:05+00:00"
    assert committer.year == 2026


def test_what_is_not_committed_is_told_on_request_only(repo: Repository) -> None:
    repo.commit(a=tasks(task("t"), task("u")), b=tasks(task("v")))
    repo.write("a.yaml", tasks(task("t", "done")).replace("\n", "\r\n"))
    repo.write("b.yaml", None)
    repo.write("c.yaml", tasks(task("v"), task("w")))
    before = repo.log()
    assert repo.log(uncommitted=True) == [
        "t status: open → done", "v: b.yaml → c.yaml", "+w (c.yaml)", "-u (a.yaml)", *before,
    ]  # fmt: skip
    (event, *_) = repo.history("w", uncommitted=True).events
    assert (event.commit, event.at, event.author) == ("", None, "")
    assert repo.history("w").unknown == ("w",)


def test_what_is_not_committed_and_not_readable_is_noted(repo: Repository) -> None:
    repo.commit(a=tasks(task("t")))
    repo.write("a.yaml", "tasks: [")
    history = repo.history(uncommitted=True)
    assert [(notice.code, notice.file) for notice in history.notices] == [("unreadable_now", "a.yaml")]


def test_people_and_limits_are_records_too(repo: Repository) -> None:
    repo.write("teamops.yaml", "team: x\npeople: {wang: {name: 王总}}\nlimits: {deviation: 5%}\n")
    repo.commit()
    found = {(event.item.path, event.field) for event in repo.history().events if event.field}
    assert found == {
        ("teamops.yaml", "team"), ("teamops.yaml", "timezone"), ("teamops.yaml", "limits.deviation"),
        ("wang", "name"), ("wang", "email"),
    }  # fmt: skip
    assert [event.field for event in repo.history("wang").events] == ["name", "email", None]


def test_only_record_files_of_this_workspace_count(tmp_path: Path) -> None:
    repo = Repository(tmp_path)
    repo.write("teamops.yaml", "team: x\nignore: ['drafts/**']\n")
    for file in ("templates/a.yaml", ".hidden/a.yaml", "drafts/a.yaml", "other/a.yaml", "a.txt", "in/a.yml"):
        repo.write(file, tasks(task(f"of-{file[:3]}")))
    repo.write("other/teamops.yaml", "team: y\n")
    (tmp_path / "link.yaml").symlink_to("in/a.yml")
    repo.commit()
    assert repo.log() == ["+of-in/ (in/a.yml)"]


def test_a_record_that_was_away_for_some_commits_is_followed_to_its_earlier_life(repo: Repository) -> None:
    repo.commit(a=tasks(task("t"), task("u")), z=tasks(task("z", note="t")))
    repo.commit(a=tasks(task("u")))
    repo.commit(a=tasks(task("u", "done")))
    repo.commit(b=tasks(task("t", "done")))
    repo.commit(z=tasks(task("z", note="t2")))
    assert repo.log("t") == ["+t (b.yaml)", "-t (a.yaml)", "+t (a.yaml)"]


@pytest.mark.parametrize("word", ["", "-", "--all", "HEAD", "*", "t\nu", "/", "@", "#2", "\udcff"])
def test_any_word_may_be_asked_for(repo: Repository, word: str) -> None:
    repo.commit(a=tasks(task("t")))
    history = repo.history(word)
    assert (history.events, history.unknown) == ((), (word,))


def test_the_settings_are_asked_for_by_the_name_of_their_file(repo: Repository) -> None:
    repo.write("teamops.yaml", "team: 华南\n")
    repo.commit()
    found = [(event.item.kind, event.field) for event in repo.history("teamops.yaml").events]
    assert found == [("settings", "team"), ("settings", "timezone"), ("settings", None)]
