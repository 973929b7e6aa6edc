"""C001: a request has a provider, an owner and a delivery time."""

from __future__ import annotations

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import format_empty_keys
from teamops.locale.text import Text
from teamops.model.workspace import Workspace

RULE = Rule(
    code="C001",
    name="request-owned",
    severity="error",
    clause="§5.8",
    title=Text("A request has a provider, an owner and a delivery time", "协作需求有承接部门、责任人和交付时间"),
    why=Text(
        "A request without a provider, an owner and a date is only a wish.",
        "没有承接方、责任人和时间的需求，只是一个愿望。",
    ),
    messages={
        "incomplete": Text("the request “{need}” lacks {missing}", "协作需求“{need}”缺少 {missing}"),
    },
    remedy=Text(
        "add the providing department (`to`), the owner (`owner`) and the delivery time (`due`)",
        "写明承接部门（`to`）、责任人（`owner`）和交付时间（`due`）",
    ),
    good="""\
requests:
  - {id: req-1, need: 新品上市物料设计, from: marketing, to: design, owner: zhang, due: 2026-09-25}
""",
    bad="""\
requests:
  - {id: req-1, need: 新品上市物料设计, from: marketing, owner: zhang}
""",
)


@RULE.check
def find_unowned_requests(ws: Workspace) -> Findings:
    for request, at in ws.requests:
        missing = format_empty_keys(request, "to", "owner", "due")
        if missing and request.status != "cancelled":
            yield RULE.make_finding(at, "incomplete", record=request.id, need=request.need, missing=missing)
