"""A picture of every kind, as reports have them, each with the width that it has in a line of the page."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from teamops.render.pictures.chart_svg import PAGE, compute_width
from teamops.reporting.base.picture import (
    BurnUp,
    DailyMarks,
    Deviation,
    Deviations,
    Gantt,
    GanttBar,
    Heat,
    Loads,
    PersonLoad,
    Picture,
    Point,
)  # fmt: skip
from teamops.reporting.base.report import Chart

FIRST, LAST, TODAY = date(2026, 7, 1), date(2026, 9, 30), date(2026, 9, 14)


def _points(amounts: tuple[int, ...]) -> tuple[Point, ...]:
    return tuple(Point(FIRST + timedelta(days=7 * n - 1), Decimal(amount)) for n, amount in enumerate(amounts))


PICTURES: dict[str, Picture] = {
    "burn_up": BurnUp(
        FIRST, LAST, TODAY, _points((0, 350, 720, 1100, 1500, 1900, 2280, 2700, 3100, 3500, 3900, 4300, 4700, 5000)),
        _points((0, 300, 690, 1000, 1320, 1800, 2050, 2300, 2700, 3050, 3300)),
        (Point(date(2026, 9, 8), Decimal(3300)), Point(LAST, Decimal(4150))), "万元",
    ),
    "deviations": Deviations(
        Decimal("0.1"),
        (
            Deviation("销售额", "", Decimal("0.003"), ""),
            Deviation("曝光量", "新品上市推广", Decimal("-0.24"), "bad"),
            Deviation("互动率", "新品上市推广", Decimal("0.1038"), "good"),
            Deviation("很长很长的指标名称放不进一列里", "也很长的项目名称", Decimal("2.5"), "good"),
        ),
    ),
    "loads": Loads(
        (
            PersonLoad("赵四", (2, 1, 3, 0), Decimal(8)),
            PersonLoad("钱进", (0, 12, 0, 1), Decimal(8)),
            PersonLoad("Wilhelmina Featherstonehaugh", (1, 0, 0, 0), Decimal(4)),
        )
    ),
    "gantt": Gantt(
        date(2026, 9, 7), date(2026, 9, 27), TODAY,
        (
            GanttBar("渠道报价", "王经理", date(2026, 9, 1), date(2026, 9, 11), "late", "P0 80%", Decimal("0.8")),
            GanttBar("竞品月度报告", "小王", date(2026, 9, 8), date(2026, 9, 18), "running", "P1 40%", Decimal("0.4")),
            GanttBar("广告账号开通", "小张", date(2026, 9, 9), date(2026, 9, 30), "blocked", "P1"),
            GanttBar("客户回访计划", "赵四、小林", date(2026, 9, 21), date(2026, 9, 25), "planned", "P0"),
            GanttBar("线索清洗", "小王", date(2026, 9, 7), date(2026, 9, 9), "done", "P2"),
        ),
        frozenset((date(2026, 9, 12), date(2026, 9, 13), date(2026, 9, 19), date(2026, 9, 26), date(2026, 9, 27))),
    ),
    "heat": Heat(
        tuple(date(2026, 9, day) for day in (1, 2, 3, 4, 7, 8, 9, 10, 11, 14)),
        (
            DailyMarks("小王", ("kept",) * 9 + ("late",)),
            DailyMarks("小张", ("kept", "missing", "kept", "late", "none", "none", "kept", "kept", "missing", "kept")),
        ),
    ),
}  # fmt: skip


def chart(name: str) -> Chart:
    return Chart(name, f"标题:{name}", "说明。", PICTURES[name], wide=name == "gantt")


def width(name: str) -> float:
    return PAGE if name == "gantt" else compute_width(3)
