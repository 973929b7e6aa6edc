"""What was not read and what is left out, in parts of sentences, for the check and for printouts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from teamops.locale.words import Words
from teamops.model.faults.unread import Kind, SkippedPath

_NAMED = 3
"""So many names stand in a sentence."""
_REASONS = ("workspace", "ending", "link", "hidden", "templates", "ignored")
"""The reasons for which something is left out: the least expected first."""


def format_counts(say: Words, counts: Iterable[tuple[Kind, int]]) -> str:
    """How much of each kind: 1 file and 3 records"""
    return _join_counts(say, [say(f"findings.unread.{kind}", count=count) for kind, count in counts])


def describe_omissions(say: Words, several: Sequence[SkippedPath]) -> str:
    """How many files and folders are left out, and the first of them: 1 folder left out: tasks/ (…)"""
    folders = sum(one.is_folder for one in several)
    files = sum(1 if one.path else one.files for one in several if not one.is_folder)
    counts = [say("findings.left_out.folder", count=folders)] if folders else []
    counts += [say("findings.left_out.file", count=files)] if files else []
    ordered = sorted((one for one in several if one.path), key=lambda one: (_REASONS.index(one.why), one.path))
    which = format_names(say, [describe_omission(say, one) for one in ordered])
    return say("findings.part.left_out", what=_join_counts(say, counts), which=which)


def describe_omission(say: Words, one: SkippedPath) -> str:
    """A file or folder with the reason: tasks/ (has its own teamops.yaml, 3 files)"""
    why = say(f"findings.why.{one.why}")
    if not one.path:
        return say("findings.left_out.more", count=one.files, why=why)
    if not one.is_folder:
        return say("findings.left_out.one", name=one.path, why=why)
    return say("findings.left_out.one_folder", name=f"{one.path}/", why=why, count=_format_file_count(say, one))


def _format_file_count(say: Words, folder: SkippedPath) -> str:
    if not folder.at_least:
        return say("findings.left_out.file", count=folder.files)
    if not folder.files:
        return say("findings.left_out.uncounted")
    return say("findings.left_out.at_least", count=folder.files)


def format_names(say: Words, names: Sequence[str], most: int = _NAMED) -> str:
    """The first of the names."""
    return say("findings.comma").join(names if len(names) <= most else [*names[:most], "…"])


def join_parts(say: Words, *parts: str) -> str:
    """The parts as one sentence; nothing where there are none."""
    shown = [part for part in parts if part]
    return say("findings.semicolon").join(shown) + say("findings.stop") if shown else ""


def _join_counts(say: Words, counts: Sequence[str]) -> str:
    *others, last = counts
    return say("findings.and", first=say("findings.comma").join(others), last=last) if others else last
