"""Texts of `teamops leave`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text("Hand over all open work of somebody who leaves, and write their last day.", "人员离开团队时，交接其未完成的工作，并写入离开日期。"),
    "person": Text("Who leaves (id or name).", "离开团队的人员（编号或姓名）。"),
    "on": Text("The last working day.", "最后一个工作日。"),
    "to": Text("Who takes over (id or name).", "接手的人员（编号或姓名）。"),
    "yes": Text("Do not ask before writing.", "写入前不再询问。"),
    "ask": Text("Hand this over?", "交接以上工作？"),
    "title": Text("{person} leaves on {last}; {to} takes over", "{person}于 {last} 离开，由{to}接手"),
    "work": Text("Handed over", "交接内容"),
    "work.none": Text("No open work.", "没有未完成的工作。"),
    "col.kind": Text("Kind", "类别"),
    "col.record": Text("Id", "编号"),
    "col.name": Text("What", "内容"),
    "col.due": Text("Due", "到期"),
    "kind.department": Text("head of department", "部门负责人"),
    "kind.goal": Text("goal", "目标"),
    "kind.part": Text("part", "分解项"),
    "kind.task": Text("task", "任务"),
    "kind.routine": Text("repeating task", "重复任务"),
    "kind.blocker": Text("needed by a task", "任务等待其协助"),
    "kind.monitor": Text("project", "监控项目"),
    "kind.checkpoint": Text("checkpoint", "监控节点"),
    "kind.measure": Text("measure", "应对措施"),
    "kind.request": Text("request", "协作需求"),
    "kind.improvement": Text("improvement", "优化项"),
    "kind.decision": Text("decision", "会议决议"),
    "kind.meeting": Text("meeting", "会议"),
    "staying": Text("Not handed over until their period ends: parts with actuals", "暂不交接：已有实际值的分解项，到周期结束为止"),
    "signatures": Text("Confirmations", "确认"),
    "col.path": Text("What", "对象"),
    "col.who": Text("Who", "人员"),
    "col.state": Text("Status", "状态"),
    "lapses": Text("lapses", "失效"),
    "needed": Text("needed", "待确认"),
    "sign": Text("{person} confirms with `{command}`", "{person}用 `{command}` 确认"),
    "unread": Text(
        "{files} could not be read in full: work in it is not handed over; correct the file and run the command again",
        "{files} 未能完整读取，其中的工作没有交接；请改正文件后再运行一次",
    ),
    "same": Text("{person} cannot take over from themselves; name somebody else with `--to`", "{person}不能接手自己的工作；请用 `--to` 指定其他人"),
    "director": Text(
        "{person} is the director; first name another `director` in teamops.yaml",
        "{person}是营销总监；请先在 teamops.yaml 的 `director` 中写明接任的人",
    ),
    "before_since": Text(
        "{last} is before the first day of {person} ({since}); use a later `--on`",
        "{person}的离开日期 {last} 早于加入日期 {since}；请改正 `--on`",
    ),
    "already_left": Text(
        "{person} left on {until}; correct `until` in teamops.yaml if that is wrong",
        "{person}已于 {until} 离开；日期有误的，请在 teamops.yaml 中改正 `until`",
    ),
    "successor_absent": Text(
        "{person} is not in the team on {day} and cannot take over; name somebody else with `--to`",
        "{person} {day} 不在团队中，不能接手；请用 `--to` 指定其他人",
    ),
    "uneven": Text(
        "{divided} is split further and {whole} is not, so they cannot be joined; first run `teamops split-goal {whole}`",
        "{divided} 已继续分解，{whole} 没有，无法合并；请先运行 `teamops split-goal {whole}`",
    ),
}
