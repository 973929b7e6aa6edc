"""The sheet for the 15-minute stand-up (§2.7): one screen of what is blocked, late and new, and the week's quotas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from teamops.locale import formats
from teamops.model.figures.completion import count_days_late
from teamops.model.named_tuple import NamedTuple
from teamops.model.quotas.quotas import list_current_quotas
from teamops.model.records.tasks import Task
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.filters import describe_scope, is_late, list_members, list_people
from teamops.reporting.base.report import Block, Cell, Paragraph, Report, ReportOptions, Span, Tone
from teamops.reporting.items.quotas import build_quota_lines, build_quota_table
from teamops.reporting.items.waiting_time import format_wait
from teamops.reporting.tables.standup_tasks import build_standup_tasks, group_by_person
from teamops.reporting.tables.tasks import format_needs

TITLE = "work.standup.title"
SPAN: Span = "week"
OF_TODAY = True

_MAX_NAME = 20
_MAX_NEEDS = 24
"""In characters: what is longer is cut, so that a person takes one line of a screen."""


class _News(NamedTuple):
    """A task for the stand-up, and why: blocked, late, due, begins or done."""

    kind: str
    task: Task


class _PersonNews(NamedTuple):
    """What is new of a person, the most urgent first; `person` is empty for tasks without an owner."""

    person: str
    news: Sequence[_News]


def build(ws: Workspace, options: ReportOptions) -> Report:
    """Build a line for each person who has news, blocked people first; then the quotas, and who has no news."""
    words, cells, groups = options.words, Cells(ws, options), group_by_person(ws, options)
    rows = [_PersonNews(person, _list_news(cells, tasks)) for person, tasks in groups.items()]
    told = [row for row in rows if row.news and any(one.kind != "done" for one in row.news)]
    title = words(TITLE)
    empty = words("work.standup.no_news" if any(groups.values()) else "work.standup.nothing")
    blocks: list[Block] = [build_table(cells, "standup", title, _COLUMNS, told, empty, area="work.standup")]
    blocks += build_quota_lines(cells, list_current_quotas(ws, options.today, list_people(ws, options)))
    blocks += _build_rest(cells, told, sum(map(len, groups.values())))
    span = formats.format_period(options.period, options.lang)
    return Report("standup", title, ws.settings.team, options, tuple(blocks), describe_scope(ws, options), span)


def build_whole(ws: Workspace, options: ReportOptions) -> Report:
    """Build a row for each task in progress, next or done, the quotas, and who has no task."""
    words, cells, groups = options.words, Cells(ws, options), group_by_person(ws, options)
    blocks: list[Block] = [build_standup_tasks(cells, groups)]
    quotas = list_current_quotas(ws, options.today, list_people(ws, options))
    blocks += [build_quota_table(cells, quotas)] if quotas else []
    free = [ws.get_person_name(person) for person in _list_present(ws, options) if not groups.get(person)]
    if free and any(groups.values()):
        blocks.append(Paragraph(words("work.standup.free", names=words("reports.comma").join(free)), "muted"))
    return Report("standup", words(TITLE), ws.settings.team, options, tuple(blocks), describe_scope(ws, options))


def _list_news(cells: Cells, tasks: Sequence[Task]) -> list[_News]:
    """Return the tasks that are blocked, late, due or begin today, or were done since the last workday, in this order.

    `tasks` are those of one person; what merely goes on is no news.
    """
    kinds = ((_classify(cells, task), task) for task in tasks)
    news = [_News(kind, task) for kind, task in kinds if kind is not None]
    return sorted(news, key=lambda one: (_KINDS.index(one.kind), one.task.due, one.task.priority))


_KINDS = ("blocked", "late", "due", "begins", "done")


def _classify(cells: Cells, task: Task) -> str | None:
    today = cells.options.today
    if task.status in ("blocked", "done"):
        return task.status
    if is_late(task, today):
        return "late"
    if task.end == today:
        return "due"
    return "begins" if task.start == today else None


def _build_news_cell(cells: Cells, row: _PersonNews) -> Cell:
    """Return the first task in words, and how many others there are of each kind."""
    first, *others = row.news
    text, counts = _describe(cells, first), Counter(one.kind for one in others)
    if counts:
        words = cells.words
        listed = words("reports.comma").join(
            words(f"work.standup.more_{kind}", n=counts[kind]) for kind in _KINDS if counts[kind]
        )
        text = words("work.standup.more", text=text, counts=listed)
    tones: dict[str, Tone] = {"blocked": "bad", "late": "bad", "due": "warn"}
    value = [{"kind": one.kind, "task": one.task.id} for one in row.news]
    return Cell(text, value, tones.get(first.kind, ""))


def _describe(cells: Cells, one: _News) -> str:
    words, task, today = cells.words, one.task, cells.options.today
    name = _cut(f"{task.priority} {cells.name_task(task)}", _MAX_NAME + 3)
    if one.kind != "blocked":
        key = "late_first" if one.kind == "late" and task.due != task.end else one.kind
        facts = {"task": name, "days": count_days_late(task, today), "first": cells.format_day(task.due)}
        return words(f"work.standup.of_{key}", **facts)
    blocker = task.blocker
    if blocker is None or blocker.since is None:
        text = words("work.standup.of_blocked_undated", task=name)
    else:
        text = words("work.standup.of_blocked", task=name, days=format_wait(cells.ws, blocker.since, today))
    needs = format_needs(cells, blocker) or (blocker.reason or "").strip() if blocker is not None else ""
    return words("work.standup.of_needs", text=text, needs=_cut(needs, _MAX_NEEDS)) if needs else text


def _cut(text: str, most: int) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"


def _build_person_cell(cells: Cells, row: _PersonNews) -> Cell:
    return cells.who(row.person) if row.person else Cell(cells.words("work.nobody"), None)


_COLUMNS: tuple[Col[_PersonNews], ...] = (
    Col("person", 1.2, _build_person_cell),
    Col("news", 4, _build_news_cell),
)


def _build_rest(cells: Cells, told: Sequence[_PersonNews], count: int) -> Iterator[Paragraph]:
    """Yield who has no news, and how many tasks are not shown."""
    words, ws = cells.words, cells.ws
    named = {row.person for row in told}
    free = [ws.get_person_name(person) for person in _list_present(ws, cells.options) if person not in named]
    hidden = count - sum(len(row.news) for row in told)
    texts = [words("work.standup.free", names=words("reports.comma").join(free))] if free and count else []
    texts += [words("work.standup.left_out", count=hidden)] if hidden else []
    if texts:
        yield Paragraph(words("work.and").join(texts), "muted")


def _list_present(ws: Workspace, options: ReportOptions) -> Sequence[str]:
    """Return the people of the scope who are in the team today."""
    return list_members(ws, options, options.today, options.today)
