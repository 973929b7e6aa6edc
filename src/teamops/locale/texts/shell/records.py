"""Names of the choices in files, such as statuses."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "status.not_started": Text("not started", "未开始"),
    "status.in_progress": Text("in progress", "进行中"),
    "status.blocked": Text("blocked", "阻塞"),
    "status.done": Text("done", "已完成"),
    "status.cancelled": Text("cancelled", "已取消"),
    "status.open": Text("open", "未完成"),
    "status.accepted": Text("accepted", "已承接"),
    "status.delivered": Text("delivered", "已交付"),
    "status.not_begun": Text("not started", "未开始"),
    "status.running": Text("running", "进行中"),
    "status.finished": Text("ended", "已结束"),
    "type.routine": Text("routine", "常规"),
    "type.special": Text("special", "专项"),
    "type.adhoc": Text("ad hoc", "临时"),
    "risk.low": Text("low", "低"),
    "risk.medium": Text("medium", "中"),
    "risk.high": Text("high", "高"),
    "every.day": Text("every day", "每天"),
    "every.workday": Text("every working day", "每个工作日"),
    "every.week": Text("weekly", "每周"),
}
