"""Texts of `teamops request` and `teamops requests list`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text("Cross-department requests: open, accept, deliver, confirm.", "跨部门协作需求：提出、承接、交付，双方确认。"),
    # commands
    "open.help": Text("Ask another department for something.", "向其他部门提出协作需求。"),
    "accept.help": Text("Accept a request for the provider, promising item and day of delivery.", "以承接方身份签字承接：承诺交付的内容和时间。"),
    "change.help": Text(
        "Change a request; if item, day or provider change, the provider must accept again.",
        "修改协作需求；交付内容、时间或承接部门有变的，须由承接方重新承接。",
    ),
    "start.help": Text("Mark a request as in progress, also again after an insufficient delivery.", "标为进行中；已交付但不合格的，重新开始。"),
    "deliver.help": Text("Mark a request as delivered, for the provider.", "以承接方身份标为已交付。"),
    "confirm.help": Text(
        "Confirm for your side that the delivery is right; once both sides have confirmed, the request is done.",
        "代表本方确认完成；双方都确认后，需求即为已完成。",
    ),
    "urgent.help": Text(
        "Mark a request as urgent: answer within 2 hours, solution within 24 (limits of the team).",
        "提为紧急需求：2 小时内响应，24 小时内解决（以团队设置为准）。",
    ),
    "respond.help": Text("Answer an urgent request for the provider.", "以承接方身份响应紧急需求。"),
    "solve.help": Text("Mark the urgent problem as solved.", "标记紧急问题已解决。"),
    "cancel.help": Text("Cancel a request and give the reason.", "取消协作需求，并写明原因。"),
    "escalate.help": Text("Escalate a problem to the director, or someone else, with a plan.", "将问题上报总监（或其他人），并写明处理方案。"),
    # options
    "id": Text("The request: its id, the start of its id, or its need.", "协作需求：编号、编号开头或需求描述。"),
    "need": Text("The need, in a few words.", "需求描述。"),
    "from": Text("The requesting department (id or name; default: the owner's).", "需求部门（编号或名称，默认为责任人所在部门）。"),
    "to": Text("The providing department (id or name).", "承接部门（编号或名称）。"),
    "item": Text("The item to deliver.", "协作事项，即要交付的内容。"),
    "due": Text("Day of delivery.", "交付日期。"),
    "owner": Text("Owner on the requester's side (id or name).", "需求方责任人（编号或姓名）。"),
    "is_urgent": Text("Urgent; the time limits run from now.", "紧急需求，从现在开始计时。"),
    "own_due": Text("The day that the provider can promise, if it differs from the requested one.", "承接方能承诺的日期（与需求日期不同时填写）。"),
    "note": Text("Note; an empty text removes the old one.", "备注；写空字符串则删去原有备注。"),
    "reason": Text("Reason for cancelling; added to the note.", "取消原因，写入备注。"),
    "plan": Text("Plan to solve the problem.", "处理方案。"),
    "whom": Text("Escalate to this person (id or name; default: the director).", "上报给谁（编号或姓名，默认营销总监）。"),
    # errors
    "who_is_it": Text("this needs a person; use --as PERSON or set TEAMOPS_AS", "请用 --as 写明操作人（或设置 TEAMOPS_AS）"),
    "no_need": Text("the need is missing; describe it in a few words", "请写明需求描述"),
    "incomplete": Text(
        "a request needs an item, a provider, a day and an owner; also give {missing}", "协作需求要写明交付内容、承接部门、交付日期和责任人：还缺 {missing}"
    ),
    "no_department": Text("{person} belongs to no department; give the requesting department with --from", "{person}没有所属部门：请用 --from 写明需求部门"),
    "same_department": Text(
        "{department} cannot request from itself; within a department, create a task (`teamops new task`)",
        "需求部门与承接部门都是{department}：部门内部的工作请建任务（`teamops new task`）",
    ),
    "closed": Text(
        "“{need}” is {status} and closed; open a new request (`teamops request open`)",
        "“{need}”{status}，不能再修改：如仍有需要，请用 `teamops request open` 新提需求",
    ),
    "no_provider": Text(
        "“{need}” has no provider yet; set it with `teamops request change {id} --to DEPT`",
        "“{need}”没有写承接部门：请先用 `teamops request change {id} --to 部门` 补上",
    ),
    "not_theirs": Text(
        "only {department} may do this for “{need}”, and {person} is not in it (allowed: {people})",
        "“{need}”由{department}承接，{person}不属于该部门；可由以下人员操作：{people}",
    ),
    "nobody": Text(
        "only {department} may do this for “{need}”, but teamops.yaml lists nobody there; add its people or its head (`head:`)",
        "“{need}”由{department}承接，但 teamops.yaml 中没有该部门的人员：请先登记人员或部门负责人（`head:`）",
    ),
    "neither_side": Text(
        "{person} is on neither side of “{need}”; these people may confirm: {people}",
        "{person}既不属于“{need}”的需求方，也不属于承接方；可由以下人员确认：{people}",
    ),
    "no_due": Text("“{need}” has no day of delivery; give the day that the provider can promise (--due)", "“{need}”没有交付日期：请用 --due 写明能承诺的日期"),
    "empty_item": Text("--item: give the item to deliver for “{need}”", "--item：请写明“{need}”要交付的内容"),
    "not_delivered": Text(
        "“{need}” is not delivered yet ({status}); before you confirm it, the provider must run `{command}`",
        "“{need}”尚未交付（当前：{status}），不能确认完成；请承接方先运行 `{command}`",
    ),
    "not_urgent": Text(
        "“{need}” is not urgent; if it is, run `teamops request urgent {id}` first", "“{need}”不是紧急需求；如确实紧急，请先运行 `teamops request urgent {id}`"
    ),
    "not_raised_yet": Text("“{need}” is urgent only since {raised}, which is in the future", "“{need}”于 {raised} 才提为紧急，晚于当前时间"),
    "no_reason": Text("--reason: give the reason for cancelling “{need}”", "--reason：请写明取消“{need}”的原因"),
    "no_plan": Text("--plan: give the plan to solve “{need}”", "--plan：请写明“{need}”的处理方案"),
    "no_director": Text(
        "teamops.yaml sets no `director`; use --to to name the person to escalate to", "teamops.yaml 没有设置 `director`：请用 --to 指定上报给谁"
    ),
    "cancelled_because": Text("cancelled: {reason}", "取消原因：{reason}"),
    # next steps
    "status.accept": Text("{department} must accept: {command}", "待{department}承接：{command}"),
    "status.accept_nobody": Text("{department} must accept, but teamops.yaml lists nobody there.", "待{department}承接；teamops.yaml 中尚无该部门人员。"),
    "status.accept_again": Text(
        "What {person} accepted has changed; {department} must accept again: {command}", "{person}承接的内容已改动，须由{department}重新承接：{command}"
    ),
    "status.due": Text("The day of delivery is now {due} (requested: {before}); inform {owner}.", "交付日期改为 {due}（原定 {before}），请告知{owner}。"),
    "status.deliver": Text("After the delivery: {command}", "交付后请运行：{command}"),
    "status.confirm": Text("{department} must confirm: {command}", "待{department}确认：{command}"),
    "status.done": Text("Both sides have confirmed: done.", "双方已确认，需求完成。"),
    "status.answered": Text("Answered after {took}, in time (limit {limit}).", "响应用时 {took}，在时限（{limit}）之内。"),
    "status.answered_late": Text("Answered after {took}: late (limit {limit}).", "响应用时 {took}，超过时限（{limit}）。"),
    "status.solved": Text("Solved after {took}, in time (limit {limit}).", "解决用时 {took}，在时限（{limit}）之内。"),
    "status.solved_late": Text("Solved after {took}: late (limit {limit}).", "解决用时 {took}，超过时限（{limit}）。"),
    "status.urgent": Text("Urgent since {raised}: answer by {answer}, solve by {solution}.", "自 {raised} 起计时：{answer} 前响应，{solution} 前解决。"),
    "status.respond": Text("To answer it: {command}", "响应请运行：{command}"),
    "status.escalated": Text("Inform {person}; the plan is recorded.", "请告知{person}；处理方案已记录。"),
    "lasted": Text("{hours} h {minutes} min", "{hours} 小时 {minutes} 分钟"),
    "lasted.hours": Text("{hours} h", "{hours} 小时"),
    "lasted.minutes": Text("{minutes} min", "{minutes} 分钟"),
    # requests list
    "list.group": Text("List cross-department requests.", "列出跨部门协作需求。"),
    "list.help": Text(
        "List requests, urgent ones first with their time limits; only open ones by default.", "列出协作需求：默认只列未完成的，紧急的在前并显示用时。"
    ),
    "list.from": Text("Only requests from this department (id or name).", "只看该部门提出的（编号或名称）。"),
    "list.to": Text("Only requests to this department (id or name).", "只看该部门承接的（编号或名称）。"),
    "list.owner": Text("Only requests of this person (id or name).", "只看某人负责的（编号或姓名）。"),
    "list.department": Text("Only requests with this department on either side.", "只看该部门提出或承接的。"),
    "list.status": Text(
        "Only requests with this status, including closed ones: open, accepted, in_progress, delivered, done, cancelled.",
        "只看该状态的（含已结束的）：open 未承接、accepted、in_progress、delivered、done、cancelled。",
    ),
    "list.urgent": Text("Only urgent requests.", "只看紧急需求。"),
    "list.overdue": Text("Only overdue requests.", "只看逾期的。"),
    "list.unaccepted": Text("Only requests that the provider has not accepted, or must accept again.", "只看待承接或需重新承接的。"),
    "list.open": Text("Only open requests (default), or all.", "只看未完成的（默认），或查看全部。"),
    "list.text": Text("Only requests containing this text.", "只看含有该文字的。"),
    "list.due_before": Text("Only requests due before this day.", "只看在该日期之前到期的。"),
    "list.sort": Text(
        "Order: due, status, from or to (default: urgent ones first, then overdue ones, then by day).",
        "排序：due 交付日、status 状态、from 需求部门、to 承接部门（默认紧急在前，其次逾期，再按交付日）。",
    ),
    "list.title": Text("Cross-department requests", "跨部门协作需求"),
    "list.empty": Text("No matching requests.", "没有符合条件的协作需求。"),
    "list.count": Text("{count} request{count:|s}, {late} overdue, {urgent} urgent", "共 {count} 项，其中逾期 {late} 项、紧急 {urgent} 项"),
    "list.col.id": Text("Id", "编号"),
    "list.col.need": Text("Need", "需求描述"),
    "list.col.from": Text("From", "需求部门"),
    "list.col.to": Text("To", "承接部门"),
    "list.col.owner": Text("Owner", "责任人"),
    "list.col.due": Text("Due", "交付时间"),
    "list.col.status": Text("Status", "状态"),
    "list.col.clock": Text("Remark", "备注"),
    "list.to_accept": Text("to be accepted", "待承接"),
    "list.to_accept_again": Text("to be accepted again", "需重新承接"),
    "list.response": Text("not answered for {took} (of {limit})", "待响应，已 {took}（时限 {limit}）"),
    "list.response_late": Text("NOT ANSWERED for {took} (of {limit})", "响应超时：已 {took}（时限 {limit}）"),
    "list.solution": Text("not solved for {took} (of {limit})", "待解决，已 {took}（时限 {limit}）"),
    "list.solution_late": Text("NOT SOLVED for {took} (of {limit})", "解决超时：已 {took}（时限 {limit}）"),
    "list.solved": Text("solved after {took}", "已解决，用时 {took}"),
    "list.escalated": Text("escalated to {person}", "已上报{person}"),
}
