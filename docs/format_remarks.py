"""What docs/format.md says of a key besides its name in the catalogue, by `Record.key`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from teamops.locale.text import Text

REMARKS: Mapping[str, Text] = MappingProxyType(
    {
        "Settings.director": Text("risks are escalated to this person", "风险上报给此人"),
        "Settings.weeks": Text(
            "with `clip` weeks add up to the month; with `iso` a week belongs to the month of its Thursday",
            "用 `clip` 时各周之和等于当月",
        ),
        "Settings.ignore": Text("patterns such as `drafts/*`", "可用通配符，如 `drafts/*`"),
        "Person.name": Text("what people call the person", "日常的称呼"),
        "Person.posts": Text("tasks may ask for them", "任务可以要求岗位"),
        "Person.capacity": Text(
            "splits weigh people by it, times their working days where somebody has days off",
            "分解时按它分摊；有人请假时再乘以各自的工作日",
        ),
        "Person.since": Text("nobody is asked for work before it", "此前不安排工作"),
        "Person.until": Text(
            "nobody is asked for work after it; records of the past stay valid (`teamops leave`)",
            "此后不安排工作，以前的记录仍然有效（`teamops leave`）",
        ),
        "Person.days_off": Text(
            "`2026-11-18`, a range `2026-11-16..2026-11-20`, or half a day `2026-11-18 am` / `pm` (`teamops away`)",
            "`2026-11-18`、范围 `2026-11-16..2026-11-20`，或半天 `2026-11-18 am` / `pm`（`teamops away`）",
        ),
        "Limits.deviation": Text("exactly the limit is not a warning (§3.5)", "恰好等于不算预警（§3.5）"),
        "Limits.buffer": Text("of a split (§1.9)", "用于分解（§1.9）"),
        "Limits.p0_per_person": Text("§2.9", "§2.9"),
        "Limits.tasks_per_person": Text(
            "open ones of a full-time person, not counting routine ones (§2.9)",
            "指全职人员未完成的任务，不含常规任务（§2.9）",
        ),
        "Limits.metrics_per_phase": Text("§3.8", "§3.8"),
        "Limits.measure_within": Text("§3.9", "§3.9"),
        "Limits.minutes_within": Text("§5.5", "§5.5"),
        "Limits.urgent": Text("§5.3", "§5.3"),
        "Limits.daily_from": Text(
            "people or departments; default: everybody (§5.4)", "写工作日报的人员或部门，默认全员（§5.4）"
        ),
        "Limits.daily_by": Text("§2.8 and §5.4", "§2.8、§5.4"),
        "Limits.review_by_day": Text("§4.9", "§4.9"),
        "Commits.clock": Text(
            "`author` is when the change was made, `committer` when it came into this line of commits, such as by a "
            "rebase; `teamops log` and the rules on the history use it",
            "`author` 是作出改动的时间，`committer` 是进入当前分支的时间（如变基后）；`teamops log` 和历史规则以它为准",
        ),
        "Checks.severity": Text("`error`, `warning`, `info` or `off`", "`error`、`warning`、`info` 或 `off`"),
        "Goal.metric": Text("if it is not `name`", "与 `name` 不同时填写"),
        "Goal.step": Text("default: one unit of the last digit of `target`", "默认为 `target` 末位的一个单位"),
        "Goal.measure": Text(
            "`sum`: parts add up; `level`: a rate that every part holds",
            "`sum` 累计，`level` 水平值，每个分解项都要达到",
        ),
        "Goal.direction": Text("`up`: more is better", "`up` 越高越好，`down` 越低越好"),
        "Goal.owner": Text("exactly one", "只能一人"),
        "Goal.serves": Text("or the id of the goal above it (SMART: relevant)", "或上级目标的编号（SMART 的相关性）"),
        "Goal.basis": Text("§1.8", "§1.8"),
        "Goal.locked": Text("a split leaves it as it is", "分解时不改动"),
        "Part.locked": Text("a split leaves it as it is", "分解时不改动"),
        "Part.owner": Text(
            "a part has a period, an owner or a department, or several of these", "周期、负责人、部门至少写一项"
        ),
        "Part.split": Text("if it was split differently from the goal", "与目标的分解方式不同时填写"),
        "Criterion.metric": Text(
            "`attainment`, or another metric of the goal's actuals", "`attainment` 为达标率，也可写实际完成中的其他指标"
        ),
        "Criterion.within": Text("`5%` is ±5% of the target", "`5%` 即目标值的 ±5%"),
        "Buffer.at": Text("the one level at which it is applied", "只在这一级预留"),
        "How.weights": Text("with `custom`, for the first level of periods", "`custom` 时填写，用于第一级周期"),
        "How.among": Text("people who shared by their capacity", "按投入比例分摊"),
        "How.posts": Text("that selected the people", "据此选定人员"),
        "Actual.metric": Text("default: the goal's own", "默认为目标自身的指标"),
        "Actual.value": Text(
            "the increment of that day for `sum`, the reading for `level` and for other metrics",
            "`sum` 目标填当日增量，`level` 目标和其他指标填读数",
        ),
        "Actual.owner": Text("who reached it", "由谁完成"),
        "Actual.department": Text("default: the owner's", "默认为负责人的部门"),
        "Actual.key": Text(
            "such as that of an order: equal rows with different keys are two (G018)",
            "如订单号；其余相同而编号不同的算两笔（G018）",
        ),
        "Task.id": Text("`teamops new task` makes it, or you write it", "由 `teamops new task` 生成，也可手写"),
        "Task.goal": Text("the goal or part that it serves", "可以是目标或分解项"),
        "Task.project": Text("the project that it belongs to", "所属的监控项目"),
        "Task.meeting": Text("the meeting that decided it", "作出决议的会议"),
        "Task.routine": Text("written by `teamops tasks plan`", "由 `teamops tasks plan` 写入"),
        "Task.repeat": Text("makes the task a routine: see below", "填写后即为重复任务，见下文"),
        "Task.owner": Text("the check requires exactly one", "检查要求只有一人（第一责任人）"),
        "Task.collaborators": Text("people or departments", "人员或部门"),
        "Task.end": Text("included", "含当天"),
        "Task.first_due": Text(
            "the `end` before it was first moved, written by `tasks plan --carry` and `update --end`; figures count "
            "the task on this day",
            "首次改期前的 `end`，由 `tasks plan --carry` 和 `update --end` 写入；统计时任务计入这一天",
        ),
        "Task.priority": Text("P0 is highest", "P0 最高"),
        "Task.updated": Text(
            "when the owner last confirmed the status; of a closed task, when it was done or cancelled",
            "负责人最近一次确认状态的时间；已结束的任务为完成或取消的时间",
        ),
        "Monitor.escalated": Text("§3.7", "§3.7"),
        "Phase.end": Text("included", "含当天"),
        "Checkpoint.actual": Text("the deviation is computed", "偏差率由程序计算"),
        "Checkpoint.direction": Text("`up`: more is better", "`up` 越高越好，`down` 越低越好"),
        "Checkpoint.recorded": Text("the 24 hours for a measure start here", "应对措施的 24 小时由此起算"),
        "Review.project": Text("for the review of a project", "项目复盘时填写"),
        "Review.attendees": Text("people or departments", "人员或部门"),
        "Review.tasks": Text("those first due in the period", "原定在周期内完成的任务"),
        "Review.carried": Text("how often each is carried is counted", "结转次数会统计"),
        "Request.accepted": Text("its digest is of `item` and `due` (C003)", "其摘要包括 `item` 和 `due`（C003）"),
        "Request.confirmed": Text("of both sides", "双方签字"),
        "Request.urgent": Text("§5.3", "§5.3"),
        "Request.escalated": Text("to somebody above (§5.7)", "上报给上级（§5.7）"),
        "Meeting.agenda": Text("set before the meeting", "会前确定"),
        "CalendarYear.status": Text(
            "`official` once the year's notice is out", "`official` 已公布，`provisional` 暂定"
        ),
    }
)
