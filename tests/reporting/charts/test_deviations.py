"""Deviations of goals and projects stand side by side, beyond the band in words too."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from teamops.reporting.base.picture import Deviations
from teamops.reporting.base.report import Chart, Table
from teamops.store.reading.loader import load
from tests.reporting.printouts import printed


def chart(lang: str = "zh") -> Chart:
    pack = printed("weekly", lang="en" if lang == "en" else "zh")
    return next(block for block in pack.blocks if isinstance(block, Chart) and block.name == "deviations")


def test_goals_come_first_then_the_newest_readings_of_projects() -> None:
    picture = chart().picture
    assert isinstance(picture, Deviations)
    assert picture.limit == Decimal("0.1")
    labels = [(bar.label, bar.remark) for bar in picture.bars]
    assert labels[-2:] == [("曝光量", "新品上市推广"), ("互动率", "新品上市推广")]
    assert ("预约量", "新品上市推广") not in labels  # its phase was over before last week
    rates = {bar.label: (bar.rate, bar.tone) for bar in picture.bars}
    assert rates["曝光量"] == (Decimal("-0.24"), "bad")
    assert rates["转化率"] == (Decimal("0.04"), "")
    assert rates["获客成本"][1] == "bad"  # more than planned of what should stay low


def test_the_sentence_names_what_is_beyond_the_band() -> None:
    assert "曝光量 −24%" in chart().description
    assert "互动率" in chart().description  # +10.4 %
    assert "转化率" not in chart().description
    assert "beyond ±10%" in chart("en").description


def test_a_months_pack_draws_the_months_share_of_a_quarters_goal() -> None:
    """Of 1,700 in August 80 were reached, 95 % less; the quarter to date is off by another share."""
    blocks = printed("monthly", "2026-08").blocks
    picture = next(block.picture for block in blocks if isinstance(block, Chart) and block.name == "deviations")
    assert isinstance(picture, Deviations)
    assert {label: rate for label, _, rate in picture.rows}["销售额"] == Decimal("-0.952941")


EXAMPLE = load(Path(__file__).parents[3] / "examples" / "quarter")


@pytest.mark.parametrize("week", range(14))
def test_what_the_table_has_beyond_the_band_the_picture_has_too(week: int) -> None:
    """On whatever day the pack is read: before the day of a checkpoint too, which may have been read earlier."""
    blocks = printed("weekly", today=date(2026, 7, 6) + timedelta(weeks=week), ws=EXAMPLE).blocks
    table = next(block for block in blocks if isinstance(block, Table) and block.name == "deviations")
    picture = next(block.picture for block in blocks if isinstance(block, Chart) and block.name == "deviations")
    assert isinstance(picture, Deviations)
    beyond = [(bar.remark, bar.rate) for bar in picture.bars if bar.remark and abs(bar.rate) > picture.limit]
    assert beyond == [(row[0].text, row[5].value) for row in table.rows]


def test_readings_of_one_indicator_bear_their_days() -> None:
    blocks = printed("weekly", today=date(2026, 9, 14), ws=EXAMPLE).blocks
    picture = next(block.picture for block in blocks if isinstance(block, Chart) and block.name == "deviations")
    assert isinstance(picture, Deviations)
    labels = [bar.label for bar in picture.bars]
    assert labels[-3:] == ["曝光量 9月15日", "曝光量 9月20日", "互动率"]
