"""Texts of `teamops notify`, for the team's group and for the person who sets it up."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text(
        "Make a chat robot's message of what is due today, in the team's language unless --lang is given; --send sends it.",
        "把今天要处理的事项整理成群机器人消息；加 --send 才会发送。默认用团队的语言，可用 --lang 指定。",
    ),
    "to": Text(
        "Chat service of the robot: feishu, dingtalk or wecom; text is plain text.",
        "消息格式：feishu 飞书、dingtalk 钉钉、wecom 企业微信的群机器人，或 text 纯文本。",
    ),
    "only": Text("Only alerts, or only reminders.", "只发预警（alerts）或只发提醒（reminders）。"),
    "person": Text("Only items of this person (id or name).", "只含某人的事项（编号或姓名）。"),
    "send": Text(
        "Send it; address and secret come from the environment (TEAMOPS_FEISHU_URL and _SECRET, TEAMOPS_DINGTALK_URL and _SECRET, TEAMOPS_WECOM_URL).",
        "发送到群；机器人地址和密钥取自环境变量（TEAMOPS_FEISHU_URL 与 _SECRET、TEAMOPS_DINGTALK_URL 与 _SECRET、TEAMOPS_WECOM_URL）。",
    ),
    "workdays": Text("Send only on working days of the team's calendar.", "只在团队日历的工作日通知，休息日不发。"),
    # the message
    "title": Text("{team}: reminders of {day}", "{team}今日提醒 {day}"),
    "alerts": Text("Alerts: {count}", "预警 {count} 项"),
    "reminders": Text("Reminders: {count}", "提醒 {count} 项"),
    "line": Text("{what}: {why}", "{what}：{why}"),
    "until": Text("{text}, by {day}", "{text}，期限 {day}"),
    "more": Text("… and {count} more", "… 另有 {count} 项"),
    "M004": Text(
        "{project}, {phase}: {metric} {rate} ({actual} of {plan}), no measure yet",
        "{project}{phase}：{metric} {rate}（实际 {actual}，计划 {plan}），尚无应对措施",
    ),
    "M007": Text("{project}: budget overrun by {over} ({spent} of {planned})", "{project}：预算超支 {over}（已支出 {spent}，预算 {planned}）"),
    # on the screen
    "nothing": Text("Nothing to report today: nothing was sent.", "今天没有需要通知的事项，未发送。"),
    "day_off": Text("{day} is a day off: nothing was sent.", "{day} 是休息日，未发送。"),
    "sent": Text(
        "sent to {service}: {alerts} alert{alerts:|s}, {reminders} reminder{reminders:|s}", "已发送到{service}：预警 {alerts} 项，提醒 {reminders} 项"
    ),
    "text_is_not_sent": Text(
        "--send: plain text cannot be sent to a robot; use --to feishu, dingtalk or wecom",
        "--send：纯文本不能发送给机器人，请用 --to feishu、dingtalk 或 wecom 指定",
    ),
    "service.feishu": Text("Feishu", "飞书"),
    "service.dingtalk": Text("DingTalk", "钉钉"),
    "service.wecom": Text("WeCom", "企业微信"),
    "no_address": Text(
        "{address} is not set: put the address of the {service} robot into this environment variable",
        "环境变量 {address} 未设置：请把{service}机器人的 webhook 地址写入该变量",
    ),
    "no_secret": Text(
        "{secret} is not set: put the secret of the {service} robot into this environment variable (`{secret}=` if it uses a keyword or IP list instead)",
        "环境变量 {secret} 未设置：请把{service}机器人的签名密钥写入该变量（机器人只用关键词或 IP 白名单时设为空，即 `{secret}=`）",
    ),
    "bad_address": Text(
        "{address} is not a usable address: it must start with https:// (its content is secret and not shown)",
        "{address} 不是可用的地址：必须以 https:// 开头（其内容属于机密，此处不显示）",
    ),
    "post.timed_out": Text(
        "{service} did not answer within {seconds} s: try again later, or check this machine's network and proxy",
        "{service}在 {seconds} 秒内没有响应：请稍后重试，或检查本机的网络和代理",
    ),
    "post.no_such_host": Text(
        "cannot find the host in {address}: check the variable and this machine's network", "找不到 {address} 中的主机：请检查该变量和本机网络"
    ),
    "post.refused": Text(
        "the host in {address} refused the connection: check the variable and this machine's proxy", "{address} 中的主机拒绝连接：请检查该变量和本机代理"
    ),
    "post.certificate": Text(
        "cannot verify the certificate of the host in {address}: check this machine's certificates and proxy",
        "无法验证 {address} 中主机的证书：请检查本机的证书和代理",
    ),
    "post.unreachable": Text(
        "cannot reach {service} ({detail}): check this machine's network and proxy", "无法连接{service}（{detail}）：请检查本机的网络和代理"
    ),
    "redirected": Text(
        "the host in {address} redirects (HTTP {status}), which is not followed for safety: copy the robot's address again",
        "{address} 中的主机要求跳转（HTTP {status}），为安全起见没有跳转：请重新复制机器人地址",
    ),
    "status": Text(
        "{service} answered HTTP {status}, and nothing was sent: check {address}, or try again later",
        "{service}返回 HTTP {status}，未发送：请检查 {address}，或稍后重试",
    ),
    "not_understood": Text(
        "the answer is not JSON from {service} (HTTP {status}): check {address} and this machine's proxy",
        "返回内容不是{service}的 JSON（HTTP {status}）：请检查 {address} 和本机代理",
    ),
    "too_often": Text("{service} accepts no more messages for now: {limit}; try again later", "{service}暂不接收更多消息：{limit}；请稍后重试"),
    "limit.feishu": Text(
        "100 a minute and 5 a second for each robot, fewer at the full and half hour", "每个机器人每分钟最多 100 条、每秒最多 5 条，整点和半点更易受限"
    ),
    "limit.dingtalk": Text("20 a minute for each robot, and none for 10 minutes after that", "每个机器人每分钟最多 20 条，超过后停用 10 分钟"),
    "limit.wecom": Text("20 a minute for each robot", "每个机器人每分钟最多 20 条"),
    "refused": Text("{service} refused the message: {said}{hint}", "{service}拒收消息：{said}{hint}"),
    "hint.signature": Text("; check {secret} and this machine's clock", "；请检查 {secret} 和本机时钟"),
    "hint.sender": Text("; add this machine to the robot's IP list", "；请把本机 IP 加入机器人的白名单"),
    "hint.keyword": Text(
        "; the message must contain the robot's keyword, such as “reminders” from its title", "；消息中须含机器人的关键词，可设为标题中的“提醒”"
    ),
    "hint.security": Text(
        "; check {secret} and this machine's clock, or the robot's keyword (such as “reminders”) and IP list",
        "；请检查 {secret} 和本机时钟，或机器人的关键词（可设为“提醒”）与 IP 白名单",
    ),
    "hint.address": Text("; copy the robot's address to {address} again", "；请重新把机器人地址写入 {address}"),
}
