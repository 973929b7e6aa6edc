"""Texts of the table of what was done after its limit."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "title": Text("Late: done after the limit, or not at all", "超过时限的事项"),
    "col.what": Text("Item", "事项"),
    "col.who": Text("Owner", "责任方"),
    "col.due": Text("Limit", "时限"),
    "col.done": Text("Done", "完成"),
    "response": Text("answer to the urgent request “{name}” (§5.3)", "紧急需求“{name}”的响应（§5.3）"),
    "solution": Text("solution of the urgent request “{name}” (§5.3)", "紧急需求“{name}”的解决（§5.3）"),
    "delivery": Text("delivery of the request “{name}” (§5.8)", "协作需求“{name}”的交付（§5.8）"),
    "minutes": Text("minutes of the meeting {name} (§5.5)", "会议 {name} 的纪要（§5.5）"),
    "review": Text("review of {name} (§4.9)", "{name}的复盘（§4.9）"),
    "measure": Text("measure on the deviation of {name} (§3.9)", "{name}偏差的应对措施（§3.9）"),
    "never": Text("not done", "没有完成"),
}
