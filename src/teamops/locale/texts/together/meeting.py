"""Texts of `teamops meeting` and `teamops meetings`, and the lines of agendas."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text("Prepare a meeting, write its minutes, record when they were sent.", "筹备会议，登记纪要和发出时间。"),
    "list_help": Text("List meetings.", "列出会议。"),
    "id": Text("Id of the meeting (or its day).", "会议编号（或会议日期）。"),
    # new
    "new.help": Text(
        "Prepare the next meeting of a kind, with an agenda from the data in the team's language. "
        "A meeting that is prepared but not held gets only what its agenda lacks.",
        "准备下一次会议：按数据生成议程（用团队的语言）。会议已登记但尚未召开时，只补充议程中缺少的内容。",
    ),
    "new.kind": Text("weekly, monthly or adhoc.", "weekly 周例会、monthly 月度会议或 adhoc 临时会议。"),
    "new.held": Text(
        "Time, such as 2026-09-28T16:00 (default: the next one in `meetings` of teamops.yaml; for ad hoc meetings, now).",
        "召开时间，如 2026-09-28T16:00（默认取 teamops.yaml 中 `meetings` 规定的下一次；临时会议为现在）。",
    ),
    "new.agenda": Text("An extra agenda item, after those from the data; repeatable.", "追加一项议程，可重复。"),
    "new.attendees": Text(
        "Attendees, ids or names separated by commas (default: the director and the people on the agenda).",
        "参会人，编号或名称，用逗号分隔（默认为营销总监和议程涉及的人员）。",
    ),
    "new.id": Text("Id (default: m-2026-W37, m-2026-09, or generated).", "会议编号（默认 m-2026-W37、m-2026-09 或自动生成）。"),
    "moved": Text("{planned} is a day off; the weekly meeting moves to {held}, the next working day", "{planned} 休息，周例会顺延到下一个工作日 {held}"),
    "bad_weekly": Text(
        "teamops.yaml: meetings.weekly: “{text}” is not a time such as `Mon 16:00`; fix it, or use --held",
        "teamops.yaml 的 meetings.weekly：“{text}”不是 `Mon 16:00` 或“周一 16:00”这样的时间；请改正，或用 --held 指定",
    ),
    "bad_monthly": Text(
        "teamops.yaml: meetings.monthly: “{text}” is not `month-end` or `month-end 16:00`; fix it, or use --held",
        "teamops.yaml 的 meetings.monthly：“{text}”不是 `month-end` 或 `month-end 16:00`；请改正，或用 --held 指定",
    ),
    "held_already": Text(
        "the meeting {meeting} was held ({held}), so its agenda stays; for another meeting use another id (--id)",
        "会议 {meeting}（{held}）已召开，议程不再改动；如需另开一次，请用 --id 指定其他编号",
    ),
    "other_kind": Text("{meeting} is a {kind}; use another id (--id)", "{meeting} 是{kind}：请用 --id 指定其他编号"),
    "next_close": Text(
        'after the meeting: teamops meeting close {meeting} --decision "TEXT @PERSON DATE"',
        '会后登记决议：teamops meeting close {meeting} --decision "内容 @责任人 日期"',
    ),
    # lines of an agenda
    "topic.weekly.past": Text("Last week's tasks", "上周任务"),
    "topic.weekly.ahead": Text("This week's tasks", "本周任务"),
    "topic.quotas": Text("This week's goals", "本周目标"),
    "topic.monthly.past": Text("The month's tasks", "当月任务"),
    "topic.monthly.ahead": Text("Next month's tasks", "次月任务"),
    "topic.blocked": Text("Blocked", "阻塞任务"),
    "topic.deviations": Text("Deviations", "指标偏差"),
    "topic.decisions": Text("Decisions due", "到期决议"),
    "topic.requests": Text("Cross-department requests", "跨部门协作需求"),
    "topic.improvements": Text("Improvements due", "到期优化方案"),
    "topic.confirmations": Text("Goals to be confirmed by", "目标待确认"),
    "of_them_done": Text("{done} of {all} done", "完成 {done}/{all} 项"),
    "late": Text("{count} overdue", "逾期 {count} 项"),
    "planned": Text("{count}, {due} due", "{count} 项，其中到期 {due} 项"),
    "planned_none_due": Text("{count}, none due", "{count} 项，均未到期"),
    "waits": Text("{task} needs: {needs}", "{task}需要：{needs}"),
    "deviation": Text("{project}, {phase}: {metric} {rate}, measures: {measures}", "{project}{phase}{metric} {rate}，应对：{measures}"),
    "no_measure": Text("none yet", "尚无措施"),
    "requests": Text("{count} open", "未完成 {count} 项"),
    "requests_late": Text("{count} open, {late} overdue", "未完成 {count} 项，逾期 {late} 项"),
    "and_more": Text("{said} and {left} more", "{said}，另有 {left} 项"),
    "comma": Text(", ", "，"),
    # close
    "close.help": Text(
        "Write the minutes of a meeting; each decision with its owner and day becomes a task.", "登记会议决议：每项决议写明责任人和完成时间，并生成任务。"
    ),
    "close.decision": Text(
        "Decision as “TEXT @PERSON DATE”, the day as 2026-09-30, 9月30日 or 9/30; repeatable.",
        "“内容 @责任人 日期”，日期可写 2026-09-30、9月30日或 9/30；可重复。",
    ),
    "new.recorder": Text("The recorder, who takes and sends the minutes (id or name).", "记录人，负责写纪要、发纪要（编号或姓名）。"),
    "close.recorder": Text(
        "The recorder, who took and sends the minutes (default: the person of --as).", "记录人，写纪要、发纪要的人（默认为 `--as` 所指的人）。"
    ),
    "close.attendees": Text(
        "Actual attendees, ids or names separated by commas, instead of those invited.", "实际参会人，编号或名称，用逗号分隔，代替原定名单。"
    ),
    "close.no_tasks": Text("Do not create tasks for the decisions.", "不生成任务。"),
    "ask": Text("decision (TEXT @PERSON DATE; empty: done)", "决议（内容 @责任人 日期；直接回车结束）"),
    "nothing_given": Text(
        'nothing to record; give --decision "TEXT @PERSON DATE" (repeatable), --attendees or --recorder',
        '没有可登记的内容：请用 --decision "内容 @责任人 日期"（可重复）、--attendees 或 --recorder',
    ),
    "to_come": Text("the meeting {meeting} takes place at {held}; close it afterwards", "会议 {meeting} 将于 {held} 召开，请在会后登记"),
    "incomplete": Text(
        "the decision “{text}” lacks {missing}; write TEXT @PERSON DATE, such as “Landing page live @li 2026-09-30”",
        "决议“{text}”缺少{missing}；请写成“内容 @责任人 日期”，如“落地页上线 @小王 9月30日”",
    ),
    "missing.owner": Text("its owner (@name)", "责任人（@姓名）"),
    "missing.due": Text("its due day (at the end)", "完成时间（写在最后）"),
    "and": Text(" and ", "和"),
    "no_text": Text("the decision “{text}” has no text; write TEXT @PERSON DATE", "决议“{text}”没有内容；请写成“内容 @责任人 日期”"),
    "no_such_owner": Text(
        "the decision “{text}”: “{word}” is not in teamops.yaml (put a space after the name)",
        "决议“{text}”：teamops.yaml 中没有“{word}”（姓名后请留空格）",
    ),
    "ambiguous_owner": Text("the decision “{text}”: “{word}” is ambiguous: {ids}; use an id", "决议“{text}”：“{word}”可能是 {ids}，请写编号"),
    "no_such_day": Text("the decision “{text}”: the day {day} does not exist", "决议“{text}”：没有 {day} 这一天"),
    "unclear_day": Text("the decision “{text}”: {day} may be {one} or {other}; write which", "决议“{text}”：{day} 可能是 {one} 或 {other}，请写明"),
    "due_before": Text("the decision “{text}”: {day} is before the meeting ({held})", "决议“{text}”：{day} 早于会议日期（{held}）"),
    "headless": Text(
        "the decision “{text}” is for {department}, which has no head in teamops.yaml; name a person, or use --no-tasks",
        "决议“{text}”由{department}负责，但 teamops.yaml 中没有写明该部门负责人（head），无法生成任务：请写具体人员，或加 --no-tasks",
    ),
    "known": Text("already recorded: {text}", "已登记过：{text}"),
    "next_distributed": Text(
        "when the minutes are sent, by {until} at the latest: teamops meeting distributed {meeting}",
        "纪要发出后登记（最晚 {until}）：teamops meeting distributed {meeting}",
    ),
    # distributed
    "distributed.help": Text("Record that the minutes were sent, and show whether that was in time (§5.5).", "登记纪要已发出，并说明是否在时限内（§5.5）。"),
    "distributed.at": Text("Time of sending, such as 2026-09-29T09:20 (default: now).", "发出时间，如 2026-09-29T09:20（默认现在）。"),
    "distributed.again": Text("Replace the recorded time.", "改写已登记的发出时间。"),
    "in_time": Text("{meeting}: minutes sent {after} after the meeting, within {limit}", "{meeting}：会后 {after}发出，在 {limit} 时限内"),
    "too_late": Text("{meeting}: minutes sent {after} after the meeting; the limit is {limit}", "{meeting}：会后 {after}发出，超过 {limit} 时限"),
    "after": Text("{hours} h {minutes} min", "{hours} 小时 {minutes} 分钟"),
    "distributed_later": Text("--at: {at} is in the future", "--at：{at} 尚未到来"),
    "distributed_before": Text("--at: {at} is before the meeting {meeting} ({held})", "--at：{at} 早于会议 {meeting}（{held}）"),
    "distributed_already": Text(
        "the minutes of {meeting} were sent at {at}; use --again to change the time", "{meeting} 的纪要已于 {at} 发出；如需改写请加 --again"
    ),
    # list
    "list.help": Text(
        "List meetings, latest first: decisions, how many are done, whether the minutes were sent.", "列出会议，最近的在前：决议、落实情况、纪要是否发出。"
    ),
    "list.type": Text("Only meetings of this type: weekly, monthly or adhoc.", "只看 weekly、monthly 或 adhoc。"),
    "list.since": Text("Only meetings from this day on.", "只看该日期及以后的。"),
    "list.until": Text("Only meetings up to this day.", "只看该日期及以前的。"),
    "list.undistributed": Text("Only meetings that were held and whose minutes were not sent.", "只看已召开而纪要未发出的。"),
    "list.text": Text("Only meetings containing this text in id, agenda or decisions.", "只看编号、议程或决议中含有该文字的。"),
    "list.sort": Text(
        "Order: held, type or undone (most undone tasks first); default: latest first.",
        "排序：held 按时间、type 按类型、undone 未完成任务多的在前（默认最近的在前）。",
    ),
    "type.weekly": Text("weekly", "周例会"),
    "type.monthly": Text("monthly", "月度会议"),
    "type.adhoc": Text("ad hoc", "临时会议"),
    "list.title": Text("Meetings", "会议列表"),
    "list.empty": Text("No matching meetings.", "没有符合条件的会议。"),
    "list.count": Text("{count} meeting{count:|s}, {out} without minutes sent", "共 {count} 次会议，纪要未发出 {out} 次"),
    "list.col.id": Text("Id", "编号"),
    "list.col.type": Text("Type", "类型"),
    "list.col.held": Text("Held", "时间"),
    "list.col.decisions": Text("Decisions", "决议"),
    "list.col.distributed": Text("Minutes", "纪要发出"),
    "list.tasks": Text("{count} (tasks {done}/{tasks} done)", "{count}（任务完成 {done}/{tasks}）"),
    "list.in_time": Text("{day}, in time", "{day}，按时"),
    "list.late": Text("{day}, late", "{day}，超时"),
    "list.not_out": Text("not sent", "未发出"),
    "list.overdue": Text("NOT SENT within {limit}", "未发出，已超过 {limit}"),
    "list.to_come": Text("not held yet", "尚未召开"),
}
