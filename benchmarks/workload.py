"""Makes workspaces of any size, the same files for the same size: a team's year 2026 as Chinese teams write it.

python -m benchmarks.workload FOLDER --tasks 10000
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from benchmarks.goals import quarter_goals, settle

TODAY = date(2026, 9, 15)
"""The day to check on: what ends before it is done, what begins after it is not started, so that no rule is broken."""

PER_FILE = 100
MOST_OPEN = 8
"""Open tasks that a person may have on a day: rule T011 reports more. In a large team chance gives somebody more."""

CALENDAR = Path(__file__).parents[1] / "examples/quarter/calendar/2026.yaml"

_DEPARTMENTS = {"sales": ("销售部", "业绩达成"), "marketing": ("市场部", "线索转化"), "brand": ("品牌部", "品牌曝光")}
_POSTS = {
    "sales": ("客户跟进", "渠道拓展"),
    "marketing": ("市场调研", "线索运营", "新媒体运营"),
    "brand": ("内容编辑", "媒介合作"),
}
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂玲华红玉萍鹏健飞"
_COSTLY = "信息流广告投放"
_WORK = (
    ("竞品月度报告", "分析{n}家竞品的产品策略与价格,汇总差异和机会点", "竞品分析报告(PPT)"),
    ("客户回访计划", "回访本月签约的{n}家客户,记录使用问题和续约意向", "客户反馈汇总表"),
    ("社交媒体内容策划", "输出品牌日活动的{n}条内容,含文案、配图与发布时间", "内容日历与设计稿"),
    ("渠道伙伴走访", "走访{n}家渠道伙伴,核对库存、价格和下季度进货计划", "走访记录"),
    ("线索清洗与分配", "清洗展会带回的{n}条线索,按行业分配给客户经理", "线索分配表"),
    (_COSTLY, "按{n}组素材做投放测试,保留转化率高的两组", "投放日报与素材结论"),
)


def make(folder: Path, tasks: int) -> None:
    """`folder` is a workspace of `tasks` tasks, 100 in a file, with the goals they serve and the people who do them."""
    random = Random(tasks)  # the same workspace for the same size is what is wanted
    people = list(_people(max(9, tasks // 200), random))
    quarters = (3,) if tasks < 1_000 else (1, 2, 3, 4)
    _write(folder / "teamops.yaml", _settings(people))
    _write(folder / "calendar/2026.yaml", [CALENDAR.read_text("utf-8")])
    for quarter in quarters:
        _write(folder / f"goals/2026-Q{quarter}.yaml", quarter_goals(quarter, [key for key, *_ in people]))
    settle(folder, TODAY)
    urgent: dict[str, int] = {}
    busy: Counter[tuple[str, date]] = Counter()
    for first in range(0, tasks, PER_FILE):
        numbers = range(first, min(first + PER_FILE, tasks))
        rows = (line for number in numbers for line in _task(number, random, people, urgent, busy, quarters))
        _write(folder / f"tasks/2026-{first // PER_FILE:04}.yaml", ["tasks:\n", *rows])


def _write(file: Path, lines: list[str] | Iterator[str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(lines), encoding="utf-8", newline="\n")


def _people(count: int, random: Random) -> Iterator[tuple[str, str, str]]:
    """Id, name and department of each; no two have one name, which rule F014 would report."""
    taken: set[str] = set()
    for number in range(count):
        while (name := random.choice(_SURNAMES) + "".join(random.sample(_GIVEN, 2))) in taken:
            pass
        taken.add(name)
        yield f"p{number:03}", name, list(_DEPARTMENTS)[number % 3]


def _settings(people: list[tuple[str, str, str]]) -> Iterator[str]:
    yield "team: 华东营销部\nlocale: zh-CN\ntimezone: Asia/Shanghai\ndirector: p000\ndepartments:\n"
    for key, (name, function) in _DEPARTMENTS.items():
        yield f"  {key}: {{name: {name}, function: {function}}}\n"
    yield "people:\n"
    for key, name, department in people:
        yield f"  {key}: {{name: {name}, department: {department}, posts: [{', '.join(_POSTS[department])}]}}\n"
    yield "channels:\n  - {name: 全员群, scope: team}\n  - {name: 紧急联络群, tool: phone, scope: urgent}\n"


def _task(
    number: int,
    random: Random,
    people: list[tuple[str, str, str]],
    urgent: dict[str, int],
    busy: Counter[tuple[str, date]],
    quarters: tuple[int, ...],
) -> Iterator[str]:
    """The lines of one task.

    `urgent` counts the open P0 tasks of each person, of whom none gets a third; `busy` the open tasks of a person and
    day: who has enough is passed over.
    """
    owner, _name, department = random.choice(people)
    month = random.choice(quarters) * 3 - random.randint(0, 2)
    start = date(2026, month, random.randint(1, 20))
    end = start + timedelta(random.randint(0, 7))
    status = _status(start, end, random)
    if status != "done":
        days = [start + timedelta(n) for n in range((end - start).days + 1)]
        while any(busy[owner, day] >= MOST_OPEN for day in days):
            owner, _name, department = random.choice(people)
        busy.update((owner, day) for day in days)
    priority = random.choices(("P0", "P1", "P2", "P3"), (1, 3, 5, 2))[0]
    if priority == "P0" and status != "done":
        urgent[owner] = urgent.get(owner, 0) + 1
        priority = "P0" if urgent[owner] <= 2 else "P1"
    work, description, deliverable = random.choice(_WORK)
    yield f"  - id: t-{number:06}\n    name: {work}{month}月第{number % 97 + 1}项\n"
    yield f"    description: {description.format(n=random.randint(3, 120))}\n"
    yield f"    type: {random.choice(('routine', 'special', 'adhoc'))}\n"
    yield f"    goal: {department}-2026Q{(month + 2) // 3}/2026-{month:02}\n    owner: {owner}\n"
    yield f"    collaborators: [{random.choice(people)[0]}, {random.choice(list(_DEPARTMENTS))}]\n"
    yield f"    post: {random.choice(_POSTS[department])}\n    start: {start}\n    end: {end}\n"
    yield f"    priority: {priority}\n    deliverable: {deliverable}\n"
    if number % 5 == 0 or work == _COSTLY:
        yield f"    resources: {{budget: {random.randint(1, 60) * 500}, tools: [CRM], permissions: [广告账号]}}\n"
    yield f"    status: {status}\n"
    if status == "blocked":
        since = max(start, TODAY - timedelta(1))
        yield f"    blocker: {{reason: 缺成本数据, needs: 财务部提供成本数据, since: {since}}}\n"
    yield f"    updated: {min(end, TODAY)}T16:{random.randint(10, 59)}:00+08:00\n"


def _status(start: date, end: date, random: Random) -> str:
    if end < TODAY:
        return "done"
    return "not_started" if start > TODAY else random.choice(("in_progress", "in_progress", "blocked"))


def main() -> None:
    """The command `python -m benchmarks.workload`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tasks", type=int, default=10_000)
    asked = parser.parse_args()
    make(asked.folder, asked.tasks)


if __name__ == "__main__":
    main()
