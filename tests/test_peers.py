"""The table of `python -m benchmarks.peers`: its ratios, its limits, and the records of the other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from benchmarks.peers import cases, tables
from benchmarks.peers.ledgers import Task, main, read_tasks, write_beancount, write_hledger, write_taskwarrior
from benchmarks.peers.programs import make_environment
from benchmarks.run import PYTHON, Case, run_in_turns

TASK = Task(7, "竞品月度报告", "分析3家竞品", "special", "brand", "p003", "2026-09-01", "2026-09-07", "P0", "报告")
YAML = """\
tasks:
  - {id: t-000007, name: 竞品月度报告, description: 分析3家竞品, type: special, goal: brand-2026Q3/2026-09, owner: p003,
     start: 2026-09-01, end: 2026-09-07, priority: P0, deliverable: 报告}
"""


def case(name: str, cpu: float, *, megabytes_taken: float = 10, **asked: Any) -> Case:
    return Case(name, [], wall=[cpu], cpu=[cpu], peak=megabytes_taken, **asked)


def test_a_ratio_is_of_the_medians_of_cpu() -> None:
    peer, ours = Case("hledger check", [], cpu=[1, 2, 9]), Case("check", [], cpu=[3, 2, 1], beside="hledger check")
    assert tables.compute_ratio(ours, [peer, ours]) == 1.0


def test_what_was_not_measured_gives_no_ratio_and_exceeds_nothing() -> None:
    ours = case("check", 2, beside="hledger check", times=1.2)
    assert tables.compute_ratio(ours, [ours]) is None
    assert tables.find_over([ours]) == []
    assert list(tables.list_rows([ours])) == [("check", "2.00 s", "2.00 s", "10 MB", "", "1.2 ×", "")]


@pytest.mark.parametrize(
    ("limit", "is_over"),
    [({"times": 2}, False), ({"times": 1.9}, True), ({"seconds": 1.9}, True), ({"megabytes": 9}, True),
     ({"megabytes": 10, "seconds": 2}, False), ({}, False)],
)  # fmt: skip
def test_each_limit_is_held(limit: dict[str, float], is_over: bool) -> None:
    measured = [case(PYTHON, 1), case("ours", 2, **limit)]
    assert tables.find_over(measured) == (["ours"] if is_over else [])


def test_a_row_says_ratio_limit_and_whether_it_is_over() -> None:
    measured = [case("task export", 0.4), case("today", 0.5, beside="task export", times=1.2, megabytes=90)]
    assert list(tables.list_rows(measured)) == [
        ("task export", "400 ms", "400 ms", "10 MB", "", "", ""),
        ("today", "500 ms", "500 ms", "10 MB", "1.25 × task export", "1.2 ×, 90 MB", "over"),
    ]


def test_growth_has_a_column_for_each_size() -> None:
    growth = {10: [case("check", 0.1)], 1000: [case("check", 12, megabytes_taken=90, megabytes=80)]}
    rows = [["", "10", "1,000"], ["check", "100 ms (100 ms), 10 MB", "12.0 s (12.0 s), 90 MB over"]]
    assert list(tables.list_growth(growth)) == rows
    assert tables.render_markdown([["", "10"], ["check", "1 s"]]) == "|  | 10 |\n| --- | --: |\n| check | 1 s |"
    assert tables.render_text([["", "10"], ["check", "1 s"]]) == "        10\ncheck  1 s"


def test_only_what_is_between_the_markers_is_replaced() -> None:
    text = "before\n<!-- peers -->\nold\n<!-- /peers -->\nafter\n"
    changed = tables.replace_between(text, "peers", "new")
    assert changed == "before\n<!-- peers -->\nnew\n<!-- /peers -->\nafter\n"
    assert tables.replace_between(changed, "peers", "new") == changed
    with pytest.raises(ValueError, match="growth"):
        tables.replace_between(text, "growth", "new")


def test_the_other_programs_get_the_same_records(tmp_path: Path) -> None:
    (tmp_path / "tasks").mkdir()
    (tmp_path / "tasks/1.yaml").write_text(YAML, encoding="utf-8")
    assert list(read_tasks(tmp_path)) == [TASK]
    main(str(tmp_path), str(tmp_path))
    for file in ("tasks.json", "tasks.journal", "tasks.beancount"):
        text = (tmp_path / file).read_text(encoding="utf-8").lower()
        assert all(str(value).lower() in text.replace("20260901", "2026-09-01").replace("20260907", "2026-09-07")
                   for value in (TASK.name, TASK.description, TASK.kind, TASK.department, TASK.owner, TASK.start,
                                 TASK.end, TASK.deliverable))  # fmt: skip


def test_a_ledger_has_two_postings_for_each_task() -> None:
    (transaction,) = write_hledger([TASK])
    assert transaction == (
        "2026-09-01=2026-09-07 竞品月度报告  ; 分析3家竞品 报告\n"
        "    expenses:p003:special    100 CNY\n"
        "    assets:brand    -100 CNY\n"
    )
    opening = ["2026-01-01 open Assets:Brand\n", "2026-01-01 open Expenses:P003:Special\n"]
    transaction = (
        '2026-09-01 * "竞品月度报告" "分析3家竞品" #P0\n  due: 2026-09-07\n  deliverable: "报告"\n'
        "  Expenses:P003:Special  100 CNY\n  Assets:Brand  -100 CNY\n"
    )
    assert list(write_beancount([TASK, TASK])) == [*opening, transaction, transaction]


def test_tasks_are_imported_with_their_number_as_identity() -> None:
    (row,) = map(json.loads, write_taskwarrior([TASK]))
    assert row["uuid"] == "00000007-0000-4000-8000-000000000007"
    assert (row["status"], row["priority"], row["tags"]) == ("pending", "H", ["special"])


def test_nothing_of_the_user_reaches_the_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TASKRC", "LEDGER_FILE", "PYTHONDONTWRITEBYTECODE", "TEAMOPS_TODAY"):
        monkeypatch.setenv(name, "ours")
    environment = make_environment(tmp_path / "home")
    assert "ours" not in environment.values()
    assert Path(environment["HOME"]) == tmp_path / "home"
    assert Path(environment["TASKRC"]).is_relative_to(tmp_path)


def test_every_case_of_teamops_names_one_that_is_measured() -> None:
    """A limit beside a name that no program has would never be exceeded."""
    names = {PYTHON, "hledger check", "task export", "task modify", "check, cold"}
    text = Path(cases.__file__).read_text(encoding="utf-8")
    assert {part.partition('"')[0] for part in text.split('beside="')[1:]} <= names
    assert all(f'"{name}"' in text for name in names - {PYTHON})


def test_warming_is_forgotten_and_slow_programs_run_once(tmp_path: Path) -> None:
    ran: list[str] = []
    quick = Case("quick", ["true"], lambda: ran.append("quick"))
    slow = Case("slow", ["true"], lambda: ran.append("slow"), is_slow=True)
    run_in_turns([quick, slow], rounds=2, warming=1)
    assert ran == ["quick", "quick", "quick", "slow"]
    assert (len(quick.cpu), len(slow.cpu)) == (2, 1)
