"""What `teamops confirm` shows: the terms of an agreement, and how everybody stands to the goals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from teamops.locale import formats
from teamops.locale.text import Lang
from teamops.locale.words import Words
from teamops.model.signing.agreement import FIELDS, walk_own_parts
from teamops.model.signing.evidence import Evidence
from teamops.model.signing.signatures import Signature, SignatureState
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.planning.confirm import ConfirmationPlan
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.report import Cell, Column, Paragraph, Report, ReportOptions, Table
from teamops.reporting.base.signatures import (
    build_ownership_cell,
    compute_total,
    describe_parts,
    describe_signature,
    format_moment,
)
from teamops.reporting.tables.criteria import build_criteria_cell
from teamops.reporting.tables.goal_figures import build_figure_cell


class ConfirmationStatus(NamedTuple):
    """How one person stands to one goal, with the evidence of each of their signatures."""

    tree: GoalNode
    standing: SignatureState
    evidence: list[Evidence]


def build_agreement(ws: Workspace, planned: ConfirmationPlan, today: date, lang: Lang) -> Report:
    """What a person is to agree to, field by field, with what changed since they last did."""
    node, before = planned.node, planned.before
    period = node.period or Period.year(today.year)
    asked = ReportOptions(period, today, lang)
    cells, say = Cells(ws, asked), asked.words
    lapsed = before is not None and bool(planned.changes) and before.is_bound
    rows = tuple(
        (Cell(say(f"confirm.field.{field}"), field), content, _build_change_cell(say, planned, field))
        for field in FIELDS
        if (content := _build_content_cell(cells, node, planned.person, field)).text != say("reports.nothing") or lapsed
    )
    columns = [Column("field", say("confirm.column.field")), Column("content", say("confirm.column.content"), share=4)]
    if lapsed:
        columns.append(Column("change", say("confirm.column.change")))
    shown = tuple(row[: len(columns)] for row in rows)
    title = say("confirm.title", person=ws.get_person_name(planned.person), goal=_format_goal(node))
    return Report("agreement", title, ws.settings.team, asked, (Table("terms", title, tuple(columns), shown),))


def _format_goal(node: GoalNode) -> str:
    """销售额 2026-10/zhao"""
    way_there = node.path.partition("/")[2]
    return f"{node.name} {way_there}" if way_there else node.name


def _build_content_cell(cells: Cells, node: GoalNode, person: str, field: str) -> Cell:
    goal = node.goal
    match field:
        case "target":
            return build_figure_cell(cells, node, node.target, goal.unit)
        case "period":
            return cells.text(formats.format_period(node.period, cells.asked.lang) if node.period else None)
        case "unit":
            return cells.text(goal.unit)
        case "owner":
            return cells.who(node.owner)
        case "criteria":
            return build_criteria_cell(cells, goal, goal.criteria)
        case "key_actions":
            return cells.join_texts(goal.key_actions)
        case "parts":
            return _build_parts_cell(cells, node, node.children if node.owner == person else ())
        case _:
            return _build_parts_cell(cells, node, tuple(walk_own_parts(node, person)))


def _build_parts_cell(cells: Cells, node: GoalNode, parts: Sequence[GoalNode]) -> Cell:
    """The parts, and what they add up to where they are several."""
    if not parts:
        return cells.make_empty()
    told, whole = describe_parts(cells, node, parts), compute_total(parts)
    if len(parts) > 1 and whole is not None and node.goal.measure == "sum":
        told += "\n" + cells.words("confirm.total", total=cells.amount(whole, node.goal.unit).text)
    return Cell(told, None)


def _build_change_cell(say: Words, planned: ConfirmationPlan, field: str) -> Cell:
    changed = planned.before.changed if planned.before is not None else ()
    if changed is None:
        return Cell(say("confirm.may_have_changed"), None, "muted")
    return Cell(say("confirm.changed"), True, "warn") if field in changed else Cell("", False)


def build_overview(ws: Workspace, stands: Sequence[ConfirmationStatus], today: date, lang: Lang) -> Report:
    """A row for each person and goal: those who have not confirmed, those whose signatures lapsed, the others."""
    asked = ReportOptions(Period.year(today.year), today, lang)
    cells, say = Cells(ws, asked), asked.words
    heads = ("goal", "person", "parts", "state", "at", "digest", "evidence")
    wide = {"goal": 1.4, "parts": 2.0, "state": 1.6, "evidence": 1.6}
    columns = tuple(Column(head, say(f"confirm.column.{head}"), share=wide.get(head, 1.0)) for head in heads)
    in_order = sorted(stands, key=lambda stand: _ORDER.index(compute_state(stand)))
    rows = tuple(_build_row(cells, stand) for stand in in_order)
    title = say("confirm.list.title")
    table = Table("confirmations", title, columns, rows, say("confirm.list.empty"))
    counts = {name: sum(compute_state(stand) == name for stand in stands) for name in _ORDER}
    counted = say("confirm.list.counts", **counts | {"holds": counts["holds"] + counts["unbound"]})
    blocks = (table, Paragraph(counted, "muted")) if rows else (table,)
    return Report("confirmations", title, ws.settings.team, asked, blocks)


_ORDER = ("missing", "lapsed", "unbound", "holds")
"""The states of a person, what is to be done first."""


def compute_state(stand: ConfirmationStatus) -> str:
    """The state that asks for most: something unsigned, something lapsed, something without a digest, or nothing."""
    if stand.standing.unsigned:
        return "missing"
    found = {_get_signature_state(signature) for signature in stand.standing.signatures}
    return next(name for name in _ORDER if name in found)


def _get_signature_state(signature: Signature) -> str:
    return describe_signature(Words("en"), signature)[0]


def _build_row(cells: Cells, stand: ConfirmationStatus) -> tuple[Cell, ...]:
    words, tree, standing = cells.words, stand.tree, stand.standing
    states = [describe_signature(words, one) for one in standing.signatures]
    if standing.unsigned:
        parts = words("confirm.count", count=len(standing.unsigned))
        text = words("confirm.state.part_missing", parts=parts) if states else words("confirm.state.missing")
        states.append(("missing", text, "warn"))
    tone = "bad" if any(name == "lapsed" for name, _, _ in states) else states[-1][2]
    signed = standing.signatures
    goal = tree.name if tree.period is None else f"{tree.name} {formats.format_period(tree.period, cells.asked.lang)}"
    return (
        Cell(f"{goal}\n{tree.goal.id}", tree.goal.id),
        cells.who(standing.person),
        build_ownership_cell(cells, tree, standing),
        Cell("\n".join(text for _, text, _ in states), None, tone),
        _build_lines_cell(cells, [format_moment(cells, one.confirmation.at) for one in signed]),
        _build_lines_cell(cells, [(one.confirmation.digest or "")[:8] for one in signed]),
        _build_lines_cell(cells, [_describe_evidence(words, one) for one in stand.evidence]),
    )


def _build_lines_cell(cells: Cells, texts: list[str]) -> Cell:
    return Cell("\n".join(texts), None) if any(texts) else cells.make_empty()


def _describe_evidence(words: Words, evidence: Evidence) -> str:
    why = words(f"confirm.why.{evidence.why}") if evidence.why else ""
    return words(f"confirm.evidence.{evidence.grade}", commit=evidence.commit, author=evidence.author, why=why)


def build_json_overview(stands: Sequence[ConfirmationStatus]) -> dict[str, Any]:
    """The overview for programs, in the order of the files."""
    return {"version": 1, "confirmations": [_build_json_status(stand) for stand in stands]}


def _build_json_status(stand: ConfirmationStatus) -> Mapping[str, Any]:
    standing = stand.standing
    return {
        "goal": stand.tree.goal.id,
        "person": standing.person,
        "state": compute_state(stand),
        "owned": [node.path for node in standing.owned],
        "unsigned": [node.path for node in standing.unsigned],
        "signatures": list(_build_json_signatures(stand)),
    }


def _build_json_signatures(stand: ConfirmationStatus) -> Iterator[Mapping[str, Any]]:
    """`changed` is null where something changed and the digest does not tell what."""
    for signature, evidence in zip(stand.standing.signatures, stand.evidence, strict=True):
        changed = signature.changed
        yield {
            "path": signature.node.path,
            "at": signature.confirmation.at.isoformat(),
            "digest": signature.confirmation.digest,
            "note": signature.confirmation.note,
            "state": _get_signature_state(signature),
            "changed": None if changed is None else list(changed),
            "evidence": evidence.grade,
            "why": evidence.why or None,
            "commit": evidence.commit or None,
            "author": evidence.author or None,
        }
