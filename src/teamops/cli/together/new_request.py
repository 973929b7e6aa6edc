"""A request is opened: one department asks another (§5.8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from teamops.cli.context.people import resolve_department, resolve_person
from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author_of, get_diary, shorten
from teamops.cli.writing.planned_write import PlannedWrite, WriteOptions

if TYPE_CHECKING:
    from datetime import date, datetime

    from teamops.model.records.collaboration import Request
    from teamops.model.workspace import Workspace
    from teamops.planning.requests.new_request import RequestOptions


def open_request(
    session: Session, said: Mapping[str, str | None], person: str | None, manner: WriteOptions, *, urgent: bool
) -> None:
    """The request that `said` tells of, by keys of the record, stands in the files; who is to accept it is told."""
    identities: list[str] = []  # one, also if others write meanwhile

    def plan(ws: Workspace, now: datetime) -> PlannedWrite:
        from teamops.cli.together.request_messages import describe_move
        from teamops.planning.requests.new_request import make_request
        from teamops.planning.serialize import serialize_record
        from teamops.store.writing.new_record import build_defaults, choose_record_file, plan_addition

        by, today = format_author_of(ws, person or None), now.date()
        identities.extend([] if identities else [build_defaults("request", today)["id"]])
        made = make_request(ws, _parse_options(ws, said, today, urgent=urgent), identities[0], now)
        record = serialize_record(made)
        change = plan_addition(session.root, "request", record, choose_record_file("request", record, today))
        told = describe_move(session, ws, replace(made, urgent=None), made)
        return PlannedWrite([change], [change.at], _format_message(ws, made, by), said=tuple(told))

    apply_plan(session, manner, plan)


def _parse_options(ws: Workspace, said: Mapping[str, str | None], today: date, *, urgent: bool) -> RequestOptions:
    """The texts of options as what they mean. Raises CannotGoOnError for what cannot be understood."""
    from teamops.planning.requests.new_request import RequestOptions

    asker, provider, due, owner = (said.get(key) for key in ("from", "to", "due", "owner"))
    return RequestOptions(
        need=said["need"] or "",
        asker=resolve_department(ws, asker) if asker else None,
        provider=resolve_department(ws, provider) if provider else None,
        item=said.get("item"),
        due=option_values.parse_day("--due", due, today) if due else None,
        owner=resolve_person(ws, owner) if owner else None,
        urgent=urgent,
    )


def _format_message(ws: Workspace, made: Request, by: str) -> str:
    """The message of the commit: `req-7k3q9f 物料设计: 市场部 asks 设计部, until 2026-10-10 (小张)`"""
    sides = {"asker": ws.get_department_name(made.from_), "provider": ws.get_department_name(made.to or "")}
    return get_diary(ws)("diary.request_opened", id=made.id, need=shorten(made.need), **sides, due=made.due, by=by)
