"""The month or quarter of a review meeting: the records that each section of the pack is about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Literal

from teamops.model.dataclass import dataclass, replace
from teamops.model.records.reviews import Lesson, Review
from teamops.model.reviewing.improvements import FollowedImprovement
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.filters import collect_goals
from teamops.reporting.base.report import ReportOptions
from teamops.reporting.lists.improvements import (
    collect_improvements,
    collect_plan,
    sort_improvements,
)
from teamops.reporting.tables.execution import ExecutionData
from teamops.reporting.tables.projects import CheckpointRow, collect_checkpoints


@dataclass(frozen=True)
class Pack:
    """A whole month or quarter of a workspace: `options.period`."""

    ws: Workspace
    options: ReportOptions

    @staticmethod
    def of(ws: Workspace, options: ReportOptions, kind: Literal["month", "quarter"]) -> Pack:
        """Return the month or quarter in which the period of the options begins."""
        start = options.period.start
        whole = Period.month(start.year, start.month) if kind == "month" else Period.quarter_of(start)
        return Pack(ws, replace(options, period=whole))

    @property
    def this(self) -> Period:
        return self.options.period

    @property
    def before(self) -> Period | None:
        """The month before the period; None before the first year of the calendar."""
        return _find_month(self.this.start.toordinal() - 1)

    @property
    def next(self) -> Period | None:
        """The next quarter or month; None after the last year of the calendar."""
        month = _find_month(self.this.end.toordinal() + 1)
        return month if month is None or self.this.kind == "month" else Period.quarter_of(month.start)

    @property
    def cells(self) -> Cells:
        return Cells(self.ws, self.options)

    def take_month(self, month: Period) -> Pack:
        """Return the pack of a month in the period."""
        return Pack(self.ws, replace(self.options, period=month))

    @cached_property
    def execution(self) -> ExecutionData:
        return ExecutionData(self.ws, self.options)

    @cached_property
    def goals(self) -> tuple[GoalNode, ...]:
        return collect_goals(self.ws, self.options)

    @cached_property
    def deviation_rows(self) -> tuple[CheckpointRow, ...]:
        """The readings of the period beyond the band, and earlier ones that still have an open measure."""
        limit, everything = self.ws.settings.limits.deviation, Period("", "day", self.this.start.min, self.this.end)
        rows = collect_checkpoints(self.ws, self.options, everything)
        return tuple(w for w in rows if w.checkpoint and w.checkpoint.beyond(limit) and self._is_relevant(w))

    def _is_relevant(self, row: CheckpointRow) -> bool:
        point = row.checkpoint
        assert point is not None  # its caller chose rows with a checkpoint
        is_open = any(measure.status == "open" for measure in point.measures)
        return point.date in self.this or (point.date < self.this.start and is_open)

    @property
    def reviews(self) -> tuple[Review, ...]:
        """The reviews of the period and of the periods in it."""
        return tuple(entry.record for entry in self.ws.reviews if entry.record.period in self.this)

    @property
    def lessons(self) -> Iterator[tuple[Review, Lesson]]:
        return ((review, lesson) for review in self.reviews for lesson in review.lessons)

    @cached_property
    def plan(self) -> tuple[FollowedImprovement, ...]:
        """The improvements that are due in the period, carried into it, or decided by its reviews; late ones first."""
        decided = {review.id for review in self.reviews}
        known = {one.at for one in (*collect_plan(self.ws, self.options), *self.execution.carried)}
        improvements = collect_improvements(self.ws, self.options)
        mine = [one for one in improvements if one.at in known or one.review.id in decided]
        return sort_improvements(self.ws, self.options.today, mine)


def _find_month(ordinal: int) -> Period | None:
    """Return the month of the day with this ordinal; None outside of the years that periods have."""
    day = date.fromordinal(ordinal)
    try:
        return Period.month(day.year, day.month)
    except ValueError:
        return None
