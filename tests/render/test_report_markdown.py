"""In Markdown a table stays a table and a text stays a text."""

from __future__ import annotations

import re

import pytest

from teamops.render.report.markdown import render
from teamops.reporting import catalogue
from tests.render.hostile import hostile_report
from tests.reporting.printouts import printed


def unescaped_pipes(line: str) -> int:
    return len(re.findall(r"(?<!\\)(?:\\\\)*\|", line))


@pytest.mark.parametrize("name", [*catalogue.list_reports(), "hostile"])
def test_every_row_has_as_many_cells_as_its_head(name: str) -> None:
    text = render(hostile_report() if name == "hostile" else printed(name))
    tables = [block.split("\n") for block in text.rstrip().split("\n\n") if block.startswith("| ")]
    assert tables
    for lines in tables:
        assert len({unescaped_pipes(line) for line in lines}) == 1


def test_nothing_of_a_team_acts_as_markup() -> None:
    text = render(hostile_report())
    without_own = text.replace("<br>", "").replace("<!-- -->", "")
    assert "<" not in without_own
    assert ">" not in without_own
    assert "\x1b" not in text
    assert "@everyone" not in text
    assert not re.search(r"(?<!\\)[\[\]`]", text)


def test_a_paragraph_that_begins_like_a_heading_or_list_is_none() -> None:
    own = [line for line in render(hostile_report()).splitlines() if line.startswith(("# ", "- ", "> ", "+ "))]
    assert len(own) == 1  # the title of the report
