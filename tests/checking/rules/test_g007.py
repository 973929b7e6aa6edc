"""G007 asks everybody who owns something of a goal for a signature, there or above."""

from __future__ import annotations

from datetime import datetime

from teamops.checking.rules.g007_goal_confirmed import RULE

MONTHS = "{period: 2026-07, target: 1, parts: [{owner: zhao, target: 1}]}, {period: 2026-10, owner: qian, target: 2}"
BEFORE, WITHIN = "2026-06-30T12:00:00+08:00", "2026-07-01T09:00:00+08:00"


def goal(confirmed: str = "", parts: str = MONTHS) -> str:
    signed = ", ".join(f"{{by: {by}, at: 2026-06-26T10:00}}" for by in confirmed.split())
    keys = "id: g, name: 销售额, period: 2026, target: 3, owner: wang"
    return f"goals: [{{{keys}, confirmed: [{signed}], parts: [{parts}]}}]"


def test_one_finding_per_person_however_many_parts(found) -> None:
    again = MONTHS.replace(
        "{owner: zhao, target: 1}", "{owner: zhao, target: 0}, {period: 2026-07-02, owner: zhao, target: 1}"
    )
    findings = found("G007", goal("wang", parts=again), BEFORE)
    assert [(f.facts["person"], f.message, len(f.related)) for f in findings] == [
        ("赵四", "parts", 1),
        ("钱五", "part", 0),
    ]


def test_a_signature_above_covers_the_parts_below(found) -> None:
    assert found("G007", goal("wang zhao qian"), WITHIN) == []


def test_a_signature_below_does_not_cover_what_is_above(found) -> None:
    parts = "{period: 2026-07, target: 3, confirmed: [{by: wang, at: 2026-06-26T10:00}]}"
    assert [f.message for f in found("G007", goal(parts=parts), BEFORE)] == ["goal"]


def test_it_is_an_error_once_a_part_of_the_person_has_begun(found) -> None:
    severities = [[f.severity for f in found("G007", goal("wang"), now)] for now in (BEFORE, WITHIN)]
    assert severities == [["warning", "warning"], ["error", "warning"]]


def test_somebody_unknown_is_another_rules_matter(found) -> None:
    assert found("G007", goal("wang", parts="{owner: nobody, target: 3}"), WITHIN) == []


def test_nobody_is_asked_for_parts_that_inherit_their_owner(found) -> None:
    assert found("G007", goal("wang", parts="{period: 2026-07, target: 3}"), WITHIN) == []


def test_a_signature_that_lapsed_is_no_missing_one(found) -> None:
    lapsed = goal("wang zhao qian").replace("10:00}", "10:00, digest: 00000000}")
    assert found("G007", lapsed, WITHIN) == []
    assert {f.message for f in found("G008", lapsed, WITHIN)} == {"unknown"}


def test_thousands_of_parts_are_looked_at_once(loaded) -> None:
    parts = ", ".join(f"{{owner: zhao, period: 2026-07, target: {n}}}" for n in range(5000))
    ws = loaded(goal("wang", parts=parts))
    (finding,) = RULE.run(ws, datetime.fromisoformat(WITHIN))
    assert (finding.facts["count"], len(finding.related)) == ("5000", 3)
