"""A baseline hides what it holds, by rule and record, and only shrinks unless it is asked to grow."""

from __future__ import annotations

import pytest

from teamops.checking.baseline import count_findings, count_fixes, drop_unread_codes, renew_baseline, subtract_baseline
from teamops.checking.located import LocatedFinding, Outcome
from teamops.model.faults.unread import UNREAD_CODES


def finding(code: str, record: str | None = None, line: int = 1, file: str = "a.yaml") -> LocatedFinding:
    return LocatedFinding(code, "name", "error", "message", "remedy", "", file, line, 1, 2, "", record, (), False)


A, B, FILE = finding("T001", "a"), finding("T001", "b"), finding("F008")


def everything(code: str) -> bool:
    return True


def shown(known: dict[tuple[str, str], int], *findings: LocatedFinding) -> tuple[tuple[LocatedFinding, ...], int]:
    outcome = subtract_baseline(Outcome(findings, ()), known)
    return outcome.findings, outcome.silenced


def test_what_is_known_is_silent_wherever_it_moved() -> None:
    known = count_findings([A, FILE])
    assert known == {("T001", "a"): 1, ("F008", "a.yaml"): 1}
    assert shown(known, A._replace(line=99, file="b.yaml"), FILE, B) == ((B,), 2)


@pytest.mark.parametrize("code", sorted(UNREAD_CODES))
def test_what_was_not_read_is_never_known(code: str) -> None:
    unread = finding(code)
    assert count_findings([A, unread]) == {("T001", "a"): 1}
    assert shown({(code, "a.yaml"): 5}, A, unread) == ((A, unread), 0)
    assert drop_unread_codes({(code, "a.yaml"): 5, ("T001", "a"): 1}) == {("T001", "a"): 1}


def test_where_there_are_more_than_before_all_are_told() -> None:
    assert shown(count_findings([A]), A, A._replace(line=5)) == ((A, A._replace(line=5)), 0)


def test_it_only_shrinks() -> None:
    known = {("T001", "a"): 2, ("T001", "gone"): 1}
    assert renew_baseline(known, count_findings([A, B]), everything, grow=False) == {("T001", "a"): 1}
    assert count_fixes(known, count_findings([A, B]), everything) == 2


def test_it_grows_when_asked() -> None:
    assert renew_baseline({("T001", "gone"): 1}, count_findings([A, B]), everything, grow=True) == count_findings(
        [A, B]
    )


def test_rules_that_were_not_asked_stay_as_they_are() -> None:
    known = {("T001", "a"): 1, ("G001", "g"): 3}
    assert renew_baseline(known, {}, lambda code: code.startswith("T"), grow=False) == {("G001", "g"): 3}
    assert count_fixes(known, {}, lambda code: code.startswith("T")) == 1
