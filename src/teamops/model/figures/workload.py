"""When each person works, how many tasks one can hold (§2.9), and the workload week by week."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import accumulate, islice, pairwise

from teamops.model.dataclass import replace
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At, Entry
from teamops.model.records.settings import Person
from teamops.model.records.tasks import Task
from teamops.model.time.calendar import WorkCalendar
from teamops.model.time.leave import weigh_days_off
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace

NAMED = 7
"""The most tasks that a workload lists."""

_SETTINGS = "teamops.yaml"
_PEOPLE = At(_SETTINGS, ("people",))
_WEEK = 7


class Workload(NamedTuple):
    """The average number of tasks on a person's working days from `first` (a Monday) to `last` (a Sunday).

    `tasks` are those that begin last, at most `NAMED`, in the order of their start.
    """

    first: date
    last: date
    average: Decimal
    tasks: tuple[Entry[Task], ...]


def get_work_calendar(ws: Workspace, person: str) -> WorkCalendar:
    """Return the working days of `person`: the team's, without days off and those before `since` and after `until`.

    A half day off is a working day. Unknown people have the team's working days.
    """
    known = ws.settings.people.get(person)
    if known is None or (known.since is known.until is None and not known.days_off):
        return ws.workdays
    off = weigh_days_off(known.days_off, date.min, date.max)
    whole = ws.workdays.without(day for day, share in off.items() if share == 1)
    halves = frozenset(day for day, share in off.items() if share < 1)
    return replace(whole, half_days=halves, first=known.since or date.min, last=known.until or date.max)


def list_leavers(ws: Workspace, today: date) -> frozenset[str]:
    """Return the people who have left: their last day is before `today`."""
    return frozenset(who for who, person in ws.settings.people.items() if person.has_left(today))


def find_sole_owner(task: Task) -> str:
    """Return the only owner of the task (§2.10); an empty text if there is none or several."""
    return task.owner[0] if len(task.owner) == 1 else ""


def list_doubtful_files(ws: Workspace, first: date, last: date) -> tuple[str, ...]:
    """Return the files that may hold days off from `first` to `last` and could not be read in full.

    Unknown holidays would make people appear late. A year without any calendar is no doubt.
    """
    if _SETTINGS in ws.unread or any(fault.at == _PEOPLE for fault in ws.faults):
        return (_SETTINGS,)
    known = {entry.record.year for entry in ws.calendar}
    if known.issuperset(range(first.year, last.year + 1)):
        return ()
    return ws.list_unread_files("calendar")


def group_held_tasks(ws: Workspace) -> Mapping[str, Sequence[Entry[Task]]]:
    """Return the open tasks that each person owns alone, by their start; routines are no load."""
    held: dict[str, list[Entry[Task]]] = {person: [] for person in ws.settings.people}
    for entry in ws.open_tasks:
        task = entry.record
        if task.type != "routine" and task.start <= task.end and (owner := find_sole_owner(task)) in held:
            held[owner].append(entry)
    return {person: sorted(entries, key=lambda e: e.record.start) for person, entries in held.items() if entries}


def count_most_at_once(tasks: Sequence[Entry[Task]]) -> int:
    """Return how many of `tasks`, sorted by start, run on the same day at most."""
    most, ended = 0, 0
    ends = sorted(entry.record.end for entry in tasks)
    for number, entry in enumerate(tasks, 1):
        while ends[ended] < entry.record.start:
            ended += 1
        most = max(most, number - ended)
    return most


def compute_loads(tasks: Sequence[Entry[Task]], workdays: WorkCalendar, since: date) -> Iterator[Workload]:
    """Yield the workloads of `tasks`, which are sorted by start, from the week of `since` on.

    Successive weeks in which no task begins or ends form one workload; weeks without a working day are left out. A task
    counts by the share of the week's working days that it covers. The length of tasks does not affect the running time.
    """
    begins, ends = _index_turns(tasks, _number_week(since))
    turning = sorted(begins.keys() | ends.keys())
    held: dict[int, Entry[Task]] = {}
    for week, following in pairwise([*turning, *(number + 1 for number in turning[-1:])]):
        held.update((n, tasks[n]) for n in begins[week])
        turned = [tasks[n].record for n in {*begins[week], *ends[week]}]
        days = _list_workdays(workdays, week)
        if days:
            weights = {day: workdays.weigh(day) for day in days}
            covered = sum(weights[day] for task in turned for day in days if task.start <= day <= task.end)
            average = len(held) - len(turned) + Decimal(covered) / sum(weights.values())
            yield _make_load(week, week, average, held)
        for n in ends[week]:
            del held[n]
        first = next((number for number in range(week + 1, following) if _list_workdays(workdays, number)), None)
        if first is not None:
            yield _make_load(first, following - 1, Decimal(len(held)), held)


def _index_turns(tasks: Sequence[Entry[Task]], since: int) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Return the tasks that begin in each week, and those that end: by the numbers of weeks and tasks."""
    begins: dict[int, list[int]] = defaultdict(list)
    ends: dict[int, list[int]] = defaultdict(list)
    for n, entry in enumerate(tasks):
        last = _number_week(entry.record.end)
        if last >= since:
            begins[max(_number_week(entry.record.start), since)].append(n)
            ends[last].append(n)
    return begins, ends


def _make_load(first: int, last: int, average: Decimal, held: dict[int, Entry[Task]]) -> Workload:
    latest = tuple(islice(reversed(held.values()), NAMED))
    return Workload(_list_days(first)[0], _list_days(last)[-1], average, latest[::-1])


def _number_week(day: date) -> int:
    """Return the number of the week, Monday to Sunday: day 1 of the calendar is a Monday."""
    return (day.toordinal() - 1) // _WEEK


def _list_days(week: int) -> tuple[date, ...]:
    """Return the days of a week; the last week of the calendar is cut short."""
    monday = week * _WEEK + 1
    return tuple(map(date.fromordinal, range(monday, min(monday + _WEEK, date.max.toordinal() + 1))))


def _list_workdays(workdays: WorkCalendar, week: int) -> tuple[date, ...]:
    return tuple(filter(workdays.is_workday, _list_days(week)))


def group_open_p0(ws: Workspace) -> Mapping[str, Sequence[Entry[Task]]]:
    """Return the open P0 tasks of each person, in the order of teamops.yaml and then of files."""
    held = defaultdict(list)
    for entry in ws.open_tasks:
        task = entry.record
        if task.priority == "P0" and task.start <= task.end:
            for person in ws.settings.people.keys() & task.owner:
                held[person].append(entry)
    return {person: held[person] for person in ws.settings.people if person in held}


def normalize_post(post: str) -> str:
    """Return the name of a post for comparison, without regard to blanks and case."""
    return " ".join(post.split()).casefold()


def count_busiest_day(tasks: Iterable[Task], first: date, last: date) -> int:
    """Return the highest number of `tasks` that run on one day from `first` to `last`, inclusive."""
    inside = [task for task in tasks if task.start <= last and first <= task.end]
    begins = {max(task.start, first) for task in inside}  # the most are held when another one begins
    return max((sum(task.start <= day <= task.end for task in inside) for day in begins), default=0)


def compute_task_limit(ws: Workspace, person: Person) -> Decimal:
    """Return how many tasks the person can hold: the team's limit × capacity, at least one."""
    return max(ws.settings.limits.tasks_per_person * Decimal(person.capacity), Decimal(1))


def compute_week_load(week: Period, tasks: Iterable[Task], workdays: WorkCalendar) -> Decimal | None:
    """Return how many of `tasks` run on a working day of `week` on average; None if it has none."""
    days = [day for day in week.days if workdays.is_workday(day)]
    if not days:
        return None
    worked = [Decimal(0), *accumulate(map(workdays.weigh, days))]
    spans = ((bisect_left(days, task.start), bisect_right(days, task.end)) for task in tasks)
    held = sum((worked[end] - worked[begin] for begin, end in spans if begin < end), Decimal(0))
    return held / worked[-1]


def round_load(load: Decimal) -> Decimal:
    """Return `load` to one decimal place, without a trailing zero."""
    return Decimal(f"{load.quantize(Decimal('0.1'), ROUND_HALF_UP).normalize():f}")
