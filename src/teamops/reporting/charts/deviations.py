"""The deviations of goals and of projects' readings from their plan, beside the band without warnings (§3.5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from teamops.model.figures.pacer import Pacer
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.reporting.base.cells import Cells, format_limit, get_deviation_tone
from teamops.reporting.base.picture import Deviation, Deviations
from teamops.reporting.base.report import Chart
from teamops.reporting.tables.goal_cells import get_pace_tone
from teamops.reporting.tables.projects import CheckpointRow

MOST = 12
"""How many bars are drawn; the tables have them all."""


def build_deviation_chart(
    cells: Cells,
    trees: Sequence[GoalNode],
    readings: Iterable[CheckpointRow],
    within: Period | None = None,
    most: int = MOST,
) -> Chart | None:
    """Return goals against their plan to date, then readings against theirs; None if nothing can be compared.

    Goals longer than the period `within` are compared for their part in it. Of more than `most`, the largest are drawn.
    """
    limit = Decimal(cells.ws.settings.limits.deviation)
    bars = [*_collect_from_goals(cells, trees, within), *_collect_from_readings(cells, readings, limit)]
    if not bars:
        return None
    drawn = sorted(sorted(bars, key=lambda bar: -abs(bar.rate))[:most], key=bars.index)
    title, picture = cells.words("charts.deviations"), Deviations(limit, tuple(drawn))
    return Chart("deviations", title, _describe_chart(cells, bars, picture), picture)


def _collect_from_goals(cells: Cells, trees: Sequence[GoalNode], within: Period | None) -> Iterator[Deviation]:
    pacer = Pacer(cells.ws.readings, cells.ws.workdays, cells.options.today)
    for tree in trees:
        is_longer = within is not None and tree.period is not None and tree.period not in within
        pace = pacer.of(tree, within if is_longer else None)
        if pace is not None and pace.deviation is not None:
            yield Deviation(tree.name, "", pace.deviation, get_pace_tone(cells, pace))


def _collect_from_readings(cells: Cells, readings: Iterable[CheckpointRow], limit: Decimal) -> Iterator[Deviation]:
    """Yield the deviations of readings; those of a metric that was read more than once bear their days."""
    read = [
        (monitor, point, rate)
        for monitor, _, point in readings
        if point is not None and (rate := point.deviation) is not None
    ]
    times = Counter((monitor.id, point.metric) for monitor, point, _ in read)
    for monitor, point, rate in read:
        several = times[monitor.id, point.metric] > 1
        label = f"{point.metric} {cells.format_day(point.date)}" if several else point.metric
        tone = get_deviation_tone(beyond=point.beyond(limit), worse=point.is_worse)
        yield Deviation(label, monitor.project, rate, tone)


def _describe_chart(cells: Cells, bars: Sequence[Deviation], picture: Deviations) -> str:
    words, limit = cells.words, picture.limit
    beyond = [bar for bar in bars if abs(bar.rate) > limit]
    names = [words("charts.deviations.one", name=bar.label, rate=picture.format_rate(bar)) for bar in beyond]
    if not names:
        return words("charts.deviations.none", count=len(bars), limit=format_limit(limit))
    text = words("reports.comma").join(names[:MOST])
    return words("charts.deviations.said", count=len(bars), limit=format_limit(limit), beyond=len(names), named=text)
