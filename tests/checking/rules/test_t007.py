"""T007 post-fits."""

from __future__ import annotations

import pytest

from teamops.checking.example_team import SETTINGS
from teamops.model.place import At


def task(post: str, owner: str = "zhao", status: str = "in_progress") -> str:
    days = "start: 2026-09-01, end: 2026-09-15"
    return f"tasks: [{{id: t, name: 回访, owner: {owner}, post: {post}, {days}, status: {status}}}]"


def test_who_else_has_the_post_is_named_and_where_the_owners_posts_stand(found) -> None:
    (finding,) = found("T007", task("销售", owner="xiaowang"))
    assert finding.message == "others"
    assert finding.facts["others"] == "赵四 · 钱五"
    assert finding.facts["posts"] == "市场调研"
    assert finding.related[0].at == At("teamops.yaml", ("people", "xiaowang", "posts"))


def test_a_post_that_nobody_holds_is_told_as_such(said) -> None:
    assert said("T007", task("渠道督导")) == ["nobody"]


@pytest.mark.parametrize("post", ["SEO 专员", "seo 专员", "'  SEO  专员 '"])
def test_blanks_and_case_make_no_other_post(said, post: str) -> None:
    team = SETTINGS.replace("posts: [销售]", "posts: [销售, ' SEO 专员']", 1)
    assert said("T007", {"teamops.yaml": team, "a.yaml": task(post)}) == []


@pytest.mark.parametrize("status", ["done", "cancelled"])
def test_what_is_closed_is_history(said, status: str) -> None:
    assert said("T007", task("市场调研", status=status)) == []


@pytest.mark.parametrize("owner", ["nobody", "sales", "[zhao, qian]", "[]"])
def test_only_the_one_known_owner_is_compared(said, owner: str) -> None:
    assert said("T007", task("市场调研", owner=owner)) == []


def test_nothing_is_said_of_people_whose_posts_are_not_recorded(said) -> None:
    team = SETTINGS.replace(", posts: [销售]", "", 1)
    assert said("T007", {"teamops.yaml": team, "a.yaml": task("市场调研")}) == []


def test_a_task_that_asks_for_no_post_fits_everybody(said) -> None:
    assert said("T007", "tasks: [{id: t, name: 回访, owner: zhao, start: 2026-09-01, end: 2026-09-15}]") == []
