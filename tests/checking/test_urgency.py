"""The order of urgency: errors first, then what is overdue the longest."""

from __future__ import annotations

from teamops.checking.located import LocatedFinding, Responsible
from teamops.checking.urgency import group_by_responsible, sort_by_urgency
from tests.render.findings import ONE

ZHAO = Responsible("zhao", "赵四")


def make(name: str, severity: str, due: str = "", code: str = "T006", who: Responsible | None = None) -> LocatedFinding:
    return ONE._replace(message=name, severity=severity, due=due, code=code, responsible=who)


def test_errors_come_first_those_in_the_text_before_all_others() -> None:
    findings = [
        make("old warning", "warning", "2020-01-01"), make("error", "error", "2026-01-01"),
        make("text", "error", code="F001"), make("info", "info", "2019-01-01"), make("bare warning", "warning"),
        make("old error", "error", "2025-01-01"), make("text warning", "warning", code="F014"),
    ]  # fmt: skip
    names = [finding.message for finding in sort_by_urgency(findings)]
    assert names == ["text", "old error", "error", "old warning", "text warning", "bare warning", "info"]
    assert sort_by_urgency(reversed(findings)) == sort_by_urgency(findings)


def test_groups_are_by_person_and_nobody_is_one_of_them() -> None:
    findings = [make("a", "warning", "2026-01-02", who=ZHAO), make("b", "warning", "2026-01-01"), make("c", "error")]
    groups = group_by_responsible([*findings, make("d", "info", who=ZHAO)])
    assert [(who, [one.message for one in some]) for who, some in groups] == [(None, ["c", "b"]), (ZHAO, ["a", "d"])]
    assert group_by_responsible([]) == []
