"""What requests between departments ask of people today (§5.3, §5.8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from teamops.model.place import At
from teamops.model.records.collaboration import Request
from teamops.model.signing.sides import SIDES, Side, confirmed_sides, speakers
from teamops.model.workspace import Workspace
from teamops.reporting.base.report import Judged
from teamops.reporting.items.action_item import Duty, Reason


def request_duties(ws: Workspace, today: date, judged: Iterable[Judged]) -> Iterator[Duty]:
    """What a department is to accept, deliver and confirm; whether it is late or unconfirmed the check judges."""
    found: dict[At, dict[str, Judged]] = {}
    for one in judged:
        if one.at.route[:1] == ("requests",):
            found.setdefault(At(one.at.file, one.at.route[:2]), {})[one.code] = one
    for entry in ws.requests:
        request, said = entry.record, found.get(entry.at, {})
        for side, reason in _reasons(ws, request, said, today):
            whose = speakers(ws, request, side)
            command = f"teamops request {_verb(request, side, said)} {request.id}" if whose else ""
            yield Duty(
                whose, request.need, request.id, entry.at, request.due, (reason,), command=command, form="request",
                is_signed=True,
            )  # fmt: skip


def _verb(request: Request, side: Side, said: dict[str, Judged]) -> str:
    """What settles everything that a side has to do: confirm what was delivered, deliver, or first accept."""
    if side == "requester" or request.status in ("delivered", "done"):
        return "confirm"
    return "accept" if request.status == "open" or "C003" in said else "deliver"


def _reasons(ws: Workspace, request: Request, said: dict[str, Judged], today: date) -> Iterator[tuple[Side, Reason]]:
    who = {"who": ws.name_of(request.owner or request.from_)}
    if "C004" in said and request.is_open and said["C004"].at.route[-1:] == ("raised",):
        yield "provider", Reason("urgent")
    if "C002" in said:
        yield from ((side, Reason("sign_off")) for side in SIDES if said["C002"].message in (f"no_{side}", "neither"))
    if not request.is_open:
        return
    if request.status == "delivered":
        confirmed = confirmed_sides(ws, request)
        yield ("provider", Reason("sign_off")) if "requester" in confirmed else ("requester", Reason("take_over"))
        return
    late = (today - request.due).days if request.due is not None else -1
    if late >= 0:
        yield "provider", Reason("overdue", {"days": str(late)}) if late else Reason("due_today")
    if request.accepted is None and request.status == "open":
        yield "provider", Reason("accept", who)
    elif "C003" in said:
        yield "provider", Reason("accept_again")
    elif late >= 0:
        yield "provider", Reason("provide", who)
