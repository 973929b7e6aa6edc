"""A name that several people bear never means one of them, and is printed so that it can be read as one."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from teamops.model.records.naming import Naming
from teamops.model.records.settings import Settings

WANG = {"wangwei": {"name": "王伟", "department": "sales"}, "wangwei2": {"name": "王伟", "department": "growth"}}
DEPARTMENTS = {"sales": {"name": "直销部"}, "growth": {"name": "增长市场部"}}


def naming(people: dict[str, object], locale: str = "zh-CN") -> Naming:
    data = {"team": "a", "locale": locale, "departments": DEPARTMENTS, "people": people}
    return Naming(TypeAdapter(Settings).validate_python(data))


def test_a_name_that_one_person_has_is_enough() -> None:
    assert naming({"li": {"name": "李明", "department": "sales"}}).people == {"li": "李明"}


def test_a_shared_name_is_told_with_the_department() -> None:
    assert naming(WANG).people == {"wangwei": "王伟（直销部）", "wangwei2": "王伟（增长市场部）"}
    assert naming(WANG, "en").people == {"wangwei": "王伟 (直销部)", "wangwei2": "王伟 (增长市场部)"}


def test_of_those_whom_no_department_tells_apart_the_id_is_told() -> None:
    more = {**WANG, "wangwei3": {"name": "王伟", "department": "sales"}, "wangwei4": {"name": " 王伟"}}
    told = ["王伟（wangwei）", "王伟（增长市场部）", "王伟（wangwei3）", " 王伟（wangwei4）"]
    assert list(naming(more).people.values()) == told


@pytest.mark.parametrize("word", ["王伟", "王伟 ", "\u3000王伟"])
def test_a_shared_name_means_all_who_have_it(word: str) -> None:
    assert naming(WANG).find_people(word) == ("wangwei", "wangwei2")


@pytest.mark.parametrize(
    "word",
    ["wangwei2", "WangWei2", "王伟（增长市场部）", "王伟(增长市场部)", "王伟 (增长市场部)", "王伟（ 增长市场部 ）",
     "王伟（wangwei2）", "王伟 (wangwei2)", "王伟（growth）"],
)  # fmt: skip
def test_what_is_printed_or_an_id_means_one(word: str) -> None:
    if word == "王伟（growth）":  # an id of a department is printed nowhere
        assert naming(WANG).find_people(word) == ()
    else:
        assert naming(WANG).find_people(word) == ("wangwei2",)


def test_every_printed_name_means_the_one_it_is_printed_for() -> None:
    people = {**WANG, "emma": {"name": "Emma Clark"}, "x": {"name": "王伟", "department": "sales"}}
    for locale in ("zh-CN", "en"):
        known = naming(people, locale)
        for key, told in known.people.items():
            assert known.find_people(told) == (key,)
            assert known.find_people(f"{told}") == (key,)
            assert known.find_people(f"{people[key]['name']} ({key})") == (key,)


@pytest.mark.parametrize("word", ["Emma", "emma", "CLARK", "emma clark", "Ｅｍｍａ", "e.clark@acme.com", "ec"])
def test_a_word_of_a_name_means_the_only_one_who_has_it(word: str) -> None:
    people = {"ec": {"name": "Emma Clark", "email": "E.Clark@acme.com"}, "ann": {"name": "Anna Lee"}}
    assert naming(people).find_people(word) == ("ec",)


def test_a_word_that_several_names_have_means_all_of_them() -> None:
    people = {"ec": {"name": "Emma Clark"}, "es": {"name": "Emma Stone"}}
    assert naming(people).find_people("Emma") == ("ec", "es")


@pytest.mark.parametrize("word", ["Em", "王", "伟", "Ann", "", "E", "直销部"])
def test_a_piece_of_a_word_means_nobody(word: str) -> None:
    people = {**WANG, "ec": {"name": "Emma E. Clark"}, "anna": {"name": "Anna Lee"}}
    assert naming(people).find_people(word) == ()


def test_an_id_means_nobody_who_is_called_so() -> None:
    assert naming({"emma": {"name": "Li"}, "li": {"name": "Emma"}}).find_people("emma") == ("emma",)
