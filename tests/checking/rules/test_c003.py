"""C003 acceptance-holds."""

from __future__ import annotations

import pytest

from teamops.checking.rules.c003_acceptance_holds import RULE

DIGEST = "42683530.4e4de4bc"


def request(*, by: str = "liu", digest: str = DIGEST, due: str = "2026-09-25", keys: str = "to: design") -> str:
    stamp = f"{{by: {by}, at: 2026-09-02T23:30:00+00:00{f', digest: {digest}' if digest else ''}}}"
    what = "need: 物料设计, item: 主视觉海报、宣传册设计, owner: zhang"
    return f"requests: [{{id: r, from: marketing, {keys}, {what}, due: {due}, accepted: {stamp}}}]"


def test_what_was_accepted_stands(said) -> None:
    assert said("C003", request()) == []
    assert said("C003", request(digest=DIGEST[:8])) == []


def test_the_fields_are_named_and_shown_where_they_are_written(found) -> None:
    (finding,) = found("C003", request(due="2026-09-18").replace("宣传册设计", "展架"))
    assert finding.at.route == ("requests", 0, "accepted", "digest")
    assert [place.at.route[-1] for place in finding.related] == ["item", "due"]
    assert RULE.say(finding, "en") == "`item` · `due` of “物料设计” changed after 刘工 accepted it on 2026-09-03"


def test_a_field_that_was_taken_away_has_no_place(found) -> None:
    (finding,) = found("C003", request().replace("due: 2026-09-25, ", ""))
    assert (finding.facts["fields"], finding.related) == ("`due`", ())


def test_eight_digits_do_not_tell_what_was_changed(said) -> None:
    assert said("C003", request(due="2026-09-18", digest=DIGEST[:8])) == ["unknown"]


def test_without_a_digest_nothing_is_bound(said) -> None:
    assert said("C003", request(digest="", due="2026-09-18")) == []


@pytest.mark.parametrize(("status", "messages"), [("done", ["changed"]), ("open", ["changed"]), ("cancelled", [])])
def test_cancelled_requests_are_not_looked_at(said, status: str, messages: list[str]) -> None:
    assert said("C003", request(due="2026-09-18", keys=f"to: design, status: {status}")) == messages


@pytest.mark.parametrize(
    ("by", "keys", "messages"),
    [
        ("zhang", "to: design", ["other_department"]),
        ("zhao", "to: design", ["other_department"]),
        ("chen", "to: design", []),  # of no department, and the director besides
        ("wang", "to: sales", []),
        ("nobody", "to: design", []),
        ("zhao", "to: finance", []),  # nobody of the team is of that department
        ("zhao", "to: nowhere", []),
        ("zhao", "status: open", []),
        ("zhang", "to: design, status: done", []),
        ("zhang", "to: design, status: cancelled", []),
    ],
)
def test_people_accept_for_their_own_department(found, by: str, keys: str, messages: list[str]) -> None:
    findings = found("C003", request(by=by, keys=keys))
    assert [(f.message, f.severity) for f in findings] == [(message, "warning") for message in messages]


def test_a_head_accepts_for_a_department_that_is_not_their_own(said) -> None:
    settings = """\
team: 华东营销部
departments: {sales: {name: 销售部}, marketing: {name: 市场部}, design: {name: 设计部, head: wang}}
people: {wang: {name: 王经理, department: sales}, liu: {name: 刘工, department: design}}
"""
    assert said("C003", {"teamops.yaml": settings, "r.yaml": request(by="wang")}) == []


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+08:00", "9999-12-31T23:59:59-08:00"])
def test_a_time_at_the_end_of_the_calendar_is_no_matter(said, at: str) -> None:
    text = request(due="2026-09-18").replace("2026-09-02T23:30:00+00:00", at)
    assert said("C003", text) == ["changed"]
