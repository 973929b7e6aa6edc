"""Texts of the audit report."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "title": Text("Audit", "变更审计"),
    "no_history": Text(
        "No history to audit: the workspace is not in a git repository, or nothing is committed yet.", "没有可供审计的历史：工作区不在 git 仓库中，或尚未提交。"
    ),
    "cut": Text("The history before commit {commit} is not here, because the clone is shallow.", "提交 {commit} 之前的历史不在本地（浅克隆），无法审计。"),
    "late": Text("Deadlines moved after they were missed (§2.5)", "逾期之后才改的截止日期（§2.5）"),
    "late.none": Text("No deadline was moved after it was missed.", "没有逾期之后才改的截止日期。"),
    "carried": Text("Moved after they were missed, still counted at the first due date (§4.3)", "结转：逾期之后改期，仍按原定完成日统计（§4.3）"),
    "carried.none": Text("No task was carried over.", "没有结转的任务。"),
    "lowered": Text("Targets made easier (§1.7)", "调低的目标值（§1.7）"),
    "lowered.none": Text("No target was made easier.", "没有调低目标值。"),
    "reopened": Text("Reopened after they were done (§2.8)", "完成后又退回（§2.8）"),
    "reopened.none": Text("Nothing was reopened.", "没有完成后又退回的事项。"),
    "rewritten": Text("Figures changed after a review used them (§4.3)", "复盘之后改动的数据（§4.3）"),
    "rewritten.none": Text("No figure used by a review was changed.", "复盘用过的数据没有改动。"),
    "people": Text("Changes by person", "各人变更"),
    "none": Text("No changes in this period.", "本期没有变更。"),
    "col.at": Text("When", "时间"),
    "col.who": Text("Who", "提交人"),
    "col.item": Text("Item", "事项"),
    "col.field": Text("Field", "字段"),
    "col.before": Text("Before", "原值"),
    "col.after": Text("After", "新值"),
    "col.commit": Text("Commit", "提交"),
    "count.changes": Text("Changes", "变更"),
    "count.days": Text("Days", "天数"),
    "count.late": Text("Late", "逾期改期"),
    "count.carried": Text("Carried", "结转"),
    "count.lowered": Text("Lowered", "调低目标"),
    "count.reopened": Text("Reopened", "退回"),
    "count.rewritten": Text("Rewritten", "改数"),
}
