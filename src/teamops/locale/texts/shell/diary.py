"""Messages of commits, in the language of the workspace."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "by": Text(" ({who})", "({who})"),
    "comma": Text(", ", "、"),
    "named": Text("{id} {name}", "{id} {name}"),
    "key": Text("{key} {value}", "{key} {value}"),
    "update": Text("{tasks}: {said}{by}", "{tasks}:{said}{by}"),
    "as_before": Text("status as before", "状态不变"),
    "new": Text("new {kind}: {what}", "新增{kind}:{what}"),
    "actual": Text("{goal} on {day}: {value}{by}", "{goal} {day} 实际值:{value}{by}"),
    "assign": Text("{task}: assigned to {person}{by}", "{task}:交给{person}负责{by}"),
    "plan": Text("task list of {week}: {count} new", "{week}任务清单:新增 {count} 项"),
    "plan_carried": Text(
        "task list of {week}: {count} new, {carried} carried over", "{week}任务清单:新增 {count} 项,结转 {carried} 项"
    ),
    "read": Text("{point}: {actual}{by}", "{point}:{actual}{by}"),
    "read_planned": Text(
        "{point}: {actual}, planned {plan} ({rate}){by}", "{point}:{actual},计划 {plan},偏差 {rate}{by}"
    ),
    "cause": Text("{point}, cause: {cause}{by}", "{point} 原因:{cause}{by}"),
    "measure": Text("{point}, measure: {action} ({owner}, {due}){by}", "{point} 措施:{action}({owner},{due} 前){by}"),
    "measure_done": Text("{point}, measure done: {action}{by}", "{point} 措施完成:{action}{by}"),
    "measure_cancelled": Text("{point}, measure given up: {action}{by}", "{point} 措施取消:{action}{by}"),
    "monitor": Text("watch {id} {name}, {first} to {last}{by}", "监控 {id} {name},{first} 至 {last}{by}"),
    "escalated": Text("{what}: raised with {who}; plan: {plan}{by}", "{what}:上报{who},应急方案:{plan}{by}"),
    "spent": Text("{what}: {spent} of {planned} spent{by}", "{what}:已支出 {spent},预算 {planned}{by}"),
    "meeting": Text("{kind} {meeting} prepared for {held}{by}", "筹备{kind} {meeting}:{held} 召开{by}"),
    "meeting_again": Text("{meeting}: agenda completed{by}", "{meeting}:补充议程{by}"),
    "attended": Text("{meeting}: who attended{by}", "{meeting}:登记参会人{by}"),
    "decision": Text("{text} ({owner}, {due})", "{text}({owner},{due} 前)"),
    "decided": Text("{meeting} decided: {decisions}{by}", "{meeting} 决议:{decisions}{by}"),
    "distributed": Text("{meeting}: minutes distributed at {at}{by}", "{meeting}:纪要于 {at} 发出{by}"),
    "drafted": Text(
        "{review} drafted: {reached} of {goals} goal{goals:|s} reached, {done} of {due} task{due:|s} done{by}",
        "起草 {review}:目标达成 {reached}/{goals},任务完成 {done}/{due}{by}",
    ),
    "redrafted": Text(
        "{review} drafted anew: {reached} of {goals} goal{goals:|s} reached, {done} of {due} task{due:|s} done{by}",
        "更新 {review}:目标达成 {reached}/{goals},任务完成 {done}/{due}{by}",
    ),
    "explained": Text("{review}, {goal} was missed because: {cause}{by}", "{review} {goal} 未达成原因:{cause}{by}"),
    "lesson": Text("{review}, lesson: {lesson}{by}", "{review} 经验:{lesson}{by}"),
    "review_held": Text("{review} held on {day}{by}", "{review} 于 {day} 召开{by}"),
    "improvement": Text(
        "{review}, improvement {id}: {item} ({owner}, {due}){by}", "{review} 优化方案 {id}:{item}({owner},{due} 前){by}"
    ),
    "improved": Text("{id} {item}, done: {evidence}{by}", "{id} {item} 完成:{evidence}{by}"),
    "request": Text("{id} {need}: {happened}{by}", "{id} {need}:{happened}{by}"),
    "request_opened": Text(
        "{id} {need}: {asker} asks {provider}, until {due}{by}", "{id} {need}:{asker}请{provider}协作,{due} 前交付{by}"
    ),
    "request_accepted": Text("accepted for {due}", "已承接,{due} 前交付"),
    "request_again": Text("to be accepted again", "待重新承接"),
    "request_confirmed": Text("confirmed", "确认"),
    "request_urgent": Text("urgent", "标为紧急"),
    "request_answered": Text("answered", "已响应"),
    "request_solved": Text("solved", "已解决"),
    "request_escalated": Text("raised with {who}", "上报{who}"),
    "daily": Text("daily report of {day}: {counts}{by}", "{day} 工作日报:{counts}{by}"),
    "daily_done": Text("{count} done", "完成 {count} 项"),
    "daily_plan": Text("{count} planned", "计划 {count} 项"),
    "daily_needs": Text("{count} needed", "需协助 {count} 项"),
    "split": Text("{goal} split into {levels}", "{goal} 分解到 {levels}"),
    "confirm": Text("{path} confirmed by {person}", "签字确认 {path}:{person}"),
    "calendar": Text("calendar of {year}: {outcome}", "{year} 年工作日历:{outcome}"),
    "calendar.added": Text("taken over", "已导入"),
    "calendar.updated": Text("renewed", "已更新"),
    "calendar.unpublished": Text("no notice yet", "放假安排尚未发布"),
}
