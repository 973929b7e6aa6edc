"""R005: an improvement names a number or a result that can be tested."""

from __future__ import annotations

import re

from teamops.checking.rule import Findings, Rule
from teamops.checking.walks import list_improvements
from teamops.locale.text import Text
from teamops.model.later_pattern import compile_later
from teamops.model.workspace import Workspace

RULE = Rule(
    code="R005",
    name="improvement-measurable",
    severity="warning",
    clause="§4.8",
    title=Text("An improvement names a number or a result that can be tested", "优化措施写明数字或可检验的结果"),
    why=Text(
        "Nobody can tell whether “screen leads better” is done; “the landing page loads in 3 s”"
        " can be tested. A number is enough, in digits or words. So is a result that exists or does not: "
        "launched, published, signed, an SOP, all of them, every week. Done and cancelled improvements "
        "are not checked.",
        "“加强线索管理”说不清做到没有，“落地页 3 秒内打开”人人都能判断。有数字（阿拉伯数字或中文数字均可），"
        "或者有看得见的结果，如上线、发布、签订、SOP、全部、每周，就算可衡量。已完成和已取消的不再检查。",
    ),
    messages={
        "vague": Text(
            "the measure “{measure}” of the improvement “{item}” has neither a number nor a result that can be tested",
            "优化项“{item}”的措施“{measure}”没有数字，也没有可检验的结果",
        ),
    },
    remedy=Text(
        "write a result that can be tested, such as “conversion back to 3%” or “form online by 30 September”",
        "写明做到什么程度，如“转化率回到 3%”“9 月 30 日前上线审核表单”",
    ),
    good="""\
reviews:
  - id: review-2026-08
    period: 2026-08
    held: 2026-09-02
    attendees: [chen, sales, marketing]
    improvements:
      - {id: imp-1, item: 优化线索筛选规则, measure: "增加资质审核，转化率回到 3%", owner: xiaowang, due: 2026-10-15}
      - {id: imp-2, item: 加快报价, measure: 三天内答复客户, owner: wang, due: 2026-10-15}
      - {id: imp-3, item: 沉淀筛选经验, measure: 发布线索筛选 SOP, owner: xiaowang, due: 2026-10-15}
""",
    bad="""\
reviews:
  - id: review-2026-08
    period: 2026-08
    held: 2026-09-02
    attendees: [chen, sales, marketing]
    improvements:
      - {id: imp-1, item: 优化线索筛选规则, measure: 增加资质审核, owner: xiaowang, due: 2026-10-15}
""",
)

_COUNTED = "个人名位家户条次遍轮回场套份项件张篇页款类级组支台倍折元秒天日周月季年"
"""Words that follow a numeral where things are counted: 三天, 一套, but not 统一, 十分, 第三方 or 千方百计."""

_NUMBER = compile_later(
    r"\d"
    rf"|(?<![第进统唯单同某])[一二两三四五六七八九十百千万亿](?:[{_COUNTED}](?!千面)|小时|分钟|工作日|星期|成(?!不))"
    r"|[一二三四五六七八九][十百千万]|[十百千]万|百分|分之|翻[倍番]|倍增|成倍|加倍|减半|过半|一半|半[个天年月日小]"
    r"|[归清]零|降[至到为]零|零[投差失事]"
)

_RESULT = compile_later(
    # a state that is reached or is not
    r"上线|下线|上架|下架|发布|推出|启用|停用|开通|关闭|接入|切换|投产|投入使用|试运行|交付|提交|归档|定稿|[印下]发|公[示布]"
    r"|完成(?!度|率|情况|质量)|达成(?!率)|达到|达标(?!率)|实现|建[立成好]|搭[建好]|[组设]建|[成设]立|形成|制[定订]|编制|出台"
    r"|签[订署下回]|签约(?!率)|续签|到岗|到位|配备|[更替]换|取消|停止|不再|杜绝|任命|指定|专人|负责人|写[入进]|[纳列]入"
    r"|通过.{0,3}(?:验收|审[核批]|评审|测试|认证)(?!流程|环节)|举办|召开|举行|(?:组织|开展).{0,8}(?:培训|调研|活动|会)"
    # a thing that is there or is not
    r"|SOP|模板|清单|手册|台账|检查表|话术库|案例库|知识库"
    # all of them, each time, a bound
    r"|全[部员量]|所有|一律|逐[一个家条项]|每|至[少多]|最多|不[少低]于|不超过|不高于|[以之][内上下]"
    # the same in English
    r"|\b(?:launch|publish|introduc|releas|deliver|adopt|establish|creat|replac|remov|stop|hir(?:e|ed|ing)\b|appoint"
    r"|approv|install|switch|finish|sign(?:s|ed)?\b|completed?\b|set up|roll(?:ed)? out|go(?:es)? live|online\b"
    r"|in place|all\b|every|each\b|always\b|never\b|none\b|no more\b|at least|at most|within\b|SOPs?\b|checklist"
    r"|template|daily\b|weekly\b|monthly\b|quarterly\b|twice\b|double|triple|hal(?:f|ve)|zero\b|one\b|two\b|three\b"
    r"|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|twelve\b|twenty\b|thirty\b|fifty\b|hundred|thousand)",
    re.IGNORECASE,
)


@RULE.check
def find_vague_improvements(ws: Workspace) -> Findings:
    """R004 reports one without a measure."""
    for review, improvement, at in list_improvements(ws):
        measure = improvement.measure
        if improvement.status == "open" and measure and not (_NUMBER.search(measure) or _RESULT.search(measure)):
            facts = {"item": improvement.item, "measure": measure}
            yield RULE.make_finding(at / "measure", "vague", facts, record=review.id)
