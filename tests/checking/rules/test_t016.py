"""T016 owner-present, and the rules that leave people alone who have left."""

from __future__ import annotations

from teamops.checking.example_team import SETTINGS

BEFORE, AFTER = "2026-09-04T12:00:00+08:00", "2026-09-30T12:00:00+08:00"
SETTINGS_ = SETTINGS.replace("赵四, ", "赵四, until: 2026-09-15, ")
WORK = """\
goals:
  - id: sales-2026Q3
    name: 销售额
    period: 2026-Q3
    target: 300
    owner: wang
    department: sales
    parts:
      - {period: 2026-08, target: 100, parts: [{owner: zhao, target: 50}, {owner: qian, target: 50}]}
      - {period: 2026-09, target: 200, parts: [{owner: zhao, target: 100}, {owner: qian, target: 100}]}
"""
OCTOBER = WORK.replace("2026-09", "2026-10").replace("2026-Q3", "2026")
FIGURE = "actuals: [{goal: sales-2026Q3, date: 2026-09-10, value: 40, owner: zhao}]\n"
LAUNCH = """\
monitors:
  - id: launch
    project: 新品上市
    owner: zhao
    phases:
      - name: 预热期
        start: 2026-09-01
        end: 2026-09-10
        checkpoints:
          - {metric: 曝光量, date: 2026-09-05, plan: 500, actual: 380, owner: zhao, cause: 排期推迟, measures: [
              {action: 增加投放, owner: zhao, due: 2026-09-20, status: open}]}
          - {metric: 点击量, date: 2026-09-08, plan: 50}
"""
SHARED = """\
requests: [{id: r-1, need: 海报, from: sales, to: design, owner: zhao, due: 2026-09-25}]
reviews: [{id: v-1, period: 2026-08, improvements: [{id: i-1, item: 线索规则, owner: zhao, due: 2026-10-01}]}]
meetings:
  - {id: m-1, type: weekly, held: 2026-09-07T16:00, decisions: [
      {decision: 做样册, owner: zhao, due: 2026-09-25}, {decision: 发通知, owner: zhao, due: 2026-09-10}]}
"""


def team(*texts: str) -> dict[str, str]:
    return {"teamops.yaml": SETTINGS_, **{f"{n}.yaml": text for n, text in enumerate(texts)}}


def reported(found, files: dict[str, str], now: str = AFTER) -> list[str]:
    """What is reported of the one leaver."""
    findings = found("T016", files, now=now)
    assert len(findings) <= 1
    return [facts["what"] for f in findings for facts in (f.facts, *(related.facts for related in f.related))]


def test_each_kind_of_open_work_is_reported_once_for_each_person(found) -> None:
    head = {"teamops.yaml": SETTINGS_.replace("head: wang", "head: zhao")}
    assert reported(found, team() | head) == ["销售部"]
    assert reported(found, team(WORK)) == ["销售额 2026-09"]
    assert reported(found, team(LAUNCH)) == ["新品上市", "增加投放"]
    assert reported(found, team(SHARED)) == ["海报", "线索规则", "做样册"]


def test_a_part_with_figures_stays_until_its_period_is_over(found) -> None:
    assert reported(found, team(WORK, FIGURE)) == []
    assert reported(found, team(OCTOBER, FIGURE)) == ["销售额 2026-10"]


def test_before_the_last_day_it_is_a_warning_for_what_goes_on_after_it(found) -> None:
    tasks = """\
tasks:
  - {id: t-1, name: 回访, owner: zhao, start: 2026-09-01, end: 2026-09-15}
  - {id: t-2, name: 培训, owner: zhao, start: 2026-09-01, end: 2026-09-16}
"""
    (finding,) = found("T016", team(tasks), now=BEFORE)
    assert (finding.severity, finding.record, finding.related) == ("warning", "t-2", ())
    (finding,) = found("T016", team(tasks), now=AFTER)
    assert (finding.severity, finding.facts["count"]) == ("error", "2")


def test_nothing_of_the_past_is_reported(found) -> None:
    past = """\
tasks: [{id: t-1, name: 回访, owner: zhao, start: 2026-09-01, end: 2026-09-15, status: done}]
dailies: [{person: zhao, date: 2026-09-14, done: [回访], plan: [], needs: []}]
"""
    assert reported(found, team(past)) == []
    for code in ("F007", "C008", "T005"):
        assert found(code, team(past), now=AFTER) == []


def test_who_has_left_is_not_asked_for_signatures_and_statuses(found) -> None:
    keys = "start: 2026-09-01, end: 2026-10-15, status: in_progress, updated: 2026-09-10T10:00"
    task = f"tasks: [{{id: t-1, name: 回访, owner: zhao, {keys}}}]\n"
    assert found("T005", team(task), now=AFTER) == []
    people = {finding.facts["person"] for finding in found("G007", team(WORK), now=AFTER)}
    assert people == {"王经理", "钱五"}


def test_overlapping_leave_is_reported_at_the_later_entry(found) -> None:
    def overlaps(days: str) -> list[str]:
        settings = SETTINGS.replace("赵四, ", f"赵四, days_off: [{days}], ")
        return [f"{f.facts['leave']} / {f.facts['other']}" for f in found("F018", {"teamops.yaml": settings})]

    assert overlaps("2026-09-14..2026-09-16, 2026-09-17, 2026-09-18 am, 2026-09-18 pm") == []
    assert overlaps("2026-09-14, 2026-09-14") == ["2026-09-14 / 2026-09-14"]
    assert overlaps("2026-09-01..2026-09-30, 2026-09-02, 2026-09-10 pm") == [
        "2026-09-02 / 2026-09-01..2026-09-30",
        "2026-09-10 pm / 2026-09-01..2026-09-30",
    ]
