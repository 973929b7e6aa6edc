"""JSON is a contract: what a cell means, in a form that no reader misreads."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from teamops.model.figures.quantity import Quantity
from teamops.render.report.json import convert_value, render
from tests.render.hostile import ALL, hostile_report
from tests.reporting.printouts import printed


def document(name: str, **asked: Any) -> Any:
    return json.loads(render(printed(name, **asked)))


def test_the_frame_is_the_contract() -> None:
    made = document("tasks", person="xiaowang")
    assert {key: made[key] for key in ("version", "report", "period", "as_of", "commit", "person")} == {
        "version": 1, "report": "tasks", "period": "2026-09", "as_of": "2026-09-07", "commit": "3d83a0b",
        "person": "xiaowang",
    }  # fmt: skip
    assert list(made) == sorted(made)


def test_rows_hold_what_cells_mean() -> None:
    block = document("tasks")["blocks"][0]
    rows = [dict(zip(block["columns"], row, strict=True)) for row in block["rows"]]
    late = next(row for row in rows if row["task"] == "渠道报价")
    assert (late["owner"], late["end"], late["status"], late["blocker"]) == ("wang", "2026-09-04", "in_progress", None)
    deviation = document("monitors")["blocks"][0]["rows"][0][5]
    assert deviation == -0.24


def test_columns_and_rows_do_not_depend_on_the_language() -> None:
    for name in ("tasks", "goals", "monitors", "requests"):
        chinese, english = (document(name, lang=lang)["blocks"] for lang in ("zh", "en"))
        assert [b["type"] for b in chinese] == [b["type"] for b in english]
        assert [b.get("columns") for b in chinese] == [b.get("columns") for b in english]
        assert len(chinese[0]["rows"]) == len(english[0]["rows"])


def test_a_number_is_a_number_only_where_every_reader_gets_it_exactly() -> None:
    assert convert_value(Quantity.parse("26%")) == 0.26
    assert convert_value(Decimal("1.50")) == 1.5
    assert convert_value(Quantity.parse("1.5万")) == 15000
    assert convert_value(Decimal(2**53 + 1)) == "9007199254740993"
    assert convert_value(Decimal("0.12345678901234567")) == "0.12345678901234567"
    assert convert_value({"a": (date(2026, 9, 7), None, Decimal(1))}) == {"a": ["2026-09-07", None, 1]}


def test_hostile_text_arrives_as_written_and_acts_on_no_terminal() -> None:
    text = render(hostile_report())
    assert not set("\x1b\x7f\x9b\r\u202e\u2028") & set(text)
    rows = [block["rows"][0][0] for block in json.loads(text)["blocks"] if block.get("name") == "t"]
    assert tuple(rows) == ALL
