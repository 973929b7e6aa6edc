"""The goal confirmation sheet (目标确认表, §1.7): who answers for what of each goal, and their signatures."""

from __future__ import annotations

from dataclasses import replace

from teamops.locale import formats
from teamops.model.signing.signatures import Signature, SignatureState, list_signature_states
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, report_columns
from teamops.reporting.base.filters import collect_goals, describe_scope, is_in_scope
from teamops.reporting.base.report import Block, Cell, Column, Paragraph, Report, ReportOptions, Span, Table, Tone
from teamops.reporting.base.signatures import (
    build_owner_target_cell,
    build_ownership_cell,
    describe_parts,
    describe_signature,
    format_moment,
    get_relative_path,
)
from teamops.reporting.tables.criteria import build_criteria_cell

TITLE = "reports.confirmation.title"
SPAN: Span = "quarter"


def build(ws: Workspace, asked: ReportOptions) -> Report:
    """A table for each goal, in the order of the files, with a row for everybody who owns a part or has signed."""
    cells, words = Cells(ws, asked), asked.words
    tables = [table for tree in collect_goals(ws, asked) if (table := _build_sheet(cells, tree)).rows]
    nothing = Table("confirmation", words(TITLE), _list_columns(cells), (), words("reports.confirmation.empty"))
    blocks: list[Block] = [*(tables or [nothing])]
    if tables:
        blocks.append(Paragraph(words("reports.confirmation.meaning"), "muted"))
    return Report(
        "confirmation", words(TITLE), ws.settings.team, asked, tuple(blocks), describe_scope(ws, asked), portrait=True
    )


def _list_columns(cells: Cells) -> tuple[Column, ...]:
    made = report_columns(
        cells.words, ("person", 0.8), ("own_parts", 2.3), ("target", 1.05, "right"), ("confirmed_at", 1.1),
        ("digest", 1.05), ("confirmation", 1.4), ("signature", 1.6),
    )  # fmt: skip
    return (*made[:-1], replace(made[-1], to_write_in=True))


def _build_sheet(cells: Cells, tree: GoalNode) -> Table:
    everybody = [
        one for one in list_signature_states(tree).values() if is_in_scope(cells.ws, cells.asked, [one.person])
    ]
    rows = tuple(_build_row(cells, tree, standing) for standing in everybody)
    return Table(
        "confirmation", _format_title(cells, tree), _list_columns(cells), rows, note=_describe_terms(cells, tree)
    )


def _format_title(cells: Cells, tree: GoalNode) -> str:
    """销售额 2026年第3季度:5,000万元"""
    named = tree.name if tree.period is None else f"{tree.name} {formats.format_period(tree.period, cells.asked.lang)}"
    target = cells.amount(tree.target, tree.goal.unit).text
    return cells.words("reports.label", label=named, text=target)


def _describe_terms(cells: Cells, tree: GoalNode) -> str:
    """What everybody signs besides their parts."""
    goal = tree.goal
    said = {
        "criteria": build_criteria_cell(cells, goal, goal.criteria).text.replace("\n", cells.words("reports.comma")),
        "key_actions": cells.join_texts(goal.key_actions).text,
        "breakdown": describe_parts(cells, tree, tree.children) if len(tree.children) <= _SHOWN else "",
    }
    heads = {"criteria": "criteria", "key_actions": "key_actions", "breakdown": "parts"}
    facts = (
        cells.words("reports.label", label=cells.words(f"reports.col.{heads[key]}"), text=text)
        for key, text in said.items()
        if text and text != cells.make_empty().text
    )
    return cells.words("reports.confirmation.semicolon").join(facts)


_SHOWN = 12
"""So many direct parts are named in the note: the months of a year; a year's weeks are not."""


def _build_row(cells: Cells, tree: GoalNode, standing: SignatureState) -> tuple[Cell, ...]:
    signed = standing.signatures
    return (
        cells.who(standing.person),
        build_ownership_cell(cells, tree, standing),
        build_owner_target_cell(cells, tree, standing),
        _build_lines_cell(
            cells,
            [_format_signature(cells, tree, one) for one in signed],
            [one.confirmation.at.isoformat() for one in signed],
        ),
        _build_lines_cell(
            cells, [(one.confirmation.digest or "")[:8] for one in signed], [one.confirmation.digest for one in signed]
        ),
        _build_state_cell(cells, standing),
        Cell("", None),
    )


def _build_lines_cell(cells: Cells, texts: list[str], values: list[str | None]) -> Cell:
    return Cell("\n".join(texts), tuple(values)) if any(texts) else cells.make_empty()


def _format_signature(cells: Cells, tree: GoalNode, signature: Signature) -> str:
    """When, and for which part if not for the whole."""
    at = format_moment(cells, signature.confirmation.at)
    return at if signature.node is tree else f"{get_relative_path(tree, signature.node)} {at}"


def _build_state_cell(cells: Cells, standing: SignatureState) -> Cell:
    """How the signatures stand, and what is still without one."""
    words = cells.words
    states = [describe_signature(words, one) for one in standing.signatures]
    if standing.unsigned:
        parts = words("confirm.count", count=len(standing.unsigned))
        missing = words("confirm.state.part_missing", parts=parts) if states else words("confirm.state.missing")
        states.append(("missing", missing, "warn"))
    tones: tuple[Tone, ...] = ("bad", "warn", "good")
    worst: Tone = next((tone for tone in tones if any(tone == found for _, _, found in states)), "")
    return Cell("\n".join(text for _, text, _ in states), tuple(name for name, _, _ in states), worst)
