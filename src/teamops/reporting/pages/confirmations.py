"""The pages of `teamops confirm`: the terms of an agreement, and the confirmations of everybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from teamops.locale import formats
from teamops.locale.text import Lang
from teamops.locale.words import Words
from teamops.model.named_tuple import NamedTuple
from teamops.model.signing.agreement import FIELDS, walk_own_parts
from teamops.model.signing.signatures import Evidence, Signature, SignatureState
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.planning.confirm import ConfirmationPlan
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.report import Cell, Paragraph, Report, ReportOptions
from teamops.reporting.base.signatures import (
    build_ownership_cell,
    compute_total,
    describe_parts,
    describe_signature,
    describe_signatures,
    format_moment,
)
from teamops.reporting.tables.goal_cells import build_criteria_cell, build_figure_cell


class ConfirmationStatus(NamedTuple):
    """The signatures of one person under one goal, with the evidence of each."""

    tree: GoalNode
    state: SignatureState
    evidence: list[Evidence]


def build_agreement(ws: Workspace, planned: ConfirmationPlan, today: date, lang: Lang) -> Report:
    """Build the terms that a person agrees to, field by field, with the changes since they last did."""
    node, before = planned.node, planned.before
    period = node.period or Period.year(today.year)
    options = ReportOptions(period, today, lang)
    cells, words = Cells(ws, options), options.words
    lapsed = before is not None and bool(planned.changes) and before.is_bound
    terms = [(field, _build_content_cell(cells, node, planned.person, field)) for field in FIELDS]
    shown = [term for term in terms if lapsed or term[1].text != words("reports.nothing")]
    columns: tuple[Col[tuple[str, Cell]], ...] = (
        Col("field", 1, lambda cells, term: Cell(cells.words(f"confirm.field.{term[0]}"), term[0])),
        Col("content", 4, lambda _, term: term[1]),
        Col("change", 1, lambda cells, term: _build_change_cell(cells.words, planned, term[0])),
    )
    title = words("confirm.title", person=ws.get_person_name(planned.person), goal=_format_goal(node))
    table = build_table(cells, "terms", title, columns if lapsed else columns[:-1], shown, area=_AREA)
    return Report("agreement", title, ws.settings.team, options, (table,))


_AREA = "confirm.column"


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
            return cells.text(formats.format_period(node.period, cells.options.lang) if node.period else None)
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
    """Return the parts, and their sum if there are several."""
    if not parts:
        return cells.make_empty()
    text, whole = describe_parts(cells, node, parts), compute_total(parts)
    if len(parts) > 1 and whole is not None and node.goal.measure == "sum":
        text += "\n" + cells.words("confirm.total", total=cells.amount(whole, node.goal.unit).text)
    return Cell(text, None)


def _build_change_cell(words: Words, planned: ConfirmationPlan, field: str) -> Cell:
    changed = planned.before.changed if planned.before is not None else ()
    if changed is None:
        return Cell(words("confirm.may_have_changed"), None, "muted")
    return Cell(words("confirm.changed"), True, "warn") if field in changed else Cell("", False)


def build_overview(ws: Workspace, statuses: Sequence[ConfirmationStatus], today: date, lang: Lang) -> Report:
    """Build a row for each person and goal: first missing signatures, then lapsed ones, then the others."""
    options = ReportOptions(Period.year(today.year), today, lang)
    cells, words = Cells(ws, options), options.words
    in_order = sorted(statuses, key=lambda status: _ORDER.index(compute_state(status)))
    title, empty = words("confirm.list.title"), words("confirm.list.empty")
    table = build_table(cells, "confirmations", title, _COLUMNS, in_order, empty, area=_AREA)
    counts = {name: sum(compute_state(status) == name for status in statuses) for name in _ORDER}
    counts["holds"] += counts["unbound"]
    blocks = (table, Paragraph(words("confirm.list.counts", **counts), "muted")) if statuses else (table,)
    return Report("confirmations", title, ws.settings.team, options, blocks)


_ORDER = ("missing", "lapsed", "unbound", "holds")
"""The states of a person, what is to be done first."""


def compute_state(status: ConfirmationStatus) -> str:
    """Return the most urgent state of the person: something missing, lapsed, without a digest, or nothing."""
    if status.state.unsigned:
        return "missing"
    states = {_get_signature_state(signature) for signature in status.state.signatures}
    return next(name for name in _ORDER if name in states)


def _get_signature_state(signature: Signature) -> str:
    return describe_signature(Words("en"), signature)[0]


def _build_goal_cell(cells: Cells, status: ConfirmationStatus) -> Cell:
    tree, lang = status.tree, cells.options.lang
    name = tree.name if tree.period is None else f"{tree.name} {formats.format_period(tree.period, lang)}"
    return Cell(f"{name}\n{tree.goal.id}", tree.goal.id)


def _build_state_cell(cells: Cells, status: ConfirmationStatus) -> Cell:
    states = describe_signatures(cells.words, status.state)
    tone = "bad" if any(name == "lapsed" for name, _, _ in states) else states[-1][2]
    return Cell("\n".join(text for _, text, _ in states), None, tone)


def _build_lines_cell(cells: Cells, texts: Iterable[str]) -> Cell:
    text = "\n".join(texts)
    return Cell(text, None) if text.strip() else cells.make_empty()


def _build_time_cell(cells: Cells, status: ConfirmationStatus) -> Cell:
    signatures = status.state.signatures
    return _build_lines_cell(cells, (format_moment(cells, one.confirmation.at) for one in signatures))


def _build_digest_cell(cells: Cells, status: ConfirmationStatus) -> Cell:
    signatures = status.state.signatures
    return _build_lines_cell(cells, ((one.confirmation.digest or "")[:8] for one in signatures))


def _build_evidence_cell(cells: Cells, status: ConfirmationStatus) -> Cell:
    return _build_lines_cell(cells, (_describe_evidence(cells.words, one) for one in status.evidence))


def _describe_evidence(words: Words, evidence: Evidence) -> str:
    why = words(f"confirm.why.{evidence.why}") if evidence.why else ""
    return words(f"confirm.evidence.{evidence.grade}", commit=evidence.commit, author=evidence.author, why=why)


_COLUMNS: tuple[Col[ConfirmationStatus], ...] = (
    Col("goal", 1.4, _build_goal_cell),
    Col("person", 1, lambda cells, status: cells.who(status.state.person)),
    Col("parts", 2, lambda cells, status: build_ownership_cell(cells, status.tree, status.state)),
    Col("state", 1.6, _build_state_cell),
    Col("at", 1, _build_time_cell),
    Col("digest", 1, _build_digest_cell),
    Col("evidence", 1.6, _build_evidence_cell),
)


def build_json_overview(statuses: Sequence[ConfirmationStatus]) -> dict[str, Any]:
    """Return the overview for programs, in the order of the files."""
    return {"version": 1, "confirmations": [_build_json_status(status) for status in statuses]}


def _build_json_status(status: ConfirmationStatus) -> Mapping[str, Any]:
    state = status.state
    return {
        "goal": status.tree.goal.id,
        "person": state.person,
        "state": compute_state(status),
        "owned": [node.path for node in state.owned],
        "unsigned": [node.path for node in state.unsigned],
        "signatures": list(_build_json_signatures(status)),
    }


def _build_json_signatures(status: ConfirmationStatus) -> Iterator[Mapping[str, Any]]:
    """Yield the signatures; `changed` is null if something changed and the digest does not show what."""
    for signature, evidence in zip(status.state.signatures, status.evidence, strict=True):
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
