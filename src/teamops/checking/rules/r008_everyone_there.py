"""R008: the team and its collaborating departments attend the review."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import format_names
from teamops.locale.text import Text
from teamops.model.reviewing.attendees import collect_shared_due_days, find_collaborators, list_answering_departments
from teamops.model.workspace import Workspace

RULE = Rule(
    code="R008",
    name="everyone-there",
    severity="warning",
    clause="§4.4",
    title=Text("The team and its collaborating departments attend the review", "团队和协作部门都参加复盘"),
    why=Text(
        "The people who did the work know the causes, and a plan binds only those who were there. The "
        "rule expects the departments responsible for the goals in the results. It also expects the "
        "departments of requests, and collaborating departments of tasks, that were due in the period. A "
        "project review needs the departments of its goals and of its owner. A department attends if it, "
        "its head or one of its people is listed.",
        "原因在做事的人手里，不在场就说不出来，优化方案对他们也没有约束力。应到的是复盘目标的责任部门，"
        "以及在该周期内到期的协作需求的双方、任务的协作部门。项目复盘则看其目标的责任部门和项目责任人。"
        "列出部门，或列出该部门的人员、负责人，都算到场。",
    ),
    messages={
        "nobody": Text("the review of {period} lists no attendees", "{period} 的复盘没有写参会人"),
        "team": Text(
            "the attendees of the review of {period} do not include {departments}, whose goals it covers",
            "{period} 的复盘缺少目标的责任部门：{departments}",
        ),
        "partners": Text(
            "the attendees of the review of {period} do not include {departments}, who had requests or shared "
            "tasks due then",
            "{period} 的复盘缺少协作部门：{departments}",
        ),
    },
    remedy=Text(
        "add everyone who was there to `attendees`; go through the review with the others, and let them add causes",
        "在 `attendees` 中补上实际到场的人员或部门；未到场的，请他们补看复盘并补充原因",
    ),
    good="""\
goals:
  - {id: sales-2026-08, name: 销售额, period: 2026-08, target: 1700, department: sales, owner: wang}
  - {id: leads-2026-08, name: 线索量, period: 2026-08, target: 360, department: marketing, owner: xiaowang}
requests:
  - id: req-1
    need: 八月活动海报
    from: marketing
    to: design
    owner: zhang
    due: 2026-08-20
    status: done
    confirmed: [{by: liu, at: 2026-08-20T10:00}, {by: zhang, at: 2026-08-20T11:00}]
reviews:
  - id: review-2026-08
    period: 2026-08
    held: 2026-09-02
    attendees: [chen, wang, marketing, liu]
    results:
      - {goal: sales-2026-08, plan: 1700, actual: 1720}
      - {goal: leads-2026-08, plan: 360, actual: 371}
""",
    bad="""\
goals:
  - {id: sales-2026-08, name: 销售额, period: 2026-08, target: 1700, department: sales, owner: wang}
  - {id: leads-2026-08, name: 线索量, period: 2026-08, target: 360, department: marketing, owner: xiaowang}
requests:
  - {id: req-1, need: 八月活动海报, from: marketing, to: design, owner: zhang, due: 2026-08-20}
reviews:
  - {id: review-2026-07, period: 2026-07, held: 2026-08-03}
  - id: review-2026-08
    period: 2026-08
    held: 2026-09-02
    attendees: [chen, wang]
    results:
      - {goal: sales-2026-08, plan: 1700, actual: 1720}
      - {goal: leads-2026-08, plan: 360, actual: 371}
""",
)


@RULE.check
def find_absent_attendees(ws: Workspace) -> Findings:
    """Skip reviews with an unknown attendee (F007), who may be anybody."""
    get_shared_days, represented = cache(lambda: collect_shared_due_days(ws)), _map_attendees(ws)
    owners = {monitor.id: monitor.owner for monitor, _ in ws.monitors}
    for review, at in ws.reviews:
        place, period = at / "attendees", {"period": str(review.period)}
        if review.held is None or not represented.keys() >= set(review.attendees):
            continue
        if not review.attendees:
            yield RULE.make_finding(place, "nobody", period, record=review.id)
            continue
        there = {department for who in review.attendees for department in represented[who]}
        team = set(list_answering_departments(ws, review, owners))
        partners: set[str] = set()
        if review.project is None and ws.settings.departments.keys() - team - there:
            partners = find_collaborators(review.period, get_shared_days())
        for message, absent in (("team", team - there), ("partners", partners - team - there)):
            # Unknown departments are reported by F007.
            names = [department.name for key, department in ws.settings.departments.items() if key in absent]
            if names:
                yield RULE.make_finding(place, message, period, record=review.id, departments=format_names(names))


def _map_attendees(ws: Workspace) -> Mapping[str, set[str]]:
    """Return the departments that each possible attendee represents.

    A department represents itself and those that its people head, a person their department and those they head.
    """
    people, departments = ws.settings.people, ws.settings.departments
    represented: dict[str, set[str]] = {who: set() for who in (*people, *departments)}
    for key, person in people.items():
        represented[key].update([person.department] if person.department is not None else [])
    for key, department in departments.items():
        head = people.get(department.head or "")
        for who in (key, department.head, head.department if head is not None else None):
            if who in represented:
                represented[who].add(key)
    return represented
