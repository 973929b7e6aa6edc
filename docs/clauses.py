"""The handbook's clauses in a word each, and for those that no rule guards, why that is so."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from teamops.locale.text import Text


class Clause(NamedTuple):
    """What a clause is about; `unseen` says why no rule guards it, `beside` names commands that serve it, by commas."""

    about: Text
    unseen: Text | None = None
    beside: str = ""


FORM = Text("it is a form", "这是一张表")

CLAUSES: Mapping[str, Clause] = MappingProxyType(
    {
        "§1.1": Clause(Text("goals are set before the period begins", "设定时机")),
        "§1.2": Clause(
            Text("the director leads; goals come from the strategy", "总监牵头，目标来源于公司战略"),
            Text(
                "no file records who led; that a goal names the strategy it serves is the R of SMART (G001)",
                "由谁牵头不写在文件里；目标要写明所支撑的战略，属于 SMART 的 R（G001）",
            ),
        ),
        "§1.3": Clause(Text("SMART goals", "SMART 原则")),
        "§1.4": Clause(Text("quarter → month → week → person", "季度 → 月 → 周 → 个人，层级分解")),
        "§1.5": Clause(Text("by function, no overlapping duties", "按职能分工，职责不重叠")),
        "§1.6": Clause(
            Text("consensus: presented, feedback, adjusted", "目标共识：宣讲、反馈、调整"),
            Text(
                "feedback is given in a meeting; its outcome is the signature, which G007 requires",
                "反馈在会上进行；结果就是签字，由 G007 检查",
            ),
        ),
        "§1.7": Clause(
            Text("all responsible people sign", "目标确认签字"), None, "teamops confirm, teamops report confirmation"
        ),
        "§1.8": Clause(Text("no number out of thin air", "目标有依据")),
        "§1.9": Clause(Text("10–15% of slack", "设 10%–15% 的缓冲")),
        "§1.10": Clause(Text("fits the post; no vague shared duty", "人岗匹配，责任不含糊")),
        "§1.11": Clause(Text("Table 1, goal breakdown", "表 1 季度营销目标分解表"), FORM, "teamops report goals"),
        "Table 1": Clause(Text("key actions and criteria", "关键动作、完成标准")),
        "§2.1": Clause(
            Text("when tasks are assigned", "任务下达时机"),
            Text(
                "a task that nobody wrote down cannot be seen; that the goal is split in time is G011",
                "没有写下来的任务无从检查；目标是否按时分解由 G011 检查",
            ),
        ),
        "§2.2": Clause(
            Text(
                "a task list from the goals, with priorities; F003 knows the priorities",
                "任务清单与优先级；优先级的写法由 F003 检查",
            )
        ),
        "§2.3": Clause(
            Text("routine, special, ad hoc", "任务类型：常规、专项、临时"),
            Text("`type` takes these three words only (F003)", "`type` 只接受这三种（F003）"),
        ),
        "§2.4": Clause(Text("assigned by post", "按岗位分配")),
        "§2.5": Clause(
            Text("owner, collaborators, start, end; F004 requires both days", "人员与起止时间；起止日期由 F004 检查")
        ),
        "§2.6": Clause(Text("resources come with the task", "资源到位")),
        "§2.7": Clause(
            Text("daily stand-up, weekly progress sheet", "每日站会、每周进度表"),
            Text(
                "no file records whether a stand-up was held; T005 checks the status that it leaves behind",
                "站会是否召开不写在文件里；会后更新的状态由 T005 检查",
            ),
            "teamops report weekly",
        ),
        "§2.8": Clause(
            Text("the status every working day; a blocked task says why", "每个工作日更新状态；阻塞任务写明原因")
        ),
        "§2.9": Clause(Text("nobody holds more than two P0 tasks", "任务不过度集中，每人最多 2 个 P0 任务")),
        "§2.10": Clause(Text("one first-responsible person", "第一责任人")),
        "§2.11": Clause(Text("tracked as often as its length requires", "按任务长短确定跟踪频率")),
        "§2.12": Clause(
            Text("Table 2, task assignment and tracking", "表 2 营销任务分配与跟踪表"), FORM, "teamops report tasks"
        ),
        "§3.1": Clause(Text("what is monitored", "监控对象")),
        "§3.2": Clause(Text("phases with checkpoints", "监控节点")),
        "§3.3": Clause(Text("metrics are numbers", "量化指标")),
        "§3.4": Clause(Text("data daily or weekly, plan against actual", "每日或每周采集数据，对比计划与实际")),
        "§3.5": Clause(Text("a deviation beyond ±10% is a warning", "偏差超过 ±10% 即预警")),
        "§3.6": Clause(Text("each warning gets measures", "预警要有应对措施")),
        "§3.7": Clause(Text("a major risk is escalated", "重大风险上报")),
        "§3.8": Clause(Text("at most five core metrics", "核心指标少而精，最多 5 个")),
        "§3.9": Clause(Text("a measure within 24 hours", "24 小时内确定应对措施")),
        "§3.10": Clause(
            Text("watch what matters, leave the team its autonomy", "抓大放小，给团队自主空间"),
            Text(
                "a rule against too much monitoring would add to it; what may be left out is never required",
                "再设一条规则只会增加监控；可以不填的内容从不强制要求",
            ),
        ),
        "§3.11": Clause(
            Text("Table 3, project monitoring", "表 3 营销项目进度监控表"), FORM, "teamops report monitors"
        ),
        "§4.1": Clause(
            Text("after a month, a quarter, a project", "复盘时机：月度、季度、项目结束"),
            Text(
                "the handbook sets a day for the monthly review only (§4.9, R001)",
                "手册只规定了月度复盘的日期（§4.9，由 R001 检查）",
            ),
        ),
        "§4.2": Clause(
            Text("one data summary", "执行数据汇总"),
            Text("it is gathered by commands, not written by hand", "由命令汇总，不用手写"),
            "teamops review draft, teamops report summary",
        ),
        "§4.3": Clause(Text("true and complete", "真实完整")),
        "§4.4": Clause(Text("the team and its partners attend", "全员参与")),
        "§4.5": Clause(
            Text("goals → results → causes → lessons → improvements", "复盘议程：目标、结果、原因、经验、优化"),
            None,
            "teamops report monthly, teamops report quarterly",
        ),
        "§4.6": Clause(
            Text("the matter, not the person", "对事不对人"),
            Text(
                "no rule can detect blame in a sentence; rules on results name goals, not persons (G015)",
                "规则无法判断一句话是否在指责人；与结果有关的规则只说目标，不点名（G015）",
            ),
        ),
        "§4.7": Clause(Text("improvement plan", "优化方案"), None, "teamops report improvements"),
        "§4.8": Clause(Text("doable and measurable", "可落地、可衡量")),
        "§4.9": Clause(Text("by the 3rd of the next month", "次月 3 日前完成")),
        "§4.10": Clause(Text("lessons become standards", "经验固化")),
        "§4.11": Clause(Text("the loop closes", "闭环跟踪")),
        "§4.12": Clause(Text("Table 4, monthly review", "表 4 月度营销复盘表"), FORM, "teamops report review"),
        "§5.1": Clause(
            Text("who works with whom", "协同场景"),
            Text("it lists occasions and requires nothing", "只列举场景，没有要求"),
        ),
        "§5.2": Clause(Text("channels and meetings", "沟通渠道与例会")),
        "§5.3": Clause(Text("urgent: 2 hours, 24 hours", "紧急需求：2 小时内响应，24 小时内解决")),
        "§5.4": Clause(Text("daily report by 17:00", "17:00 前提交工作日报"), None, "teamops report daily"),
        "§5.5": Clause(
            Text("agenda, minutes, 24 hours", "会前有议程，会后 24 小时内发纪要"), None, "teamops report minutes"
        ),
        "§5.6": Clause(Text("names of documents", "文档命名")),
        "§5.7": Clause(
            Text(
                "raised by the first-responsible person, escalated where needed",
                "跨部门问题由第一责任人提出，必要时上报",
            ),
            Text(
                "no file records who spoke up first; C001 requires an owner, T010 says when to escalate a blocked task",
                "由谁先提出不写在文件里；责任人由 C001 检查，阻塞何时上报由 T010 检查",
            ),
        ),
        "§5.8": Clause(Text("requests are registered and confirmed by both sides", "协作需求登记，双方确认")),
        "§5.9": Clause(
            Text("Table 5, cross-department requests", "表 5 跨部门协作需求表"), FORM, "teamops report requests"
        ),
    }
)
