"""Everything about one id: the record key by key, and the records linked with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At
from teamops.model.records.monitors import Monitor
from teamops.model.records.naming import fold_name
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.report import Block, Cell, Heading, Report, ReportOptions, Table
from teamops.reporting.base.working_days import add_calendar_note
from teamops.reporting.cards.keys import build_keys_table, format_value
from teamops.reporting.cards.links import RecordLink, count_open_work, find_links
from teamops.reporting.tables.goal_pace import build_pace_table
from teamops.reporting.tables.projects import EVER, build_monitor_table, collect_checkpoints

KINDS = {
    section: section.removesuffix("s") for section in ("goals", "tasks", "monitors", "reviews", "requests", "meetings")
}
"""The sections whose records have an id, and the kind of each."""

_BEGINNING = 3
"""How many first characters of an id are enough, as for every command (`planning.lookup`)."""


class RecordMatch(NamedTuple):
    """A record that a word names; `node` is the goal or part, if it is one."""

    kind: str
    record: Any
    at: At
    node: GoalNode | None = None

    @property
    def link_target(self) -> Any:
        """The object whose links can be found."""
        return self.node or self.record


def find_matches(ws: Workspace, word: str) -> tuple[RecordMatch, ...]:
    """Return all records, parts of goals, improvements, people and departments with this id, people also by name.

    If there is none, return the records with this name, else those whose ids begin with the word.
    """
    matches = tuple(_find_by_id(ws, word))
    if matches:
        return matches
    records = list(_find_all(ws))
    folded = fold_name(word)
    by_name = tuple(one for one in records if fold_name(get_name(one)) == folded)
    by_beginning = tuple(one for one in records if len(word) >= _BEGINNING and get_identity(one).startswith(word))
    return by_name or by_beginning


def is_exact_match(matches: Iterable[RecordMatch], word: str) -> bool:
    """Tell whether the word is the whole id of each match, or the match is a person or department."""
    return all(get_identity(one) == word or one.kind in ("person", "department") for one in matches)


def _find_all(ws: Workspace) -> Iterator[RecordMatch]:
    """Yield what is found for the id of each record; parts of goals are found by whole addresses only."""
    by_id: dict[str, list[RecordMatch]] = {}
    for one in _list_records(ws):
        by_id.setdefault(get_identity(one), []).append(one)
    for key in _list_ids(ws):
        yield from by_id[key]
        yield from _find_people(ws, key)


def _list_ids(ws: Workspace) -> Iterable[str]:
    """Return the ids of all records, each once."""
    records = (entry.record.id for section in KINDS for entry in ws.section(section))
    return dict.fromkeys((*records, *(one.id for entry in ws.reviews for one in entry.record.improvements)))


def get_name(match: RecordMatch) -> str:
    """Return the name of the record, else its id."""
    names = (getattr(match.record, key, None) for key in ("name", "project", "need", "item", "id"))
    return str(next((name for name in names if name), ""))


def _find_by_id(ws: Workspace, word: str) -> Iterator[RecordMatch]:
    yield from _list_records(ws, word)
    yield from _find_people(ws, word)


def _list_records(ws: Workspace, word: str | None = None) -> Iterator[RecordMatch]:
    """Yield the goals, parts of goals, records and improvements with the id `word`; without it all but parts."""
    for tree in ws.list_goal_trees():
        if word is None:
            yield RecordMatch("goal", tree.goal, tree.at, tree)
        elif word.partition("/")[0] == tree.goal.id:
            for node in (node for node in tree.walk() if node.path == word):
                yield RecordMatch("goal" if node.part is None else "part", node.part or node.goal, node.at, node)
    for section, kind in KINDS.items():
        if section != "goals":
            entries = ws.section(section)
            yield from (RecordMatch(kind, e.record, e.at) for e in entries if word is None or e.record.id == word)
    for entry in ws.reviews:
        for number, improvement in enumerate(entry.record.improvements):
            if word in (None, improvement.id):
                yield RecordMatch("improvement", improvement, entry.at / "improvements" / number)


def _find_people(ws: Workspace, word: str) -> Iterator[RecordMatch]:
    """Yield the people and departments that the word denotes."""
    for key in ws.naming.find_people(word):
        yield RecordMatch("person", ws.settings.people[key], At("teamops.yaml", ("people", key)))
    for key in ws.naming.find_departments(word):
        yield RecordMatch("department", ws.settings.departments[key], At("teamops.yaml", ("departments", key)))


def list_names(ws: Workspace) -> Iterable[str]:
    """Yield all ids and paths that can be shown, and the names of people and departments."""
    yield from ws.nodes
    for section in KINDS:
        yield from (entry.record.id for entry in ws.section(section))
    yield from (one.id for entry in ws.reviews for one in entry.record.improvements)
    for known in (ws.naming.people, ws.naming.departments):
        yield from known
        yield from known.values()


def build_card_report(ws: Workspace, options: ReportOptions, word: str, matches: Sequence[RecordMatch]) -> Report:
    """Build a heading for each match with its keys, its parts and pace or its counts, and its links."""
    cells = Cells(ws, options)
    blocks = tuple(block for match in matches for block in _build_blocks(cells, match))
    report = Report("show", options.words("work.show.title", word=word), ws.settings.team, options, blocks)
    return add_calendar_note(ws, report) if any(match.node is not None for match in matches) else report


def _build_blocks(cells: Cells, match: RecordMatch) -> Iterator[Block]:
    words, node = cells.words, match.node
    kind = describe_kind(cells, match.kind, node)
    yield Heading(words("work.show.heading", kind=kind, name=_format_name(cells, match)))
    file = (words("work.show.file"), match.at.file)
    yield build_keys_table(cells, match.kind, get_identity(match), match.record, (file,))
    if node is not None:
        if node.children:
            yield _build_parts_table(cells, node)
        if node.part is None:
            yield build_pace_table(cells, [node])
    if match.kind == "monitor":
        yield _build_checkpoint_table(cells, match.record)
    if match.kind in ("person", "department"):
        yield _build_count_table(cells, str(match.at.route[-1]))
    elif links := find_links(cells.ws, match.link_target):
        yield _build_link_table(cells, links)


def describe_kind(cells: Cells, kind: str, node: GoalNode | None = None) -> str:
    """Return the kind of a record in words."""
    if kind == "part" and node is not None:
        return cells.words("work.show.part", goal=node.name)
    area = "work.show." if kind in ("person", "department", "improvement", "carried_to", "measure") else "fields.kind."
    return cells.words(f"{area}{kind}")


def get_identity(match: RecordMatch) -> str:
    """Return the id of the record, or the path of a part."""
    if match.node is not None:
        return match.node.path
    return str(getattr(match.record, "id", match.at.route[-1]))


def _format_name(cells: Cells, match: RecordMatch) -> str:
    if match.kind in ("person", "department"):
        return cells.ws.get_name(get_identity(match))
    if match.node is not None:
        return match.node.path if match.kind == "part" else match.node.name
    return get_name(match)


def _build_parts_table(cells: Cells, node: GoalNode) -> Table:
    columns: tuple[Col[GoalNode], ...] = (
        Col("id", 1, lambda _, child: Cell(child.path, child.path)),
        Col("period", 1, _build_period_cell),
        Col("department", 1, lambda cells, child: cells.who(child.department)),
        Col("owner", 1, lambda cells, child: cells.who(child.owner)),
        Col("target", 1, lambda cells, child: cells.amount(child.target, node.goal.unit), "right"),
    )
    return build_table(cells, "parts", cells.words("work.show.parts"), columns, node.children, area="fields")


def _build_period_cell(cells: Cells, node: GoalNode) -> Cell:
    if node.period is None:
        return cells.make_empty()
    return Cell(format_value(cells, "period", node.period), node.period.text)


def _build_checkpoint_table(cells: Cells, monitor: Monitor) -> Table:
    """Return all phases and checkpoints of the project as Table 3, without the project's name."""
    rows = (row for row in collect_checkpoints(cells.ws, cells.options, EVER) if row.monitor is monitor)
    title = cells.words("work.show.checkpoints")
    return build_monitor_table(cells, "checkpoints", title, rows, cells.words("reports.nothing"), with_project=False)


def _build_count_table(cells: Cells, who: str) -> Table:
    columns: tuple[Col[tuple[str, int]], ...] = (
        Col("kind", 1, lambda cells, one: Cell(cells.words(f"work.show.count.{one[0]}"), one[0])),
        Col("count", 1, lambda cells, one: cells.count(one[1]), "right"),
    )
    counts = count_open_work(cells.ws, who, cells.options.today)
    return build_table(cells, "counts", cells.words("work.show.counts"), columns, counts, area="work.show")


def _build_link_table(cells: Cells, links: tuple[RecordLink, ...]) -> Table:
    titles, title = {"id": cells.words("fields.id")}, cells.words("work.show.linked")
    return build_table(cells, "linked", title, _LINK_COLUMNS, links, area="work.show", titles=titles, subject="named")


def _build_state_cell(cells: Cells, link: RecordLink) -> Cell:
    return Cell(cells.words(f"records.status.{link.status}"), link.status) if link.status else cells.make_empty()


_LINK_COLUMNS: tuple[Col[RecordLink], ...] = (
    Col("kind", 1, lambda cells, link: Cell(describe_kind(cells, link.kind), link.kind)),
    Col("id", 1, lambda _, link: Cell(link.id, link.id)),
    Col("named", 1, lambda cells, link: cells.text(link.name)),
    Col("owner", 1, lambda cells, link: cells.who(*link.owner)),
    Col("state", 1, _build_state_cell),
    Col("until", 1, lambda cells, link: cells.day(link.until)),
)
