"""G013 criterion-measurable."""

from __future__ import annotations


def test_each_criterion_without_a_number_is_told_where_it_stands(found) -> None:
    criteria = "[{metric: attainment, within: 5%}, {metric: 口碑}, {metric: 互动率, at_most: 8%}, {metric: 客户满意}]"
    findings = found("G013", f"goals: [{{id: g, criteria: {criteria}}}]")
    assert [finding.at.route[-1] for finding in findings] == [1, 3]
    assert findings[0].facts["metric"] == "口碑"
