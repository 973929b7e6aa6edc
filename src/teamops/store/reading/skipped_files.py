"""Notes what a walk through a workspace leaves out, and counts the YAML files in it, within bounds."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from teamops.model.faults.unread import SETTINGS_FILE, SkippedPath, Why

_LOOKS_LIKE_YAML = r"\.ya?ml(\.txt)?[. ]*$"
"""Endings that people take for YAML: `.YAML`, or `.yaml.txt` where Windows hides the last part."""
_TEAM = rb"(?m)^(?:\xef\xbb\xbf)?(?:\{ *)?[\"']?team[\"']?[ \t]*:"
_RECORDS = (
    rb"(?m)^(?:\xef\xbb\xbf)?(?:\{ *)?[\"']?"
    rb"(?:goals|actuals|tasks|monitors|reviews|requests|meetings|dailies|calendar)[\"']?[ \t]*:"
)
"""A section at the beginning of a line: the names of `SECTIONS`, whose module would import all models."""
_OF_TOOLS = frozenset({
    ".git", ".teamops", ".hg", ".svn", ".venv", ".tox", ".nox", ".direnv", ".cache", ".npm", ".idea", ".vscode",
    ".github", ".gitlab", ".circleci", ".gitpod.yml", ".mypy_cache", ".pytest_cache", ".ruff_cache",
})  # fmt: skip
"""Hidden names that hold no records of a team."""
_MOST_ENTRIES = 5_000
"""Most files and folders that one walk visits in what is left out: a check must not wait for node_modules."""
MOST_READ = 100
"""Most hidden files that one walk opens."""
_MOST_NAMED = 1_000
"""Most paths that are named for each reason; the others are counted."""
_HEAD = 4096


def is_yaml_like(name: str) -> bool:
    """Return whether people would take a file of that name for YAML, though it may not end in .yaml or .yml."""
    return ".y" in (low := name.lower()) and re.search(_LOOKS_LIKE_YAML, low) is not None


def has_team_name(file: Path) -> bool:
    """Return whether a teamops.yaml names a team, as a workspace's does; True for one that cannot be read."""
    try:
        with file.open("rb") as stream:
            return has_team_key(stream.read(1 << 20))
    except OSError:
        return True


def has_team_key(raw: bytes) -> bool:
    """Return whether the text of a teamops.yaml names a team."""
    return re.search(_TEAM, raw) is not None


def has_record_section(raw: bytes) -> bool:
    """Return whether the head of a text has a section of records."""
    return re.search(_RECORDS, raw[:_HEAD]) is not None


def is_tool_path(path: str) -> bool:
    """Return whether a hidden file or folder belongs to git, an editor or the like."""
    return path.rpartition("/")[2] in _OF_TOOLS


class SkippedFiles:
    """What was left out below `root`; in it, at most `entries` files and folders are visited."""

    def __init__(self, root: Path, entries: int = _MOST_ENTRIES) -> None:
        self.root = root
        self._found: list[SkippedPath] = []
        self._more: Counter[Why] = Counter()
        self._named: Counter[Why] = Counter()
        self._entries, self._reads = entries, MOST_READ

    def note_file(self, path: str, why: Why) -> None:
        """Note a file that is left out."""
        self._note(SkippedPath(path, why))

    def note_folder(self, path: str, why: Why) -> int:
        """Note a folder that is left out, if it has YAML files; return how many were seen."""
        files, at_least = 0, False
        for file in self._below(path):
            files, at_least = files + bool(file), at_least or not file
        if files or at_least:
            self._note(SkippedPath(path, why, True, files, at_least))
        return files

    def note_hidden_path(self, path: str, *, is_folder: bool) -> None:
        """Note a hidden file or folder if there are records in it."""
        if is_tool_path(path):
            return
        files = [path] if not is_folder and is_yaml_like(path) else list(self._below(path)) if is_folder else []
        count = sum(bool(file) and self._has_records(file) for file in files)
        if count:
            self._note(SkippedPath(path, "hidden", is_folder, count))

    def list_all(self) -> tuple[SkippedPath, ...]:
        """Return everything noted, by path; the paths beyond _MOST_NAMED as one item for each reason."""
        more = [SkippedPath("", why, False, count) for why, count in self._more.items()]
        return (*sorted(self._found), *sorted(more))

    def _note(self, path: SkippedPath) -> None:
        self._named[path.why] += 1
        if self._named[path.why] > _MOST_NAMED:
            self._more[path.why] += path.files
        else:
            self._found.append(path)

    def _below(self, folder: str) -> Iterator[str]:
        """Yield the YAML files below a folder, and "" at the end if not all could be visited."""
        waiting = [folder]
        while waiting:
            here = waiting.pop()
            try:
                with os.scandir(self.root / here) as entries:
                    for entry in entries:
                        if not self._entries:
                            yield ""
                            return
                        self._entries -= 1
                        if entry.is_dir(follow_symlinks=False):
                            if entry.name not in _OF_TOOLS:
                                waiting.append(f"{here}/{entry.name}")
                        elif entry.name != SETTINGS_FILE and is_yaml_like(entry.name):
                            yield f"{here}/{entry.name}"
            except OSError:
                yield ""

    def _has_records(self, file: str) -> bool:
        path = self.root / file
        if not self._reads or path.is_symlink() or not path.is_file():
            return False
        self._reads -= 1
        try:
            with path.open("rb") as stream:
                return has_record_section(stream.read(_HEAD))
        except OSError:
            return False
