"""Ask for the values of a new record, each until files would take it."""

from __future__ import annotations

import re
from datetime import date

from teamops.cli.begin import goal_keys
from teamops.cli.context.people import resolve_department_or_person
from teamops.cli.output.questions import ask_text
from teamops.cli.output.screen import warn
from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session
from teamops.locale.canonical import canonicalize
from teamops.locale.dates import Side
from teamops.locale.formats import split_list
from teamops.locale.words import Named
from teamops.model.later_pattern import compile_later
from teamops.model.records.values import convert_id
from teamops.model.workspace import Workspace
from teamops.store.errors import CommandError
from teamops.store.writing.new_record import KINDS, RecordKey

OF_PEOPLE = ("owner", "person", "collaborators", "attendees", "recorder", "head")
OF_DEPARTMENTS = ("department", "from", "to")
"""The keys that hold ids of people or of departments."""


def get_side(kind: str, key: RecordKey) -> Side:
    """Return where a day without a year is looked for: records of what happened have days behind today."""
    return "behind" if kind in ("actual", "daily", "review") or key.name == "updated" else "ahead"


def ask_until_valid(session: Session, ws: Workspace, kind: str, key: RecordKey, default: str, today: date) -> str:
    """Ask for a key, again after an answer that files would not take; return the last answer."""
    name = session.say(goal_keys.get_name_message(kind, key.name))
    question = str(session.say.format_fact(Named(name, key.name)))
    example = _EXAMPLES.get(f"{kind}.{key.name}", _EXAMPLES.get(key.name, ""))
    if example and not default and (example.isascii() or session.lang == "zh"):
        question = session.say("cli.new.like", question=question, example=example)
    while True:
        answer = ask_text(session.say, question, default).strip()
        try:
            _require_valid(ws, kind, key, name, answer, today)
        except CommandError as refused:
            warn(session.say("cli.error", text=refused.say(session.say)))
        else:
            return answer


_EXAMPLES = {
    "goal.id": "sales-2027Q1", "monitor.id": "launch", "period": "2027-Q1", "review.period": "2026-12",
    "unit": "万元", "target": "5000", "value": "120", "end": "2026-12-31", "due": "2026-12-31",
    "held": "2026-12-28T16:00", "criteria": "每月达标率≥95%", "buffer": "over:10",
}  # fmt: skip
"""Answers by key, or by kind and key."""


def _require_valid(ws: Workspace, kind: str, key: RecordKey, name: str, answer: str, today: date) -> None:
    """Raise CommandError for an answer that cannot be right; what depends on other answers is checked with them."""
    if not answer:
        if key.is_required:
            raise CommandError("cli.new.needed", name=name)
        return
    if key.name == "id":
        try:
            convert_id(answer)
        except ValueError:
            raise CommandError("cli.new.bad_id", value=answer) from None
        if any(entry.record.id == answer for entry in ws.section(KINDS[kind].section)):
            raise CommandError("cli.new.taken", value=answer)
    elif kind == "goal" and key.name in ("criteria", "buffer"):
        goal_keys.parse_value(key.name, name, answer)
    elif key.name in OF_PEOPLE or key.name in OF_DEPARTMENTS:
        for word in split_list(answer):
            resolve_department_or_person(ws, name, word)
    elif key.choices and canonicalize("choice", answer, key.choices) is None:
        raise CommandError("given.no_such_choice", option=name, value=answer, choices=key.choices)
    elif key.holds:
        option_values.normalize_date(key.holds, name, answer, today, get_side(kind, key))
    elif key.name in ("target", "value") and not _NUMBER.fullmatch(answer):
        raise CommandError("given.bad_number", option=name, value=answer)


_NUMBER = compile_later(r"[+-]?\d[\d,]*(?:\.\d+)?\s?[^\d\s]{0,20}", re.ASCII)
"""A number, with its unit if it has one."""
