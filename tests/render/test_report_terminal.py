"""Reports on a terminal fit it and act on nothing."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest
from rich.cells import cell_len

from teamops.locale.text import Lang
from teamops.model.time.period import Period
from teamops.render.report.terminal import render
from teamops.reporting import catalogue
from teamops.reporting.base.report import Cell, Column, Report, ReportOptions, Table
from tests.render.hostile import hostile_report
from tests.reporting.printouts import printed


@pytest.mark.unmeasured
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 80, 120, 200])
@pytest.mark.parametrize("name", catalogue.list_reports())
def test_no_line_is_wider_than_the_terminal(name: str, width: int, lang: Lang) -> None:
    assert max(map(cell_len, render(printed(name, lang=lang), width, color=False).splitlines())) <= width


@pytest.mark.unmeasured
@pytest.mark.parametrize("width", [40, 80, 120, 200])
@pytest.mark.parametrize("name", catalogue.list_reports())
def test_nothing_is_cut_off_however_narrow(name: str, width: int) -> None:
    """Wherever lines are broken, every character of every cell that says something is there."""
    report = printed(name)
    cells = [cell.text for block in report.blocks if isinstance(block, Table) for row in block.rows for cell in row]
    said = Counter("".join(text for text in cells if text != "——"))
    shown = Counter(render(report, width, color=False))
    assert {c: n for c, n in said.items() if not c.isspace() and shown[c] < n} == {}


@pytest.mark.unmeasured
def test_a_pipe_gets_no_escape_sequences_and_a_terminal_only_ours() -> None:
    assert "\x1b" not in render(hostile_report(), 80, color=False)
    sequences = re.findall(r"\x1b[^m]*m?", render(hostile_report(), 80, color=True))
    assert sequences
    assert {s for s in sequences if not re.fullmatch(r"\x1b\[[0-9;]*m", s)} == set()


def test_hostile_text_is_printed_as_text() -> None:
    shown = render(hostile_report(), 120, color=False)
    assert "␛[31mred" in shown
    assert "[bold red]loud[/bold red]" in shown
    assert ":warning:" in shown
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)


def test_tones_are_colours_and_a_late_task_is_red() -> None:
    assert "\x1b[1;31m逾期 3 天" in render(printed("tasks"), 200, color=True)


@pytest.mark.unmeasured
@pytest.mark.parametrize("width", [40, 100])
@pytest.mark.parametrize("name", catalogue.list_reports())
def test_colours_change_no_text(name: str, width: int) -> None:
    colored = re.sub(r"\x1b\[[0-9;]*m", "", render(printed(name), width, color=True))
    plain = render(printed(name), width, color=False)
    assert [line.rstrip() for line in colored.splitlines()] == plain.splitlines()


def test_cells_stand_in_columns_with_the_colours_of_their_tones() -> None:
    columns = Column("a", "Name of the long thing"), Column("b", "右", "right"), Column("c", "中间", "center")
    rows = (
        (Cell("红色\n两行 的文字", None, "bad"), Cell("12", 12, "good"), Cell("", None)),
        (Cell("普通", None), Cell("1234", 1234, "warn"), Cell("ab", None, "muted")),
    )
    report = Report(
        "t",
        "T",
        "Team",
        ReportOptions(Period.year(2026), date(2026, 9, 7), "zh"),
        (Table("t", "T", columns, rows, note="N"),),
    )
    bold, red, off = "\x1b[1m", "\x1b[1;31m", "\x1b[0m"
    assert render(report, 30, color=True).splitlines()[4:] == [
        f"\x1b[2mN{off}",
        f"{bold}Name of the long  {off}{bold} {off} {bold}     {off} {bold}    {off}",
        f"{bold}thing             {off}{bold} {off} {bold}  右{off}{bold} {off} {bold}中间{off}",
        "─" * 30,
        f"{red}红色{off}                  \x1b[32m12{off}",
        f"{red}两行 的文字{off}",
        f"普通                \x1b[33m1234{off}   \x1b[2mab{off}",
    ]
