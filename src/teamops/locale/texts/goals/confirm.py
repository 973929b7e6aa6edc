"""Texts of `teamops confirm`: what was agreed, by whom, and how strong the evidence is."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    # what a signature is bound to
    "field.target": Text("target", "目标值"),
    "field.period": Text("period", "周期"),
    "field.unit": Text("unit", "单位"),
    "field.owner": Text("owner", "责任人"),
    "field.criteria": Text("criteria", "完成标准"),
    "field.key_actions": Text("key actions", "关键动作"),
    "field.parts": Text("parts", "分解项"),
    "field.own_parts": Text("own parts", "本人的分解项"),
    # the state of a confirmation
    "state.missing": Text("not confirmed", "未确认"),
    "state.holds": Text("confirmed", "已确认"),
    "state.lapsed": Text("LAPSED: {fields} changed", "已失效：{fields}有改动"),
    "state.lapsed_unknown": Text("LAPSED: content changed", "已失效：内容有改动"),
    "state.unbound": Text("confirmed, no digest", "已确认（无校验码）"),
    "state.part_missing": Text("not confirmed: {parts}", "未确认：{parts}"),
    # how strong the evidence is
    "evidence.signed": Text("signed commit {commit}", "签名提交 {commit}"),
    "evidence.author": Text("own commit {commit}", "本人提交 {commit}"),
    "evidence.declared": Text("self-declared, commit {commit} by {author}", "自行声明，由 {author} 提交（{commit}）"),
    "evidence.unknown": Text("unknown: {why}", "未知：{why}"),
    "why.no_history": Text("no git history", "没有 git 历史"),
    "why.uncommitted": Text("not committed", "尚未提交"),
    "why.shallow": Text("older than the shallow clone", "超出浅克隆的历史范围"),
    # teamops confirm
    "title": Text("Please confirm, {person}: {goal}", "请{person}确认：{goal}"),
    "column.field": Text("Item", "项目"),
    "column.content": Text("Content", "内容"),
    "column.change": Text("Since the last confirmation", "与上次确认相比"),
    "changed": Text("changed", "有改动"),
    "may_have_changed": Text("unknown", "无法判断"),
    "total": Text("total {total}", "合计 {total}"),
    "part": Text("{part} {target}", "{part} {target}"),
    "already": Text("{person} confirmed this on {day}, and it still holds; nothing to write", "{person}已于 {day} 确认，且仍然有效；无需写入"),
    "ask": Text("{person}, do you confirm this?", "{person}，确认以上内容？"),
    "not_theirs": Text("{person} owns nothing in {path}; {owners} must confirm it", "{person}在 {path} 没有负责的内容；应由{owners}确认"),
    "nobodys": Text("{path} has no owner; write `owner` first", "{path} 没有责任人；请先填写 `owner`"),
    "other_identity": Text(
        "git commits here as {email}, but {person} has {expected}; the evidence will be “self-declared”",
        "当前 git 身份是 {email}，而{person}的邮箱是 {expected}：证据等级将是“自行声明”",
    ),
    # teamops confirm --all-mine
    "waiting.title": Text("Waiting for {person} to confirm", "待{person}确认"),
    "waiting.none": Text("nothing waits for {person} to confirm.", "没有待{person}确认的目标。"),
    "waiting.hint": Text(
        "confirm all of this with `{command}`, or one goal with `teamops confirm GOAL --as {person}`",
        "全部确认：`{command}`；只确认一个目标：`teamops confirm 目标 --as {person}`",
    ),
    "ask_all": Text("{person}, do you confirm all {count}?", "{person}，确认以上全部 {count} 项？"),
    "column.target": Text("Target", "目标值"),
    # teamops confirm --list
    "list.title": Text("Confirmations", "目标确认情况"),
    "list.empty": Text("nothing to confirm.", "没有需要确认的目标。"),
    "list.counts": Text("{missing} not confirmed, {lapsed} lapsed, {holds} confirmed", "未确认 {missing} 项，已失效 {lapsed} 项，已确认 {holds} 项"),
    "column.goal": Text("Goal", "目标"),
    "column.person": Text("Person", "责任人"),
    "column.parts": Text("Owns", "负责内容"),
    "column.state": Text("State", "状态"),
    "column.at": Text("On", "确认时间"),
    "column.digest": Text("Digest", "校验码"),
    "column.evidence": Text("Evidence", "证据"),
    "whole": Text("whole goal", "整个目标"),
    "count": Text("{count} part{count:|s}", "{count} 个分解项"),
}
