"""F013: the keys of a record are in the order in which the format lists them."""

from __future__ import annotations

from collections import defaultdict

from teamops.checking.finding import Fix, Order
from teamops.checking.rule import Findings, Rule
from teamops.locale.text import Text
from teamops.model.place import At, Fault
from teamops.model.workspace import Workspace

RULE = Rule(
    code="F013",
    name="keys-in-order",
    severity="info",
    clause="",
    title=Text("The keys of a record are in their usual order", "记录的字段按惯例的顺序排列"),
    why=Text(
        "Records written alike are easier to read, and two branches that add the same key put it in the same "
        "place. Each file is reported once. The order follows the tables in docs/format.md. `--fix` moves keys "
        "together with their comments.",
        "记录写法一致，读起来更快；两个分支新增同一字段时也会写在同一位置。每个文件只提示一次；"
        "顺序以 docs/format.md 的表格为准。`--fix` 移动字段时会连同其注释一起移动。",
    ),
    messages={
        "order": Text(
            "`{key}` is before `{other}` here, but usually comes after it; records with keys out of order: {count}",
            "这里 `{key}` 写在 `{other}` 之前，通常应在其后；本文件共有 {count} 条记录的字段顺序与惯例不同",
        ),
    },
    remedy=Text("run `teamops check --fix` to sort them", "运行 `teamops check --fix` 即可调整顺序"),
    good="""\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-07, status: done}
""",
    bad="""\
tasks:
  - {name: 竞品月度报告, id: t-1, owner: xiaowang, start: 2026-09-01, end: 2026-09-07, status: done}
  - {id: t-2, owner: zhao, status: done, name: 客户回访计划, start: 2026-09-05, end: 2026-09-15}
""",
)


@RULE.check
def find_unordered_keys(ws: Workspace) -> Findings:
    by_file: dict[str, list[Fault]] = defaultdict(list)
    for fault in ws.untidy:
        if fault.code == RULE.code:
            by_file[fault.at.file].append(fault)
    for faults in by_file.values():
        first = dict(faults[0].facts)
        steps = tuple(Order(At(f.at.file, f.at.route[:-1]), tuple(dict(f.facts)["keys"].split())) for f in faults)
        facts = {"key": first["key"], "other": first["other"], "count": str(len(faults))}
        yield RULE.make_finding(faults[0].at, "order", facts, fix=Fix(steps))
