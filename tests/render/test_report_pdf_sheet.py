"""What is on a sheet stays in its place: the foot on its line, signs in their columns, numbers beside any script."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest

from teamops.locale.text import Lang
from teamops.render.report.pdf import render
from teamops.reporting.base.report import Cell, Chart, Column, Notes, Report, Table
from teamops.store.demo.package_files import find_shipped_folder
from tests.reporting.printouts import printed

NOWHERE = "\u0378"
"""Stands for no character, so that no font has it."""

_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


class Word(NamedTuple):
    """A word and the box that it takes, in points from the top left."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def words(folder: Path, report: Report) -> list[Word]:
    file = folder / "report.pdf"
    file.write_bytes(render(report, find_shipped_folder("templates")).content)
    ran = subprocess.run(["pdftotext", "-bbox", file, "-"], check=True, capture_output=True, text=True).stdout
    return [Word(*map(float, box), text) for *box, text in _WORD.findall(ran)]


def the(found: list[Word], text: str) -> Word:
    return next(word for word in found if text in word.text)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["minutes", "confirmation", "weekly"])
def test_the_foot_says_all_of_what_the_sheet_is(name: str, lang: Lang, tmp_path: Path) -> None:
    report = printed(name, lang=lang)
    foot = [word for word in words(tmp_path, report) if word.bottom > (842 if report.portrait else 595) - 40]
    assert not any("…" in word.text for word in foot)
    last = report.period.split()[-1]
    assert any(last in word.text for word in foot)
    assert max(word.bottom for word in foot) < (842 if report.portrait else 595) - 14  # printers leave 5 mm


def test_a_character_that_no_font_has_is_a_sign_that_fits_where_it_stands(tmp_path: Path) -> None:
    narrow = Table(
        "t",
        "t",
        (Column("a", "a", share=1), Column("b", "b", share=19)),
        ((Cell(f"{NOWHERE}王" * 9, ""), Cell("x", "")),),
    )
    report = replace(printed("tasks"), team=f"{NOWHERE}华东" * 40, blocks=(narrow,))
    made = render(report, find_shipped_folder("templates"))
    assert made.unshown == NOWHERE
    found = words(tmp_path, report)
    column = [word for word in found if 75 < word.top < 500 and word.left < 100 and "王" in word.text]
    assert column
    assert all(word.right <= the(found, "x").left for word in column)
    assert "⟨U+0378⟩" in "".join(word.text for word in found).replace("\u200b", "")
    foot = [word for word in found if word.bottom > 555]
    assert any("…" in word.text for word in foot)
    assert max(word.bottom for word in foot) < 595 - 14


def test_a_name_from_right_to_left_draws_no_number_to_it(tmp_path: Path) -> None:
    found = words(tmp_path, replace(printed("weekly"), team="שלום"))
    for year in (word for word in found if "2026年第37周" in word.text):
        beside = min(
            (word for word in found if "שלום" in word.text or "םולש" in word.text), key=lambda w: abs(w.top - year.top)
        )
        assert beside.left < year.left


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_outline_leads_to_every_section_that_has_something(lang: Lang, tmp_path: Path) -> None:
    report = printed("weekly", lang=lang)
    words(tmp_path, report)
    command = ["pdftohtml", "-xml", "-i", "-stdout", tmp_path / "report.pdf"]
    read = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    listed = [unescape(title) for title in re.findall(r'<item page="\d+">(.*?)</item>', read)]
    sections = [block.title for block in report.blocks if isinstance(block, Table | Chart | Notes)
                and not (isinstance(block, Table) and (not block.rows or block.look == "figures"))]  # fmt: skip
    assert listed == [report.title, *sections]
