"""What cannot be split is refused with the reason, in both languages, and with what to do next."""

from __future__ import annotations

from dataclasses import replace
from string import Formatter
from typing import Any

import pytest
from planning_team import SALES, team

from teamops.locale.texts.goals.planning import TEXTS
from teamops.locale.words import Words
from teamops.planning.addresses import resolve_node
from teamops.planning.errors import SplitError
from teamops.planning.split.split import plan_split


def refusal(goal: dict[str, Any], path: str, levels: list[Any], **how: Any) -> str:
    with pytest.raises(SplitError) as refused:
        plan_split(team(goal), path, levels, **how)
    assert refused.value.say(Words("zh"))
    return str(refused.value)


SPLIT = SALES | {"parts": [{"period": "2026-07", "target": "1600"}]}


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("sales-2026Q2", "no goal “sales-2026Q2”; `teamops goals list` lists all; did you mean `sales-2026Q3`?"),
        (
            "sales-2026Q2/2026-07",
            "no goal “sales-2026Q2”; `teamops goals list` lists all; did you mean `sales-2026Q3`?",
        ),
        (
            "sales-2026Q3/2026-77",
            "goal sales-2026Q3 has no part “sales-2026Q3/2026-77”; `teamops show sales-2026Q3` lists all; did you mean",
        ),
        ("", "no goal “”"),
        ("{x}", "no goal “{x}”"),
    ],
)
def test_an_unknown_address_gets_near_matches(path: str, says: str) -> None:
    assert refusal(SPLIT, path, ["week"]).startswith(says)


def test_an_address_that_stands_twice_is_refused_with_its_files() -> None:
    with pytest.raises(SplitError, match=r"occurs more than once \(goals/0\.yaml, goals/1\.yaml\)"):
        plan_split(team(SALES, SALES), "sales-2026Q3", ["month"])


def test_a_goal_that_is_written_with_mistakes_is_not_called_unknown() -> None:
    ws = replace(team(SALES), broken=frozenset({("goals", "exposure")}))
    with pytest.raises(SplitError, match="goal exposure has errors; run `teamops check`"):
        plan_split(ws, "exposure", ["month"])


@pytest.mark.parametrize(
    ("levels", "how", "says"),
    [
        (["week", "month"], {}, "the levels week, month are not in order from coarse to fine"),
        (["month", "month"], {}, "the levels month, month are not in order"),
        ([], {}, "cannot split into “”; use quarter, month, week, department, people"),
        (["day"], {}, "cannot split into “day”"),
        (["quarter"], {}, "sales-2026Q3 covers 2026-Q3 and cannot be split into quarters"),
        (["month"], {"weights": [1, 2]}, "2 weights for 3 parts: 2026-07, 2026-08, 2026-09"),
        (["month"], {"weights": [0, 0, 0]}, "sales-2026Q3 still has an amount to share, but all of 2026-07"),
        (["month"], {"weights": [2, -1, 1]}, "a weight cannot be negative: 2, -1, 1"),
        (["month"], {"by": "custom"}, "splitting by given weights needs weights, such as `--weights 16:17:17`"),
        (["people"], {"weights": [1, 2]}, "`--weights` are for periods; for people use `--people zhao=2"),
        (["people"], {"people": {"zhoa": 1}}, "no person zhoa in teamops.yaml; did you mean `zhao`?"),
        (["people"], {"people": {"赵四": 1}}, "no person 赵四 in teamops.yaml; did you mean `zhao`?"),
        (["people"], {"people": {"zhao": -1, "qian": 2}}, "a weight cannot be negative: -1, 2"),
    ],
)
def test_what_is_asked_for_wrongly_is_explained(levels: list[Any], how: dict[str, Any], says: str) -> None:
    assert refusal(SALES, "sales-2026Q3", levels, **how).startswith(says)


@pytest.mark.parametrize(
    ("changed", "levels", "says"),
    [
        ({"target": None}, ["month"], "sales-2026Q3 has no target to split"),
        ({"period": None}, ["month"], "sales-2026Q3 has no period to split by"),
        ({"step": "0"}, ["month"], "the step 0 is not above 0"),
        ({"step": "300"}, ["month"], "sales-2026Q3 has 5000 left to share, not a multiple of the step 300"),
        ({"department": None}, ["people"], "no people to split among; name them with `--people"),
        ({"department": "nowhere"}, ["people"], "department nowhere has nobody with capacity"),
    ],
)
def test_what_a_goal_lacks_is_named_with_the_remedy(changed: dict[str, Any], levels: list[Any], says: str) -> None:
    goal = {key: value for key, value in (SALES | changed).items() if value is not None}
    assert refusal(goal, "sales-2026Q3", levels).startswith(says)


def test_a_part_of_somebody_unknown_is_named_and_not_kept() -> None:
    parts = [{"period": "2026-07", "target": "5000", "parts": [{"owner": "nobody", "target": "5000"}]}]
    said = refusal(SALES | {"parts": parts}, "sales-2026Q3", ["month", "people"], replace=True)
    assert said.startswith("sales-2026Q3/2026-07/nobody belongs to nobody, who is not in teamops.yaml")


def test_a_kept_part_that_cannot_be_shared_in_steps_is_named() -> None:
    goal = SALES | {"step": "1", "parts": [{"period": "2026-07", "target": "1600.5"}]}
    said = refusal(goal, "sales-2026Q3/2026-07", ["week"])
    assert said.startswith("sales-2026Q3/2026-07 has 1600.5 left to share, not a multiple of the step 1")


def test_both_languages_fill_in_the_same_facts() -> None:
    for name, text in TEXTS.items():
        named = [{field for _, field, _, _ in Formatter().parse(one) if field} for one in text]
        assert named[0] == named[1], name


def test_a_goal_may_be_named_by_its_name_and_parts_below_it() -> None:
    ws = team(SPLIT, SPLIT | {"id": "leads", "name": "线索/有效"})
    assert resolve_node(ws, "销售额").path == "sales-2026Q3"
    assert resolve_node(ws, "销售额/2026-07").path == "sales-2026Q3/2026-07"
    assert resolve_node(ws, "线索/有效/2026-07").path == "leads/2026-07"
    assert plan_split(ws, "销售额/2026-07", ["people"]).node.path == "sales-2026Q3/2026-07"


def test_parts_may_be_named_by_their_periods_and_people_as_they_are_printed() -> None:
    ws = team(SPLIT)
    for word in (
        "sales-2026Q3/2026-07",
        "sales-2026Q3/7月",
        "销售额/2026年7月",
        "SALES-2026q3/Jul 2026",
        "sal/7月",
        "销售额 2026-Q3/7月",
    ):
        assert resolve_node(ws, word).path == "sales-2026Q3/2026-07", word
    for word in ("销售额/本月", "销售额/13月", "销售额/12月"):
        with pytest.raises(SplitError, match="has no part"):
            resolve_node(ws, word)


def test_the_period_tells_goals_of_the_same_name_apart() -> None:
    ws = team(SPLIT, SPLIT | {"id": "sales-2026Q4", "period": "2026-Q4", "parts": []})
    for word in ("销售额 2026-Q4", "销售额 Q4", "销售额2026Q4", "销售额（2026年第4季度）", "sales-2026q4"):
        assert resolve_node(ws, word).path == "sales-2026Q4", word
    with pytest.raises(SplitError, match="“sales” matches several goals"):
        resolve_node(ws, "sales")


def test_a_name_of_several_goals_is_refused_with_their_ids() -> None:
    ws = team(SPLIT, SPLIT | {"id": "sales-2026Q4", "period": "2026-Q4", "parts": []})
    with pytest.raises(SplitError, match="“销售额” matches several goals; use an id, or add the period: sales-2026Q3 "):
        resolve_node(ws, "销售额/2026-07")
    with pytest.raises(SplitError, match="no goal “销售”; `teamops goals list` lists all; did you mean `sales-2026Q"):
        resolve_node(ws, "销售")
