"""C010 channel-exists: whose group a group is, and where nobody can know."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import pytest

from teamops.checking.finding import NotRun
from teamops.checking.rules.c010_channel_exists import RULE

NOW = datetime.fromisoformat("2026-09-04T12:00:00+08:00")
URGENT = "{name: 紧急联络群, scope: urgent}"


def team(
    *channels: str, departments: str = "{}", people: str = "{}", project: str = "", end: str = "2026-09-20"
) -> Mapping[str, str]:
    settings = f"team: x\ndepartments: {departments}\npeople: {people}\nchannels: [{', '.join([*channels, URGENT])}]\n"
    phases = f"[{{name: 预热期, start: 2026-08-01, end: {end}}}]"
    monitors = f"monitors: [{{id: m, project: {project}, phases: {phases}}}]" if project else ""
    return {"teamops.yaml": settings, "monitors.yaml": monitors}


def group(name: str, scope: str = "project") -> str:
    return f"{{name: {name}, scope: {scope}}}"


@pytest.mark.parametrize(
    ("project", "name", "serves"),
    [
        ("新品上市推广", "新品上市群", True),
        ("新品上市", "华东新品上市推广沟通群", True),
        ("618大促活动", "618群", True),
        ("618大促活动", "双11项目群", False),
        ("品牌日活动", "周年庆活动群", False),
        ("Launch campaign", "launch-chat", True),
        ("Q3 push", "Q3", True),
        ("Launch campaign", "Summer sale", False),
        ("华南项目", "华北项目群", False),
        ("项目", "华北项目群", True),
    ],
)
def test_a_group_serves_what_shares_a_word_with_it(said, project: str, name: str, serves: bool) -> None:
    assert said("C010", team(group(name, "team"), project=project)) == ([] if serves else ["project"])


def test_a_project_is_told_where_it_stands(found) -> None:
    (finding,) = found("C010", team(group("双11群", "team"), project="新品上市"))
    assert (finding.at.file, finding.at.route, finding.record) == ("teamops.yaml", ("channels",), "m")
    assert [place.at.route for place in finding.related] == [("monitors", 0, "project")]


@pytest.mark.parametrize(
    ("end", "told"), [("2026-09-04", ["project"]), ("2026-09-03", []), ("9999-12-31", ["project"])]
)
def test_projects_that_are_over_need_no_group(said, end: str, told: list[str]) -> None:
    assert said("C010", team(group("全员群", "team"), project="新品上市", end=end)) == told


def test_a_project_without_phases_tells_nothing(said) -> None:
    files = {**team(group("全员群", "team")), "monitors.yaml": "monitors: [{id: m, project: 新品上市}]"}
    assert said("C010", files) == []


def test_a_project_group_whose_name_fits_nothing_may_be_the_one(said) -> None:
    assert said("C010", team(group("火箭计划"), project="新品上市")) == []


def test_where_groups_go_by_function_a_project_needs_none(said) -> None:
    sales = "{sales: {name: 销售部}}"
    assert said("C010", team(group("销售群", "function"), departments=sales, project="新品上市")) == []


PEOPLE = "{a: {name: 甲, department: d}, b: {name: 乙, department: d}}"
DEPARTMENTS = "{s: {name: 销售部, function: 业绩达成}, d: {name: 市场部, function: 线索转化}}"


@pytest.mark.parametrize(
    ("channels", "departments", "people", "told"),
    [
        ((group("销售群", "function"),), DEPARTMENTS, PEOPLE, ["function"]),
        ((group("销售群", "function"), group("市场群", "function")), DEPARTMENTS, PEOPLE, []),
        ((group("销售群", "function"), group("线索运营群", "function")), DEPARTMENTS, PEOPLE, []),
        ((group("销售群", "function"), group("市场群", "team")), DEPARTMENTS, PEOPLE, []),
        ((group("销售群", "function"), group("大本营", "function")), DEPARTMENTS, PEOPLE, []),
        ((group("销售群", "function"),), DEPARTMENTS.replace(", function: 线索转化", ""), PEOPLE, []),
        ((group("销售群", "function"),), DEPARTMENTS, "{a: {name: 甲, department: d}}", []),
        ((group("销售群", "team"),), DEPARTMENTS, PEOPLE, []),
    ],
)
def test_where_groups_go_by_function_every_department_of_several_people_has_one(
    said, channels: tuple[str, ...], departments: str, people: str, told: list[str]
) -> None:
    assert said("C010", team(*channels, departments=departments, people=people)) == told


def test_a_team_without_channels_is_told_once(said) -> None:
    assert said("C010", {**team(project="新品上市"), "teamops.yaml": "team: x\n"}) == ["none"]


def test_an_emergency_needs_a_channel_of_its_own(said) -> None:
    assert said("C010", {"teamops.yaml": "team: x\nchannels: [{name: 全员群}]\n"}) == ["no_urgent"]


@pytest.mark.parametrize(
    "settings", ["team: x\nchannels: [{name: 全员群, scope: hasty}]\n", "team: x\nchannels: no\n", "team: [\n"]
)
def test_nobody_is_told_to_list_what_could_not_be_read(loaded, settings: str) -> None:
    assert list(RULE.run(loaded({"teamops.yaml": settings}), NOW)) == [NotRun("C010", "check.channels_refused", {})]
