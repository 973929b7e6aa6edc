"""Texts of the minutes of meetings (会议纪要)."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "title": Text("Minutes of meetings", "会议纪要"),
    "empty": Text("No meetings in this period.", "本周期没有会议。"),
    "meeting": Text("{kind}, {held}", "{kind} {held}"),
    "item": Text("Item", "项目"),
    "content": Text("Content", "内容"),
    "id": Text("Id", "编号"),
    "agenda": Text("Agenda", "议程"),
    "no_agenda": Text("NO AGENDA", "未写明"),
    "attendees": Text("Attendees", "参会人"),
    "invited": Text("Invited", "拟参会"),
    "recorder": Text("Minutes by", "记录人"),
    "distributed": Text("Minutes sent", "纪要发出"),
    "out": Text("{at}, {after} after the meeting, in time", "{at}，会后 {after}，按时"),
    "out_late": Text("{at}, {after} after the meeting, LATE (limit {limit})", "{at}，会后 {after}，超过 {limit} 时限"),
    "not_out": Text("not yet; due by {until}", "尚未发出，应在 {until} 前发出"),
    "overdue": Text("NOT SENT; was due by {until}", "未发出，已过时限（{until}）"),
    "to_come": Text("the meeting has not been held yet", "会议尚未召开"),
    "decisions": Text("Decisions", "会议决议"),
    "decisions_of": Text("Decisions: {meeting}", "会议决议：{meeting}"),
    "none_of_theirs": Text("No decisions to carry out.", "没有需要落实的决议。"),
    "no_decisions": Text("No decisions recorded.", "未登记决议。"),
    "decision": Text("Decision", "决议事项"),
    "owner": Text("Owner", "责任人"),
    "due": Text("Due", "完成时间"),
    "task": Text("Became task", "转为任务"),
    "signature": Text("Signature", "签字"),
    "gone": Text("{task} (not recorded)", "{task}（已无记录）"),
    "notes": Text("Further notes", "补充记录"),
}
