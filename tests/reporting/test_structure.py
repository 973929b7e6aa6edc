"""What a report is made of beside its texts: columns and their widths, what cells mean to programs, and tones.

The texts are in `golden/reports`, as a terminal prints them; both together are all that a format is given. Here `=` is
words that are the text of the cell, `~` words that are a part of it, `-` is no value; a tone stands in brackets.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from teamops.locale.text import Lang
from teamops.reporting import catalogue
from teamops.reporting.base.report import Block, Cell, Chart, Column, Heading, Notes, Paragraph, Report, Table
from tests.conftest import Golden
from tests.reporting.printouts import printed


def structure(report: Report) -> Iterator[str]:
    yield "portrait" if report.portrait else "landscape"
    for block in report.blocks:
        yield ""
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"heading {block.level}"
        case Paragraph():
            yield f"text{_tone(block.tone)}"
        case Notes():
            yield "notes"
        case Chart():
            kind, rows = type(block.picture).__name__, len([*block.picture.rows])
            yield f"{kind} {block.name}, {rows} rows{', wide' if block.wide else ''}{_tone(block.tone)}"
        case Table():
            subject = f", about {block.subject}" if block.subject else ""
            yield f"{block.look} {block.name}{subject}{', with a note' if block.note else ''}"
            yield "  " + " | ".join(map(_column, block.columns))
            yield from ("  " + " | ".join(map(_cell, row)) for row in block.rows)


def _column(column: Column) -> str:
    facts = [
        column.key,
        f"{column.share:g}",
        *([] if column.align == "left" else [column.align]),
        *(["to write in"] if column.to_write_in else []),
        *([f"{len(column.choices)} choices"] if column.choices else []),
        *([f"±{column.band}"] if column.band is not None else []),
    ]
    return " ".join(facts)


def _cell(cell: Cell) -> str:
    return _value(cell.value, cell.text) + _tone(cell.tone)


def _tone(tone: str) -> str:
    return f" [{tone}]" if tone else ""


def _value(value: Any, text: str) -> str:
    match value:
        case None:
            return "-"
        case str():
            written = " " in value or not value.isascii()
            if written and value in text:
                return "=" if value == text else "~"
            return json.dumps(value, ensure_ascii=False)
        case Mapping():
            return "{" + ", ".join(f"{key}: {_value(one, text)}" for key, one in value.items()) + "}"
        case Decimal():
            return f"{value:f}"
        case date() | int():
            return str(value)
        case _:
            return "(" + ", ".join(_value(one, text) for one in value) + ")"


NAMED_IN_WORDS = ("audit", "en")
"""The audit gives programs the names of fields as people read them, which are others in English."""


@pytest.mark.parametrize(
    ("name", "lang"),
    [(name, lang) for name in catalogue.list_reports() for lang in ("zh", "en") if (name, lang) != NAMED_IN_WORDS],
)
def test_a_report_is_made_of_the_same_in_both_languages(name: str, lang: Lang, golden: Golden) -> None:
    golden(f"structure/{name}.txt", "\n".join(structure(printed(name, lang=lang))) + "\n")


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("weekly", {"zh": "会议记录", "en": "Notes"}),
        ("monthly", {"zh": "会议决定与记录", "en": "Decisions and notes"}),
        ("quarterly", {"zh": "会议决定与记录", "en": "Decisions and notes"}),
    ],
)
def test_a_pack_ends_with_room_to_write(name: str, titles: dict[Lang, str]) -> None:
    for lang, title in titles.items():
        assert printed(name, lang=lang).blocks[-1] == Notes(title)


@pytest.mark.parametrize(("lang", "title"), [("zh", "签字"), ("en", "Signature")])
def test_a_confirmation_has_room_for_signatures(lang: Lang, title: str) -> None:
    tables = [block for block in printed("confirmation", lang=lang).blocks if isinstance(block, Table)]
    assert [column.title for table in tables for column in table.columns if column.to_write_in] == [title] * 4
