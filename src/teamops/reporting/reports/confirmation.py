"""The goal confirmation sheet (目标确认表, §1.7): who answers for what of each goal, and their signatures."""

from __future__ import annotations

from collections.abc import Sequence

from teamops.locale import formats
from teamops.model.signing.signatures import Signature, SignatureState, list_signature_states
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.filters import collect_goals, describe_scope, is_in_scope
from teamops.reporting.base.report import Block, Cell, Paragraph, Report, ReportOptions, Span, Subject, Table, Tone
from teamops.reporting.base.signatures import (
    build_owner_target_cell,
    build_ownership_cell,
    describe_parts,
    describe_signatures,
    format_moment,
    get_relative_path,
)
from teamops.reporting.tables.goal_cells import build_criteria_cell

TITLE = "reports.confirmation.title"
SPAN: Span = "quarter"
SUBJECT: Subject = "goal"


def build(ws: Workspace, options: ReportOptions) -> Report:
    """Build a table for each goal, in the order of the files, with a row for everybody who owns a part or signed."""
    cells, words = Cells(ws, options), options.words
    blocks: list[Block] = [table for tree in collect_goals(ws, options) if (table := _build_sheet(cells, tree)).rows]
    if blocks:
        blocks.append(Paragraph(words("reports.confirmation.meaning"), "muted"))
    else:
        empty = words("reports.confirmation.empty")
        blocks = [build_table(cells, "confirmation", words(TITLE), _COLUMNS, (), empty)]
    title, scope = words(TITLE), describe_scope(ws, options)
    return Report("confirmation", title, ws.settings.team, options, tuple(blocks), scope, portrait=True)


def _build_sheet(cells: Cells, tree: GoalNode) -> Table:
    rows = [(tree, state) for state in list_signature_states(tree).values()]
    in_scope = [row for row in rows if is_in_scope(cells.ws, cells.options, [row[1].person])]
    title, note = _format_title(cells, tree), _describe_terms(cells, tree)
    return build_table(cells, "confirmation", title, _COLUMNS, in_scope, note=note)


def _format_title(cells: Cells, tree: GoalNode) -> str:
    """销售额 2026年第3季度:5,000万元"""
    name = tree.name if tree.period is None else f"{tree.name} {formats.format_period(tree.period, cells.options.lang)}"
    target = cells.amount(tree.target, tree.goal.unit).text
    return cells.words("reports.label", label=name, text=target)


def _describe_terms(cells: Cells, tree: GoalNode) -> str:
    """Return the terms that everybody signs besides their parts."""
    goal, words = tree.goal, cells.words
    texts = {
        "criteria": build_criteria_cell(cells, goal, goal.criteria).text.replace("\n", words("reports.comma")),
        "key_actions": cells.join_texts(goal.key_actions).text,
        "parts": describe_parts(cells, tree, tree.children) if len(tree.children) <= _MOST_PARTS else "",
    }
    terms = (
        words("reports.label", label=words(f"reports.col.{key}"), text=text)
        for key, text in texts.items()
        if text and text != cells.make_empty().text
    )
    return words("reports.confirmation.semicolon").join(terms)


_MOST_PARTS = 12
"""How many direct parts are listed in the note: the months of a year are, a year's weeks are not."""


def _build_time_cell(cells: Cells, tree: GoalNode, state: SignatureState) -> Cell:
    texts = [_format_signature(cells, tree, one) for one in state.signatures]
    return _build_lines_cell(cells, texts, [one.confirmation.at.isoformat() for one in state.signatures])


def _format_signature(cells: Cells, tree: GoalNode, signature: Signature) -> str:
    """Return the time of the signature, and for which part if not for the whole."""
    at = format_moment(cells, signature.confirmation.at)
    return at if signature.node is tree else f"{get_relative_path(tree, signature.node)} {at}"


def _build_digest_cell(cells: Cells, state: SignatureState) -> Cell:
    digests = [one.confirmation.digest for one in state.signatures]
    return _build_lines_cell(cells, [(digest or "")[:8] for digest in digests], digests)


def _build_lines_cell(cells: Cells, texts: Sequence[str], values: Sequence[str | None]) -> Cell:
    return Cell("\n".join(texts), tuple(values)) if any(texts) else cells.make_empty()


def _build_state_cell(cells: Cells, state: SignatureState) -> Cell:
    """Return the states of the signatures, and what is unsigned, with the worst tone of them."""
    states = describe_signatures(cells.words, state)
    tones = {tone for _, _, tone in states}
    order: tuple[Tone, ...] = ("bad", "warn", "good")
    worst: Tone = next((tone for tone in order if tone in tones), "")
    return Cell("\n".join(text for _, text, _ in states), tuple(name for name, _, _ in states), worst)


_COLUMNS: tuple[Col[tuple[GoalNode, SignatureState]], ...] = (
    Col("person", 0.8, lambda cells, row: cells.who(row[1].person)),
    Col("own_parts", 2.3, lambda cells, row: build_ownership_cell(cells, *row)),
    Col("target", 1.05, lambda cells, row: build_owner_target_cell(cells, *row), "right"),
    Col("confirmed_at", 1.1, lambda cells, row: _build_time_cell(cells, *row)),
    Col("digest", 1.05, lambda cells, row: _build_digest_cell(cells, row[1])),
    Col("confirmation", 1.4, lambda cells, row: _build_state_cell(cells, row[1])),
    Col("signature", 1.6, lambda *_: Cell("", None), to_write_in=True),
)
