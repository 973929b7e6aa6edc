"""A word, a day or a time means one commit, or it is said why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from teamops.locale.words import Words
from teamops.store.errors import CommandError
from teamops.store.git.revision import resolve_revision
from tests.store.past import SETTINGS, Past, task

FIRST, SECOND, THIRD = "2026-09-01T09:00:00+08:00", "2026-09-07T23:30:00+08:00", "2026-09-10T16:00:00+08:00"


@pytest.fixture
def past(tmp_path: Path) -> Past:
    made = Past(tmp_path / "team")
    made.commit({"teamops.yaml": SETTINGS}, FIRST)
    made.commit({"tasks/2026-09.yaml": task("a")}, SECOND)
    made.commit({"tasks/2026-09.yaml": task("a", "done")}, THIRD)
    return made


def refused(root: Path, when: str) -> CommandError:
    with pytest.raises(CommandError) as caught:
        resolve_revision(root, when)
    assert caught.value.say(Words("zh"))
    assert caught.value.say(Words("en"))
    return caught.value


@pytest.mark.parametrize(
    ("when", "at"),
    [
        ("HEAD", THIRD), ("HEAD~1", SECOND), ("main", THIRD), ("@", THIRD), ("HEAD^{/工作}", THIRD),
        ("2026-09-01", FIRST), ("2026-09-06", FIRST), ("2026-09-07", SECOND), ("2026-09-30", THIRD),
        ("2026-09-07T23:29", FIRST), ("2026-09-07T23:30", SECOND), ("2026-09-07 23:30:00", SECOND),
        ("2026-09-07T15:30Z", SECOND), ("2026-09-07T15:29:59+00:00", FIRST), ("2026-09-10T16:00", THIRD),
    ],
)  # fmt: skip
def test_a_word_a_day_or_a_time_names_the_last_commit_up_to_then(past: Past, when: str, at: str) -> None:
    assert resolve_revision(past.folder, when).at.isoformat() == at


def test_hashes_and_tags_of_both_kinds_name_commits(past: Past) -> None:
    commit = past.git("rev-parse", "HEAD~1")
    past.git("tag", "季度", commit)
    past.git("tag", "-a", "v1", "-m", "v1", commit)
    for when in (commit, commit[:8], commit.upper(), "季度", "v1", "refs/tags/v1"):
        assert resolve_revision(past.folder, when).commit == commit


def test_a_day_is_the_teams_whatever_the_zone_of_the_committer(tmp_path: Path) -> None:
    past = Past(tmp_path)
    past.commit({"teamops.yaml": SETTINGS + "timezone: America/New_York\n"}, "2026-09-08T03:00:00+08:00")
    assert resolve_revision(tmp_path, "2026-09-07").at.isoformat() == "2026-09-07T15:00:00-04:00"


def test_a_detached_head_is_where_days_are_looked_for(past: Past) -> None:
    past.git("checkout", "-q", "--detach", "HEAD~1")
    assert resolve_revision(past.folder, "2026-09-30").at.isoformat() == SECOND


def test_what_was_merged_counts_from_the_merge_on(past: Past) -> None:
    past.git("checkout", "-q", "-b", "side", "HEAD~1")
    past.commit({"tasks/side.yaml": task("b")}, "2026-09-08T09:00:00+08:00")
    past.git("checkout", "-q", "main")
    past.git("merge", "-q", "--no-ff", "-m", "合并", "side", at="2026-09-12T09:00:00+08:00")
    assert resolve_revision(past.folder, "2026-09-09").at.isoformat() == SECOND
    assert resolve_revision(past.folder, "2026-09-12").at.isoformat() == "2026-09-12T09:00:00+08:00"


@pytest.mark.parametrize(
    ("when", "message"),
    [
        ("", "at.unknown"), ("-p", "at.unknown"), ("--output=x", "at.unknown"), ("mian", "at.unknown"),
        ("HEAD~9", "at.unknown"), ("HEAD..HEAD~1", "at.unknown"), ("^HEAD", "at.unknown"), ("a\nb", "at.unknown"),
        ("HEAD:teamops.yaml", "at.unknown"), ("0" * 40, "at.unknown"), ("2026-02-30", "at.bad_time"),
        ("2026-09-07T25:00", "at.bad_time"), ("9999-12-31", "at.bad_time"), ("2026-08-31", "at.before_first"),
        ("1960-01-01", "at.before_first"),
    ],
)  # fmt: skip
def test_what_names_no_commit_is_refused(past: Past, when: str, message: str) -> None:
    assert refused(past.folder, when).message == message


def test_an_unknown_word_is_told_what_was_probably_meant(past: Past) -> None:
    assert refused(past.folder, "mian").facts["near"] == "main"


def test_a_tag_that_looks_like_a_day_is_ambiguous(past: Past) -> None:
    past.git("tag", "2026-09-07", "HEAD")
    assert refused(past.folder, "2026-09-07").message == "at.day_or_name"
    assert resolve_revision(past.folder, "refs/tags/2026-09-07").at.isoformat() == THIRD
    assert resolve_revision(past.folder, "2026-09-07T23:59").at.isoformat() == SECOND


def test_a_name_of_a_tag_and_a_branch_is_ambiguous_even_if_git_is_told_not_to_warn(past: Past) -> None:
    past.git("tag", "release", "HEAD~1")
    past.git("branch", "release")
    past.git("config", "core.warnAmbiguousRefs", "false")
    assert refused(past.folder, "release").message == "at.ambiguous"
    assert resolve_revision(past.folder, "refs/heads/release").at.isoformat() == THIRD


def test_without_a_repository_or_a_commit_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "teamops.yaml").write_text(SETTINGS, encoding="utf-8")
    for when in ("HEAD", "2026-09-07"):
        assert refused(tmp_path, when).message == "git.no_repository"
    Past(tmp_path)
    for when in ("HEAD", "2026-09-07"):
        assert refused(tmp_path, when).message == "at.no_commits"


def test_a_shallow_clone_says_that_it_is_one(past: Past, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    past.git("clone", "-q", "--depth", "2", past.folder.as_uri(), str(clone))
    assert resolve_revision(clone, "HEAD~1").at.isoformat() == SECOND
    assert refused(clone, "HEAD~2").message == "at.unknown_shallow"
    assert refused(clone, "2026-09-05").message == "at.before_shallow"


def test_a_repository_of_another_user_is_told_with_gits_remedy(past: Past, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    for when in ("HEAD", "2026-09-07"):
        error = refused(past.folder, when)
        assert (error.message, error.exit_code) == ("git.dubious", 3)
        assert "safe.directory" in error.say(Words("zh"))
