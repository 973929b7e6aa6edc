"""`teamops reviews list`: when reviews were held, what they found, and how their plans stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

TODAY = ("--today", "2026-10-05")
MORE = """\
reviews:
  - {id: review-2026-06, period: 2026-06, held: 2026-07-06, results: [{goal: x, plan: 10, actual: 9}]}
  - {id: review-2026-09, period: 2026-09}
  - {id: review-2026-10, period: 2026-10}
  - {id: review-2026-11, period: 2026-11, held: 2026-12-02}
  - {id: review-2026-Q3, period: 2026-Q3}
  - {id: review-618, period: 2026-06, project: promo-618, held: 2026-06-25, carried: [imp-2026-07-1]}
"""


@pytest.fixture
def many(quarter: Path) -> Path:
    (quarter / "reviews/more.yaml").write_text(MORE, encoding="utf-8")
    return quarter


def listed(teamops, folder: Path, *arguments: object) -> list[dict[str, object]]:
    ran = teamops("-C", folder, "reviews", "list", *arguments, "--format", "json", *TODAY)
    assert ran.code == 0, ran.err
    reviews: list[dict[str, object]] = json.loads(ran.out)["reviews"]
    return reviews


@pytest.mark.parametrize(("lang", "columns"), [("zh", "120"), ("en", "80")])
def test_the_list_reads_as_it_was_accepted(
    teamops, golden, many: Path, monkeypatch: pytest.MonkeyPatch, lang: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    golden(f"reviews.{columns}.{lang}.txt", teamops("-C", many, "--lang", lang, "reviews", "list", *TODAY).out)


@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        ((), "review-2026-11"),
        (("--sort", "held"), "review-2026-10"),
        (("--sort", "reached"), "review-2026-06"),
        (("--sort", "open"), "review-2026-08"),
        (("--period", "2026-06"), "review-2026-06"),
        (("--period", "2023"), "review-2023-09"),
        (("--text", "KOL"), "review-2026-08"),
        (("--text", "销售额", "--period", "2026-07"), "review-2026-07"),
    ],
)
def test_reviews_are_filtered_and_sorted(teamops, many: Path, arguments: tuple[str, ...], first: str) -> None:
    assert listed(teamops, many, *arguments)[0]["id"] == first


def test_programs_get_every_figure(teamops, many: Path) -> None:
    by_id = {one["id"]: one for one in listed(teamops, many)}
    assert by_id["review-2026-08"] == {
        "id": "review-2026-08", "period": "2026-08", "project": None, "held": "2026-09-02", "due": "2026-09-03",
        "days_late": 0, "goals": {"reached": 1, "all": 3}, "improvements": {"done": 1, "all": 3}, "carried": [],
        "file": "reviews/2026-08.yaml",
    }  # fmt: skip
    assert (by_id["review-2026-06"]["days_late"], by_id["review-2026-06"]["goals"]) == (3, {"reached": 0, "all": 1})
    assert (by_id["review-2026-Q3"]["due"], by_id["review-618"]["due"]) == (None, None)
    assert by_id["review-618"]["carried"] == ["imp-2026-07-1"]


def test_no_review_is_a_sentence(teamops, quarter: Path) -> None:
    assert "没有符合条件的复盘" in teamops("-C", quarter, "reviews", "list", "--period", "2030", *TODAY).out


@pytest.mark.parametrize(("arguments", "said"), [(("--sort", "hold"), "held"), (("--period", "夏天"), "--period")])
def test_what_there_is_not_is_an_error_that_helps(
    teamops, quarter: Path, arguments: tuple[str, str], said: str
) -> None:
    ran = teamops("-C", quarter, "reviews", "list", *arguments, *TODAY)
    assert (ran.code, said in ran.err) == (2, True)
