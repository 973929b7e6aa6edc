"""What requests between departments ask of people today (§5.3, §5.8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from teamops.model.collaboration import Request
from teamops.model.place import At
from teamops.model.workspace import Workspace
from teamops.reporting.sections.duty import Duty, Judged, Reason
from teamops.reporting.sections.waiting import people_of


def request_duties(ws: Workspace, today: date, judged: Iterable[Judged]) -> Iterator[Duty]:
    """What a department is to accept, deliver and confirm; whether it is late or unconfirmed the check judges."""
    found: dict[At, dict[str, Judged]] = {}
    for one in judged:
        if one.at.route[:1] == ("requests",):
            found.setdefault(At(one.at.file, one.at.route[:2]), {})[one.code] = one
    for entry in ws.requests:
        request, said = entry.record, found.get(entry.at, {})
        for whose, reason in _reasons(ws, request, said, today):
            yield Duty(whose, request.need, request.id, entry.at, request.due, (reason,), form="request")


def _reasons(
    ws: Workspace, request: Request, said: dict[str, Judged], today: date
) -> Iterator[tuple[tuple[str, ...], Reason]]:
    provider = people_of(ws, request.to)
    requester = tuple(dict.fromkeys([*people_of(ws, request.owner), *people_of(ws, request.from_)]))
    who = {"who": ws.name_of(request.owner or request.from_)}
    if "C004" in said and request.is_open and said["C004"].at.route[-1:] == ("raised",):
        yield provider, Reason("urgent")
    if "C002" in said:
        silent = said["C002"].message
        for side, people in (("no_provider", provider), ("no_requester", requester)):
            if silent in (side, "neither"):
                yield people, Reason("sign_off")
    if not request.is_open:
        return
    if request.status == "delivered":
        yield requester, Reason("take_over")
        return
    late = (today - request.due).days if request.due is not None else -1
    if late >= 0:
        yield provider, Reason("overdue", {"days": str(late)}) if late else Reason("due_today")
    if request.accepted is None and request.status == "open":
        yield provider, Reason("accept", who)
    elif "C003" in said:
        yield provider, Reason("accept_again")
    elif late >= 0:
        yield provider, Reason("provide", who)
