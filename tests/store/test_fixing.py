"""`--fix` changes what it must, keeps comments and all other bytes, and has nothing to do when it is run again."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teamops.checking.located import FindingFilter
from teamops.store.writing.fix import FixResult, plan_fixes
from tests.store.team import checked, settle


def fix(root: Path, *select: str, unsafe: bool = False) -> FixResult:
    def noon(zone):
        return datetime(2026, 9, 4, 12, tzinfo=zone)

    return plan_fixes(root, noon, FindingFilter(select), unsafe=unsafe)


def fixed(root: Path, text: str | bytes, *select: str, unsafe: bool = False) -> str:
    """`text` as a file of the workspace after it was mended and written."""
    settle(root, {"a.yaml": text})
    fix(root, *select, unsafe=unsafe).drafts.write()
    return (root / "a.yaml").read_bytes().decode()


TASKS = """\
# 第一行
tasks:
  - id: a
    # 由谁负责
    owner: wang
    name: 回访        # 名称
    start: 2026年9月1日

    end: 2026/9/2     # 周三
    status: 进行中
  - {id: b, status: Done, name: 乙, owner: wang, start: 2026-09-01, end: 2026.9.3}  # 尾注
"""
MENDED = """\
# 第一行
tasks:
  - id: a
    name: 回访        # 名称
    # 由谁负责
    owner: wang
    start: 2026-09-01

    end: 2026-09-02     # 周三
    status: in_progress
  - {id: b, name: 乙, owner: wang, start: 2026-09-01, end: 2026-09-03, status: done}  # 尾注
"""


def test_dates_choices_and_the_order_of_keys_are_mended_and_comments_stay(tmp_path) -> None:
    assert fixed(tmp_path, TASKS) == MENDED


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_stay(tmp_path, ends: str, mark: str) -> None:
    assert fixed(tmp_path, mark + TASKS.replace("\n", ends)) == mark + MENDED.replace("\n", ends)


def test_fixing_twice_changes_nothing(tmp_path) -> None:
    fixed(tmp_path, TASKS)
    again = fix(tmp_path)
    assert (again.drafts.files, dict(again.by_rule), again.refused) == ((), {}, ())


def test_only_what_is_selected_is_mended(tmp_path) -> None:
    assert fixed(tmp_path, TASKS, "F013") == TASKS.replace(
        "    # 由谁负责\n    owner: wang\n    name: 回访        # 名称\n",
        "    name: 回访        # 名称\n    # 由谁负责\n    owner: wang\n",
    ).replace(
        "{id: b, status: Done, name: 乙, owner: wang, start: 2026-09-01, end: 2026.9.3}",
        "{id: b, name: 乙, owner: wang, start: 2026-09-01, end: 2026.9.3, status: Done}",
    )


GUESS = "tasks: [{id: a, name: 甲, ower: wan, start: 2026-09-01, end: 2026-09-02, status: don}]\n"


def test_near_misses_are_guesses_and_wait_to_be_asked_for(tmp_path) -> None:
    assert fixed(tmp_path, GUESS) == GUESS
    assert fix(tmp_path).unsafe == 2
    assert fixed(tmp_path, GUESS, unsafe=True) == (
        "tasks: [{id: a, name: 甲, owner: wang, start: 2026-09-01, end: 2026-09-02, status: done}]\n"
    )


def test_a_person_written_by_name_becomes_the_id_in_a_list_and_alone(tmp_path) -> None:
    row = "  - {{id: {}, name: 甲, owner: {}, start: 2026-09-01, end: 2026-09-02}}\n"
    text = "tasks:\n" + row.format("a", "王经理") + row.format("b", "[王经理]")
    assert fixed(tmp_path, text, unsafe=True) == "tasks:\n" + row.format("a", "wang") + row.format("b", "[wang]")


def test_of_two_people_with_one_name_none_is_taken(tmp_path) -> None:
    team = "team: 华东\npeople: {wang1: {name: 王伟}, wang2: {name: 王伟}}\n"
    task = "tasks: [{id: a, name: 甲, owner: 王伟, start: 2026-09-01, end: 2026-09-02}]\n"
    settle(tmp_path, {"teamops.yaml": team, "a.yaml": task})
    assert fix(tmp_path, unsafe=True).drafts.files == ()


def test_a_key_that_is_there_already_is_not_written_twice(tmp_path) -> None:
    text = "tasks: [{id: a, name: 甲, owner: wang, start: 2026-09-01, end: 2026-09-02, nam: 乙}]\n"
    assert fixed(tmp_path, text, unsafe=True) == text
    assert fix(tmp_path, unsafe=True).refused == ("a.yaml",)


def test_a_record_whose_comment_would_leave_it_stays_as_it_is(tmp_path) -> None:
    text = "tasks:\n  - name: 甲\n    # 编号\n    id: a\n    owner: wang\n    start: 2026-09-01\n    end: 2026-09-02\n"
    assert fixed(tmp_path, text) == text
    assert fix(tmp_path).refused == ("a.yaml",)


def test_one_thing_that_cannot_be_mended_keeps_nothing_else_from_it(tmp_path) -> None:
    text = "tasks:\n  - {id: a, name: 甲, nam: 乙, owner: wang, start: 2026-09-01, end: 2026/9/2}\n"
    assert fixed(tmp_path, text, unsafe=True) == text.replace("2026/9/2", "2026-09-02")


def test_a_file_that_cannot_be_read_is_left_alone(tmp_path) -> None:
    assert fixed(tmp_path, "tasks: [\n") == "tasks: [\n"


def test_no_reason_signature_or_actual_is_ever_invented(tmp_path) -> None:
    text = "tasks: [{id: a, name: 甲, owner: wang, start: 2026-09-01, end: 2026-09-02, status: blocked}]\n"
    assert fixed(tmp_path, text, unsafe=True) == text


PIECES = st.lists(
    st.sampled_from(
        (
            "id: {n}",
            "name: 甲",
            "owner: wang",
            "ower: wang",
            "start: 2026/9/1",
            "end: 2026-09-02",
            "status: Done",
            "status: 进行中",
            "note: 'a, b'",
            "# 注释",
            "priority: p1",
            "collaborators: [chen,\n      王经理]",
            "blocker:\n      # 为何\n      needs: x\n      reason: y",
        )
    ),
    min_size=1,
    max_size=8,
    unique=True,
)


@pytest.mark.unmeasured
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, min_size=1, max_size=3), st.booleans())
def test_whatever_the_file_fixing_keeps_its_words_and_comes_to_an_end(tmp_path, records, unsafe: bool) -> None:
    rows = [
        f"  - {pieces[0] if not pieces[0].startswith('#') else 'note: x'}\n" + "".join(f"    {p}\n" for p in pieces[1:])
        for pieces in records
    ]
    text = ("tasks:\n" + "".join(rows)).replace("{n}", "t")
    settle(tmp_path, {"a.yaml": text})
    broken = unreadable(tmp_path)
    after = fixed(tmp_path, text, unsafe=unsafe)
    assert sorted(line.strip() for line in after.split("\n") if line.strip().startswith("#")) == sorted(
        line.strip() for line in text.split("\n") if line.strip().startswith("#")
    )
    again = fix(tmp_path, unsafe=unsafe)
    assert again.drafts.files == ()
    assert unreadable(tmp_path) == broken


def unreadable(root: Path) -> set[str]:
    return {f.code for f in checked(root).findings} & {"F001", "F005", "F009"}
