"""A request is opened: one department asks another (§5.8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from teamops.cli.context.people import department_named, person_named
from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import carry_out
from teamops.cli.writing.commit_message import diary, short, signed_by
from teamops.cli.writing.planned_write import Manner, Work

if TYPE_CHECKING:
    from datetime import date, datetime

    from teamops.model.records.collaboration import Request
    from teamops.model.workspace import Workspace
    from teamops.planning.requests.new_request import Opening


def open_request(
    session: Session, said: Mapping[str, str | None], person: str | None, manner: Manner, *, urgent: bool
) -> None:
    """The request that `said` tells of, by keys of the record, stands in the files; who is to accept it is told."""
    identities: list[str] = []  # one, also if others write meanwhile

    def plan(ws: Workspace, now: datetime) -> Work:
        from teamops.cli.together.request_messages import told_of
        from teamops.planning.requests.new_request import as_written, opened
        from teamops.store.writing.new_record import addition, file_for, usual

        by, today = signed_by(ws, person or None), now.date()
        identities.extend([] if identities else [usual("request", today)["id"]])
        made = opened(ws, _asked(ws, said, today, urgent=urgent), identities[0], now)
        record = as_written(made)
        change = addition(session.root, "request", record, file_for("request", record, today))
        told = told_of(session, ws, replace(made, urgent=None), made)
        return Work([change], [change.at], _message(ws, made, by), said=tuple(told))

    carry_out(session, manner, plan)


def _asked(ws: Workspace, said: Mapping[str, str | None], today: date, *, urgent: bool) -> Opening:
    """The texts of options as what they mean. Raises CannotGoOnError for what cannot be understood."""
    from teamops.planning.requests.new_request import Opening

    asker, provider, due, owner = (said.get(key) for key in ("from", "to", "due", "owner"))
    return Opening(
        need=said["need"] or "",
        asker=department_named(ws, asker) if asker else None,
        provider=department_named(ws, provider) if provider else None,
        item=said.get("item"),
        due=option_values.day("--due", due, today) if due else None,
        owner=person_named(ws, owner) if owner else None,
        urgent=urgent,
    )


def _message(ws: Workspace, made: Request, by: str) -> str:
    """The message of the commit: `req-7k3q9f 物料设计: 市场部 asks 设计部, until 2026-10-10 (小张)`"""
    sides = {"asker": ws.department_name(made.from_), "provider": ws.department_name(made.to or "")}
    return diary(ws)("diary.request_opened", id=made.id, need=short(made.need), **sides, due=made.due, by=by)
