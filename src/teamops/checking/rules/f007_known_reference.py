"""F007: everything that a record refers to exists."""

from __future__ import annotations

from teamops.checking.finding import Finding, Fix
from teamops.checking.names import NameGuesser, NearMatch, collect_names
from teamops.checking.references import DanglingReference, KnownNames, find_dangling_references
from teamops.checking.rule import Findings, Rule
from teamops.locale.text import Text
from teamops.model.change import Change
from teamops.model.workspace import Workspace

RULE = Rule(
    code="F007",
    name="known-reference",
    severity="error",
    clause="",
    title=Text("Everything that a record refers to exists", "引用的人员、部门、目标等都存在"),
    why=Text(
        "Work assigned to an unknown person, or tied to an unknown goal, appears in nobody's list.",
        "交给不存在的人、挂在不存在的目标下的工作，不会出现在任何人的清单里。",
    ),
    messages={
        "person": Text(
            "`{key}`: “{name}” is not in the `people` of teamops.yaml",
            "`{key}`：“{name}”不在 teamops.yaml 的 `people` 中",
        ),
        "person_near": Text(
            "`{key}`: “{name}” is not in the `people` of teamops.yaml; did you mean `{near}`?",
            "`{key}`：“{name}”不在 teamops.yaml 的 `people` 中；是不是 `{near}`？",
        ),
        "not_a_person": Text(
            "`{key}`: “{name}” is a department; use a person", "`{key}`：“{name}”是部门；这里应写人员"
        ),
        "department": Text(
            "`{key}`: “{name}” is not in the `departments` of teamops.yaml",
            "`{key}`：“{name}”不在 teamops.yaml 的 `departments` 中",
        ),
        "department_near": Text(
            "`{key}`: “{name}” is not in the `departments` of teamops.yaml; did you mean `{near}`?",
            "`{key}`：“{name}”不在 teamops.yaml 的 `departments` 中；是不是 `{near}`？",
        ),
        "not_a_department": Text(
            "`{key}`: “{name}” is a person; use a department", "`{key}`：“{name}”是人员；这里应写部门"
        ),
        "who": Text(
            "`{key}`: “{name}” is neither a person nor a department in teamops.yaml",
            "`{key}`：“{name}”既不是 teamops.yaml 中的人员，也不是部门",
        ),
        "who_near": Text(
            "`{key}`: “{name}” is neither a person nor a department in teamops.yaml; did you mean `{near}`?",
            "`{key}`：“{name}”既不是 teamops.yaml 中的人员，也不是部门；是不是 `{near}`？",
        ),
        "several": Text(
            "`{key}`: “{name}” is ambiguous: {ids}; use an id", "`{key}`：“{name}”所指不唯一：{ids}；请写编号"
        ),
        "goal": Text("no goal or part has the id `{name}`", "没有目标或分解项 `{name}`"),
        "goal_near": Text(
            "no goal or part has the id `{name}`; did you mean `{near}`?",
            "没有目标或分解项 `{name}`；是不是 `{near}`？",
        ),
        "monitor": Text("no project has the id `{name}`", "没有监控项目 `{name}`"),
        "monitor_near": Text(
            "no project has the id `{name}`; did you mean `{near}`?", "没有监控项目 `{name}`；是不是 `{near}`？"
        ),
        "task": Text("no task has the id `{name}`", "没有任务 `{name}`"),
        "task_near": Text(
            "no task has the id `{name}`; did you mean `{near}`?", "没有任务 `{name}`；是不是 `{near}`？"
        ),
        "improvement": Text("no improvement has the id `{name}`", "没有优化项 `{name}`"),
        "improvement_near": Text(
            "no improvement has the id `{name}`; did you mean `{near}`?", "没有优化项 `{name}`；是不是 `{near}`？"
        ),
        "meeting": Text("no meeting has the id `{name}`", "没有会议 `{name}`"),
        "meeting_near": Text(
            "no meeting has the id `{name}`; did you mean `{near}`?", "没有会议 `{name}`；是不是 `{near}`？"
        ),
    },
    remedy=Text(
        "use the id of an existing record, person or department, or add it first", "改为已登记的编号，或先行登记"
    ),
    good="""\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, collaborators: [lijie, design], start: 2026-09-01, end: 2026-09-07}
""",
    bad="""\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: 小王, collaborators: [lijei, designers], start: 2026-09-01, end: 2026-09-07}
""",
    needs_all=True,
)


@RULE.check
def find_unknown_references(ws: Workspace) -> Findings:
    names, guesser = collect_names(ws), NameGuesser(ws)
    for reference in find_dangling_references(ws, names):
        yield _make_finding(ws, reference, guesser.guess(reference), names)


def _make_finding(ws: Workspace, reference: DanglingReference, match: NearMatch, names: KnownNames) -> Finding:
    kind, name, at, record = reference
    key = next(str(key) for key in reversed(at.route) if isinstance(key, str))
    if match.ids:
        ids = ws.naming.format_choices(match.ids)
        return RULE.make_finding(at, "several", record=record, key=key, name=name, ids=ids)
    message = f"{kind}_near" if match.id else kind
    if kind == "person" and name in names["department"]:
        message = "not_a_person"
    if kind == "department" and name in names["person"]:
        message = "not_a_department"
    fix = Fix((Change(at, match.id),), safe=False) if match.is_sole else None
    return RULE.make_finding(at, message, record=record, fix=fix, key=key, name=name, near=match.id)
