"""C002: both sides confirm that a request is done."""

from __future__ import annotations

from teamops.checking.rule import Findings, Rule
from teamops.locale.text import Text
from teamops.model.signing.sides import BOTH, find_confirmed_sides
from teamops.model.workspace import Workspace

RULE = Rule(
    code="C002",
    name="request-confirmed",
    severity="warning",
    clause="§5.8",
    title=Text("Both sides confirm that a request is done", "协作需求完成后双方确认"),
    why=Text(
        "The provider may think that a request is done; it is done only when both sides confirm it.",
        "交付的一方认为完成了，等待的一方未必认可；双方都确认才算完成。",
    ),
    messages={
        "neither": Text(
            "“{need}” is done, but neither {to} nor {from} has confirmed it", "“{need}”已完成，但{to}和{from}都没有确认"
        ),
        "no_provider": Text(
            "“{need}” is done; the requester {from} has confirmed it, but the provider {to} has not",
            "“{need}”已完成：需求方{from}已确认，承接方{to}尚未确认",
        ),
        "no_requester": Text(
            "“{need}” is done; the provider {to} has confirmed it, but the requester {from} has not",
            "“{need}”已完成：承接方{to}已确认，需求方{from}尚未确认",
        ),
    },
    remedy=Text(
        "have one person of each department confirm: `confirmed: [{{by: …, at: …}}, {{by: …, at: …}}]`",
        "请双方各派一人确认：`confirmed: [{{by: 承接方, at: 时间}}, {{by: 需求方, at: 时间}}]`",
    ),
    good="""\
requests:
  - id: req-1
    need: 新品上市物料设计
    from: marketing
    to: design
    owner: zhang
    due: 2026-09-25
    status: done
    confirmed: [{by: liu, at: 2026-09-24T17:00}, {by: zhang, at: 2026-09-25T09:30}]
""",
    bad="""\
requests:
  - id: req-1
    need: 新品上市物料设计
    from: marketing
    to: design
    owner: zhang
    due: 2026-09-25
    status: done
    confirmed: [{by: liu, at: 2026-09-24T17:00}]
""",
)


@RULE.check
def find_unconfirmed_requests(ws: Workspace) -> Findings:
    """Skip requests without a provider (C001); confirmations of unknown people do not count."""
    for request, at in ws.requests if ws.settings.people else ():
        if request.status != "done" or request.to is None:
            continue
        sides = find_confirmed_sides(ws, request)
        if sides != BOTH:
            message = "no_requester" if "provider" in sides else "no_provider" if sides else "neither"
            names = {"to": ws.get_department_name(request.to), "from": ws.get_department_name(request.from_)}
            yield RULE.make_finding(at / "confirmed", message, names, record=request.id, need=request.need)
