"""The workspace at a commit is what a checkout of that commit would be, without one."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest

from teamops.locale.words import Words
from teamops.store.cache.cached_check import build_outcome
from teamops.store.demo.history import load_demo_commits
from teamops.store.demo.repository import commit_all
from teamops.store.errors import CommandError
from teamops.store.git.revision import resolve_revision
from teamops.store.past.snapshot import load_at_commit, read_files_at
from teamops.store.reading.files import Files, read_workspace_files
from teamops.store.reading.loader import load
from teamops.store.reading.source import MAX_BYTES
from tests.store.past import SETTINGS, Past, task

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY, NEXT = "2026-09-01T09:00:00+08:00", "2026-09-02T09:00:00+08:00"


@pytest.fixture
def past(tmp_path: Path) -> Past:
    return Past(tmp_path / "team")


def at(root: Path, when: str) -> Files:
    return read_files_at(root, resolve_revision(root, when))


def names(files: Files) -> list[str]:
    return [source.file for source in files.sources]


def same_as_a_checkout(past: Past, commit: str, elsewhere: Path, inside: str = "") -> None:
    past.git("worktree", "add", "-q", "--detach", str(elsewhere), commit)
    checked_out = read_workspace_files(elsewhere / inside)
    found = at(past.folder / inside, commit)
    assert [(s.file, s.digest) for s in found.sources] == [(s.file, s.digest) for s in checked_out.sources]
    assert found.documents == checked_out.documents
    assert [(f.code, f.at, f.variant) for f in found.faults] == [(f.code, f.at, f.variant) for f in checked_out.faults]


@pytest.mark.unmeasured
def test_every_commit_of_the_demonstration_is_as_its_checkout(tmp_path: Path) -> None:
    team, other = tmp_path / "team", tmp_path / "other"
    team.mkdir()
    commit_all(team, load_demo_commits(EXAMPLES / "quarter"))
    past = Past(team)
    past.git("worktree", "add", "-q", "--detach", str(other))
    for commit in past.git("rev-list", "HEAD").splitlines():
        Past(other).git("checkout", "-q", commit)
        version = resolve_revision(team, commit)
        ws, checked_out = load_at_commit(team, version), load(other)
        assert ws == checked_out
        found = build_outcome(ws, read_files_at(team, version), version.at, "zh")
        assert found == build_outcome(checked_out, read_workspace_files(other), version.at, "zh")


def test_what_is_left_out_on_disk_is_left_out_of_the_past(past: Past, tmp_path: Path) -> None:
    commit = past.commit(
        {
            "teamops.yaml": SETTINGS + "ignore: [drafts/*, '**/old-*.yaml']\ndocuments: {files: 'papers/**'}\n",
            "tasks/a.yaml": task("a"), "tasks/old-a.yaml": task("a"), "tasks/.b.yaml": task("a"),
            ".github/ci.yaml": "on: push\n", "templates/task.yaml": task("a"), "drafts/x/y.yaml": task("a"),
            "other/teamops.yaml": SETTINGS, "other/tasks/a.yaml": task("a"), "other/deep/a.yml": task("a"),
            "papers/计划.docx": "x", "papers/a.yaml": task("p"), "tasks/中文 文件\t名.yml": task("c"),
            "docs/not.md": "x", 'odd"\n/a.yaml': task("d"), "tasks/templates/a.yaml": task("e"),
        },
        DAY,
    )  # fmt: skip
    same_as_a_checkout(past, commit, tmp_path / "other")
    assert names(at(past.folder, commit)) == [
        "teamops.yaml", 'odd"\n/a.yaml', "papers/a.yaml", "tasks/a.yaml", "tasks/templates/a.yaml",
        "tasks/中文 文件\t名.yml",
    ]  # fmt: skip
    assert at(past.folder, commit).documents == ("papers/计划.docx",)


def test_bytes_are_those_that_were_stored(past: Past) -> None:
    crlf, bom = task("a").replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + task("b").encode()
    past.commit({"teamops.yaml": SETTINGS, "a.yaml": crlf, "b.yaml": bom, "c.yaml": b"\xff\0"}, DAY)
    found = {source.file: source.raw for source in at(past.folder, "HEAD").sources}
    assert (found["a.yaml"], found["b.yaml"], found["c.yaml"]) == (crlf, bom, b"\xff\0")
    assert [entry.record.id for entry in load_at_commit(past.folder, resolve_revision(past.folder, "HEAD")).tasks] == [
        "a",
        "b",
    ]


def test_a_file_that_is_too_large_is_a_fault_and_hides_no_other(past: Past, tmp_path: Path) -> None:
    large = b"# " + b"x" * MAX_BYTES
    commit = past.commit({"teamops.yaml": SETTINGS, "a.yaml": large, "b.yaml": task("b")}, DAY)
    same_as_a_checkout(past, commit, tmp_path / "other")
    assert names(at(past.folder, commit)) == ["teamops.yaml", "b.yaml"]


def test_a_file_that_was_invalid_then_is_told_with_its_place(past: Past) -> None:
    past.commit({"teamops.yaml": SETTINGS, "a.yaml": "tasks: [{id: a\n"}, DAY)
    past.commit({"a.yaml": task("a")}, NEXT)
    before, after = (load_at_commit(past.folder, resolve_revision(past.folder, when)) for when in ("HEAD~1", "HEAD"))
    assert [fault.code for fault in before.faults] == ["F001"]
    assert after.faults == ()


def test_links_lead_no_further_than_on_disk(past: Past, tmp_path: Path) -> None:
    past.write({"teamops.yaml": SETTINGS, "a.yaml": task("a"), "notes/b.txt": task("b"), "dir/c.yaml": task("c")})
    links = {
        "same.yaml": "a.yaml", "note.yaml": "notes/b.txt", "dir/up.yaml": "../notes/b.txt", "gone.yaml": "nowhere.yaml",
        "twice.yaml": "note.yaml", "folder.yaml": "dir", "linked": "dir",
    }  # fmt: skip
    for link, target in links.items():
        (past.folder / link).symlink_to(target)
    same_as_a_checkout(past, past.commit({}, DAY), tmp_path / "other")


@pytest.mark.parametrize("target", ["/etc/passwd", "../secret.yaml", "dir/../../secret.yaml", "loop.yaml"])
def test_a_link_that_leaves_the_workspace_is_not_followed(past: Past, tmp_path: Path, target: str) -> None:
    (tmp_path / "secret.yaml").write_text(task("secret"), encoding="utf-8")
    past.write({"teamops.yaml": SETTINGS})
    (past.folder / "loop.yaml").symlink_to(target)
    past.commit({}, DAY)
    found = at(past.folder, "HEAD")
    assert names(found) == ["teamops.yaml"]
    assert [fault.code for fault in found.faults] == ["F009"]


def test_a_submodule_is_not_entered(past: Past, tmp_path: Path) -> None:
    inner = Past(tmp_path / "inner")
    inner.commit({"tasks/x.yaml": task("x")}, DAY)
    past.commit({"teamops.yaml": SETTINGS, "a.yaml": task("a")}, DAY)
    past.git("submodule", "add", "-q", str(inner.folder), "vendor")
    past.commit({}, NEXT)
    assert names(at(past.folder, "HEAD")) == ["teamops.yaml", "a.yaml"]


def test_a_workspace_in_a_folder_is_read_by_its_own_paths(past: Past, tmp_path: Path) -> None:
    commit = past.commit({"团队/teamops.yaml": SETTINGS, "团队/a.yaml": task("a"), "b.yaml": task("b")}, DAY)
    same_as_a_checkout(past, commit, tmp_path / "other", "团队")
    assert names(at(past.folder / "团队", commit)) == ["teamops.yaml", "a.yaml"]


def test_a_workspace_that_was_moved_is_followed_to_where_it_was(past: Past) -> None:
    past.commit({"teamops.yaml": SETTINGS, "a.yaml": task("a")}, DAY)
    (past.folder / "old").mkdir()
    past.git("mv", "teamops.yaml", "a.yaml", "old")
    past.commit({}, NEXT)
    past.git("mv", "old", "团队")
    past.commit({"团队/b.yaml": task("b")}, "2026-09-03T09:00:00+08:00")
    here = past.folder / "团队"
    assert [names(at(here, when)) for when in ("HEAD~2", "HEAD~1", "HEAD")] == [
        ["teamops.yaml", "a.yaml"], ["teamops.yaml", "a.yaml"], ["teamops.yaml", "a.yaml", "b.yaml"],
    ]  # fmt: skip


def test_a_workspace_that_was_not_there_yet_is_told_with_its_first_commit(past: Past) -> None:
    past.commit({"readme.md": "x"}, DAY)
    past.commit({"team/teamops.yaml": SETTINGS}, NEXT)
    with pytest.raises(CommandError) as caught:
        at(past.folder / "team", "HEAD~1")
    said = caught.value.say(Words("en"))
    assert caught.value.message == "at.not_yet"
    assert past.git("rev-parse", "--short", "HEAD") in said
    assert "2026-09-02 09:00" in said


def test_a_workspace_that_was_never_committed_is_told(past: Past) -> None:
    past.commit({"readme.md": "x"}, DAY)
    past.write({"teamops.yaml": SETTINGS})
    with pytest.raises(CommandError) as caught:
        at(past.folder, "HEAD")
    assert caught.value.message == "at.never"


def test_a_repository_of_long_hashes_and_a_worktree_are_read_alike(tmp_path: Path) -> None:
    past = Past(tmp_path / "team", "--object-format=sha256")
    commit = past.commit({"teamops.yaml": SETTINGS, "a.yaml": task("a")}, DAY)
    assert len(commit) == 64
    same_as_a_checkout(past, commit, tmp_path / "tree")
    assert names(at(tmp_path / "tree", "main")) == ["teamops.yaml", "a.yaml"]


def test_what_a_partial_clone_lacks_is_not_fetched_and_told(past: Past, tmp_path: Path) -> None:
    past.commit({"teamops.yaml": SETTINGS, "a.yaml": task("a")}, DAY)
    past.commit({"a.yaml": task("a", "done")}, NEXT)
    past.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    past.git("clone", "-q", "--filter=blob:none", past.folder.as_uri(), str(clone))
    assert names(at(clone, "HEAD")) == ["teamops.yaml", "a.yaml"]
    with pytest.raises(CommandError) as caught:
        at(clone, "HEAD~1")
    assert (caught.value.message, caught.value.facts["file"]) == ("at.missing", "a.yaml")
    past.git("-C", str(clone), "fetch", "-q", "--refetch", "--no-filter")
    assert names(at(clone, "HEAD~1")) == ["teamops.yaml", "a.yaml"]


def test_nothing_that_a_configuration_names_is_run(past: Past, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marker, script = tmp_path / "ran", tmp_path / "run.sh"
    script.write_text(f"#!/bin/sh\ntouch '{marker}'\ncat\n", encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    past.commit({"readme.md": "x"}, "2026-08-31T09:00:00+08:00")
    past.commit({"old/teamops.yaml": SETTINGS, "old/a.yaml": task("a"), ".gitattributes": "* diff=x filter=x\n"}, DAY)
    past.git("mv", "old", "new")
    past.commit({}, NEXT)
    for key in (
        "diff.external", "diff.x.command", "diff.x.textconv", "core.fsmonitor", "filter.x.smudge", "filter.x.clean",
        "core.pager", "pager.log", "core.editor", "gpg.program", "core.sshCommand", "credential.helper",
        "core.askPass", "interactive.diffFilter", "core.alternateRefsCommand", "diff.x.xfuncname",
    ):  # fmt: skip
        past.git("config", key, str(script))
    for alias in ("cat-file", "ls-tree", "rev-parse", "rev-list", "log", "for-each-ref"):
        past.git("config", f"alias.{alias}", f"!{script}")
    for key, value in {
        "log.showSignature": "true", "color.ui": "always", "diff.relative": "true", "core.quotePath": "true",
        "core.hooksPath": str(tmp_path), "log.diffMerges": "on", "diff.renames": "copies", "log.date": "relative",
        "format.pretty": "raw", "core.abbrev": "40", "log.decorate": "full", "log.follow": "true",
    }.items():  # fmt: skip
        past.git("config", key, value)
    monkeypatch.setenv("GIT_PAGER", str(script))
    here = past.folder / "new"
    assert names(at(here, "HEAD")) == names(at(here, "HEAD~1")) == ["teamops.yaml", "a.yaml"]
    with pytest.raises(CommandError) as caught:
        at(here, "2026-08-31")
    assert caught.value.message == "at.not_yet"
    with pytest.raises(CommandError):
        at(here, "nowhere")
    assert not marker.exists()


def test_neither_the_index_nor_the_files_are_touched(past: Past) -> None:
    past.commit({"teamops.yaml": SETTINGS, "a.yaml": task("a")}, DAY)
    past.commit({"a.yaml": task("a", "done"), "b.yaml": task("b")}, NEXT)
    past.write({"a.yaml": task("a", "blocked"), "c.yaml": task("c")})
    past.git("add", "c.yaml")

    def state() -> list[tuple[str, int, bytes]]:
        files = (Path(folder) / name for folder, _, found in os.walk(past.folder) for name in found)
        own = past.folder / ".teamops"
        return sorted((str(f), f.stat().st_mtime_ns, f.read_bytes()) for f in files if f.parent != own)

    before = state()
    assert names(at(past.folder, "HEAD~1")) == ["teamops.yaml", "a.yaml"]
    assert state() == before


def test_a_broken_repository_is_told(past: Past) -> None:
    past.commit({"teamops.yaml": SETTINGS, "a.yaml": task("a")}, DAY)
    tree = past.git("rev-parse", "HEAD^{tree}")
    file = past.folder / ".git/objects" / tree[:2] / tree[2:]
    file.chmod(0o644)
    file.unlink()
    with pytest.raises(CommandError) as caught:
        at(past.folder, "HEAD")
    assert caught.value.exit_code == 3


def test_without_git_that_is_said(past: Past, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    past.commit({"teamops.yaml": SETTINGS}, DAY)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert shutil.which("git") is None
    with pytest.raises(CommandError) as caught:
        resolve_revision(past.folder, "HEAD")
    assert caught.value.message == "git_needed"
