"""C003: what the provider accepted was not changed since."""

from __future__ import annotations

from teamops.checking.finding import Related
from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import format_keys
from teamops.locale.text import Text
from teamops.model.place import At
from teamops.model.records.collaboration import Request
from teamops.model.records.goals import Confirmation
from teamops.model.signing.acceptance import find_changed_fields
from teamops.model.time.moments import convert_to_zone
from teamops.model.workspace import Workspace

RULE = Rule(
    code="C003",
    name="acceptance-holds",
    severity="error",
    clause="§5.8",
    title=Text("The delivery that the provider accepted has not changed", "承接方承诺的内容没有被改动"),
    why=Text(
        "A provider who accepted one delivery by one date has not promised another. The digest ties an "
        "acceptance to `item` and `due`; acceptances without a digest are not checked. If the providing "
        "department has people of its own, people of other departments cannot accept for it, except its head and "
        "the director. This is a warning while the request is open.",
        "承接方答应的是这项交付、这个时间，改了就不是原来的承诺。承接通过校验码与 `item`、`due` 绑定；"
        "没有校验码的不作判断。承接部门有自己的人员时，其他部门的人不能代为承接（该部门负责人和总监除外）："
        "需求未完成期间给出警告。",
    ),
    messages={
        "changed": Text(
            "{fields} of “{need}” changed after {person} accepted it on {day}",
            "{person} {day} 承接“{need}”之后，{fields} 被改动，承接已失效",
        ),
        "unknown": Text(
            "“{need}” differs from what {person} accepted on {day}; the digest does not show which field changed",
            "“{need}”与{person} {day} 承接时的内容不一致；改了哪一项，无从判断",
        ),
        "other_department": Text(
            "{to} must accept “{need}”, but {person} of {department} did",
            "“{need}”应由{to}承接，实际由{department}的{person}承接",
        ),
        "now": Text("current {field}", "{field} 现在的内容"),
    },
    remedy=Text(
        "restore the accepted version, or ask the provider to accept the current one: a new `accepted: {{by: …, "
        "at: …}}`",
        "恢复承接时的内容，或请承接方重新确认：更新 `accepted: {{by: 承接方, at: 时间}}`",
    ),
    good="""\
requests:
  - id: req-1
    need: 新品上市物料设计
    from: marketing
    to: design
    item: 主视觉海报、宣传册设计
    owner: zhang
    due: 2026-09-25
    status: accepted
    accepted: {by: liu, at: 2026-09-03T10:20, digest: 42683530.4e4de4bc}
    note: 尺寸清单已发给刘工
""",
    bad="""\
requests:
  - id: req-1
    need: 新品上市物料设计
    from: marketing
    to: design
    item: 主视觉海报、宣传册设计、展架
    owner: zhang
    due: 2026-09-18
    status: accepted
    accepted: {by: liu, at: 2026-09-03T10:20, digest: 42683530.4e4de4bc}
  - id: req-2
    need: 客户线索数据对接
    from: brand
    to: sales
    item: 提供 Q3 客户转化路径数据
    owner: lijie
    due: 2026-10-10
    status: in_progress
    accepted: {by: xiaowang, at: 2026-09-03T11:00, digest: b83e61f2}
""",
)


@RULE.check
def find_changed_acceptances(ws: Workspace) -> Findings:
    populated = {person.department for person in ws.settings.people.values()}
    for request, at in ws.requests:
        if request.accepted is None or request.status == "cancelled":
            continue
        yield from _check_acceptance(ws, request, request.accepted, at)
        if request.is_open and request.to is not None and request.to in populated:
            yield from _check_department(ws, request, request.to, request.accepted.by, at)


def _check_acceptance(ws: Workspace, request: Request, accepted: Confirmation, at: At) -> Findings:
    changed = find_changed_fields(request)
    day = convert_to_zone(accepted.at, ws.settings.timezone).date()
    facts = {"need": request.need, "person": ws.get_person_name(accepted.by), "day": day.isoformat()}
    digest = at / "accepted" / "digest"
    if changed is None:
        yield RULE.make_finding(digest, "unknown", facts, record=request.id)
    elif changed:
        related = [Related(at / key, "now", {"field": format_keys([key])}) for key in changed if getattr(request, key)]
        facts["fields"] = format_keys(changed)
        yield RULE.make_finding(digest, "changed", facts, record=request.id, related=related)


def _check_department(ws: Workspace, request: Request, provider: str, person: str, at: At) -> Findings:
    """Heads and the director may accept for a department that is not their own."""
    known, department = ws.settings.people.get(person), ws.settings.departments.get(provider)
    if known is None or department is None or person in (department.head, ws.settings.director):
        return
    if known.department is not None and known.department != provider:
        facts = {
            "need": request.need,
            "to": ws.get_department_name(provider),
            "person": ws.get_person_name(person),
            "department": ws.get_department_name(known.department),
        }
        place = at / "accepted" / "by"
        yield RULE.make_finding(place, "other_department", facts, record=request.id, severity="warning")
