"""Who committed a signature is asked of real repositories."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from teamops.model.signing.signatures import Evidence, list_signatures
from teamops.store.demo.history import load_demo_commits
from teamops.store.demo.package_files import find_shipped_folder
from teamops.store.demo.repository import commit_all
from teamops.store.past.evidence import grade_signatures
from teamops.store.reading.loader import load

TEAM = """\
team: T
people:
  wang: {name: 王经理, email: Wang@example.com}
  zhao: {name: 赵四, email: zhao@example.com}
  liu: {name: 刘工}
"""
GOAL = "goals:\n  - id: g\n    target: 5\n    owner: wang\n    confirmed:\n"
WANG = "      - {by: wang, at: 2026-06-26T10:20:00+08:00, digest: aaaa1111}\n"
ZHAO = "      - by: zhao\n        at: 2026-06-26T10:42\n        digest: aaaa1111\n"
LIU = "      - {by: liu, at: 2026-06-26T11:00:00+08:00}\n"

Repo = Path


def git(repo: Repo, *arguments: str, who: str = "wang") -> str:
    identity = ("-c", f"user.name={who}", "-c", f"user.email={who}@example.com")
    ran = subprocess.run(["git", "-C", str(repo), *identity, *arguments], capture_output=True, text=True, check=True)
    return ran.stdout.strip()


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """An empty repository, with nobody's settings but its own."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    folder = tmp_path / "repo"
    (folder / "队").mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    (folder / "队/teamops.yaml").write_text(TEAM, encoding="utf-8")
    return folder


def put(repo: Repo, *confirmed: str, who: str = "", options: tuple[str, ...] = ()) -> str:
    """The goals file with these confirmations, committed by `who` if anybody; returns the short hash of HEAD."""
    (repo / "队/目标.yaml").write_text(GOAL + "".join(confirmed), encoding="utf-8")
    if who:
        git(repo, "add", "-A")
        git(repo, *options, "commit", "-q", "-m", "x", who=who)
        return git(repo, "rev-parse", "--short", "HEAD")
    return ""


def evidence(repo: Repo) -> list[Evidence]:
    ws = load(repo / "队")
    assert not ws.faults
    return list(grade_signatures(ws, repo / "队", list_signatures(ws.nodes["g"])))


def test_an_author_who_is_the_person_is_better_than_one_who_is_not(repo: Repo) -> None:
    first = put(repo, WANG, ZHAO, who="wang")
    assert evidence(repo) == [
        Evidence("author", commit=first, author="wang"),
        Evidence("declared", commit=first, author="wang"),
    ]


def test_each_signature_has_the_commit_that_brought_it(repo: Repo) -> None:
    first = put(repo, WANG, who="wang")
    second = put(repo, ZHAO, WANG, who="zhao")
    git(repo, "mv", "队/目标.yaml", "队/Q3.yaml")
    git(repo, "commit", "-q", "-m", "moved", who="liu")
    assert [(e.grade, e.commit) for e in evidence(repo)] == [("author", second), ("author", first)]


def test_indenting_a_signature_does_not_make_it_somebody_elses(repo: Repo) -> None:
    put(repo, WANG, who="wang")
    put(repo, WANG.replace("      -", "    -"), who="zhao")
    assert [e.grade for e in evidence(repo)] == ["author"]


def test_who_changes_a_signature_brings_it(repo: Repo) -> None:
    put(repo, WANG, who="wang")
    put(repo, WANG.replace("aaaa1111", "bbbb2222"), who="zhao")
    assert [e.grade for e in evidence(repo)] == ["declared"]


def test_a_signature_is_as_good_as_the_worst_of_its_lines(repo: Repo) -> None:
    put(repo, ZHAO, who="zhao")
    put(repo, ZHAO.replace("10:42", "10:43"), who="wang")
    assert [(e.grade, e.author) for e in evidence(repo)] == [("declared", "wang")]


def test_a_commit_that_the_team_disregards_is_looked_at(repo: Repo) -> None:
    put(repo, WANG, who="zhao")
    (repo / "ignored").write_text(git(repo, "rev-parse", "HEAD"))
    git(repo, "config", "blame.ignoreRevsFile", "ignored")
    put(repo, ZHAO, WANG, who="wang")
    assert [(e.grade, e.author) for e in evidence(repo)] == [("declared", "wang"), ("declared", "zhao")]


def test_a_person_without_an_address_can_only_declare(repo: Repo) -> None:
    put(repo, LIU, who="liu")
    assert [e.grade for e in evidence(repo)] == ["declared"]


def test_what_is_not_committed_is_unknown(repo: Repo) -> None:
    put(repo, WANG)
    assert evidence(repo) == [Evidence("unknown", "no_history")]
    put(repo, WANG, who="wang")
    put(repo, WANG, ZHAO)
    assert [(e.grade, e.why) for e in evidence(repo)] == [("author", ""), ("unknown", "uncommitted")]


def test_without_git_everything_is_unknown(repo: Repo) -> None:
    put(repo, WANG)
    shutil.rmtree(repo / ".git")
    assert evidence(repo) == [Evidence("unknown", "no_history")]


def test_beyond_a_shallow_history_nothing_is_known(repo: Repo, tmp_path: Path) -> None:
    put(repo, WANG, who="wang")
    put(repo, WANG, ZHAO, who="zhao")
    put(repo, WANG, ZHAO, LIU, who="liu")
    clone = tmp_path / "clone"
    git(repo, "clone", "-q", "--depth", "2", f"file://{repo}", str(clone))
    assert [(e.grade, e.why) for e in evidence(clone)] == [
        ("unknown", "shallow"),
        ("unknown", "shallow"),
        ("declared", ""),
    ]


def test_a_signed_commit_of_the_person_is_the_best(repo: Repo, tmp_path: Path) -> None:
    allowed = tmp_path / "allowed"
    for who in ("wang", "zhao"):
        key = tmp_path / who
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", who, "-f", str(key)], check=True)
        with allowed.open("a") as lines:
            lines.write(f"{who}@example.com {key.with_suffix('.pub').read_text()}")
    git(repo, "config", "gpg.format", "ssh")
    git(repo, "config", "gpg.ssh.allowedSignersFile", str(allowed))
    by_wang, by_zhao = (
        ("-c", "commit.gpgsign=true", "-c", f"user.signingkey={tmp_path / who}") for who in ("wang", "zhao")
    )
    put(repo, WANG, who="wang", options=by_wang)
    assert [e.grade for e in evidence(repo)] == ["signed"]
    put(repo, WANG, ZHAO, who="zhao", options=by_wang)  # the key of somebody else
    assert [e.grade for e in evidence(repo)] == ["signed", "author"]
    put(repo, WANG, ZHAO.replace("aaaa", "bbbb").replace("42", "43").replace("by: zhao", "by: 'zhao'"), who="zhao",
        options=by_zhao)  # fmt: skip
    assert [e.grade for e in evidence(repo)] == ["signed", "signed"]
    allowed.write_text("")
    assert [e.grade for e in evidence(repo)] == ["author", "author"]


def test_nothing_that_a_repository_names_is_run(repo: Repo, tmp_path: Path) -> None:
    put(repo, WANG, who="wang")
    trap, sprung = tmp_path / "trap.sh", tmp_path / "sprung"
    trap.write_text(f"#!/bin/sh\ntouch {sprung}\ncat\n")
    trap.chmod(0o755)
    (repo / ".gitattributes").write_text("*.yaml diff=trap filter=trap\n")
    names = ("diff.trap.textconv", "filter.trap.clean", "filter.trap.smudge", "gpg.program", "gpg.ssh.program",
             "core.fsmonitor", "core.pager", "alias.blame")  # fmt: skip
    for name in names:
        git(repo, "config", name, str(trap))
    (repo / ".mailmap").write_text("zhao <zhao@example.com> wang <wang@example.com>\n")
    put(repo, WANG)
    assert [e.grade for e in evidence(repo)] == ["author"]
    assert not sprung.exists()


@pytest.mark.unmeasured
def test_the_signatures_of_the_demonstration_are_their_owners_own(tmp_path: Path) -> None:
    commit_all(tmp_path, load_demo_commits(find_shipped_folder("examples") / "quarter"))
    ws = load(tmp_path)
    signatures = [s for tree in ws.list_goal_trees() for s in list_signatures(tree)]
    assert {e.grade for e in grade_signatures(ws, tmp_path, signatures)} == {"author"}


def test_whatever_was_committed_before_is_read_without_harm(repo: Repo) -> None:
    for text in (
        "goals: [*x]\n",
        "goals: &a [*a]\n",
        "a: [" * 500,
        "\0\0",
        "goals:\n  - {by: [x], at: {}, digest: }\n",
    ):
        (repo / "队/目标.yaml").write_text(text, encoding="utf-8")
        git(repo, "add", "-A")
        git(repo, "commit", "-q", "-m", "x")
        put(repo, WANG)
        assert [(e.grade, e.why) for e in evidence(repo)] == [("unknown", "uncommitted")]
