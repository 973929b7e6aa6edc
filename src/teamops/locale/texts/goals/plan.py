"""Texts of `teamops tasks plan`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text(
        "Make a week's task list: from goals that have no task yet, from routines, and from what is left over.",
        "生成一周任务清单：尚无任务支撑的目标、例行任务，以及此前遗留。",
    ),
    "week": Text("The week: this, next, 2026-W37, or a day in it.", "哪一周：this（本周）、next（下周）、2026-W37，或其中任意一天。"),
    "person": Text("Only for this person (id or name).", "只为某人生成（编号或姓名）。"),
    "department": Text("Only for this department (id or name).", "只为某部门生成（编号或名称）。"),
    "carry": Text("Give what is left over until the end of the week, and note that.", "把遗留任务顺延到本周末，并在备注中写明。"),
    "yes": Text("Do not ask before writing.", "写入前不再询问。"),
    "carried": Text("carried over to {week}", "结转至{week}"),
    "stuck": Text(
        "{task} is not carried over: {goal}, which it serves, ends before; give it a new end and goal, or close it",
        "{task} 未结转：所支撑的 {goal} 已到期，请另定结束日和目标，或关闭该任务",
    ),
    "title": Text("Task list of the week", "周任务清单"),
    "counted": Text("{title} ({count})", "{title}（{count} 项）"),
    "new": Text("New", "新增"),
    "new.none": Text("Every goal of the week has a task, and no routine comes round.", "各目标均已有任务，本周没有新的例行任务。"),
    "running": Text("Under way in this week", "本周进行"),
    "running.none": Text("No other task runs in this week.", "本周没有其他任务。"),
    "left": Text("Left from before", "此前遗留"),
    "left.none": Text("Nothing is left from before.", "没有遗留任务。"),
    "col.owner": Text("Owner", "负责人"),
    "col.task": Text("Task", "任务名称"),
    "col.priority": Text("Prio.", "优先级"),
    "col.days": Text("Days", "起止"),
    "col.source": Text("From", "来源"),
    "col.status": Text("Status", "状态"),
    "from.goal": Text("goal {source}", "目标 {source}"),
    "from.routine": Text("routine {source}", "例行 {source}"),
}
