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


def collect_request_actions(ws: Workspace, today: date, judged: Iterable[RuleVerdict]) -> Iterator[ActionItem]:
    """What a department is to accept, deliver and confirm; whether it is late or unconfirmed the check judges."""
    found: dict[At, dict[str, RuleVerdict]] = {}
    for one in judged:
        if one.at.route[:1] == ("requests",):
            found.setdefault(At(one.at.file, one.at.route[:2]), {})[one.code] = one
    for entry in ws.requests:
        request, said = entry.record, found.get(entry.at, {})
        for side, reason in _collect_reasons(ws, request, said, today):
            whose = list_speakers(ws, request, side)
            command = f"teamops request {_get_verb(request, side, said)} {request.id}" if whose else ""
            yield ActionItem(
                whose, request.need, request.id, entry.at, request.due, (reason,), command=command, form="request",
                is_signed=True,
            )  # fmt: skip


def _get_verb(request: Request, side: Side, said: dict[str, RuleVerdict]) -> str:
    """What settles everything that a side has to do: confirm what was delivered, deliver, or first accept."""
    if side == "requester" or request.status in ("delivered", "done"):
        return "confirm"
    return "accept" if request.status == "open" or "C003" in said else "deliver"


def _collect_reasons(
    ws: Workspace, request: Request, said: dict[str, RuleVerdict], today: date
) -> Iterator[tuple[Side, ActionReason]]:
    who = {"who": ws.get_name(request.owner or request.from_)}
    if "C004" in said and request.is_open and said["C004"].at.route[-1:] == ("raised",):
        yield "provider", ActionReason("urgent")
    if "C002" in said:
        yield from (
            (side, ActionReason("sign_off")) for side in SIDES if said["C002"].message in (f"no_{side}", "neither")
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
    elif "C003" in said:
        yield "provider", ActionReason("accept_again")
    elif late >= 0:
        yield "provider", ActionReason("provide", who)
