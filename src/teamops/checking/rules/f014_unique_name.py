"""F014: a name means one person."""

from __future__ import annotations

from teamops.checking.example_team import SETTINGS
from teamops.checking.finding import Related
from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import format_names
from teamops.locale.text import Text
from teamops.model.faults.unread import SETTINGS_FILE
from teamops.model.place import At
from teamops.model.workspace import Workspace

RULE = Rule(
    code="F014",
    name="unique-name",
    severity="warning",
    clause="",
    title=Text("No two people have the same name", "人员姓名没有重复"),
    why=Text(
        "If two people have the same name, a printout does not show who signs which row, and commands cannot "
        "tell them apart.",
        "纸面上两行同名，不知道该谁签字；命令里写姓名，也不知道指的是谁。",
    ),
    messages={
        "shared": Text(
            "{count} people are called “{name}”: {ids}; use distinct names, such as “{proposed}”",
            "有 {count} 人都叫“{name}”：{ids}；可把姓名写成“{proposed}”以便区分",
        ),
        "holder": Text("the same name", "同一个姓名"),
    },
    remedy=Text(
        "write names that differ; until then the department or id is added to the name",
        "把姓名写成能区分的样子；在此之前，姓名后会注明部门或编号",
    ),
    good={"teamops.yaml": SETTINGS.replace("name: 钱五,", "name: 赵四（二组）,")},
    bad={"teamops.yaml": SETTINGS.replace("name: 钱五,", "name: 赵四,")},
)


@RULE.check
def find_shared_names(ws: Workspace) -> Findings:
    for name, ids in ws.naming.shared.items():
        first, second, *others = ids
        related = [Related(_locate_name(person), "holder", {}) for person in (first, *others)]
        facts = {
            "name": name,
            "ids": format_names(ids),
            "proposed": ws.naming.people[second],
            "count": str(len(ids)),
        }
        yield RULE.make_finding(_locate_name(second), "shared", facts, record=second, related=related)


def _locate_name(person: str) -> At:
    return At(SETTINGS_FILE, ("people", person, "name"))
