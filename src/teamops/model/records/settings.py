"""`teamops.yaml`: the team, its people and departments, and every number of the handbook with its default."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from teamops.model.dataclass import field
from teamops.model.figures.quantity import Quantity
from teamops.model.records.colors import Color
from teamops.model.records.conversion import Conversion, make_value_error
from teamops.model.records.record import record
from teamops.model.records.values import (
    Clock,
    Day,
    DaysOff,
    Duration,
    Id,
    Names,
    Number,
    Pattern,
    Patterns,
    Share,
    Whole,
)
from teamops.model.time.period import WeekStyle

Language = Literal["zh-CN", "en"]
Severity = Literal["error", "warning", "info", "off"]
Clocks = Literal["author", "committer"]
ChannelScope = Literal["project", "function", "urgent", "team"]


def _convert_zone(value: object) -> ZoneInfo:
    if isinstance(value, ZoneInfo):
        return value
    try:
        return ZoneInfo(value if isinstance(value, str) else "")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise make_value_error("zone", value) from None


Zone = Annotated[ZoneInfo, Conversion(_convert_zone)]


@record
class Department:
    """A department and its responsibility (§1.5)."""

    name: str
    function: str | None = None
    head: Id | None = None


@record
class Person:
    """A member of the team or a partner; `capacity` 1.0 is full time.

    `since` and `until` are the first and the last day in the team; who has left keeps the records of the past.
    """

    name: str
    department: Id | None = None
    posts: Names = ()
    email: str | None = None
    capacity: Number = Quantity("1")
    since: Day | None = None
    until: Day | None = None
    days_off: DaysOff = ()

    def is_member(self, first: date, last: date | None = None) -> bool:
        """Return whether the person is in the team on `first`, or on any day from `first` to `last`."""
        return (self.since is None or self.since <= (last or first)) and not self.has_left(first)

    def has_left(self, day: date) -> bool:
        """Return whether `day` is after the person's last day."""
        return self.until is not None and self.until < day


@record
class Urgent:
    """The time limits for answering and solving an urgent request (§5.3)."""

    response: Duration = timedelta(hours=2)
    solution: Duration = timedelta(hours=24)


@record
class Limits:
    """The handbook's numbers; `buffer` is the lowest and the highest share of slack (§1.9)."""

    deviation: Share = Quantity("0.10", "%")
    buffer: tuple[Share, Share] = (Quantity("0.10", "%"), Quantity("0.15", "%"))
    p0_per_person: Whole = 2
    tasks_per_person: Whole = 8
    metrics_per_phase: Whole = 5
    measure_within: Duration = timedelta(hours=24)
    minutes_within: Duration = timedelta(hours=24)
    urgent: Urgent = Urgent()
    daily_by: Clock = time(17, 0)
    daily_from: Names = ()
    review_by_day: Whole = 3


@record
class Channel:
    """A chat group, by project or function (§5.2)."""

    name: str
    tool: str | None = None
    scope: ChannelScope = "team"


@record
class Meetings:
    """The regular meeting times, in words (§5.2)."""

    weekly: str = "Mon 16:00"
    monthly: str = "month-end"


@record
class Documents:
    """Which files are shared documents, and their naming pattern (§5.6)."""

    files: Pattern = "docs/**"
    name: Pattern = "{project}_{type}_{date}"


@record
class Commits:
    """Which time of a commit counts: when its author made the change, or when it was committed."""

    clock: Clocks = "author"


@record
class Checks:
    """Disabled rules, and severities that differ from the default; keys are codes."""

    disable: tuple[str, ...] = ()
    severity: dict[str, Severity] = field(default_factory=dict)


@record
class Colors:
    """The colours of printouts: titles and lines, then the three states good, warning, bad."""

    accent: Color = "#1f3f66"
    good: Color = "#1d6b3a"
    warn: Color = "#7a4b00"
    bad: Color = "#a3181f"


@record
class Printouts:
    """The design of printouts; `logo` is a picture in the workspace."""

    logo: str | None = None
    colors: Colors = Colors()


@record
class Settings:
    """The file `teamops.yaml`."""

    team: str
    locale: Language = "zh-CN"
    timezone: Zone = ZoneInfo("Asia/Shanghai")
    director: Id | None = None
    weeks: WeekStyle = "clip"
    departments: dict[Id, Department] = field(default_factory=dict)
    people: dict[Id, Person] = field(default_factory=dict)
    limits: Limits = Limits()
    channels: tuple[Channel, ...] = ()
    meetings: Meetings = Meetings()
    documents: Documents = Documents()
    printouts: Printouts = Printouts()
    history: Commits = Commits()
    check: Checks = Checks()
    ignore: Patterns = ()

    def is_present(self, person: str | None, day: date) -> bool:
        """Return whether the person is known and has not left before `day`."""
        known = self.people.get(person or "")
        return known is not None and not known.has_left(day)
