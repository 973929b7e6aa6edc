"""Lines are broken where a printer would break them."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from teamops.locale.text import Lang
from teamops.render.line_breaks import measure_longest_piece, wrap_text
from teamops.render.report.terminal import render
from teamops.reporting import catalogue
from teamops.reporting.base.report import Table
from tests.reporting.printouts import printed


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("1,600/1,700/1,700", 12, ["1,600/1,700/", "1,700"]),
        ("增加KOL合作,投放信息流广告", 6, ["增加", "KOL合", "作,投", "放信息", "流广告"]),
        ("竞品分析报告(PPT)", 8, ["竞品分析", "报告", "(PPT)"]),
        ("Deviation of the launch", 10, ["Deviation", "of the", "launch"]),
        ("预计 5,029（101%）。", 16, ["预计", "5,029（101%）。"]),
        ("预计 5,029（101%）。", 10, ["预计 5,029", "（101%）。"]),
        ("4,845（9月28日）", 15, ["4,845", "（9月28日）"]),
        ("Due 4,845 (28 Sep)", 14, ["Due 4,845", "(28 Sep)"]),
        ("拆解：10月 540、11月 675.3", 10, ["拆解：", "10月 540、", "11月 675.3"]),
        ("共 3（已取消的不计）", 8, ["共 3（已", "取消的不", "计）"]),
        ("16.5万元，11月9日–11月13日", 10, ["16.5万元，", "11月9日–", "11月13日"]),
        ("a\nbb cc", 3, ["a", "bb", "cc"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("", 4, [""]),
    ],
)
def test_breaks_stand_between_words_numbers_and_chinese_characters(text: str, width: int, lines: list[str]) -> None:
    assert wrap_text(text, width) == lines
    assert max(map(cell_len, lines)) <= width


def test_the_longest_piece_is_a_word_or_a_number_with_its_slash() -> None:
    assert measure_longest_piece("1,600/1,700/1,700") == len("1,600/")
    assert measure_longest_piece("增加KOL合作") == len("KOL")
    assert measure_longest_piece("预计完成 5,029（101%）") == cell_len("5,029（101%）")
    assert measure_longest_piece("预计完成 5,029（101%）", at_brackets=True) == cell_len("（101%）")
    assert measure_longest_piece("") == 0


@pytest.mark.unmeasured
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [80, 90, 100])
@pytest.mark.parametrize("name", catalogue.list_reports())
def test_no_word_and_no_number_of_a_report_is_broken(name: str, width: int, lang: Lang) -> None:
    report = printed(name, lang=lang)
    tables = [block.for_screen for block in report.blocks if isinstance(block, Table)]
    said = " ".join(cell.text for table in tables for row in table.rows for cell in row)
    shown = render(report, width, color=False)
    assert {word for word in re.findall(r"[A-Za-z0-9,.%]{2,20}", said) if word.rstrip(",.") not in shown} == set()
