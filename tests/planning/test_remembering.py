"""A re-split goes by the people, weights, posts and levels of the last one, and says what is otherwise."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Any

from planning_team import PEOPLE, SALES, applied, team

from teamops.locale.words import Words
from teamops.model.signing.agreement import collect_terms, compute_digest
from teamops.planning.split.split import Split, plan_split

NAMES = ("luo", "wangwei", "liming", "tangjia", "gao")
STAFF: dict[str, Any] = {name: {"name": name.title(), "department": "sales"} for name in NAMES}
WEIGHTS = {"luo": Decimal("0.5"), "wangwei": 2, "liming": Decimal("1.5"), "tangjia": 1}
GOAL = SALES | {"period": "2026-Q4", "target": "1860", "step": "0.1"}
ALL: list[Any] = ["month", "week", "people"]
NOVEMBER = date(2026, 11, 16)


def said(made: Split) -> list[str]:
    return [notice.say(Words("en")) for notice in made.notices]


def totals(made: Split) -> dict[str, Decimal]:
    found: dict[str, Decimal] = defaultdict(Decimal)
    for row in made.rows:
        if row.level == "people":
            found[row.owner or ""] += row.target
    return found


def once(**how: Any) -> dict[str, Any]:
    staff = how.pop("staff", STAFF)
    return applied(GOAL, plan_split(team(GOAL, people=staff), GOAL["id"], ALL, **how))


def again(goal: dict[str, Any], staff: Any = STAFF, **how: Any) -> Split:
    return plan_split(team(goal, people=staff), goal["id"], replace=True, today=NOVEMBER, **how)


def test_the_people_and_weights_of_the_last_split_are_gone_by_again() -> None:
    goal = once(people=WEIGHTS)
    assert goal["split"] == {
        "into": ALL,
        "people": {"luo": "0.5", "wangwei": "2", "liming": "1.5", "tangjia": "1"},
    }
    made = again(goal | {"target": "2000"})
    assert list(totals(made)) == list(WEIGHTS)
    assert totals(made)["wangwei"] > totals(made)["liming"] > totals(made)["tangjia"] > totals(made)["luo"]
    assert all(row.target >= made.before[row.path] for row in made.rows if row.level == "people" and not row.kept)
    assert not made.differences
    assert [change for change in made.changes if change.at.route[-1] == "split"] == []
    assert (
        "not included, because they did not share last time: Gao (gao); to add them, list everyone with `--people`"
        in said(made)
    )


def test_what_is_given_overrides_and_what_differs_is_said_and_recorded() -> None:
    goal = once(people=WEIGHTS)
    made = again(goal | {"target": "2000"}, people=WEIGHTS | {"luo": 1, "gao": 1})
    assert [(one.what, one.who, one.before, one.after) for one in made.differences] == [
        ("people", "luo", "0.5", "1"),
        ("people", "gao", None, "1"),
    ]
    assert said(made)[0] == "different from last time: Luo 0.5 → 1, Gao — → 1"
    assert applied(goal, made)["split"]["people"] == {
        "luo": "1",
        "wangwei": "2",
        "liming": "1.5",
        "tangjia": "1",
        "gao": "1",
    }
    levels = plan_split(team(goal, people=STAFF), goal["id"], ["month"], by="equal", replace=True)
    assert said(levels)[0].startswith("different from last time: periods by working days → in equal parts")
    assert applied(goal, levels)["split"]["into"] == ALL


def test_who_joined_the_department_since_is_named_and_not_included() -> None:
    staff = {name: STAFF[name] for name in ("luo", "wangwei")}
    goal = once(staff=staff)
    assert goal["split"] == {"into": ALL, "among": ["luo", "wangwei"]}
    made = again(goal | {"target": "2000"}, STAFF)
    assert list(totals(made)) == ["luo", "wangwei"]
    assert any(
        one.startswith("not included, because they did not share last time: Liming (liming)") for one in said(made)
    )


def test_posts_are_recorded_with_those_they_chose() -> None:
    staff = {name: one | ({"posts": ["大客户"]} if name in ("luo", "gao") else {}) for name, one in STAFF.items()}
    goal = once(staff=staff, posts=["大客户"])
    assert goal["split"] == {"into": ALL, "among": ["luo", "gao"], "posts": ["大客户"]}
    assert list(totals(again(goal | {"target": "2000"}, staff))) == ["luo", "gao"]


def test_without_a_record_people_and_proportions_are_those_of_the_parts() -> None:
    goal = {key: value for key, value in once(people=WEIGHTS).items() if key != "split"}
    made = again(goal | {"target": "2000"})
    assert list(totals(made)) == list(WEIGHTS)
    told = next(one for one in said(made) if one.startswith("no record of how it was split"))
    assert "in these proportions: Luo 1, Wangwei 4, Liming 3, Tangjia 2" in told
    assert applied(goal, made)["split"]["people"] == {"luo": "1", "wangwei": "4", "liming": "3", "tangjia": "2"}
    by_default = {key: value for key, value in once().items() if key != "split"}
    assert applied(by_default, again(by_default | {"target": "2000"}))["split"] == {"into": ALL, "among": list(NAMES)}


def test_who_has_only_rows_of_nothing_does_not_share() -> None:
    goal = {key: value for key, value in once(people={"luo": 1, "gao": 0}).items() if key != "split"}
    assert totals(again(goal | {"target": "2000"}))["gao"] == 0


def test_nobody_new_gets_rows_of_nothing_in_closed_weeks() -> None:
    made = again(once(people=WEIGHTS) | {"target": "2000"}, people=WEIGHTS | {"gao": 1})
    gao = [row for row in made.rows if row.owner == "gao"]
    assert gao
    assert all(row.period is not None and row.period.end >= NOVEMBER for row in gao)


def test_a_part_that_was_split_otherwise_remembers_it_itself() -> None:
    goal = once(people=WEIGHTS)
    part = f"{GOAL['id']}/2026-12"
    other = plan_split(team(goal, people=STAFF), part, ["week", "people"], people={"gao": 1}, replace=True)
    goal = applied(goal, other)
    assert goal["parts"][2]["split"] == {"into": ["week", "people"], "people": {"gao": "1"}}
    made = again(goal | {"target": "2000"})
    december = [row.owner for row in made.rows if row.level == "people" and "/2026-12/" in row.path]
    assert set(december) == {"gao"}


def test_the_record_is_no_term_of_a_signature() -> None:
    [node] = team(GOAL | {"owner": "luo"}, people=STAFF).list_goal_trees()
    [other] = team(GOAL | {"owner": "luo", "split": {"into": ["month"]}}, people=STAFF).list_goal_trees()
    assert compute_digest(collect_terms(node, "luo")) == compute_digest(collect_terms(other, "luo"))


def test_weights_of_periods_are_gone_by_again() -> None:
    made = plan_split(team(GOAL, people=STAFF), GOAL["id"], ["month"], weights=[1, 2, 3])
    goal = applied(GOAL, made)
    assert goal["split"] == {"into": ["month"], "by": "custom", "weights": ["1", "2", "3"]}
    raised = plan_split(team(goal | {"target": "1920"}, people=STAFF), GOAL["id"], replace=True)
    assert [row.target for row in raised.rows] == [320, 640, 960]


def test_people_who_are_in_the_settings_no_more_are_named() -> None:
    goal = GOAL | {"split": {"into": ["month", "people"], "people": {"luo": "1", "xu": "2"}}}
    made = plan_split(team(goal, people=STAFF | PEOPLE), GOAL["id"])
    assert list(totals(made)) == ["luo"]
    assert "shared last time, but not in the team in this period: xu" in said(made)


def with_posts(*holders: str) -> dict[str, Any]:
    return {name: one | ({"posts": ["销售"]} if name in holders else {}) for name, one in STAFF.items()}


def test_who_gets_no_open_part_is_not_recorded_as_sharing() -> None:
    staff = with_posts("wangwei", "liming")
    made = again(once(staff=staff) | {"target": "2000"}, staff, posts=["销售"])
    assert {row.owner for row in made.rows if row.level == "people" and row.reason != "closed"} == {"wangwei", "liming"}
    assert made.how is not None
    assert made.how.among == ("wangwei", "liming")


def test_what_is_over_altogether_is_recorded_with_those_who_stand_there() -> None:
    made = plan_split(team(GOAL, people=STAFF), GOAL["id"], ALL, today=date(2027, 2, 1))
    assert made.how is not None
    assert made.how.among == NAMES


def test_without_a_record_who_dropped_out_gets_no_quota_again() -> None:
    staff = with_posts("wangwei", "liming")
    goal = applied(once(staff=staff), again(once(staff=staff) | {"target": "2000"}, staff, posts=["销售"]))
    goal = {key: value for key, value in goal.items() if key != "split"} | {"target": "2200"}
    made = again(goal, staff)
    assert {row.owner for row in made.rows if row.level == "people" and row.reason != "closed"} == {"wangwei", "liming"}
    assert any("share by capacity: Wangwei, Liming;" in one for one in said(made))


def test_without_a_record_and_with_nothing_open_all_parts_say_who_shared() -> None:
    goal = {key: value for key, value in once(people=WEIGHTS).items() if key != "split"}
    made = plan_split(team(goal, people=STAFF), GOAL["id"], replace=True, today=date(2027, 2, 1))
    assert made.how is not None
    assert dict(made.how.people) == {"luo": 1, "wangwei": 4, "liming": 3, "tangjia": 2}


def test_a_part_goes_into_the_levels_of_the_last_split_below_its_own() -> None:
    goal = once(people=WEIGHTS)
    made = plan_split(team(goal, people=STAFF), f"{GOAL['id']}/2026-12", replace=True, today=NOVEMBER, by="equal")
    assert made.levels == ("week", "people")
    assert {row.level for row in made.rows} == {"week", "people"}
    week = next(row.path for row in made.rows if row.level == "week")
    assert plan_split(team(goal, people=STAFF), week, replace=True, today=NOVEMBER).levels == ("people",)


def test_a_department_goes_into_what_stands_below_departments() -> None:
    goal = applied(GOAL, plan_split(team(GOAL, people=STAFF), GOAL["id"], ["department", "month", "people"]))
    part = plan_split(team(goal, people=STAFF), f"{GOAL['id']}/sales", replace=True)
    assert part.levels == ("month", "people")
    month = plan_split(team(goal, people=STAFF), f"{GOAL['id']}/sales/2026-11", replace=True)
    assert month.levels == ("people",)


def test_a_goal_of_a_month_goes_into_weeks_and_people_where_nobody_says() -> None:
    goal = GOAL | {"period": "2026-12"}
    assert plan_split(team(goal, people=STAFF), goal["id"]).levels == ("week", "people")


def test_what_is_otherwise_is_said_in_words() -> None:
    staff = with_posts("wangwei", "liming")
    by_post = again(once(staff=staff) | {"target": "2000"}, staff, posts=["销售"], by="equal")
    [told] = [one.say(Words("zh")) for one in by_post.notices if one.name == "differs"]
    assert told == (
        "与上次分解不同：周期按工作日 → 平均分配；岗位 — → 销售；"
        "Luo 按投入比例 → —、Tangjia 按投入比例 → —、Gao 按投入比例 → —"
    )
    goal = applied(GOAL, plan_split(team(GOAL, people=STAFF), GOAL["id"], ["month"]))
    deeper = plan_split(team(goal, people=STAFF), GOAL["id"], ALL, weights=[1, 2, 3], replace=True)
    [told] = [one.say(Words("zh")) for one in deeper.notices if one.name == "differs"]
    assert told == "与上次分解不同：层级 月 → 月、周、人员；周期按工作日 → 按指定权重；周期权重 — → 1, 2, 3"
