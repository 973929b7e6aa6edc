"""Who kept the daily report is seen at a glance for a month."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from teamops.reporting.base.picture import DailyMarks, Heat
from teamops.reporting.base.report import Chart
from tests.reporting.printouts import printed, team_with

DAILIES = """
dailies:
  - {person: zhang, date: 2026-09-01, done: [甲], submitted: 2026-09-01T16:00:00+08:00}
  - {person: zhang, date: 2026-09-03, done: [乙], submitted: 2026-09-03T18:00:00+08:00}
  - {person: zhao, date: 2026-09-03, done: [丙], submitted: 2026-09-03T16:00:00+08:00}
"""


def test_a_month_shows_who_wrote_in_time_late_or_not_at_all(tmp_path: Path) -> None:
    report = printed("daily", "2026-09", today=date(2026, 9, 5), ws=team_with(tmp_path, dailies=DAILIES))
    (chart,) = (block for block in report.blocks if isinstance(block, Chart))
    assert chart.picture == Heat(
        tuple(date(2026, 9, day) for day in (1, 2, 3, 4)),
        (
            DailyMarks("赵四", ("none", "none", "kept", "missing")),  # since the first report that was written
            DailyMarks("小张", ("kept", "missing", "late", "missing")),
        ),
    )
    assert chart.description == "应交 6 份：按时 2 份、迟交 1 份、未交 3 份。"


def test_a_week_needs_no_picture(tmp_path: Path) -> None:
    report = printed("daily", "2026-W36", today=date(2026, 9, 5), ws=team_with(tmp_path, dailies=DAILIES))
    assert not [block for block in report.blocks if isinstance(block, Chart)]
