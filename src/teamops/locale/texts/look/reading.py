"""Parts of sentences on what is unread and what is left out, for the check and for printouts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from teamops.locale.words import Words
from teamops.model.faults.unread import Kind, SkippedPath

_MOST_NAMES = 3
"""The names in a sentence at most."""
_REASONS = ("workspace", "ending", "link", "hidden", "templates", "ignored")
"""The reasons to leave something out, the least expected first."""


def format_counts(say: Words, counts: Iterable[tuple[Kind, int]]) -> str:
    """Format how many there are of each kind: 1 file and 3 records."""
    return _join_counts(say, [say(f"findings.unread.{kind}", count=count) for kind, count in counts])


def describe_omissions(say: Words, skipped: Sequence[SkippedPath]) -> str:
    """Describe how many files and folders are left out, and the first of them: 1 folder left out: tasks/ (…)."""
    folders = sum(path.is_folder for path in skipped)
    files = sum(1 if path.path else path.files for path in skipped if not path.is_folder)
    counts = [say("findings.left_out.folder", count=folders)] if folders else []
    counts += [say("findings.left_out.file", count=files)] if files else []
    named = sorted((path for path in skipped if path.path), key=lambda path: (_REASONS.index(path.why), path.path))
    which = format_names(say, [describe_omission(say, path) for path in named])
    return say("findings.part.left_out", what=_join_counts(say, counts), which=which)


def describe_omission(say: Words, path: SkippedPath) -> str:
    """Describe a file or folder with the reason: tasks/ (has its own teamops.yaml, 3 files)."""
    why = say(f"findings.why.{path.why}")
    if not path.path:
        return say("findings.left_out.more", count=path.files, why=why)
    if not path.is_folder:
        return say("findings.left_out.one", name=path.path, why=why)
    return say("findings.left_out.one_folder", name=f"{path.path}/", why=why, count=_format_file_count(say, path))


def _format_file_count(say: Words, folder: SkippedPath) -> str:
    if not folder.at_least:
        return say("findings.left_out.file", count=folder.files)
    if not folder.files:
        return say("findings.left_out.uncounted")
    return say("findings.left_out.at_least", count=folder.files)


def format_names(say: Words, names: Sequence[str], most: int = _MOST_NAMES) -> str:
    """Join the first names, at most `most`, and an ellipsis for the others."""
    return say("findings.comma").join(names if len(names) <= most else [*names[:most], "…"])


def join_parts(say: Words, *parts: str) -> str:
    """Join the parts that are not empty to one sentence; "" if there are none."""
    sentence = say("findings.semicolon").join(filter(None, parts))
    return sentence + say("findings.stop") if sentence else ""


def _join_counts(say: Words, counts: Sequence[str]) -> str:
    *others, last = counts
    return say("findings.and", first=say("findings.comma").join(others), last=last) if others else last
