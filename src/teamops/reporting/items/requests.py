"""What requests between departments ask of people today (§5.3, §5.8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from teamops.model.place import At
from teamops.model.records.collaboration import Request
from teamops.model.signing.sides import SIDES, Side, find_confirmed_sides, list_speakers
from teamops.model.workspace import Workspace
from teamops.reporting.base.report import RuleVerdict
from teamops.reporting.items.action_item import ActionItem, ActionReason


def collect_request_actions(ws: Workspace, today: date, verdicts: Iterable[RuleVerdict]) -> Iterator[ActionItem]:
    """Yield what departments are to accept, deliver and confirm; the check decides what is unconfirmed."""
    by_place: dict[At, dict[str, RuleVerdict]] = {}
    for one in verdicts:
        if one.at.route[:1] == ("requests",):
            by_place.setdefault(At(one.at.file, one.at.route[:2]), {})[one.code] = one
    for entry in ws.requests:
        request, findings = entry.record, by_place.get(entry.at, {})
        for side, reason in _collect_reasons(ws, request, findings, today):
            people = list_speakers(ws, request, side)
            command = f"teamops request {_get_verb(request, side, findings)} {request.id}" if people else ""
            what, due = request.need, request.due
            yield ActionItem(
                people, what, request.id, entry.at, due, (reason,), command=command, form="request", is_signed=True
            )


def _get_verb(request: Request, side: Side, findings: dict[str, RuleVerdict]) -> str:
    """Return the command that settles all that a side has to do: confirm a delivery, deliver, or first accept."""
    if side == "requester" or request.status in ("delivered", "done"):
        return "confirm"
    return "accept" if request.status == "open" or "C003" in findings else "deliver"


def _collect_reasons(
    ws: Workspace, request: Request, findings: dict[str, RuleVerdict], today: date
) -> Iterator[tuple[Side, ActionReason]]:
    who = {"who": ws.get_name(request.owner or request.from_)}
    if "C004" in findings and request.is_open and findings["C004"].at.route[-1:] == ("raised",):
        yield "provider", ActionReason("urgent")
    if "C002" in findings:
        yield from (
            (side, ActionReason("sign_off")) for side in SIDES if findings["C002"].message in (f"no_{side}", "neither")
        )
    if not request.is_open:
        return
    if request.status == "delivered":
        confirmed = find_confirmed_sides(ws, request)
        yield (
            ("provider", ActionReason("sign_off"))
            if "requester" in confirmed
            else ("requester", ActionReason("take_over"))
        )
        return
    late = (today - request.due).days if request.due is not None else -1
    if late >= 0:
        yield "provider", ActionReason("overdue", {"days": str(late)}) if late else ActionReason("due_today")
    if request.accepted is None and request.status == "open":
        yield "provider", ActionReason("accept", who)
    elif "C003" in findings:
        yield "provider", ActionReason("accept_again")
    elif late >= 0:
        yield "provider", ActionReason("provide", who)
