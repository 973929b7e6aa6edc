"""A signature holds exactly as long as what was signed, and says what was changed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from teamops.model.figures.quantity import Quantity, format_plain
from teamops.model.place import At, Entry
from teamops.model.records.goals import Confirmation, Criterion, Goal, Part
from teamops.model.signing.agreement import (
    FIELDS,
    collect_terms,
    compute_digest,
    find_changed_fields,
    is_confirmation_valid,
)
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode, build_goal_tree

MONTHS = [
    {
        "period": "2026-07",
        "target": 1600,
        "parts": [{"owner": "zhao", "target": 900}, {"owner": "wang", "target": 700}],
    },
    {
        "period": "2026-08",
        "target": 1700,
        "parts": [{"owner": "zhao", "target": 900}, {"owner": "qian", "target": 800}],
    },
]
SALES: dict[str, Any] = {
    "id": "sales", "name": "销售额", "period": "2026-Q3", "unit": "万元", "target": 3300, "owner": "wang",
    "key_actions": ["重点客户跟进", "新渠道拓展"],
    "criteria": [{"metric": "attainment", "each": "month", "at_least": "95%"}, {"metric": "签约率", "at_least": "25%"}],
    "parts": MONTHS,
}  # fmt: skip


def goal(**changed: Any) -> GoalNode:
    return build_goal_tree(Entry(TypeAdapter(Goal).validate_python({**SALES, **changed}), At("goals.yaml")))


def months(*, july: int = 1600, zhao: int = 900, **more: Any) -> list[dict[str, Any]]:
    """The months with other targets of July and of zhao's part of it."""
    parts = [{"owner": "zhao", "target": zhao, **more}, {"owner": "wang", "target": 700}]
    return [{**MONTHS[0], "target": july, "parts": parts}, MONTHS[1]]


def signed(node: GoalNode, by: str, *, short: bool = False) -> Confirmation:
    made = compute_digest(collect_terms(node, by))
    return TypeAdapter(Confirmation).validate_python(
        {"by": by, "at": "2026-06-26T10:20:00+08:00", "digest": made[:8] if short else made}
    )


@pytest.mark.parametrize("by", ["wang", "zhao", "qian"])
@pytest.mark.parametrize("short", [False, True])
def test_a_signature_holds_while_nothing_is_changed(by: str, short: bool) -> None:
    assert is_confirmation_valid(goal(), signed(goal(), by, short=short))


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"target": 3500}, ("target",)),
        ({"period": "2026-Q4"}, ("period",)),
        ({"unit": "元"}, ("unit",)),
        ({"key_actions": ["重点客户跟进"]}, ("key_actions",)),
        ({"criteria": []}, ("criteria",)),
        ({"target": 3500, "unit": "元"}, ("target", "unit")),
        ({"parts": months(july=1700)}, ("parts",)),
        ({"parts": []}, ("parts", "own_parts")),
    ],
)
def test_a_signature_names_the_fields_that_were_changed(changed: dict[str, Any], fields: tuple[str, ...]) -> None:
    assert find_changed_fields(goal(**changed), signed(goal(), "wang")) == fields


def test_eight_digits_tell_that_something_changed_and_not_what() -> None:
    assert find_changed_fields(goal(target=1), signed(goal(), "wang", short=True)) is None


def test_another_owner_is_a_change_for_everybody() -> None:
    assert find_changed_fields(goal(owner="sun"), signed(goal(), "zhao")) == ("owner",)
    assert "owner" in (find_changed_fields(goal(owner="sun"), signed(goal(), "wang")) or ())


@pytest.mark.parametrize(
    "same",
    [
        {"target": "3,300"},
        {"target": "3300.0"},
        {"target": "0.33万"},
        {"key_actions": ["新渠道拓展", "重点客户跟进"]},
        {"criteria": SALES["criteria"][::-1]},
        {"criteria": [{"metric": "签约率", "at_least": "0.25"}, {**SALES["criteria"][0], "at_least": "95.0%"}]},
        {"parts": MONTHS[::-1]},
        {"note": "上会讨论过", "serves": "公司年度战略", "department": "sales"},
    ],
)
def test_another_way_of_writing_the_same_is_no_change(same: dict[str, Any]) -> None:
    for by in ("wang", "zhao"):
        assert compute_digest(collect_terms(goal(**same), by)) == compute_digest(collect_terms(goal(), by))


def test_people_agree_to_their_own_parts_and_not_to_those_of_others() -> None:
    raised = goal(parts=months(zhao=950))
    assert find_changed_fields(raised, signed(goal(), "zhao")) == ("own_parts",)
    assert is_confirmation_valid(raised, signed(goal(), "qian"))
    assert is_confirmation_valid(raised, signed(goal(), "wang"))


def test_what_is_below_a_persons_part_is_their_own_matter() -> None:
    days = [{"period": "2026-07-01", "target": 900, "owner": "zhao"}]
    assert is_confirmation_valid(goal(parts=months(parts=days)), signed(goal(), "zhao"))


@pytest.mark.parametrize("short", [False, True])
def test_dividing_what_was_signed_whole_is_no_change_for_its_owner(short: bool) -> None:
    whole = goal(parts=[])
    by_month = goal(parts=[{k: v for k, v in month.items() if k != "parts"} for month in MONTHS])
    assert is_confirmation_valid(goal(), signed(whole, "wang", short=short))
    assert is_confirmation_valid(by_month, signed(whole, "wang", short=short))
    assert is_confirmation_valid(goal(), signed(by_month, "wang", short=short))
    assert not is_confirmation_valid(goal(target=3400), signed(whole, "wang", short=short))
    assert not is_confirmation_valid(goal(parts=months(july=1700)), signed(by_month, "wang", short=short))


def test_once_divided_only_what_was_changed_besides_is_named() -> None:
    assert find_changed_fields(goal(target=3400), signed(goal(parts=[]), "wang")) == ("target",)


def test_somebody_else_has_not_agreed_to_parts_that_came_later() -> None:
    assert find_changed_fields(goal(), signed(goal(parts=[]), "zhao")) == ("own_parts",)


def test_a_part_is_signed_like_a_goal() -> None:
    july, other = goal().children[0], goal(parts=months(july=1601)).children[0]
    assert is_confirmation_valid(july, signed(july, "zhao"))
    assert find_changed_fields(other, signed(july, "zhao")) == ("target",)


def test_parts_without_a_name_of_their_own_are_told_apart() -> None:
    twins = [{"target": 1}, {"target": 2}]
    assert find_changed_fields(goal(parts=[{"target": 3}, {"target": 2}]), signed(goal(parts=twins), "wang")) == (
        "parts",
    )


def test_a_confirmation_without_a_digest_is_bound_to_nothing() -> None:
    bare = TypeAdapter(Confirmation).validate_python({"by": "wang", "at": "2026-06-26T10:20:00+08:00"})
    assert is_confirmation_valid(goal(), bare)


@pytest.mark.parametrize("digits", ["", "x", "……", "9f2c51d0", "9f2c51d0.", "9f2c51d0.12", ".", "0" * 500])
def test_a_digest_that_is_none_does_not_hold_and_does_not_say_what_changed(digits: str) -> None:
    made = TypeAdapter(Confirmation).validate_python({"by": "wang", "at": "2026-06-26T10:20:00Z", "digest": digits})
    assert find_changed_fields(goal(), made) is None


def test_a_digest_in_capitals_is_the_same_digest() -> None:
    made = signed(goal(), "wang")
    shouted = TypeAdapter(Confirmation).validate_python(
        {"by": "wang", "at": made.at, "digest": (made.digest or "").upper()}
    )
    assert is_confirmation_valid(goal(), shouted)


def test_a_digest_is_the_same_in_every_version() -> None:
    assert compute_digest(collect_terms(goal(), "zhao")) == PINNED


PINNED = "6e63cc92.d3b65c4a67402ac81fcc24ae4f538910"


@pytest.mark.unmeasured
@given(st.lists(st.sampled_from(FIELDS), unique=True, min_size=1), st.sampled_from(["wang", "zhao"]))
def test_exactly_the_changed_fields_are_named(fields: list[str], by: str) -> None:
    others = {
        "target": {"target": 1}, "period": {"period": "2026-Q4"}, "unit": {"unit": "元"}, "owner": {"owner": "sun"},
        "criteria": {"criteria": []}, "key_actions": {"key_actions": []},
    }  # fmt: skip
    changed = {key: value for field in fields for key, value in others.get(field, {}).items()}
    named = find_changed_fields(goal(**changed), signed(goal(), by)) or ()
    expected = {field for field in fields if field in others}
    moved = {"parts", "own_parts"} if by == "wang" and "owner" in expected else set()  # no longer owner, other terms
    assert set(named) - moved == expected


@pytest.mark.parametrize(("target", "bound", "part"), [("92", "90%", "91"), ("92%", "90%", "91%"), ("92", "90", "91%")])
def test_a_signature_of_a_rate_holds_however_its_numbers_were_written(target: str, bound: str, part: str) -> None:
    """The digest was made of the numbers as they stood in the file, before rates had one meaning."""
    numbers = {"target": target, "criteria": bound, "part": part}
    raw = {key: format_plain(Quantity.parse(text)) for key, text in numbers.items()}
    goal = Goal(
        id="g", name="续约率", unit="%", target=Quantity.parse("92%"), owner="zhao",
        criteria=(Criterion(metric="续约率", at_least=Quantity.parse("90%")),),
        parts=(Part(period=Period.parse("2026-10"), target=Quantity.parse("91%")),),
    )  # fmt: skip
    node = build_goal_tree(Entry(goal, At("g.yaml", ("goals", 0))))
    agreed = {**collect_terms(node, "zhao"), "target": raw["target"]}
    agreed["criteria"] = json.dumps(
        [json.dumps(["续约率", "", raw["criteria"], "", ""], ensure_ascii=False, separators=(",", ":"))],
        ensure_ascii=False,
        separators=(",", ":"),
    )
    agreed["parts"] = json.dumps([["2026-10", raw["part"]]], separators=(",", ":"))
    signed = Confirmation(by="zhao", at=datetime(2026, 9, 28, tzinfo=UTC), digest=compute_digest(agreed))
    assert find_changed_fields(node, signed) == ()
    changed = build_goal_tree(Entry(replace(goal, target=Quantity.parse("93%")), At("g.yaml", ("goals", 0))))
    assert find_changed_fields(changed, signed) == ("target",)
