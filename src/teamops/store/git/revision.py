"""The commit that a word, a day or a time names: `v1.2`, `HEAD~3`, `2026-09-07`, `2026-09-07T16:00`."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import NoReturn

from teamops.locale.dates import UnclearDayError, parse_written_day, parse_written_moment
from teamops.locale.suggest import find_nearest
from teamops.model.later_pattern import compile_later
from teamops.model.named_tuple import NamedTuple
from teamops.model.time.moments import format_moment
from teamops.store.errors import CommandError
from teamops.store.git.command import GitRefusedError, ask_git, ask_git_or_none, is_shallow
from teamops.store.reading.loader import load_settings

_TIME = compile_later(r"\d{4}-\d\d-\d\d([T ].*)?")
_VERIFY = ("rev-parse", "--verify", "--quiet", "--end-of-options")
_HASH = compile_later(r"[0-9a-f]{40}|[0-9a-f]{64}")


class Revision(NamedTuple):
    """A commit: its full and its short hash, and when it was committed, in the team's zone.

    `now` is the time that a report looks from: the one that was named, the end of a day, or that of the commit.
    """

    commit: str
    short: str
    at: datetime
    now: datetime


def resolve_revision(root: Path, when: str, today: date | None = None) -> Revision:
    """Return the commit that `when` names, or the last one up to then; a day counts to its end in the team's zone.

    A word that names no commit may be a day or time as people write it, near `today` (default: the real one) where it
    has no year. Days and times consider the commits on HEAD's own line, not on branches merged into it, by their commit
    time. Raises CommandError where no commit, or more than one, matches.
    """
    if not when or when.startswith("-") or "\0" in when:
        raise CommandError("at.unknown", when=when, near="")
    zone = load_zone(root)
    if not _TIME.fullmatch(when):
        moment = _parse_day_or_time(when, today or datetime.now(zone).date())
        if moment is None or ask_git_or_none(root, *_VERIFY, f"{when}^{{commit}}"):
            return describe_commit(root, _resolve_word(root, when), zone)
        when = moment
    return describe_commit(root, _resolve_time(root, when, zone), zone)._replace(now=_parse_until(when, zone))


def _parse_day_or_time(when: str, today: date) -> str | None:
    """Return a day or time as files have it; None for a word that is neither."""
    for read in (parse_written_day, parse_written_moment):
        try:
            return str(read(when, today, "behind"))
        except UnclearDayError as unclear:
            if unclear.days:
                one, *_, other = (day.isoformat() for day in unclear.days)
                raise CommandError("given.unclear_day", option="--at", value=when, one=one, other=other) from None
        except (ValueError, OverflowError):
            continue
    return None


def describe_commit(root: Path, commit: str, zone: tzinfo) -> Revision:
    """Return the commit of that full hash."""
    output = ask_git(root, "rev-list", "--no-walk", "--format=%h %ct", commit, "--").text
    short, seconds = output.splitlines()[1].split()
    at = convert_epoch(int(seconds), zone)
    return Revision(commit, short, at, at)


def convert_epoch(seconds: int, zone: tzinfo) -> datetime:
    """Return the time of an epoch second in `zone`; the last possible one for a commit that claims a later one."""
    try:
        return datetime.fromtimestamp(seconds, zone)
    except (OverflowError, ValueError, OSError):
        return datetime(9999, 12, 31, tzinfo=zone)


def load_zone(root: Path) -> tzinfo:
    """Return the team's zone as teamops.yaml has it today; the format's default where it cannot be read."""
    return load_settings(root).settings.timezone


def _resolve_time(root: Path, when: str, zone: tzinfo) -> str:
    if ask_git_or_none(root, *_VERIFY, f"{when}^{{commit}}"):
        raise CommandError("at.day_or_name", when=when)
    until = _parse_until(when, zone)
    try:
        ask_git(root, "rev-parse", "--verify", "HEAD^{commit}")
    except GitRefusedError as refused:
        if refused.message != "git.refused":
            raise
        raise CommandError("at.no_commits", folder=root) from None
    seconds = max(0, int(until.timestamp()))
    commit = ask_git(root, "rev-list", "-1", "--first-parent", f"--min-age={seconds}", "HEAD", "--").text
    if commit:
        return commit
    first = ask_git(root, "rev-list", "-1", "--first-parent", "--max-parents=0", "HEAD", "--").text
    first_revision = describe_commit(root, first, zone)
    name = "at.before_shallow" if is_shallow(root) else "at.before_first"
    raise CommandError(name, when=when, commit=first_revision.short, day=format_moment(first_revision.at, zone))


def _parse_until(when: str, zone: tzinfo) -> datetime:
    try:
        if len(when) > len("2026-09-07"):
            moment = datetime.fromisoformat(when)
            return moment if moment.tzinfo else moment.replace(tzinfo=zone)
        following = date.fromisoformat(when) + timedelta(days=1)
        return datetime.combine(following, time(), zone) - timedelta(seconds=1)
    except (ValueError, OverflowError):
        raise CommandError("at.bad_time", when=when) from None


def _resolve_word(root: Path, when: str) -> str:
    try:
        answer = ask_git(
            root, "-c", "core.warnAmbiguousRefs=true", "rev-parse", "--verify", "--end-of-options", f"{when}^{{commit}}"
        )
    except GitRefusedError as refused:
        if refused.message != "git.refused":
            raise
        _raise_no_such(root, when, refused.remarks)
    if "ambiguous" in answer.remarks:
        raise CommandError("at.ambiguous", when=when, said=answer.remarks)
    if not _HASH.fullmatch(answer.text):
        raise CommandError("at.unknown", when=when, near="")
    return answer.text


def _raise_no_such(root: Path, when: str, message: str) -> NoReturn:
    if "ambiguous" in message and "unknown revision" not in message:
        raise CommandError("at.ambiguous", when=when, said=message)
    if ask_git_or_none(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}") is None:
        raise CommandError("at.no_commits", folder=root)
    names = ask_git_or_none(root, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags") or ""
    near = find_nearest(when, names.splitlines())
    name = "at.unknown_shallow" if is_shallow(root) else "at.unknown"
    raise CommandError(name, when=when, near=near)
