"""An event belongs to the commit that made it and is told once, however its branch came in."""

from __future__ import annotations

from pathlib import Path

import pytest

from teamops.model.event import Event
from tests.store.histories import Repository, task, tasks, told

pytestmark = pytest.mark.usefixtures("own_git_settings")


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    """Two tasks, far enough from each other for git to merge what is done to both."""
    repo = Repository(tmp_path / "team")
    repo.commit(a=two())
    return repo


def two(first: str = "open", second: str = "open") -> str:
    return tasks(task("t", first), *(task(f"between-{n}") for n in range(3)), task("u", second))


def of(repo: Repository, commit: str) -> list[str]:
    return [told(event) for event in repo.history().events if event.commit == commit]


def changes(repo: Repository) -> list[str]:
    """The changes of the two tasks, in the order of words."""
    both = repo.log("t", "u")
    assert sorted(both) == sorted(line for line in repo.log() if line.lstrip("+-")[:2] in ("t ", "u ", "t:", "u:"))
    return sorted(line for line in both if "→" in line)


def test_a_merge_tells_nothing_of_its_own(repo: Repository) -> None:
    repo.branch("side")
    side = repo.commit(a=two("done"))
    repo.go("main")
    main = repo.commit(a=two(second="blocked"))
    merge = repo.merge("side")
    assert changes(repo) == ["t status: open → done", "u status: open → blocked"]
    assert (of(repo, side), of(repo, main), of(repo, merge)) == (
        ["t status: open → done"], ["u status: open → blocked"], [],
    )  # fmt: skip


def test_an_evil_merge_tells_what_no_parent_had_as_compared_with_the_first(repo: Repository) -> None:
    repo.branch("side")
    repo.commit(a=two("done"))
    repo.go("main")
    repo.commit(a=two("blocked", "blocked"))
    merge = repo.merge("side", a=two("cancelled", "blocked"))
    assert of(repo, merge) == ["t status: blocked → cancelled"]
    assert repo.log("t")[0] == "t status: blocked → cancelled"


def test_a_conflict_that_takes_one_side_is_no_event_of_the_merge(repo: Repository) -> None:
    repo.branch("side")
    repo.commit(a=two("done"))
    repo.go("main")
    repo.commit(a=two("blocked"))
    merge = repo.merge("side", a=two("done"))
    assert of(repo, merge) == []
    assert changes(repo) == ["t status: open → blocked", "t status: open → done"]


def test_an_evil_merge_that_alters_what_a_branch_brought(repo: Repository) -> None:
    repo.branch("side")
    repo.commit(b=tasks(task("new")))
    repo.go("main")
    repo.commit(a=two(second="done"))
    merge = repo.merge("side", b=tasks(task("new", "done")), c=tasks(task("own")))
    assert of(repo, merge) == ["new status: open → done", "+own (c.yaml)"]
    assert repo.log("new") == ["new status: open → done", "+new (b.yaml)"]


def test_a_merge_that_drops_a_record_tells_so(repo: Repository) -> None:
    repo.branch("side")
    repo.commit(b=tasks(task("x")))
    repo.go("main")
    repo.commit(c=tasks(task("y")))
    merge = repo.merge("side", a=tasks(task("u")))
    assert {line[0] for line in of(repo, merge)} == {"-"}
    assert "-t (a.yaml)" in of(repo, merge)
    assert repo.log("t")[0] == "-t (a.yaml)"


def test_a_record_that_one_branch_moved_and_another_changed_is_merged_silently(repo: Repository) -> None:
    repo.branch("side")
    repo.commit(a=two().replace(task("t"), ""), b=tasks(task("t")))
    repo.go("main")
    repo.commit(a=two("done"))
    merge = repo.merge("side", a=two().replace(task("t"), ""), b=tasks(task("t", "done")))
    assert of(repo, merge) == []
    assert sorted(repo.log("t")) == ["+t (a.yaml)", "t status: open → done", "t: a.yaml → b.yaml"]


def test_a_record_that_a_merge_doubles_is_told(repo: Repository) -> None:
    repo.branch("side")
    repo.commit(a=two().replace(task("t"), ""), b=tasks(task("t")))
    repo.go("main")
    repo.commit(c=tasks(task("other")))
    merge = repo.merge("side", a=two())
    assert of(repo, merge) == ["+t (b.yaml)"]  # in each parent it stands in one of the two files
    assert sorted(repo.log("t")) == ["+t (a.yaml)", "+t (b.yaml)", "t: a.yaml → b.yaml"]


def test_a_criss_cross_tells_each_change_once(repo: Repository) -> None:
    repo.branch("side")
    repo.commit(a=two("done"))
    repo.go("main")
    repo.commit(a=two(second="blocked"))
    repo.branch("main-before")
    repo.go("main")
    first = repo.merge("side")
    repo.go("side")
    second = repo.merge("main-before")
    repo.commit(a=two("done", "done"))
    repo.go("main")
    last = repo.merge("side")
    assert [of(repo, merge) for merge in (first, second, last)] == [[], [], []]
    assert changes(repo) == ["t status: open → done", "u status: blocked → done", "u status: open → blocked"]


def test_an_octopus_tells_each_change_once(repo: Repository) -> None:
    for name, text in (("one", two("done")), ("two", two(second="done"))):
        repo.branch(name, "main")
        repo.commit(a=text)
    repo.branch("three", "main")
    repo.commit(c=tasks(task("new")))
    repo.go("main")
    merge = repo.merge("one", "two", "three")
    assert repo.git("rev-list", "--parents", "-1", merge).count(" ") == 4
    assert of(repo, merge) == []
    assert changes(repo) == ["t status: open → done", "u status: open → done"]
    assert repo.log("new") == ["+new (c.yaml)"]


def test_work_of_a_branch_that_a_merge_let_go_of_is_still_told(repo: Repository) -> None:
    repo.branch("side")
    repo.commit(a=two("done"))
    repo.go("main")
    repo.commit(b=tasks(task("x")))
    repo.minute += 1
    repo.git("merge", "--quiet", "-s", "ours", "-m", "ours", "side")
    assert changes(repo) == ["t status: open → done"]


def test_a_rebased_commit_is_told_once(repo: Repository) -> None:
    repo.branch("side")
    repo.commit(a=two("done"))
    repo.go("main")
    repo.commit(b=tasks(task("x")))
    repo.go("side")
    repo.git("rebase", "--quiet", "main")
    assert changes(repo) == ["t status: open → done"]


def test_a_revert_is_an_event_of_its_own(repo: Repository) -> None:
    repo.commit(a=two("done"))
    repo.minute += 1
    repo.git("revert", "--no-edit", "HEAD")
    assert repo.log("t") == ["t status: done → open", "t status: open → done", "+t (a.yaml)"]


def test_a_cherry_pick_is_an_event_of_its_own(repo: Repository) -> None:
    repo.branch("side")
    picked = repo.commit(a=two("done"))
    repo.go("main")
    repo.commit(b=tasks(task("x")))
    repo.git("cherry-pick", picked)
    assert changes(repo) == ["t status: open → done"]
    merge = repo.merge("side")
    assert of(repo, merge) == []
    assert changes(repo) == ["t status: open → done"] * 2  # two commits made it


def test_a_squash_is_one_commit(repo: Repository) -> None:
    repo.branch("side")
    repo.commit(a=two("blocked"))
    repo.commit(a=two("done"))
    repo.go("main")
    repo.minute += 1
    repo.git("merge", "--quiet", "--squash", "side")
    repo.git("commit", "--quiet", "-m", "squash")
    assert changes(repo) == ["t status: open → done"]


def test_a_merge_of_unrelated_histories_is_no_birth_of_what_either_had(repo: Repository) -> None:
    repo.git("checkout", "--quiet", "--orphan", "other")
    repo.git("rm", "-rfq", ".")
    repo.commit(z=tasks(task("z")))
    repo.go("main")
    repo.minute += 1
    repo.git("merge", "--quiet", "--allow-unrelated-histories", "-m", "both", "other")
    births = [event for event in repo.history().events if event.kind == "born" and event.item.kind == "task"]
    assert sorted(event.item.path for event in births) == ["between-0", "between-1", "between-2", "t", "u", "z"]


def test_no_event_comes_before_one_that_its_commit_builds_on(repo: Repository) -> None:
    for status in ("blocked", "done", "open"):
        repo.minute -= 10
        repo.commit(a=two(status))
    statuses = [event for event in repo.history("t").events if isinstance(event, Event)]
    assert [event.after for event in statuses] == ["open", "done", "blocked", "a.yaml"]
