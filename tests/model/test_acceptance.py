"""An acceptance holds exactly as long as item and due stay, and says which of them was changed."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from teamops.model.records.collaboration import Request
from teamops.model.signing.acceptance import collect_terms, compute_digest, find_changed_fields

POSTER: dict[str, Any] = {
    "id": "req-1", "need": "新品上市物料设计", "from": "marketing", "to": "design", "item": "主视觉海报、宣传册设计",
    "owner": "zhang", "due": "2026-09-25",
}  # fmt: skip
PINNED = "42683530.4e4de4bc"


def request(kept: str | None = None, **changed: Any) -> Request:
    accepted = {"by": "liu", "at": "2026-09-03T10:20:00+08:00"} | ({"digest": kept} if kept is not None else {})
    return TypeAdapter(Request).validate_python({**POSTER, "accepted": accepted, **changed})


def test_a_digest_is_the_same_in_every_version() -> None:
    assert compute_digest(collect_terms(request())) == PINNED


@pytest.mark.parametrize("kept", [PINNED, PINNED[:8], PINNED.upper(), f" {PINNED} "])
def test_an_acceptance_holds_while_nothing_is_changed(kept: str) -> None:
    assert find_changed_fields(request(kept)) == ()


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"due": "2026-09-18"}, ("due",)),
        ({"due": None}, ("due",)),
        ({"item": "主视觉海报、宣传册设计、展架"}, ("item",)),
        ({"item": None}, ("item",)),
        ({"item": "海报", "due": "2026-09-26"}, ("item", "due")),
    ],
)
def test_an_acceptance_names_what_was_changed(changed: dict[str, Any], fields: tuple[str, ...]) -> None:
    assert find_changed_fields(request(PINNED, **changed)) == fields
    assert find_changed_fields(request(PINNED[:8], **changed)) is None


@pytest.mark.parametrize(
    "same",
    [
        {"item": " 主视觉海报、\n宣传册设计\n"},
        {"status": "done", "note": "尺寸清单已发", "owner": "xiaowang", "need": "新品物料", "to": "brand"},
        {"urgent": {"raised": "2026-09-04T10:00:00+08:00"}},
    ],
)
def test_all_else_may_change(same: dict[str, Any]) -> None:
    assert find_changed_fields(request(PINNED, **same)) == ()


def test_what_was_accepted_without_item_or_day_is_bound_too() -> None:
    bare = compute_digest(collect_terms(request(item=None, due=None)))
    assert find_changed_fields(request(bare, item=None, due=None)) == ()
    assert find_changed_fields(request(bare, item=None)) == ("due",)


def test_an_acceptance_without_a_digest_is_bound_to_nothing() -> None:
    assert find_changed_fields(request()) == ()
    assert find_changed_fields(request(accepted=None)) == ()


@pytest.mark.parametrize("kept", ["", "x", "5d0c7a14", "5d0c7a14.", "5d0c7a14.4e4d", ".", "0" * 500])
def test_a_digest_that_is_none_does_not_hold_and_does_not_say_what_changed(kept: str) -> None:
    assert find_changed_fields(request(kept)) is None


def test_a_digest_whose_fields_all_fit_is_still_not_the_one_that_was_given() -> None:
    assert find_changed_fields(request("00000000.4e4de4bc")) is None
