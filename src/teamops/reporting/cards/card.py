"""Everything that is known under one id: the record key by key, and what is linked with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from teamops.model.place import At
from teamops.model.records.monitors import Monitor
from teamops.model.records.naming import fold_name
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.links import RecordLink, count_open_work, find_links
from teamops.reporting.base.report import Block, Cell, Column, Heading, Report, ReportOptions, Table
from teamops.reporting.base.working_days import add_calendar_note
from teamops.reporting.cards.keys import build_keys_table, format_value
from teamops.reporting.tables.goal_pace import build_pace_table
from teamops.reporting.tables.projects import EVER, build_monitor_table, collect_checkpoints

KINDS = {"goals": "goal", "tasks": "task", "monitors": "monitor", "reviews": "review", "requests": "request",
         "meetings": "meeting"}  # fmt: skip
"""The sections whose records have an id, and the kind of each."""


_BEGINNING = 3
"""So many characters of an id are enough, as for every command (`planning.named`)."""


class RecordMatch(NamedTuple):
    """Something with the id that was asked for; `node` is the goal or part, where it is one."""

    kind: str
    record: Any
    at: At
    node: GoalNode | None = None

    @property
    def thing(self) -> Any:
        """What its links hang on."""
        return self.node or self.record


def find_matches(ws: Workspace, word: str) -> tuple[RecordMatch, ...]:
    """All records, parts of goals, improvements, people and departments with this id, people also by their name.

    Where there is none, what the word names otherwise: records that are called so, else those whose ids begin so.
    """
    found = tuple(_find_by_id(ws, word))
    if found:
        return found
    every = [one for key in _list_ids(ws) for one in _find_by_id(ws, key)]
    named = tuple(one for one in every if fold_name(get_name(one)) == fold_name(word))
    begun = tuple(one for one in every if len(word) >= _BEGINNING and get_identity(one).startswith(word))
    return named or begun


def is_exact_match(found: Iterable[RecordMatch], word: str) -> bool:
    """Whether the word is the whole id of what was found, or the name of people: then all of them are meant."""
    return all(get_identity(one) == word or one.kind in ("person", "department") for one in found)


def _list_ids(ws: Workspace) -> Iterable[str]:
    """The ids of all records that have one, each once; parts of goals are found by whole addresses only."""
    records = (entry.record.id for section in KINDS for entry in ws.section(section))
    return dict.fromkeys((*records, *(one.id for entry in ws.reviews for one in entry.record.improvements)))


def get_name(known: RecordMatch) -> str:
    """What the record is called; the id where it has no name."""
    names = (getattr(known.record, key, None) for key in ("name", "project", "need", "item", "id"))
    return str(next((name for name in names if name), ""))


def _find_by_id(ws: Workspace, word: str) -> Iterator[RecordMatch]:
    for tree in ws.list_goal_trees():
        if word.partition("/")[0] == tree.goal.id:
            for node in (node for node in tree.walk() if node.path == word):
                yield RecordMatch("goal" if node.part is None else "part", node.part or node.goal, node.at, node)
    for section, kind in KINDS.items():
        if section != "goals":
            yield from (RecordMatch(kind, e.record, e.at) for e in ws.section(section) if e.record.id == word)
    for entry in ws.reviews:
        for number, improvement in enumerate(entry.record.improvements):
            if improvement.id == word:
                yield RecordMatch("improvement", improvement, entry.at / "improvements" / number)
    for key in ws.naming.find_people(word):
        yield RecordMatch("person", ws.settings.people[key], At("teamops.yaml", ("people", key)))
    for key in ws.naming.find_departments(word):
        yield RecordMatch("department", ws.settings.departments[key], At("teamops.yaml", ("departments", key)))


def list_names(ws: Workspace) -> Iterable[str]:
    """All ids and paths that can be shown, and the names of people and departments."""
    yield from ws.nodes
    for section in KINDS:
        yield from (entry.record.id for entry in ws.section(section))
    yield from (one.id for entry in ws.reviews for one in entry.record.improvements)
    for known in (ws.naming.people, ws.naming.departments):
        yield from known
        yield from known.values()


def build_card_report(ws: Workspace, asked: ReportOptions, word: str, found: Iterable[RecordMatch]) -> Report:
    """Each thing under a heading: its keys, its parts and pace or its counts, and what is linked with it."""
    cells = Cells(ws, asked)
    found = tuple(found)
    blocks = tuple(block for known in found for block in _build_blocks(cells, known))
    made = Report("show", asked.words("work.show.title", word=word), ws.settings.team, asked, blocks)
    return add_calendar_note(ws, made) if any(known.node is not None for known in found) else made


def _build_blocks(cells: Cells, known: RecordMatch) -> Iterator[Block]:
    words, node = cells.words, known.node
    yield Heading(
        words("work.show.heading", kind=describe_kind(cells, known.kind, node), name=_format_name(cells, known))
    )
    yield build_keys_table(
        cells, known.kind, get_identity(known), known.record, ((words("work.show.file"), known.at.file),)
    )
    if node is not None:
        if node.children:
            yield _build_parts_table(cells, node)
        if node.part is None:
            yield build_pace_table(cells, [node])
    if known.kind == "monitor":
        yield _build_checkpoint_table(cells, known.record)
    if known.kind in ("person", "department"):
        yield _build_count_table(cells, str(known.at.route[-1]))
    elif links := find_links(cells.ws, known.thing):
        yield _build_link_table(cells, links)


def describe_kind(cells: Cells, kind: str, node: GoalNode | None = None) -> str:
    """The kind of a record in words."""
    if kind == "part" and node is not None:
        return cells.words("work.show.part", goal=node.name)
    area = "work.show." if kind in ("person", "department", "improvement", "carried_to", "measure") else "fields.kind."
    return cells.words(f"{area}{kind}")


def get_identity(known: RecordMatch) -> str:
    """Its id, or the path of a part."""
    if known.node is not None:
        return known.node.path
    return str(getattr(known.record, "id", known.at.route[-1]))


def _format_name(cells: Cells, known: RecordMatch) -> str:
    if known.kind in ("person", "department"):
        return cells.ws.get_name(get_identity(known))
    if known.node is not None:
        return known.node.path if known.kind == "part" else known.node.name
    return get_name(known)


def _build_parts_table(cells: Cells, node: GoalNode) -> Table:
    words = cells.words
    named = tuple(Column(key, words(f"fields.{key}")) for key in ("id", "period", "department", "owner"))
    heads = (*named, Column("target", words("fields.target"), "right"))
    rows = tuple(
        (
            Cell(child.path, child.path),
            Cell(format_value(cells, "period", child.period), child.period.text)
            if child.period
            else cells.make_empty(),
            cells.who(child.department),
            cells.who(child.owner),
            cells.amount(child.target, node.goal.unit),
        )
        for child in node.children
    )
    return Table("parts", words("work.show.parts"), heads, rows)


def _build_checkpoint_table(cells: Cells, monitor: Monitor) -> Table:
    """All its phases and checkpoints in the columns of Table 3, without the project's name, which stands above."""
    rows = (row for row in collect_checkpoints(cells.ws, cells.asked, EVER) if row.monitor is monitor)
    title = cells.words("work.show.checkpoints")
    return build_monitor_table(cells, "checkpoints", title, rows, cells.words("reports.nothing"), with_project=False)


def _build_count_table(cells: Cells, who: str) -> Table:
    words = cells.words
    heads = (Column("kind", words("work.show.kind")), Column("count", words("work.show.count"), "right"))
    counted = count_open_work(cells.ws, who, cells.asked.today)
    rows = tuple((Cell(words(f"work.show.count.{kind}"), kind), cells.count(number)) for kind, number in counted)
    return Table("counts", words("work.show.counts"), heads, rows)


def _build_link_table(cells: Cells, links: tuple[RecordLink, ...]) -> Table:
    words = cells.words
    keys = ("kind", "id", "named", "owner", "state", "until")
    titles = {"id": words("fields.id")}
    heads = tuple(Column(key, titles.get(key) or words(f"work.show.{key}")) for key in keys)
    rows = tuple(
        (
            Cell(describe_kind(cells, one.kind), one.kind),
            Cell(one.id, one.id),
            cells.text(one.name),
            cells.who(*one.owner),
            Cell(words(f"records.status.{one.status}"), one.status) if one.status else cells.make_empty(),
            cells.day(one.until),
        )
        for one in links
    )
    return Table("linked", words("work.show.linked"), heads, rows, subject="named")
