"""Open a request: one department asks another (§5.8)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from teamops.cli.context.people import resolve_department, resolve_person
from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session
from teamops.cli.together.request_messages import describe_move
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author_of, get_diary, shorten
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions
from teamops.model.dataclass import replace
from teamops.model.records.collaboration import Request
from teamops.model.workspace import Workspace
from teamops.planning.requests.new_request import RequestOptions, make_request
from teamops.planning.serialize import serialize_record
from teamops.store.writing.new_record import build_defaults, choose_record_file, plan_addition


def open_request(session: Session, texts: Mapping[str, str | None], write: WriteOptions, *, urgent: bool) -> None:
    """Write the request of `texts`, by keys of the record, and print who has to accept it."""
    identities: list[str] = []  # one, although the plan may be made again

    def plan(ws: Workspace, now: datetime) -> PlannedWrite:
        by, today = format_author_of(ws, write.actor or None), now.date()
        identities.extend([] if identities else [build_defaults("request", today)["id"]])
        request = make_request(ws, _parse_options(ws, texts, today, urgent=urgent), identities[0], now)
        record = serialize_record(request)
        change = plan_addition(session.root, "request", record, choose_record_file("request", record, today))
        messages = tuple(describe_move(session, ws, replace(request, urgent=None), request))
        return PlannedWrite([change], [change.at], _format_message(ws, request, by), messages=messages)

    apply_plan(session, write, plan)


def _parse_options(ws: Workspace, texts: Mapping[str, str | None], today: date, *, urgent: bool) -> RequestOptions:
    asker, provider, due, owner = (texts.get(key) for key in ("from", "to", "due", "owner"))
    return RequestOptions(
        need=texts["need"] or "",
        asker=resolve_department(ws, asker) if asker else None,
        provider=resolve_department(ws, provider) if provider else None,
        item=texts.get("item"),
        due=option_values.parse_day("--due", due, today) if due else None,
        owner=resolve_person(ws, owner) if owner else None,
        urgent=urgent,
    )


def _format_message(ws: Workspace, request: Request, by: str) -> str:
    """Format the message of the commit: `req-7k3q9f 物料设计: 市场部 asks 设计部, until 2026-10-10 (小张)`"""
    sides = {"asker": ws.get_department_name(request.from_), "provider": ws.get_department_name(request.to or "")}
    need = shorten(request.need)
    return get_diary(ws)("diary.request_opened", id=request.id, need=need, **sides, due=request.due, by=by)
