"""Days until which something is due, with what is due and where that stands, by the addresses that events have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from teamops.model.event import Address
from teamops.model.figures.checkpoints import list_checkpoints
from teamops.model.place import At
from teamops.model.workspace import Workspace


class DueItem(NamedTuple):
    """What is due, the place of its day, and the record that it belongs to."""

    name: str
    at: At
    record: str


def collect_due_items(ws: Workspace) -> Mapping[Address, DueItem]:
    """The tasks, requests, measures and improvements that there are."""
    found = {Address("task", e.record.id): DueItem(e.record.name, e.at / "end", e.record.id) for e in ws.tasks}
    for request, at in ws.requests:
        found[Address("request", request.id)] = DueItem(request.need, at / "due", request.id)
    for review, at in ws.reviews:
        for n, one in enumerate(review.improvements):
            address = Address("improvement", f"{review.id}/{one.id}")
            found[address] = DueItem(one.item, at / "improvements" / n / "due", one.id)
    for placed in list_checkpoints(ws):
        for n, measure in enumerate(placed.checkpoint.measures):
            at = placed.at / "measures" / n / "due"
            found[Address("measure", f"{placed.path}/{measure.action}")] = DueItem(
                measure.action, at, placed.monitor.id
            )
    return found
