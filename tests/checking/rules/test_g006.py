"""G006 one-answerable-owner."""

from __future__ import annotations


def goal(keys: str, parts: str = "") -> str:
    return f"goals: [{{id: g, name: 销售额, {keys}, parts: [{parts}]}}]"


def test_a_part_inherits_its_owner(said) -> None:
    assert said("G006", goal("department: sales, owner: wang", "{period: 2026-07, target: 1}")) == []


def test_a_part_of_somebody_else_is_told_where_it_stands(found) -> None:
    parts = "{owner: zhao, target: 1, parts: [{period: 2026-07, target: 1}]}, {owner: lijie, target: 1}"
    (finding,) = found("G006", goal("department: sales, owner: wang", parts))
    assert finding.at.route == ("goals", 0, "parts", 1, "owner")
    assert (finding.facts["own"], finding.facts["department"]) == ("品牌部", "销售部")


def test_a_part_of_another_department_needs_an_owner_there(found) -> None:
    (finding,) = found("G006", goal("department: sales, owner: wang", "{department: brand, target: 1}"))
    assert finding.at.route == ("goals", 0, "parts", 0, "department")
    own = "{department: brand, owner: lijie, target: 1}"
    assert found("G006", goal("department: sales, owner: wang", own)) == []


def test_who_has_no_department_and_who_heads_one_may_answer(said) -> None:
    assert said("G006", goal("department: brand, owner: chen")) == []
    settings = (
        "team: a\ndepartments: {brand: {name: 品牌部, head: wang}, sales: {name: 销售部}}\n"
        "people: {wang: {name: 王经理, department: sales}}\n"
    )
    assert said("G006", {"teamops.yaml": settings, "a.yaml": goal("department: brand, owner: wang")}) == []


def test_a_goal_without_department_and_an_unknown_owner_are_no_matter_of_this_rule(said) -> None:
    assert said("G006", goal("owner: wang")) == []
    assert said("G006", goal("department: sales, owner: nobody")) == []
