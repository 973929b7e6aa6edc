"""`teamops new person` and `new department`: an entry of teamops.yaml, checked like any other record."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from teamops.store.reading.loader import load
from tests.cli.terminal import in_terminal

TODAY = ("--today", "2026-11-30")


def test_a_person_joins_with_what_files_know_of_people(teamops, quarter: Path) -> None:
    before = (quarter / "teamops.yaml").read_text("utf-8")
    given = (
        "--name",
        "罗锐",
        "--department",
        "销售部",
        "--posts",
        "客户跟进，渠道拓展",
        "--email",
        "luorui@example.com",
    )
    ran = teamops("-C", quarter, "new", "person", *given, "--since", "12月1日", "--capacity", "50%", *TODAY)
    assert (ran.code, ran.err) == (0, "已写入：teamops.yaml\n")
    person = load(quarter).settings.people["luorui"]
    assert (person.name, person.department, person.posts) == ("罗锐", "sales", ("客户跟进", "渠道拓展"))
    assert (person.since, person.capacity) == (date(2026, 12, 1), load(quarter).settings.people["wang"].capacity)
    after = (quarter / "teamops.yaml").read_text("utf-8")
    assert [line for line in before.splitlines() if line not in after.splitlines()] == []


def test_a_department_may_be_headed_by_a_person_by_name(teamops, quarter: Path) -> None:
    given = ("--id", "direct", "--name", "直销部", "--function", "回款", "--head", "王经理")
    assert teamops("-C", quarter, "new", "department", *given).code == 0
    assert load(quarter).settings.departments["direct"].head == "wang"


def test_without_an_address_the_name_is_the_id(teamops, quarter: Path) -> None:
    assert teamops("-C", quarter, "new", "person", "--name", "Emma Li").code == 0
    assert load(quarter).settings.people["emma-li"].name == "Emma Li"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--department", "sales"), "--name"),
        (("--name", "王五", "--id", "wang"), "已有编号“wang”"),
        (("--name", "王五", "--id", "sales"), "已有编号“sales”"),
        (("--name", "王五", "--id", "a/b"), "不是编号"),
        (("--name", "王五", "--department", "没有"), "没有"),
        (("--name", "王五", "--since", "2026-02-30"), "不是日期"),
        (("--name", "王五", "--capacity", "许多"), "没有写入"),
    ],
)
def test_what_cannot_be_an_entry_is_refused_and_nothing_is_written(
    teamops, quarter: Path, given: tuple[str, ...], said: str
) -> None:
    before = (quarter / "teamops.yaml").read_bytes()
    ran = teamops("-C", quarter, "new", "person", *given, *TODAY)
    assert ran.code in (1, 2)
    assert said in ran.err
    assert (quarter / "teamops.yaml").read_bytes() == before


def test_in_a_terminal_the_usual_keys_are_asked_for(quarter: Path) -> None:
    answers = {"姓名": "罗锐", "部门": ["直销", "销售部"], "岗位": "客户跟进", "邮箱": "luorui@example.com"}
    code, seen = in_terminal(["-C", str(quarter), "--lang", "zh", "new", "person"], answers)
    assert (code, seen.count("部门：")) == (0, 2), seen
    person = load(quarter).settings.people["luorui"]
    assert (person.department, person.posts) == ("sales", ("客户跟进",))


ROWS = (
    "姓名\t部门\t岗位\t邮箱\t投入比例\n罗锐\t销售部\t客户跟进、渠道拓展\tluorui@example.com\t50%\n唐佳\t市场部\t\t\t\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_many_join_by_the_rows_of_a_spreadsheet(teamops, quarter: Path, tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "people.txt"
    file.write_bytes(ROWS.encode(encoding))
    ran = teamops("-C", quarter, "new", "person", "--file", file, *TODAY)
    assert (ran.code, ran.err) == (0, "已写入：teamops.yaml\n")
    people = load(quarter).settings.people
    assert (people["luorui"].posts, people["luorui"].department) == (("客户跟进", "渠道拓展"), "sales")
    assert (people["唐佳"].department, people["唐佳"].posts) == ("marketing", ())


def test_rows_may_be_csv_with_english_heads_and_quotes(teamops, quarter: Path, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text('ID,Name,Department,Job roles\r\nann,"Ann, Li",sales,"a, b"\r\n', "utf-8")
    assert teamops("-C", quarter, "new", "person", "--file", tmp_path / "people.csv").code == 0
    assert (load(quarter).settings.people["ann"].name, load(quarter).settings.people["ann"].posts) == (
        "Ann, Li",
        ("a", "b"),
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("姓名\t部门\n罗锐\t没有部\n唐佳\t销售部\n", ("第 2 行", "没有部")),
        ("姓名\t部门\n罗锐\t销售部\n罗锐\t市场部\n", ("第 3 行", "第 2 行")),
        ("姓名\t部门\t性别\n罗锐\t销售部\t女\n", ("性别",)),
        ("姓名\t姓名\n罗锐\t罗锐\n", ("name", "两次")),
        ("姓名,部门\n罗锐,销售部,多余\n", ("第 2 行", "3 格")),
        ("\n\n", ("没有任何数据行",)),
    ],
)
def test_a_bad_row_is_named_and_none_is_written(
    teamops, quarter: Path, tmp_path: Path, rows: str, said: tuple[str, ...]
) -> None:
    before = (quarter / "teamops.yaml").read_bytes()
    (tmp_path / "people.txt").write_text(rows, "utf-8")
    ran = teamops("-C", quarter, "new", "person", "--file", tmp_path / "people.txt", *TODAY)
    assert ran.code in (1, 2)
    assert [word for word in said if word not in ran.err] == []
    assert (quarter / "teamops.yaml").read_bytes() == before


def test_keep_going_takes_the_good_rows_and_names_the_others(teamops, quarter: Path, tmp_path: Path) -> None:
    (tmp_path / "people.txt").write_text("姓名\t部门\n罗锐\t没有部\n唐佳\t销售部\n", "utf-8")
    ran = teamops("-C", quarter, "new", "person", "--file", tmp_path / "people.txt", "--keep-going")
    assert (ran.code, "未录入：第 2 行" in ran.err) == (1, True)
    people = load(quarter).settings.people
    assert ("唐佳" in people, "罗锐" in people) == (True, False)


def test_what_is_given_beside_rows_is_that_of_all_of_them(teamops, quarter: Path, tmp_path: Path) -> None:
    (tmp_path / "people.txt").write_text("姓名\t岗位\n罗锐\t客户跟进\n唐佳\t售前\n", "utf-8")
    ran = teamops("-C", quarter, "new", "person", "--file", tmp_path / "people.txt", "--department", "销售部")
    assert ran.code == 0, ran.err
    assert {load(quarter).settings.people[who].department for who in ("罗锐", "唐佳")} == {"sales"}
