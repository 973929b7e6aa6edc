"""Texts of `teamops tasks plan`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text(
        "Make the task list of a week from repeating and unfinished tasks, beside its quotas.",
        "生成一周任务清单：重复任务和此前未完成的任务，并列出各人周目标。",
    ),
    "week": Text("The week: this, next, 2026-W37, or a day in the week.", "哪一周：this（本周）、next（下周）、2026-W37，或其中任意一天。"),
    "person": Text("Only for this person (id or name).", "只为某人生成（编号或姓名）。"),
    "department": Text("Only for this department (id or name).", "只为某部门生成（编号或名称）。"),
    "carry": Text("Carry unfinished tasks over to the end of the week, with a note.", "把此前未完成的任务结转到本周末，并在备注中写明。"),
    "yes": Text("Write without asking.", "写入前不再询问。"),
    "carried": Text("carried over to {week}", "结转至{week}"),
    "stuck": Text(
        "{task} was not carried over, because its goal {goal} ends before; give it a new end and goal, or close it",
        "{task} 未结转：所支撑的 {goal} 已到期；请另定结束日和目标，或关闭该任务",
    ),
    "title": Text("Task list of the week", "周任务清单"),
    "counted": Text("{title} ({count})", "{title}（{count} 项）"),
    "new": Text("New", "新增"),
    "new.none": Text("No repeating task is due.", "本周没有新的重复任务。"),
    "running": Text("In progress this week", "本周进行"),
    "running.none": Text("No other tasks this week.", "本周没有其他任务。"),
    "left": Text("Unfinished from before", "此前未完成"),
    "left.none": Text("No unfinished tasks from before.", "没有此前未完成的任务。"),
    "col.owner": Text("Owner", "负责人"),
    "col.task": Text("Task", "任务名称"),
    "col.priority": Text("Priority", "优先级"),
    "col.days": Text("Days", "起止"),
    "col.source": Text("From", "来源"),
    "col.status": Text("Status", "状态"),
    "from.routine": Text("repeats {source}", "重复任务 {source}"),
}
