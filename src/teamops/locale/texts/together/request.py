"""Texts of `teamops request` and `teamops requests list`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text("Requests between departments: opened, accepted, delivered and confirmed by both sides.", "跨部门协作需求：提出、承接、交付，双方确认。"),
    # commands
    "open.help": Text("Ask another department for something.", "向其他部门提出协作需求。"),
    "accept.help": Text("Accept a request for the providing department: what is to be delivered, and when.", "以承接方身份签字承接：承诺交付的内容和时间。"),
    "change.help": Text(
        "Change what is asked for. Another item, day or provider has to be accepted anew.", "修改协作需求；交付内容、时间或承接部门有变的，须由承接方重新承接。"
    ),
    "start.help": Text("Say that the work has begun; or begins again, where what was delivered did not do.", "标为进行中；已交付但不合格的，重新开始。"),
    "deliver.help": Text("Say for the providing department that it has delivered.", "以承接方身份标为已交付。"),
    "confirm.help": Text(
        "Confirm for one's side that what was delivered is right; once both sides have, the request is done.",
        "代表本方确认完成；双方都确认后，需求即为已完成。",
    ),
    "urgent.help": Text(
        "Raise a request as urgent: answered within 2 hours, solved within 24 (limits of the team).",
        "提为紧急需求：2 小时内响应，24 小时内解决（以团队设置为准）。",
    ),
    "respond.help": Text("Answer an urgent request for the providing department.", "以承接方身份响应紧急需求。"),
    "solve.help": Text("Say that what was urgent is solved.", "说明紧急问题已解决。"),
    "cancel.help": Text("Cancel a request, and say why.", "取消协作需求，并写明原因。"),
    "escalate.help": Text("Raise a problem with the director, or somebody else, with a plan.", "将问题升级到总监（或他人），并写明处理方案。"),
    # options
    "id": Text("The request: its id, its beginning, or what is needed.", "协作需求：编号、编号开头或需求描述。"),
    "need": Text("What is needed, in a few words.", "需求描述。"),
    "from": Text("The department that asks (id or name; default: the owner's).", "需求部门（编号或名称，默认为责任人所在部门）。"),
    "to": Text("The department that is to provide (id or name).", "承接部门（编号或名称）。"),
    "item": Text("What is to be delivered.", "协作事项，即要交付的内容。"),
    "due": Text("The day of delivery.", "交付日期。"),
    "owner": Text("Who answers for it on the side that asks (id or name).", "需求方责任人（编号或姓名）。"),
    "is_urgent": Text("It is urgent: the clock runs from now.", "紧急需求，从现在开始计时。"),
    "own_due": Text("The day that the provider can promise, if not the one asked for.", "承接方能承诺的日期（与需求日期不同时填写）。"),
    "note": Text("A remark; an empty one takes the old one away.", "备注；写空字符串则删去原有备注。"),
    "reason": Text("Why it is cancelled; added to the note.", "取消原因，写入备注。"),
    "plan": Text("What is to be done about it.", "处理方案。"),
    "whom": Text("With whom it is raised (id or name; default: the director).", "升级给谁（编号或姓名，默认为总监）。"),
    # errors
    "who_is_it": Text("say who it is: --as PERSON (or set TEAMOPS_AS)", "请用 --as 写明操作人（或设置 TEAMOPS_AS）"),
    "no_need": Text("say in a few words what is needed", "请写明需求描述"),
    "incomplete": Text(
        "a request says what is to be delivered, by whom, when, and who answers for it: give {missing} too",
        "协作需求要写明交付内容、承接部门、交付日期和责任人：还缺 {missing}",
    ),
    "no_department": Text("{person} belongs to no department: say which one asks (--from)", "{person}没有所属部门：请用 --from 写明需求部门"),
    "same_department": Text(
        "{department} cannot ask itself: within a department it is a task (`teamops new task`)",
        "需求部门与承接部门都是{department}：部门内部的工作请建任务（`teamops new task`）",
    ),
    "closed": Text(
        "“{need}” is {status}, and closed: open a new request (`teamops request open`)",
        "“{need}”{status}，不能再修改：如仍有需要，请用 `teamops request open` 新提需求",
    ),
    "no_provider": Text(
        "“{need}” is asked of nobody yet: name the department by `teamops request change {id} --to DEPT`",
        "“{need}”没有写承接部门：请先用 `teamops request change {id} --to 部门` 补上",
    ),
    "not_theirs": Text(
        "this is for {department} to say of “{need}”, and {person} does not belong there; who may: {people}",
        "“{need}”由{department}承接，{person}不属于该部门；可由以下人员操作：{people}",
    ),
    "nobody": Text(
        "this is for {department} to say of “{need}”, and teamops.yaml names nobody there: enter its people or its head (`head:`)",
        "“{need}”由{department}承接，但 teamops.yaml 中没有该部门的人员：请先登记人员或部门负责人（`head:`）",
    ),
    "neither_side": Text(
        "{person} stands on neither side of “{need}”; who may confirm: {people}", "{person}既不属于“{need}”的需求方，也不属于承接方；可由以下人员确认：{people}"
    ),
    "no_due": Text("“{need}” has no day of delivery: say what the provider can promise (--due)", "“{need}”没有交付日期：请用 --due 写明能承诺的日期"),
    "empty_item": Text("--item: say what is to be delivered for “{need}”", "--item：请写明“{need}”要交付的内容"),
    "not_delivered": Text(
        "“{need}” has not been delivered yet ({status}); before it is confirmed the provider says `{command}`",
        "“{need}”尚未交付（当前：{status}），不能确认完成；请承接方先运行 `{command}`",
    ),
    "not_urgent": Text(
        "“{need}” is not urgent; if it is, run `teamops request urgent {id}` first", "“{need}”不是紧急需求；如确实紧急，请先运行 `teamops request urgent {id}`"
    ),
    "not_raised_yet": Text("“{need}” is urgent only since {raised}, which is later than now", "“{need}”于 {raised} 才提为紧急，晚于当前时间"),
    "no_reason": Text("--reason: say why “{need}” is cancelled", "--reason：请写明取消“{need}”的原因"),
    "no_plan": Text("--plan: say what is to be done about “{need}”", "--plan：请写明“{need}”的处理方案"),
    "no_director": Text("teamops.yaml names no director: say with whom it is raised (--to)", "teamops.yaml 中没有 director：请用 --to 写明升级给谁"),
    "cancelled_because": Text("cancelled: {reason}", "取消原因：{reason}"),
    # next steps
    "status.accept": Text("For {department} to accept: {command}", "待{department}承接：{command}"),
    "status.accept_nobody": Text("For {department} to accept; teamops.yaml names nobody there.", "待{department}承接；teamops.yaml 中尚无该部门人员。"),
    "status.accept_again": Text(
        "What {person} accepted is changed. For {department} to accept again: {command}", "{person}承接的内容已改动，须由{department}重新承接：{command}"
    ),
    "status.due": Text("The day of delivery is now {due} (asked for: {before}): tell {owner}.", "交付日期改为 {due}（原定 {before}），请告知{owner}。"),
    "status.deliver": Text("Once it is delivered: {command}", "交付后请运行：{command}"),
    "status.confirm": Text("For {department} to confirm: {command}", "待{department}确认：{command}"),
    "status.done": Text("Both sides have confirmed: done.", "双方已确认，需求完成。"),
    "status.answered": Text("Answered after {took}, in time (limit {limit}).", "响应用时 {took}，在时限（{limit}）之内。"),
    "status.answered_late": Text("Answered after {took}: late (limit {limit}).", "响应用时 {took}，超过时限（{limit}）。"),
    "status.solved": Text("Solved after {took}, in time (limit {limit}).", "解决用时 {took}，在时限（{limit}）之内。"),
    "status.solved_late": Text("Solved after {took}: late (limit {limit}).", "解决用时 {took}，超过时限（{limit}）。"),
    "status.urgent": Text(
        "Urgent since {raised}: to be answered by {answer} and solved by {solution}.", "自 {raised} 起计时：{answer} 前响应，{solution} 前解决。"
    ),
    "status.respond": Text("To answer it: {command}", "响应请运行：{command}"),
    "status.escalated": Text("Tell {person}; the plan is written down.", "请告知{person}；处理方案已记录。"),
    "lasted": Text("{hours} h {minutes} min", "{hours} 小时 {minutes} 分钟"),
    "lasted.hours": Text("{hours} h", "{hours} 小时"),
    "lasted.minutes": Text("{minutes} min", "{minutes} 分钟"),
    # requests list
    "list.group": Text("Requests between departments as a list.", "跨部门协作需求列表。"),
    "list.help": Text(
        "List requests: the open ones, urgent ones first with their clock, unless it is asked for others.",
        "列出协作需求：默认只列未完成的，紧急的在前并显示用时。",
    ),
    "list.from": Text("Only what this department asks for (id or name).", "只看该部门提出的（编号或名称）。"),
    "list.to": Text("Only what this department is to provide (id or name).", "只看该部门承接的（编号或名称）。"),
    "list.owner": Text("Only requests of this person (id or name).", "只看某人负责的（编号或姓名）。"),
    "list.department": Text("Only requests with this department on either side.", "只看该部门提出或承接的。"),
    "list.status": Text(
        "Only requests with this status, open or not: open, accepted, in_progress, delivered, done, cancelled.",
        "只看该状态的（含已结束的）：open 未承接、accepted、in_progress、delivered、done、cancelled。",
    ),
    "list.urgent": Text("Only urgent requests.", "只看紧急需求。"),
    "list.overdue": Text("Only requests past their day of delivery.", "只看逾期的。"),
    "list.unaccepted": Text("Only requests that the provider has still to accept, or to accept again.", "只看待承接或需重新承接的。"),
    "list.open": Text("Only open requests, which is the default, or all.", "只看未完成的（默认），或查看全部。"),
    "list.text": Text("Only requests in which this word stands.", "只看含有该文字的。"),
    "list.due_before": Text("Only requests due before this day.", "只看在该日期之前到期的。"),
    "list.sort": Text(
        "The order: due, status, from or to (default: urgent ones first, then late ones, then by day).",
        "排序：due 交付日、status 状态、from 需求部门、to 承接部门（默认紧急在前，其次逾期，再按交付日）。",
    ),
    "list.title": Text("Requests between departments", "跨部门协作需求"),
    "list.empty": Text("No request is like that.", "没有符合条件的协作需求。"),
    "list.count": Text("{count} request{count:|s}, {late} of them late, {urgent} urgent", "共 {count} 项，其中逾期 {late} 项、紧急 {urgent} 项"),
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
    "list.escalated": Text("escalated to {person}", "已升级到{person}"),
}
