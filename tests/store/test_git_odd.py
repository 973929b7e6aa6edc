"""The log of repositories of every kind: shallow, bare, without commits, of hostile settings and strange names."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from teamops.history.filters import EventFilter
from teamops.locale.words import Words
from teamops.store.errors import CommandError
from teamops.store.past.history import list_authors, read_events
from tests.store.histories import SETTINGS, Repository, is_of_settings, task, tasks, told

pytestmark = pytest.mark.usefixtures("own_git_settings")


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "team")


def log(folder: Path, *words: str) -> list[str]:
    return [told(event) for event in read_events(folder, EventFilter(words)).events if not is_of_settings(event)]


def refusal(folder: Path) -> str:
    with pytest.raises(CommandError) as caught:
        read_events(folder)
    return caught.value.say(Words("en"))


def test_a_shallow_clone_says_what_it_cannot_know(repo: Repository, tmp_path: Path) -> None:
    repo.commit(a=tasks(task("t")), b=tasks(task("u")))
    border = repo.commit(a=tasks(task("t", "blocked")))
    repo.commit(a=tasks(task("t", "done")))
    repo.git("clone", "--quiet", "--depth=2", repo.folder.as_uri(), str(tmp_path / "shallow"))
    for words in ((), ("t",)):
        history = read_events(tmp_path / "shallow", EventFilter(words))
        assert [told(event) for event in history.events] == ["t status: blocked → done"]
        assert history.unknown_before == (border,)
    assert read_events(tmp_path / "shallow", EventFilter(("u",))).unknown_before == (border,)


def test_a_shallow_clone_knows_what_is_younger(repo: Repository, tmp_path: Path) -> None:
    repo.commit(a=tasks(task("t")))
    repo.commit(b=tasks(task("young")))
    repo.git("clone", "--quiet", "--depth=2", repo.folder.as_uri(), str(tmp_path / "shallow"))
    history = read_events(tmp_path / "shallow", EventFilter(("young",)))
    assert [told(event) for event in history.events] == ["+young (b.yaml)"]
    assert history.unknown_before == ()


def test_what_is_unknown_is_said_of_the_days_that_are_asked_for_only(repo: Repository, tmp_path: Path) -> None:
    border = repo.commit(a=tasks(task("t")))
    repo.commit(a=tasks(task("t", "done")))
    repo.git("clone", "--quiet", "--depth=2", repo.folder.as_uri(), str(tmp_path / "shallow"))
    last = read_events(tmp_path / "shallow").events[0].at
    for words in ((), ("t",)):
        assert read_events(tmp_path / "shallow", EventFilter(words, since=last)).unknown_before == ()
        assert read_events(tmp_path / "shallow", EventFilter(words, until=last)).unknown_before == (border,)
        nobody = EventFilter(words, authors=frozenset(["nobody"]))
        assert read_events(tmp_path / "shallow", nobody).events == ()
        assert read_events(tmp_path / "shallow", nobody).unknown_before == (border,)


def test_without_a_repository_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "teamops.yaml").write_text(SETTINGS)
    assert "is not in a git repository" in refusal(tmp_path)


def test_without_git_it_is_said(repo: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git" in refusal(repo.folder)


def test_in_a_bare_repository_it_is_said(repo: Repository, tmp_path: Path) -> None:
    repo.git("clone", "--quiet", "--bare", str(repo.folder), str(tmp_path / "bare"))
    (tmp_path / "bare/teamops.yaml").write_text(SETTINGS)
    assert "bare git repository" in refusal(tmp_path / "bare")


def test_before_the_first_commit_there_is_only_what_is_not_committed(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    (tmp_path / "teamops.yaml").write_text("team: x\n")
    history = read_events(tmp_path, EventFilter(uncommitted=True))
    assert [notice.code for notice in history.notices] == ["no_commits"]
    assert [told(event) for event in history.events] == ["+teamops.yaml (teamops.yaml)"]
    assert read_events(tmp_path).events == ()
    assert read_events(tmp_path, EventFilter(("t",))).unknown == ("t",)
    assert list_authors(tmp_path) == frozenset()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_a_repository_of_somebody_else_is_refused_with_what_git_says(repo: Repository) -> None:
    for place in (repo.folder, repo.folder / ".git"):
        os.chown(place, 12345, 12345)
    assert "safe.directory" in refusal(repo.folder)


def test_a_workspace_may_be_a_folder_with_a_chinese_name(tmp_path: Path) -> None:
    repo = Repository(tmp_path / "all")
    repo.write("市场 部/teamops.yaml", SETTINGS)
    repo.write("市场 部/任务/九月\t“一”.yaml", tasks(task("t")))
    repo.write("elsewhere.yaml", tasks(task("t", "done")))
    repo.commit()
    repo.write("市场 部/任务/九月\t“一”.yaml", None)
    repo.write("市场 部/:(top)*.yaml", tasks(task("t")))
    repo.commit()
    inside = tmp_path / "all/市场 部"
    expected = ["t: 任务/九月\t“一”.yaml → :(top)*.yaml", "+t (任务/九月\t“一”.yaml)"]
    assert log(inside) == log(inside, "t") == expected
    assert repo.log() == ["+t (elsewhere.yaml)"]


def test_a_detached_head_a_worktree_and_a_submodule_have_their_logs(repo: Repository, tmp_path: Path) -> None:
    repo.commit(a=tasks(task("t")))
    repo.commit(a=tasks(task("t", "done")))
    expected = ["t status: open → done", "+t (a.yaml)"]
    repo.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "tree"))
    assert log(tmp_path / "tree", "t") == expected
    outer = Repository(tmp_path / "outer")
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(repo.folder), "inner")
    outer.commit()
    assert log(tmp_path / "outer/inner", "t") == expected
    assert outer.log() == []
    repo.git("checkout", "--quiet", "--detach", "HEAD~1")
    assert repo.log("t") == expected[1:]


def test_a_repository_may_name_by_sha_256(tmp_path: Path) -> None:
    repo = Repository(tmp_path / "team", "--object-format=sha256")
    repo.commit(a=tasks(task("t")))
    repo.commit(a=tasks(task("t", "done")))
    repo.write("a.yaml", tasks(task("t", "open")))
    expected = ["t status: done → open", "t status: open → done", "+t (a.yaml)"]
    assert repo.log("t", uncommitted=True) == repo.log(uncommitted=True) == expected
    assert len(repo.history("t").events[0].commit) == 64


@pytest.mark.parametrize("name", ["", "<>", "王 <経> 🙂", "\x1b[31mred", "a|b%H%x00c", "\u202eevil", " ", "'\"; rm"])
def test_authors_may_have_any_name(repo: Repository, name: str) -> None:
    repo.write("a.yaml", tasks(task("t")))
    tree = (repo.git("add", "-A"), repo.git("write-tree"))[1]
    at = "1790000000 +0800"
    raw = f"tree {tree}\nauthor {name} <{name}@x> {at}\ncommitter {name} <> {at}\n\n{name} 说明\n\n正文\n"
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"], cwd=repo.folder,
        input=raw.encode(), capture_output=True, check=True,
    )  # fmt: skip
    repo.git("reset", "--quiet", "--hard", made.stdout.decode().strip())
    (event,) = repo.history("t").events
    assert told(event) == "+t (a.yaml)"
    assert event.subject.endswith("说明")


@pytest.mark.parametrize("at", ["99999999999999 +0000", "-99999999999999 +0000", "x", ""])
def test_times_beyond_the_calendar_break_nothing(repo: Repository, at: str) -> None:
    repo.write("a.yaml", tasks(task("t")))
    repo.git("add", "-A")
    raw = f"tree {repo.git('write-tree')}\nauthor a <a@x> {at}\ncommitter a <a@x> {at}\n\nm\n"
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"], cwd=repo.folder,
        input=raw.encode(), capture_output=True, check=True,
    )  # fmt: skip
    repo.git("reset", "--quiet", "--hard", made.stdout.decode().strip())
    assert repo.log("t") == ["+t (a.yaml)"]


def test_replaced_and_grafted_history_is_told_as_it_is_stored(repo: Repository) -> None:
    first = repo.commit(a=tasks(task("t")))
    second = repo.commit(a=tasks(task("t", "done")))
    expected = repo.log("t")
    other = repo.git("commit-tree", "-m", "other", f"{first}^{{tree}}")
    repo.git("replace", second, other)
    (repo.folder / ".git/info").mkdir(exist_ok=True)
    (repo.folder / ".git/info/grafts").write_text(f"{second}\n")
    assert repo.log("t") == expected == ["t status: open → done", "+t (a.yaml)"]


HOSTILE = {
    "core.fsmonitor": "{run}", "core.pager": "{run}", "pager.log": "{run}", "pager.diff-tree": "{run}",
    "core.editor": "{run}", "core.sshCommand": "{run}", "core.hooksPath": "{hooks}", "diff.external": "{run}",
    "diff.yaml.textconv": "{run}", "diff.yaml.command": "{run}", "diff.yaml.cachetextconv": "true",
    "filter.f.clean": "{run}", "filter.f.smudge": "{run}", "filter.f.process": "{run}", "filter.f.required": "true",
    "gpg.program": "{run}", "gpg.ssh.program": "{run}", "gpg.format": "ssh", "log.showSignature": "true",
    "alias.log": "!{run}", "alias.diff-tree": "!{run}", "alias.cat-file": "!{run}", "alias.rev-parse": "!{run}",
    "credential.helper": "!{run}", "core.gitProxy": "{run}", "interactive.diffFilter": "{run}",
    "uploadpack.packObjectsHook": "{run}", "core.alternateRefsCommand": "{run}",
    "log.mailmap": "true", "log.follow": "true", "log.showRoot": "false", "log.diffMerges": "first-parent",
    "log.date": "relative", "log.decorate": "full", "log.abbrevCommit": "true", "log.excludeDecoration": "*",
    "format.pretty": "fuller", "format.notes": "*", "notes.displayRef": "*",
    "color.ui": "always", "color.diff": "always", "color.grep": "always", "core.quotePath": "true",
    "core.abbrev": "4", "core.precomposeUnicode": "true", "core.ignoreCase": "true",
    "diff.renames": "copies", "diff.orderFile": "/nowhere", "diff.relative": "true", "diff.noprefix": "true",
    "diff.ignoreSubmodules": "all", "diff.wsErrorHighlight": "all", "diff.submodule": "log",
    "diff.interHunkContext": "9", "diff.context": "0", "diff.statGraphWidth": "1", "diff.dirstat": "files",
    "i18n.logOutputEncoding": "GBK", "i18n.commitEncoding": "UTF-8",
    "grep.patternType": "perl", "grep.lineNumber": "true", "grep.column": "true", "grep.fullName": "true",
    "submodule.recurse": "true", "blame.ignoreRevsFile": "/nowhere", "status.showUntrackedFiles": "no",
    "core.useReplaceRefs": "true", "core.attributesFile": "{attributes}", "core.worktree": "{top}",
    "core.warnAmbiguousRefs": "true", "advice.graftFileDeprecated": "true", "fetch.negotiationAlgorithm": "noop",
}  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="its programs are those of a Unix shell")
def test_the_settings_of_a_repository_run_nothing_and_change_nothing(repo: Repository, tmp_path: Path) -> None:
    repo.commit("一", a=tasks(task("t")))
    repo.branch("side")
    repo.commit("二", a=None, b=tasks(task("t", "done")))
    repo.go("main")
    repo.commit("三", c=tasks(task("u")))
    repo.merge("side")
    repo.write("b.yaml", tasks(task("t", "open")))
    repo.git("notes", "add", "-m", "note")
    wanted = [repo.history(*words, uncommitted=True) for words in ((), ("t",), ("nobody",))]
    ran, run = tmp_path / "ran", tmp_path / "run"
    run.write_text(f'#!/bin/sh\necho "$0 $*" >> {ran}\nexit 0\n')
    run.chmod(0o755)
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for hook in ("post-index-change", "reference-transaction", "pre-auto-gc", "post-checkout", "fsmonitor-watchman"):
        shutil.copy(run, hooks / hook)
    attributes = tmp_path / "attributes"
    attributes.write_text("* diff=yaml filter=f working-tree-encoding=UTF-16 -text\n*.yaml binary\n")
    shutil.copy(attributes, repo.folder / ".git/info/attributes")
    (repo.folder / ".mailmap").write_text("别人 <else@example.com> <wang@example.com>\n")
    facts = {"run": run, "hooks": hooks, "attributes": attributes, "top": repo.folder}
    for name, value in HOSTILE.items():
        repo.git("config", name, value.format(**facts))
    ran.unlink(missing_ok=True)
    assert [repo.history(*words, uncommitted=True) for words in ((), ("t",), ("nobody",))] == wanted
    assert not ran.exists()
    assert wanted[1].events[-1].author == "王经理"


@pytest.mark.skipif(sys.platform == "win32", reason="its programs are those of a Unix shell")
def test_a_partial_clone_fetches_nothing_and_says_what_it_lacks(repo: Repository, tmp_path: Path) -> None:
    repo.commit(a=tasks(task("t")))
    repo.commit(a=tasks(task("t", "blocked")))
    repo.commit(a=tasks(task("t", "done")))
    repo.git("config", "uploadpack.allowFilter", "true")
    repo.git("clone", "--quiet", "--filter=blob:none", repo.folder.as_uri(), str(tmp_path / "partial"))
    objects = sum(1 for _ in (tmp_path / "partial/.git/objects").rglob("*"))
    history = read_events(tmp_path / "partial", EventFilter(("t",)))
    assert {notice.code for notice in history.notices} == {"unreadable"}
    assert [told(event) for event in history.events] == ["+t (a.yaml)"]  # the one version that is here
    assert sum(1 for _ in (tmp_path / "partial/.git/objects").rglob("*")) == objects


def test_a_signed_commit_is_told_as_any(repo: Repository, tmp_path: Path) -> None:
    if shutil.which("ssh-keygen") is None:
        pytest.skip("ssh-keygen makes the key")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / "key")], check=True)
    for name, value in {"gpg.format": "ssh", "user.signingKey": tmp_path / "key", "commit.gpgSign": "true"}.items():
        repo.git("config", name, str(value))
    signed = repo.commit("签名的提交", a=tasks(task("t")))
    assert "gpgsig" in repo.git("cat-file", "commit", signed)
    assert repo.log("t") == ["+t (a.yaml)"]
    assert repo.history("t").events[0].subject == "签名的提交"


def test_a_message_in_another_encoding_is_told_in_unicode(repo: Repository) -> None:
    repo.write("a.yaml", tasks(task("t")))
    repo.git("add", "-A")
    raw = f"tree {repo.git('write-tree')}\nauthor 王 <a@x> 1 +0000\ncommitter 王 <a@x> 1 +0000\nencoding GBK\n\n说明\n"
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin"], cwd=repo.folder, input=raw.encode("gbk"),
        capture_output=True, check=True,
    )  # fmt: skip
    repo.git("reset", "--quiet", "--hard", made.stdout.decode().strip())
    (event,) = repo.history("t").events
    assert (event.author, event.subject) == ("王", "说明")


def test_a_file_too_large_to_hold_records_is_noted(repo: Repository) -> None:
    repo.commit(a=tasks(task("t")))
    repo.commit(a=tasks(task("t", note="长" * 1_500_000)))
    repo.commit(a=tasks(task("t", "done")))
    assert repo.log("t") == ["t status: open → done", "+t (a.yaml)"]
    assert [notice.code for notice in repo.history("t").notices] == ["unreadable"]
