"""Texts of `teamops goal`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text("Change a goal: target, owner, name, criteria and more.", "修改目标：目标值、责任人、名称、完成标准等。"),
    "set.help": Text("Change a goal or a part of it; an empty text removes an optional value.", "修改目标或分解项；可省略的项写空字符串则删去。"),
    "path": Text("The goal or a part of it, such as sales-2026Q4/2026-10.", "目标或分解项，如 sales-2026Q4/2026-10。"),
    "target": Text("The new target, in the unit of the goal.", "新目标值，以目标的单位计。"),
    "owner": Text("The owner (id or name).", "责任人（编号或姓名）。"),
    "department": Text("The department (id or name).", "部门（编号或名称）。"),
    "name": Text("The name.", "名称。"),
    "unit": Text("The unit, if no figures use the old one.", "单位；已有数值使用原单位时不能修改。"),
    "serves": Text("The strategy that the goal serves.", "支撑的战略。"),
    "basis_history": Text("Basis: what was reached before.", "依据：历史数据。"),
    "basis_market": Text("Basis: the market.", "依据：市场容量。"),
    "basis_resources": Text("Basis: people and money.", "依据：可用资源。"),
    "key_actions": Text("The key actions, separated by commas.", "关键动作，用逗号分隔。"),
    "criteria": Text("Criteria, separated by commas, such as `attainment>=95%@month`.", "完成标准，用逗号分隔，如 `attainment>=95%@month`、`每月达标率≥95%`。"),
    "buffer": Text("Buffer: `over:10` or `reserve:12`.", "缓冲：`over:10` 或 `reserve:12`。"),
    "locked": Text("Lock the target against later splits: yes or no.", "锁定目标值，重新分解时保持不变：yes（是）或 no（否）。"),
    # in the history of the team
    "key.target": Text("target", "目标值"),
    "key.owner": Text("owner", "责任人"),
    "key.department": Text("department", "部门"),
    "key.name": Text("name", "名称"),
    "key.unit": Text("unit", "单位"),
    "key.serves": Text("strategy", "支撑的战略"),
    "key.basis_history": Text("history", "历史数据"),
    "key.basis_market": Text("market", "市场容量"),
    "key.basis_resources": Text("resources", "可用资源"),
    "key.key_actions": Text("key actions", "关键动作"),
    "key.criteria": Text("criteria", "完成标准"),
    "key.buffer": Text("buffer", "缓冲"),
    "key.locked": Text("lock", "锁定"),
    # what the change does
    "lapsed": Text("{count} confirmation{count:|s} no longer valid; {people} must confirm again:", "{count} 份确认已失效，请{people}重新确认："),
    "broken": Text("The parts of {path} no longer add up to its target; split it again:", "{path} 的分解项合计与目标值不符，请重新分解："),
    # refusals
    "nothing_to_set": Text("no new value is given; use an option such as `--target 5200`", "没有指定要修改的内容；请加选项，如 `--target 5200`"),
    "required": Text("{option} must not be empty; give a value", "{option} 不能为空；请写内容"),
    "of_whole_goal": Text(
        "parts such as {path} inherit {options} from the goal; change {goal} instead", "{path} 不能单独设置 {options}，分解项沿用整个目标的内容；请修改 {goal}"
    ),
    "unit_in_use": Text(
        "{goal} has figures in {unit}, so its unit cannot become {new}; nothing was written: create another goal",
        "{goal} 已有以“{unit}”为单位的数值，不能改为“{new}”；没有写入任何内容：请另建目标",
    ),
    "bad_criterion": Text(
        "“{value}” is not a criterion; use `attainment>=95%@month` or `互动率>=8%`", "“{value}”不是完成标准；请写 `attainment>=95%@month` 或 `互动率>=8%`"
    ),
    "not_yes_or_no": Text("{option}: “{value}” is not an answer; use yes or no", "{option}：“{value}”应为 yes（是）或 no（否）"),
    "not_in_steps": Text("{goal}: {value} is not a multiple of the step {step}; use one that is", "{goal}：{value} 不是最小单位 {step} 的整数倍；请改写目标值"),
}
