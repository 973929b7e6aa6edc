"""Texts of `teamops meeting` and `teamops meetings`, and the lines of agendas."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text("A meeting: its agenda, its minutes, their distribution.", "会议：议程、纪要与纪要发出。"),
    "list_help": Text("Meetings as a list.", "会议列表。"),
    "id": Text("The meeting, by its id (or its day).", "会议编号（或会议日期）。"),
    # new
    "new.help": Text(
        "Prepare a meeting: the next of its kind, with an agenda from the data in the team's language. One that is "
        "there and not held yet gets what its agenda lacks.",
        "准备下一次会议：按数据生成议程（用团队的语言）。会议已登记但尚未召开时，只补充议程中缺少的内容。",
    ),
    "new.kind": Text("weekly, monthly or adhoc.", "weekly 周例会、monthly 月度会议或 adhoc 临时会议。"),
    "new.held": Text(
        "When it is held, as 2026-09-28T16:00 (default: the next time that `meetings` in teamops.yaml names; of an ad hoc one, now).",
        "召开时间，如 2026-09-28T16:00（默认取 teamops.yaml 中 `meetings` 规定的下一次；临时会议为现在）。",
    ),
    "new.agenda": Text("An item of the agenda, after those from the data; repeatable.", "追加一项议程，可重复。"),
    "new.attendees": Text(
        "Who attends, ids or names with commas (default: the director and whoever the agenda concerns).",
        "参加人，编号或名称，用逗号分隔（默认为营销总监和议程涉及的人员）。",
    ),
    "new.id": Text("Its id (default: m-2026-W37, m-2026-09, or made up).", "会议编号（默认 m-2026-W37、m-2026-09 或自动生成）。"),
    "moved": Text("{planned} is a day off: the weekly meeting is on {held}, the next working day", "{planned} 休息，周例会顺延到下一个工作日 {held}"),
    "bad_weekly": Text(
        "teamops.yaml: meetings.weekly: “{text}” is not a time such as `Mon 16:00`; correct it, or give --held",
        "teamops.yaml 的 meetings.weekly：“{text}”不是 `Mon 16:00` 或“周一 16:00”这样的时间；请改正，或用 --held 指定",
    ),
    "bad_monthly": Text(
        "teamops.yaml: meetings.monthly: “{text}” is not `month-end` or `month-end 16:00`; correct it, or give --held",
        "teamops.yaml 的 meetings.monthly：“{text}”不是 `month-end` 或 `month-end 16:00`；请改正，或用 --held 指定",
    ),
    "held_already": Text(
        "the meeting {meeting} was held ({held}), and its agenda stays as it was; another one needs an id of its own (--id)",
        "会议 {meeting}（{held}）已召开，议程不再改动；如需另开一次，请用 --id 指定其他编号",
    ),
    "other_kind": Text("{meeting} is a {kind}: give another id (--id)", "{meeting} 是{kind}：请用 --id 指定其他编号"),
    "next_close": Text(
        'after the meeting: teamops meeting close {meeting} --decision "TEXT @PERSON DATE"',
        '会后登记决议：teamops meeting close {meeting} --decision "内容 @责任人 日期"',
    ),
    # lines of an agenda
    "topic.weekly.past": Text("Last week's tasks", "上周任务"),
    "topic.weekly.ahead": Text("This week's tasks", "本周任务"),
    "topic.monthly.past": Text("The month's tasks", "当月任务"),
    "topic.monthly.ahead": Text("Next month's tasks", "次月任务"),
    "topic.blocked": Text("Blocked", "阻塞任务"),
    "topic.deviations": Text("Deviations", "指标偏差"),
    "topic.decisions": Text("Decisions due", "到期决议"),
    "topic.requests": Text("Requests across departments", "跨部门协作需求"),
    "topic.improvements": Text("Improvements due", "到期优化方案"),
    "topic.confirmations": Text("Goals to be confirmed by", "目标待确认"),
    "of_them_done": Text("{done} of {all} done", "完成 {done}/{all} 项"),
    "late": Text("{count} late", "逾期 {count} 项"),
    "planned": Text("{count}, {due} of them due", "{count} 项，其中到期 {due} 项"),
    "planned_none_due": Text("{count}, none of them due", "{count} 项，均未到期"),
    "waits": Text("{task} needs: {needs}", "{task}需要：{needs}"),
    "deviation": Text("{project}, {phase}: {metric} {rate}, measures: {measures}", "{project}{phase}{metric} {rate}，应对：{measures}"),
    "no_measure": Text("none yet", "尚无措施"),
    "requests": Text("{count} open", "未完成 {count} 项"),
    "requests_late": Text("{count} open, {late} late", "未完成 {count} 项，逾期 {late} 项"),
    "and_more": Text("{said} and {left} more", "{said}，另有 {left} 项"),
    "comma": Text(", ", "，"),
    # close
    "close.help": Text(
        "Write the minutes of a meeting that was held: each decision with its owner and day becomes a task.",
        "登记会议决议：每项决议写明责任人和完成时间，并生成任务。",
    ),
    "close.decision": Text(
        "“TEXT @PERSON DATE”, the day as 2026-09-30, 9月30日 or 9/30; repeatable.", "“内容 @责任人 日期”，日期可写 2026-09-30、9月30日或 9/30；可重复。"
    ),
    "close.attendees": Text("Who was there, ids or names with commas, in place of those invited.", "实际参加人，编号或名称，用逗号分隔，代替原定名单。"),
    "close.no_tasks": Text("Make no tasks of the decisions.", "不生成任务。"),
    "ask": Text("decision (TEXT @PERSON DATE; empty: done)", "决议（内容 @责任人 日期；直接回车结束）"),
    "nothing_given": Text(
        'nothing to write down: give --decision "TEXT @PERSON DATE" (repeatable) or --attendees',
        '没有可登记的内容：请用 --decision "内容 @责任人 日期"（可重复）或 --attendees',
    ),
    "to_come": Text("the meeting {meeting} is still to come ({held})", "会议 {meeting} 尚未召开（{held}）"),
    "incomplete": Text(
        "the decision “{text}” lacks {missing}; write TEXT @PERSON DATE, such as “Landing page live @li 2026-09-30”",
        "决议“{text}”缺少{missing}；请写成“内容 @责任人 日期”，如“落地页上线 @小王 9月30日”",
    ),
    "missing.owner": Text("its owner (@name)", "责任人（@姓名）"),
    "missing.due": Text("its day at the end", "完成时间（写在最后）"),
    "and": Text(" and ", "和"),
    "no_text": Text("the decision “{text}” does not say what was decided; write TEXT @PERSON DATE", "决议“{text}”没有内容；请写成“内容 @责任人 日期”"),
    "no_such_owner": Text(
        "the decision “{text}”: nobody is called “{word}” in teamops.yaml{near}; put a blank after the name",
        "决议“{text}”：teamops.yaml 中没有“{word}”{near}；姓名后请留空格",
    ),
    "ambiguous_owner": Text("the decision “{text}”: “{word}” may be any of {ids}; write the id", "决议“{text}”：“{word}”可能是 {ids}，请写编号"),
    "no_such_day": Text("the decision “{text}”: there is no day {day}", "决议“{text}”：没有 {day} 这一天"),
    "due_before": Text("the decision “{text}”: {day} is before the meeting ({held})", "决议“{text}”：{day} 早于会议日期（{held}）"),
    "headless": Text(
        "the decision “{text}” is for {department}, which has no head in teamops.yaml to own the task: name a person, or leave the task out (--no-tasks)",
        "决议“{text}”由{department}负责，但 teamops.yaml 中没有写明该部门负责人（head），无法生成任务：请写具体人员，或加 --no-tasks",
    ),
    "known": Text("already there: {text}", "已登记过：{text}"),
    "next_distributed": Text(
        "when the minutes are out, at the latest at {until}: teamops meeting distributed {meeting}",
        "纪要发出后登记（最晚 {until}）：teamops meeting distributed {meeting}",
    ),
    # distributed
    "distributed.help": Text("Write down that the minutes went out, and say whether that was in time (§5.5).", "登记纪要已发出，并说明是否在时限内（§5.5）。"),
    "distributed.at": Text("When, as 2026-09-29T09:20 (default: now).", "发出时间，如 2026-09-29T09:20（默认现在）。"),
    "distributed.again": Text("Replace the time that stands.", "改写已登记的发出时间。"),
    "in_time": Text("{meeting}: out {after} after the meeting, within {limit}", "{meeting}：会后 {after}发出，在 {limit} 时限内"),
    "too_late": Text("{meeting}: out {after} after the meeting; {limit} are allowed", "{meeting}：会后 {after}发出，超过 {limit} 时限"),
    "after": Text("{hours} h {minutes} min", "{hours} 小时 {minutes} 分钟"),
    "distributed_later": Text("--at: {at} is still to come", "--at：{at} 尚未到来"),
    "distributed_before": Text("--at: {at} is before the meeting {meeting} ({held})", "--at：{at} 早于会议 {meeting}（{held}）"),
    "distributed_already": Text(
        "the minutes of {meeting} went out at {at} already; --again writes another time", "{meeting} 的纪要已于 {at} 发出；如需改写请加 --again"
    ),
    # list
    "list.help": Text(
        "List meetings, the latest first: what was decided, what became of it, whether the minutes are out.",
        "列出会议，最近的在前：决议、落实情况、纪要是否发出。",
    ),
    "list.type": Text("Only weekly, monthly or adhoc ones.", "只看 weekly、monthly 或 adhoc。"),
    "list.since": Text("Only from this day on.", "只看该日期及以后的。"),
    "list.until": Text("Only up to this day.", "只看该日期及以前的。"),
    "list.undistributed": Text("Only those held without minutes out.", "只看已召开而纪要未发出的。"),
    "list.text": Text("Only those with this word in id, agenda or decisions.", "只看编号、议程或决议中含有该文字的。"),
    "list.sort": Text(
        "The order: held, type or undone, which has most undone tasks first (default: the latest first).",
        "排序：held 按时间、type 按类型、undone 未完成任务多的在前（默认最近的在前）。",
    ),
    "type.weekly": Text("weekly", "周例会"),
    "type.monthly": Text("monthly", "月度会议"),
    "type.adhoc": Text("ad hoc", "临时会议"),
    "list.title": Text("Meetings", "会议列表"),
    "list.empty": Text("No meeting is like that.", "没有符合条件的会议。"),
    "list.count": Text("{count} meeting{count:|s}, {out} without minutes out", "共 {count} 次会议，纪要未发出 {out} 次"),
    "list.col.id": Text("Id", "编号"),
    "list.col.type": Text("Type", "类型"),
    "list.col.held": Text("Held", "时间"),
    "list.col.decisions": Text("Decisions", "决议"),
    "list.col.distributed": Text("Minutes", "纪要发出"),
    "list.tasks": Text("{count} (tasks {done}/{tasks} done)", "{count}（任务完成 {done}/{tasks}）"),
    "list.in_time": Text("{day}, in time", "{day}，按时"),
    "list.late": Text("{day}, late", "{day}，超时"),
    "list.not_out": Text("not out", "未发出"),
    "list.overdue": Text("NOT OUT, {limit} over", "未发出，已超过 {limit}"),
    "list.to_come": Text("to come", "尚未召开"),
}
