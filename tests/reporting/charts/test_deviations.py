"""Deviations of goals and projects stand side by side, beyond the band in words too."""

from __future__ import annotations

from decimal import Decimal

from teamops.reporting.pictures import Deviations
from teamops.reporting.report import Chart
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
    assert "曝光量 −24%" in chart().said
    assert "互动率" in chart().said  # +10.4 %
    assert "转化率" not in chart().said
    assert "beyond ±10%" in chart("en").said


def test_a_months_pack_draws_the_months_share_of_a_quarters_goal() -> None:
    """Of 1,700 in August 80 were reached, 95 % less; the quarter to date is off by another share."""
    blocks = printed("monthly", "2026-08").blocks
    picture = next(block.picture for block in blocks if isinstance(block, Chart) and block.name == "deviations")
    assert isinstance(picture, Deviations)
    assert {bar.label: bar.rate for bar in picture.bars}["销售额"] == Decimal("-0.952941")
