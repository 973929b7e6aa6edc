"""T008 special-has-resources."""

from __future__ import annotations

import pytest

SPENDS = [
    "九月线索投放",
    "信息流广告投放9月第5项",
    "新品爆发期投放",
    "信息流与联合直播投放",
    "按3组人群做投放测试",
    "抖音投流",
    "买量",
    "付费推广",
    "SEM竞价推广",
    "支付推广费",
    "效果广告投放",
    "增加KOL合作",
    "新品预热期 KOL 合作",
    "签约 12 位 KOL",
    "赞助行业峰会",
    "冠名音乐节",
    "采购中秋礼品",
    "展会物料采购",
    "展位搭建",
    "沙龙场地租赁",
    "Run LinkedIn ads",
    "Autumn paid search",
    "Media buying",
    "Launch the autumn video ads",
    "Sponsor the industry summit",
    "媒介采买",
    "打广告",
    "签约网红",
    "冠名综艺",
    "租赁场地",
    "Buy two large billboards",
    "PAID MEDIA",
    "buy gifts",
]
FREE = [
    "投放周报",
    "信息流广告投放复盘",
    "整理广告投放、KOL合作的结果",
    "分析竞品广告投放",
    "投放方案",
    "KOL 合作名单",
    "推广费核销",
    "广告位测算",
    "广告语征集",
    "输出内容",
    "10月品牌日活动内容输出",
    "分析3家竞品产品策略与价格",
    "回访本月签约100家客户",
    "走访 20 家重点客户，确认下半年采购计划",
    "走访 20 家重点客户,确认下半年采购计划",
    "推动客户采购物料",
    "新品投放市场",
    "问卷投放",
    "赞助商招募",
    "暂停信息流投放",
    "投放落地页上线",
    "跟进投放进度",
    "已签约 KOL 维护",
    "广告费率调整",
    "投放团队招聘",
    "Ads report",
    "Review of search ads",
    "Paid media plan",
    "Find an executive sponsor",
    "Add the address to the list",
]


def task(name: str = "回访", keys: str = "deliverable: 清单", description: str = "—") -> str:
    days = "start: 2026-09-01, end: 2026-09-15, owner: zhao"
    return f"tasks:\n  - {{id: t, name: '{name}', description: '{description}', {days}, {keys}}}\n"


@pytest.mark.parametrize("words", SPENDS)
def test_words_that_cost_money_ask_for_a_budget_in_name_and_description(found, words: str) -> None:
    assert [f.at.route[-1] for f in found("T008", task(words))] == ["name"]
    assert [f.at.route[-1] for f in found("T008", task(description=words))] == ["description"]


@pytest.mark.parametrize("words", FREE)
def test_words_about_spending_cost_nothing(said, words: str) -> None:
    assert said("T008", task(words)) == []
    assert said("T008", task(description=words)) == []


def test_a_name_that_is_about_spending_settles_what_the_description_says(said) -> None:
    assert said("T008", task("投放数据整理", description="信息流广告投放")) == []
    assert said("T008", task("618 投放", description="每周输出报告")) == ["no_budget"]


def test_each_sentence_of_a_description_stands_for_itself(said) -> None:
    assert said("T008", task(description="先看上月数据。再做信息流投放")) == ["no_budget"]
    for comma in ",\uff0c":
        said_so = said("T008", task(description=f"搜索与信息流广告投放{comma}目标有效线索 420 条"))
        assert said_so == ["no_budget"]


@pytest.mark.parametrize("budget", ["20000", "1.5万", "0"])
def test_a_budget_answers_even_one_of_nothing(said, budget: str) -> None:
    assert said("T008", task("线索投放", f"deliverable: 清单, resources: {{budget: {budget}}}")) == []


def test_tools_are_no_budget(said) -> None:
    assert said("T008", task("线索投放", "deliverable: 清单, resources: {tools: [CRM]}")) == ["no_budget"]


@pytest.mark.parametrize(
    ("monitor", "said_of_it"),
    [
        ("monitors: [{id: launch, project: 新品, budget: {planned: 80}}]", []),
        ("monitors: [{id: launch, project: 新品}]", ["no_budget"]),
        ("", []),  # it does not exist, or could not be read: nobody knows
    ],
)
def test_the_budget_of_the_project_counts(said, monitor: str, said_of_it: list[str]) -> None:
    assert said("T008", task("线索投放", "deliverable: 清单, project: launch") + monitor) == said_of_it


@pytest.mark.parametrize(
    ("keys", "messages"),
    [
        ("", ["no_deliverable"]),
        ("type: special", ["no_deliverable"]),
        ("type: adhoc", []),
        ("type: routine", []),
        ("status: done", []),
        ("status: cancelled", []),
        ("status: blocked", ["no_deliverable"]),
    ],
)
def test_open_special_tasks_have_a_deliverable(said, keys: str, messages: list[str]) -> None:
    assert said("T008", task(keys=keys)) == messages


@pytest.mark.parametrize(
    ("keys", "messages"),
    [
        ("type: adhoc", ["no_budget"]),
        ("type: routine", []),
        ("status: done", []),
        ("", ["no_deliverable", "no_budget"]),
    ],
)
def test_special_and_ad_hoc_tasks_have_a_budget_where_it_takes_one(said, keys: str, messages: list[str]) -> None:
    assert said("T008", task("线索投放", keys)) == messages
