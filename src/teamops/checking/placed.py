"""Findings as people and programs get them: with words, line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from teamops.model.settings import Severity


class Place(NamedTuple):
    """A place that belongs to a finding, and what is to be said of it. Line and column are 1-based, in characters."""

    file: str
    line: int
    column: int
    message: str


class Placed(NamedTuple):
    """A finding in words at its place; `excerpt` is its line, `end_column` the first column after what is meant."""

    code: str
    name: str
    severity: Severity
    message: str
    remedy: str
    clause: str
    file: str
    line: int
    column: int
    end_column: int
    excerpt: str
    record: str | None
    related: tuple[Place, ...]
    fixable: bool

    @staticmethod
    def from_json(kept: list[Any]) -> Placed:
        """The finding that was kept as a JSON list."""
        placed = Placed(*kept)
        return placed._replace(related=tuple(Place(*place) for place in placed.related))


class Undecided(NamedTuple):
    """A rule that could not be decided, and why, in words."""

    code: str
    why: str


class Outcome(NamedTuple):
    """What a check found, in the order of files, lines, columns and codes."""

    findings: tuple[Placed, ...]
    not_run: tuple[Undecided, ...]

    @property
    def files(self) -> int:
        return len({finding.file for finding in self.findings})

    def count(self, severity: Severity) -> int:
        return sum(finding.severity == severity for finding in self.findings)

    def only(self, select: tuple[str, ...], ignore: tuple[str, ...], paths: tuple[str, ...]) -> Outcome:
        """The findings whose codes begin with one of `select` and none of `ignore`, in `paths`; empty means all."""

        def wanted(code: str) -> bool:
            return (not select or code.startswith(select)) and not (ignore and code.startswith(ignore))

        def inside(file: str) -> bool:
            return not paths or any(p in (file, "") or file.startswith(f"{p}/") for p in paths)

        return Outcome(
            tuple(f for f in self.findings if wanted(f.code) and inside(f.file)),
            tuple(u for u in self.not_run if wanted(u.code)),
        )
