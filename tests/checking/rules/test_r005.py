"""R005 improvement-measurable."""

from __future__ import annotations

import pytest


def improvement(measure: str, keys: str = "owner: zhao, due: 2026-10-15") -> str:
    return f"reviews: [{{id: r, period: 2026-08, improvements: [{{id: i, item: 提速, measure: '{measure}', {keys}}}]}}]"


NUMBERS = [
    "增加资质审核，转化率回到 3%",
    "增加资质审核,转化率回到 3%",
    "落地页3秒内打开",
    "转化率提高到百分之五",
    "三天内答复客户",
    "老客户复购翻倍",
    "把报价时间缩短一半",
    "每周例会增加两个议题",
    "增加十家渠道",
    "拜访频次提高三成",
    "投诉清零",
    "线索转化提高五十个点",
    "半天内回复客户",
    "landing page loads in 3 s",
    "answer within two days",
    "halve the response time",
]

RESULTS = [
    "资质审核表单上线",
    "完成渠道评估",
    "发布线索筛选 SOP",
    "建立跨部门周报",
    "形成竞品应对模板",
    "与苏南渠道商签订协议",
    "新签合同全部采用替补条款",
    "每次沙龙后回访意向客户",
    "逐一回访流失客户",
    "所有报价经王经理审批",
    "更换短信供应商",
    "通过法务审核",
    "资质要求写入合同",
    "不再使用旧表单",
    "指定专人负责苏南",
    "组织销售话术培训",
    "launch the new landing page",
    "publish an SOP for screening",
    "call every client back",
    "All contracts carry the clause",
    "introduce a weekly price check",
    "set up a shared calendar",
]

VAGUE = [
    "增加资质审核",
    "加强线索管理",
    "调整投放策略",
    "增加本地化资源投入",
    "进一步提升团队协作",
    "统一报价口径",
    "统一人员口径",
    "提高完成率",
    "十分重视客户反馈",
    "引入第三方数据",
    "千方百计拓展渠道",
    "尽量做到千人千面",
    "通过优化流程提升效率",
    "提高签约率和达标率",
    "加强沟通，多跟进",
    "加强沟通,多跟进",
    "improve cooperation",
    "strengthen lead management overall",
    "add better screening",
    "be more careful with signals",
]


@pytest.mark.parametrize("measure", NUMBERS + RESULTS)
def test_a_number_or_a_result_that_can_be_tested_is_measurable(said, measure: str) -> None:
    assert said("R005", improvement(measure)) == []


@pytest.mark.parametrize("measure", VAGUE)
def test_good_intentions_are_not_measurable(said, measure: str) -> None:
    assert said("R005", improvement(measure)) == ["vague"]


@pytest.mark.parametrize("keys", ["status: done, evidence: 已上线", "status: done", "status: cancelled"])
def test_what_is_done_or_cancelled_is_history(said, keys: str) -> None:
    assert said("R005", improvement("增加资质审核", keys)) == []


def test_a_missing_measure_is_left_to_r004(said) -> None:
    assert said("R005", improvement("")) == []
    assert said("R005", "reviews: [{id: r, period: 2026-08, improvements: [{id: i, item: 提速}]}]") == []
