"""What changed is told as a meeting would hear it: what became of each thing, from what to what, and whose it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from teamops.history.changes.delta import States
from teamops.history.changes.summary import GROUPS, DeltaFilter, format_counts, summarize_changes
from teamops.history.filters import list_field_changes
from teamops.locale.texts.look.changed import TEXTS
from teamops.model.signing.agreement import collect_terms, compute_digest
from teamops.model.workspace import Workspace
from teamops.store.past.snapshot import collect_both_items
from teamops.store.reading.discovery import SETTINGS
from teamops.store.reading.files import Files
from teamops.store.reading.loader import interpret
from teamops.store.reading.source import Source

TEAM = """\
team: 华东营销部
director: chen
departments: {sales: {name: 销售部}, brand: {name: 品牌部}}
people:
  chen: {name: 陈总}
  wang: {name: 王经理, department: sales, posts: [销售经理]}
  zhao: {name: 赵四, department: sales}
  lijie: {name: 李姐, department: brand}
"""


def files(text: str, team: str = TEAM) -> Files:
    return Files([Source.of(SETTINGS, team.encode()), Source.of("a.yaml", text.encode())], [], ())


def workspace(text: str, team: str = TEAM) -> Workspace:
    ws = interpret(Path("/nowhere"), files(text, team))
    assert not ws.faults
    return ws


def states(before: str, after: str, lang: str = "zh", teams: tuple[str, str] = (TEAM, TEAM)) -> States:
    return States(workspace(before, teams[0]), workspace(after, teams[1]), lang, date(2026, 9, 28))  # type: ignore[arg-type]


def told(before: str, after: str, lang: str = "zh", teams: tuple[str, str] = (TEAM, TEAM)) -> list[str]:
    """`kind | name | whose | text` of every change."""
    both = states(before, after, lang, teams)
    return [
        " | ".join((one.kind, one.name, both.format_names(*one.people), one.text))
        for group in summarize_changes(both, DeltaFilter())
        for one in group.changes
    ]


TASK = "tasks: [{id: a, name: 月报, owner: wang, start: 2026-09-01, end: 2026-09-07, priority: P1, status: %s}]\n"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("not_started", "in_progress", ["begun | 月报 | 王经理 | 9月7日前"]),
        ("in_progress", "done", ["done | 月报 | 王经理 | 期限 9月7日"]),
        (
            "in_progress",
            "done, updated: 2026-09-09T16:00, deliverable: 报告",
            ["done | 月报 | 王经理 | 期限 9月7日，晚 2 天，报告", "changed | 月报 | 王经理 | 交付物"],
        ),
        (
            "in_progress",
            "blocked, blocker: {reason: 缺数据, needs: 财务部提供}",
            ["blocked | 月报 | 王经理 | 缺数据，需要财务部提供"],
        ),
        ("blocked, blocker: {reason: 缺数据}", "in_progress", ["unblocked | 月报 | 王经理 | 原阻塞原因：缺数据"]),
        ("blocked, blocker: {reason: 缺}", "blocked, blocker: {reason: 缺人}", ["blocked | 月报 | 王经理 | 缺人"]),
        ("done", "in_progress", ["reopened | 月报 | 王经理 | "]),
        (
            "in_progress",
            "cancelled, note: 并入季报",
            ["cancelled | 月报 | 王经理 | 并入季报", "changed | 月报 | 王经理 | 备注"],
        ),
        ("in_progress, progress: 30%", "in_progress, progress: 60%", ["progress | 月报 | 王经理 | 30% → 60%"]),
        ("in_progress", "in_progress, updated: 2026-09-03T16:40", []),
        ("in_progress, progress: 50%", "in_progress, progress: 0.5", []),
    ],
)
def test_a_task_is_told_by_what_became_of_it(before: str, after: str, said: list[str]) -> None:
    assert told(TASK % before, TASK % after) == said


def test_a_deadline_is_told_with_both_days_and_how_far_it_moved() -> None:
    later = TASK.replace("2026-09-07", "2026-09-10")
    assert told(TASK % "done", later % "done") == ["postponed | 月报 | 王经理 | 9月7日 → 9月10日（推迟 3 天）"]
    assert told(later % "done", TASK % "done", "en") == ["advanced | 月报 | 王经理 | 10 Sep → 7 Sep (3 d earlier)"]


def test_a_task_that_came_and_is_done_counts_as_both() -> None:
    assert told("tasks: []\n", TASK % "done") == [
        "new | 月报 | 王经理 | 9月1日–9月7日，P1",
        "done | 月报 | 王经理 | 期限 9月7日",
    ]
    assert told(TASK % "done", "tasks: []\n") == ["gone | 月报 | 王经理 | "]


def test_a_task_handed_over_concerns_both() -> None:
    other = TASK.replace("owner: wang", "owner: lijie").replace("P1", "P0")
    assert told(TASK % "done", other % "done") == [
        "handed | 月报 | 李姐、王经理 | 王经理 → 李姐",
        "priority | 月报 | 李姐、王经理 | P1 → P0",
    ]


GOAL = """\
goals:
  - id: sales
    name: 销售额
    period: 2026-Q3
    unit: 万元
    target: 5000
    owner: wang
    department: sales
    parts:
      - {period: 2026-07, target: 1600}
      - {period: 2026-08, target: 1700}
      - period: 2026-09
        target: %s
        parts: [{owner: zhao, target: %s}, {owner: wang, target: 800}]
%s"""


def goal(target: int = 1700, zhao: int = 900, rest: str = "") -> str:
    return GOAL % (target, zhao, rest)


def test_a_target_that_was_lowered_is_told_once_with_what_follows_below() -> None:
    assert told(goal(), goal(1500, 700)) == [
        "lowered | 销售额（2026年9月） | 王经理、销售部 | 1,700万元 → 1,500万元（−12%），下级分解项随之调整 1 项"
    ]


def test_the_same_number_in_other_digits_is_no_change() -> None:
    assert told(goal(), goal().replace("target: 1700\n", "target: 1,700.0\n")) == []


def test_a_goal_that_was_split_is_told_with_its_parts() -> None:
    whole = goal().partition("    parts:")[0]
    said = "split | 销售额（2026年第3季度） | 王经理、销售部 | 3 个分解项：1,600万元 / 1,700万元 / 1,700万元"
    assert told(whole, goal()) == [said]
    assert told("goals: []\n", goal()) == ["new | 销售额（2026年第3季度） | 王经理、销售部 | 5,000万元", said]
    assert told(goal(), "goals: []\n") == ["gone | 销售额（2026年第3季度） | 王经理、销售部 | "]


def test_targets_that_were_moved_among_many_parts_are_told_together() -> None:
    people = "".join(f"{{owner: p{n}, target: %s}}, " for n in range(6))
    before = "goals: [{id: g, name: 线索, target: 60, parts: [" + people % ((10,) * 6) + "]}]\n"
    after = "goals: [{id: g, name: 线索, target: 60, parts: [" + people % (11, 9, 11, 9, 11, 9) + "]}]\n"
    assert told(before, after) == ["resplit | 线索 | 未指定 | 调整 6 项目标值"]


def signed(text: str) -> str:
    node = workspace(text).nodes["sales"]
    return (
        f"    confirmed: [{{by: wang, at: 2026-06-26T10:20, digest: {compute_digest(collect_terms(node, 'wang'))}}}]\n"
    )


def test_a_signature_that_held_and_does_not_any_more_has_lapsed() -> None:
    signature = signed(goal())
    assert told(goal(), goal(rest=signature)) == ["confirmed | 销售额（2026年第3季度） | 王经理 | 6月26日确认"]
    assert told(goal(rest=signature), goal(1500, rest=signature))[1:] == [
        "lapsed | 销售额（2026年第3季度） | 王经理 | 6月26日确认，分解项有改动"
    ]
    assert told(goal(1500, rest=signature), goal(1400, rest=signature))[1:] == []
    assert told(goal(rest=signature), goal()) == ["withdrawn | 销售额（2026年第3季度） | 王经理 | "]


def test_figures_are_added_up_with_what_they_make_of_the_goal() -> None:
    rows = "actuals:\n  - {goal: sales, date: 2026-09-03, value: 120}\n"
    more = (
        "  - {goal: sales, date: 2026-09-10, value: 80, owner: zhao}\n"
        "  - {goal: sales, metric: 签约率, date: 2026-09-10, value: 26%}\n"
    )
    assert told(goal() + rows, goal() + rows + more) == [
        "actual | 销售额（2026年第3季度） | 王经理、销售部、赵四 | +80万元（9月10日），累计 200万元，达标率 4%",
        "actual | 销售额（2026年第3季度） | 王经理、销售部 | 签约率：26%（9月10日）",
    ]
    assert told(goal() + rows, goal() + rows.replace("120", "130")) == [
        "corrected | 销售额（2026年第3季度） | 王经理、销售部 | 9月3日：120万元 → 130万元"
    ]
    assert told(goal() + rows, goal()) == [
        "corrected | 销售额（2026年第3季度） | 王经理、销售部 | 9月3日：120万元 → ——"
    ]


MONITOR = """\
monitors:
  - id: launch
    project: 新品上市推广
    owner: wang
    budget: {planned: 80, spent: %s, unit: 万元}
    phases:
      - name: 预热期
        start: 2026-09-01
        end: 2026-09-20
        checkpoints:
          - {metric: 曝光量, unit: 万, date: 2026-09-15, plan: 500, owner: zhao%s}
"""


def test_a_reading_is_told_with_plan_and_deviation_and_what_is_done_about_it() -> None:
    after = ", actual: 380, cause: 排期推迟, measures: [{action: 增加合作, owner: zhao, due: 2026-09-20%s}]"
    assert told(MONITOR % (60, ""), MONITOR % (60, after % "")) == [
        "read | 新品上市推广 | 赵四、王经理 | 预热期曝光量（9月15日）：380万，计划 500万，偏差 −24%，超出 ±10%",
        "cause | 新品上市推广 | 赵四、王经理 | 预热期曝光量（9月15日）：排期推迟",
        "measure | 新品上市推广 | 赵四、王经理 | 增加合作（9月20日前）",
    ]
    assert told(MONITOR % (60, after % ""), MONITOR % (60, after % ", status: done")) == [
        "measure_done | 新品上市推广 | 赵四、王经理 | 增加合作"
    ]


def test_money_is_told_and_an_overrun_by_its_name() -> None:
    assert told(MONITOR % (60, ""), MONITOR % (70, "")) == [
        "budget | 新品上市推广 | 王经理 | 60万元 → 70万元，预算 80万元"
    ]
    assert told(MONITOR % (60, ""), MONITOR % (90, ""))[0].startswith("overrun | ")


REVIEW = """\
reviews:
  - id: r
    period: 2026-08
    held: 2026-09-02
    improvements: [{id: i, item: 优化线索, measure: 转化率回到 3%%, owner: zhao, due: 2026-09-15%s}]
"""


def test_an_improvement_is_told_when_it_is_promised_and_when_it_is_closed() -> None:
    assert told("reviews: []\n", REVIEW % "") == [
        "new | 2026年8月复盘 | 未指定 | 9月2日召开，回顾 0 项目标",
        "improvement | 优化线索 | 赵四 | 转化率回到 3%（9月15日前）",
    ]
    assert told(REVIEW % "", REVIEW % ", status: done, evidence: 看板") == ["closed | 优化线索 | 赵四 | 看板"]


REQUEST = (
    "requests: [{id: q, need: 物料, from: brand, to: sales, item: 海报, owner: lijie, due: 2026-09-25, status: %s}]\n"
)


def test_a_request_is_told_by_its_way_to_done() -> None:
    who = "物料 | 李姐、品牌部、销售部"
    assert told("requests: []\n", REQUEST % "open") == [f"new | {who} | 品牌部 → 销售部，9月25日前"]
    accepted = "accepted, accepted: {by: wang, at: 2026-09-03T10:00}"
    assert told(REQUEST % "open", REQUEST % accepted) == [f"accepted | {who} | 王经理，9月3日"]
    assert told(REQUEST % accepted, REQUEST % "delivered") == [f"delivered | {who} | "]
    assert told(REQUEST % "delivered", REQUEST % "done, confirmed: [{by: wang, at: 2026-09-04T10:00}]") == [
        f"done | {who} | ",
        f"confirmed | {who} | 王经理，9月4日",
    ]


def test_decisions_minutes_and_daily_reports_are_told() -> None:
    before = "meetings: [{id: m, type: weekly, held: 2026-09-07T16:00}]\n"
    after = (
        "meetings: [{id: m, type: weekly, held: 2026-09-07T16:00, distributed: 2026-09-08T09:00, "
        "decisions: [{decision: 加投, owner: wang, due: 2026-09-10}]}]\n"
        "dailies: [{person: zhao, date: 2026-09-08}, {person: zhao, date: 2026-09-07}]\n"
    )
    assert told(before, after) == [
        "decision | 周例会 9月7日 | 王经理 | 加投（9月10日前）",
        "sent | 周例会 9月7日 | 未指定 | 9月8日",
        "daily | 赵四 | 赵四 | 2 份（9月7日–9月8日）",
    ]


def test_people_who_came_left_and_moved_are_told_and_limits_by_their_keys() -> None:
    after = (
        TEAM.replace(
            "  lijie: {name: 李姐, department: brand}\n", "  qian: {name: 钱进, department: sales, posts: [销售]}\n"
        )
        .replace("posts: [销售经理]", "posts: [销售总监]")
        .replace("director: chen", "director: wang")
    )
    assert told("", "", teams=(TEAM, after + "limits: {deviation: 15%, p0_per_person: 3}\n")) == [
        "joined | 钱进 | 钱进 | 销售部，销售",
        "left | 李姐 | 李姐 | ",
        "moved | 王经理 | 王经理 | 销售经理 → 销售总监",
        "director | 营销总监 | 王经理、陈总 | 陈总 → 王经理",
        "limits | limits.deviation | 未指定 | 10% → 15%",
        "limits | limits.p0_per_person | 未指定 | 2 → 3",
    ]


def test_counts_stand_in_the_order_of_their_kinds_in_both_languages() -> None:
    for lang, said in (("zh", "任务：新增 1 项，完成 1 项"), ("en", "Tasks: 1 new, 1 done")):
        both = states("tasks: []\n", TASK % "done", lang)
        assert [format_counts(both, group) for group in summarize_changes(both, DeltaFilter())] == [said]


def test_only_what_is_asked_for_is_told() -> None:
    both = states(MONITOR % (60, ""), (MONITOR % (70, "")) + TASK % "done")
    kinds = lambda wanted: [one.kind for group in summarize_changes(both, wanted) for one in group.changes]  # noqa: E731  # short
    assert kinds(DeltaFilter(("tasks",))) == ["new", "done"]
    assert kinds(DeltaFilter((), "zhao")) == []
    assert kinds(DeltaFilter((), None, "sales")) == ["new", "done", "budget"]
    assert kinds(DeltaFilter((), None, "brand")) == []


def test_details_are_of_whom_they_concern_also_inside_of_their_records() -> None:
    before, after = MONITOR % (60, ""), MONITOR % (70, ", actual: 380")
    both = states(before, after)
    items = collect_both_items(files(before), files(after))

    def fields(wanted: DeltaFilter) -> list[str]:
        return [f"{one.item.kind}.{one.field}" for one in list_field_changes(both, *items, wanted)]

    assert fields(DeltaFilter()) == ["monitor.budget.spent", "checkpoint.actual"]
    assert fields(DeltaFilter((), "zhao")) == ["checkpoint.actual"]
    assert fields(DeltaFilter((), "wang")) == ["monitor.budget.spent", "checkpoint.actual"]
    assert fields(DeltaFilter(("tasks",))) == []


def test_a_state_compared_with_itself_tells_nothing() -> None:
    text = goal() + MONITOR % (60, "") + REVIEW % "" + REQUEST % "open" + TASK % "done"
    assert told(text, text) == []


def test_every_kind_of_every_group_has_a_name() -> None:
    from teamops.history.changes import summary

    wanted = [f"{group}.{kind}" for group, (_, kinds) in summary._DESCRIBERS.items() for kind in kinds]
    assert [name for name in wanted if name not in TEXTS] == []
    assert [name for name in TEXTS if name.split(".")[0] in GROUPS and name not in wanted] == []


@pytest.mark.parametrize(("value", "share"), [("98.5", "已用 76%"), ("133.5", "超出 3.5（3%）"), ("130", "已用 100%")])
def test_of_a_goal_that_should_stay_low_it_is_told_what_is_used(value: str, share: str) -> None:
    goal = "goals: [{id: g, name: 投入人天, period: 2026-Q3, target: 130, step: 0.5, direction: down, owner: wang}]\n"
    booked = f"actuals: [{{goal: g, date: 2026-09-01, value: {value}}}]\n"
    (line,) = told(goal, goal + booked)
    assert line.endswith(f"累计 {value}，{share}")
