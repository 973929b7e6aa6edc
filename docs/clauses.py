"""The handbook's clauses in a word each, and for those that no rule guards, why that is so."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Clause(NamedTuple):
    """What a clause is about; `unseen` says why no rule guards it, `beside` what serves it besides rules."""

    about: str
    unseen: str = ""
    beside: str = ""


CLAUSES: Mapping[str, Clause] = MappingProxyType(
    {
        "§1.1": Clause("goals stand before the period begins 设定时机"),
        "§1.2": Clause(
            "the director leads; goals come from the strategy 来源于公司战略",
            "who led is not written in a file; that a goal names the strategy it serves is the R of SMART (G001)",
        ),
        "§1.3": Clause("SMART goals SMART 原则"),
        "§1.4": Clause("quarter → month → week → person 层级分解"),
        "§1.5": Clause("by function, no overlapping duties 按职能分工"),
        "§1.6": Clause(
            "consensus: presented, feedback, adjusted 共识",
            "feedback is given in a meeting; what comes of it is the signature, which G007 asks for",
        ),
        "§1.7": Clause(
            "everybody responsible signs 目标确认", beside="`teamops confirm`, `teamops report confirmation`"
        ),
        "§1.8": Clause("no number out of thin air 目标有依据"),
        "§1.9": Clause("10–15% of slack 预留余量"),
        "§1.10": Clause("fits the post; no vague shared duty 人岗匹配"),
        "§1.11": Clause("Table 1 季度营销目标分解表", "it is a form", "`teamops report goals`"),
        "Table 1": Clause("key actions and criteria 关键动作、完成标准"),
        "§2.1": Clause(
            "when tasks are given out 下达时机",
            "a task that was not written down cannot be seen; that the goal is split in time is G011",
        ),
        "§2.2": Clause("a task list from the goals, with priorities 任务清单", beside="F003 knows the priorities"),
        "§2.3": Clause("routine, special, ad hoc 任务类型", "`type` takes these three words and no other (F003)"),
        "§2.4": Clause("assigned by post 按岗位分配"),
        "§2.5": Clause("owner, collaborators, start, end 时间与人员", beside="F004 asks for both days"),
        "§2.6": Clause("resources come with the task 资源到位"),
        "§2.7": Clause(
            "daily stand-up, weekly progress sheet 跟踪方式",
            "whether a stand-up was held is not in a file; the status that it leaves behind is T005's",
            "`teamops report weekly`",
        ),
        "§2.8": Clause("the status every working day; a blocked task says why 状态更新"),
        "§2.9": Clause("nobody holds more than two P0 tasks 任务不过度集中"),
        "§2.10": Clause("one first-responsible person 第一责任人"),
        "§2.11": Clause("tracked as often as its length asks 跟踪频率"),
        "§2.12": Clause("Table 2 营销任务分配与跟踪表", "it is a form", "`teamops report tasks`"),
        "§3.1": Clause("what is watched 监控对象"),
        "§3.2": Clause("phases with checkpoints 监控节点"),
        "§3.3": Clause("indicators are numbers 量化指标"),
        "§3.4": Clause("data daily or weekly, plan against actual 数据采集"),
        "§3.5": Clause("beyond ±10% is a warning 偏差预警"),
        "§3.6": Clause("each warning gets measures 应对措施"),
        "§3.7": Clause("a major risk is escalated 重大风险上报"),
        "§3.8": Clause("at most five core indicators 少而精"),
        "§3.9": Clause("a measure within 24 hours 快速响应"),
        "§3.10": Clause(
            "watch what matters, leave the team its autonomy 抓大放小",
            "a rule against watching too much would be one rule more to watch; what may be left out is never asked for",
        ),
        "§3.11": Clause("Table 3 营销项目进度监控表", "it is a form", "`teamops report monitors`"),
        "§4.1": Clause(
            "after a month, a quarter, a project 复盘时机",
            "the handbook sets a day for the month's review alone (§4.9, R001)",
        ),
        "§4.2": Clause(
            "one data summary 执行数据汇总",
            "it is gathered, not written",
            "`teamops review draft`, `teamops report summary`",
        ),
        "§4.3": Clause("true and complete 真实完整"),
        "§4.4": Clause("the team and its partners attend 全员参与"),
        "§4.5": Clause(
            "goals → results → causes → lessons → improvements 复盘议程",
            beside="`teamops report monthly`, `teamops report quarterly`",
        ),
        "§4.6": Clause(
            "the matter, not the person 对事不对人",
            "no rule can read blame out of a sentence; rules on results speak of goals, not of persons (G015)",
        ),
        "§4.7": Clause("improvement plan 优化方案", beside="`teamops report improvements`"),
        "§4.8": Clause("doable and measurable 可落地、可衡量"),
        "§4.9": Clause("by the 3rd of the next month 每月 3 日前"),
        "§4.10": Clause("lessons become standards 经验固化"),
        "§4.11": Clause("the loop closes 闭环跟踪"),
        "§4.12": Clause("Table 4 月度营销复盘表", "it is a form", "`teamops report review`"),
        "§5.1": Clause("who works with whom 协同场景", "it names occasions and asks for nothing"),
        "§5.2": Clause("channels and meetings 沟通渠道"),
        "§5.3": Clause("urgent: 2 hours, 24 hours 紧急响应"),
        "§5.4": Clause("daily report by 17:00 工作日报", beside="`teamops report daily`"),
        "§5.5": Clause("agenda, minutes, 24 hours 会议纪要", beside="`teamops report minutes`"),
        "§5.6": Clause("names of documents 文档命名"),
        "§5.7": Clause(
            "raised by the first-responsible person, escalated where needed 跨部门问题",
            "who spoke up first is not in a file; C001 asks for the owner, and T010 says when to raise a blockage",
        ),
        "§5.8": Clause("requests are registered and confirmed by both 协作需求"),
        "§5.9": Clause("Table 5 跨部门协作需求表", "it is a form", "`teamops report requests`"),
    }
)
