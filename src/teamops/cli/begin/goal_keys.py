"""What `new goal` takes besides texts and choices: basis, criteria and buffer; and the id that it makes up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from unicodedata import normalize

from teamops.locale.words import get_key_message
from teamops.model.change import Data
from teamops.model.workspace import Workspace
from teamops.planning.serialize import serialize_value
from teamops.store.errors import CommandError
from teamops.store.writing.new_record import RecordKey

KEYS = tuple(RecordKey(name, (), False) for name in ("basis", "basis_market", "basis_resources", "criteria", "buffer"))
ASKED = ("basis", "criteria", "buffer", "id")
"""The keys that are asked for after those of the starter; the id last, as it is made of them."""

_NAMES = frozenset(key.name for key in KEYS)

_MODES = {"超额": "over", "超分": "over", "预留": "reserve"}


def get_name_message(kind: str, key: str) -> str:
    """Return the id of the name of a key; those that a goal holds as records say how they are written."""
    return f"fields.new.{key}" if kind == "goal" and key in _NAMES else get_key_message(kind, key)


def parse_value(name: str, option: str, text: str) -> Data:
    """Return criteria or a buffer as files have them. Raise CommandError for other text."""
    if name == "buffer":
        return _parse_buffer(text)
    from teamops.planning.goals.criteria import parse_criteria

    try:
        return serialize_value(parse_criteria(text))
    except ValueError:
        raise CommandError("cli.new.bad_criteria", option=option, value=text) from None


def _parse_buffer(text: str) -> dict[str, Data]:
    from teamops.cli.goals.split_options import parse_buffer

    amount, _, level = "".join(normalize("NFKC", text).split()).partition("@")
    mode, _, percent = amount.partition(":")
    mode, percent = _MODES.get(mode, mode), percent.removesuffix("%")
    try:
        parse_buffer(f"{mode}:{percent}" + (f"@{level}" if level else ""))
    except CommandError:
        raise CommandError("bad_buffer", value=text, levels=("month", "week", "people")) from None
    return {"mode": mode, "percent": percent, **({"at": level} if level else {})}


def collect_structure(texts: Mapping[str, str]) -> dict[str, Data]:
    """Return the values of the keys that are no texts in files: basis, criteria, buffer."""
    names = {"basis": "history", "basis_market": "market", "basis_resources": "resources"}
    basis: dict[str, Data] = {key: texts[name] for name, key in names.items() if texts.get(name)}
    parsed = {name: parse_value(name, f"--{name}", texts[name]) for name in ("criteria", "buffer") if texts.get(name)}
    return ({"basis": basis} if basis else {}) | parsed


def make_id(ws: Workspace, texts: Mapping[str, str]) -> str:
    """Return a free id of the metric, name or department, and the period: sales-2026Q4, leads-2026-10."""
    slugs = (_make_slug(texts.get(key, "")) for key in ("metric", "name", "department"))
    begun = next((slug for slug in slugs if slug), "goal")
    period = texts.get("period", "")
    word = "-".join(filter(None, (begun, period.replace("-Q", "Q"))))
    taken = {entry.record.id for entry in ws.goals} | {one for section, one in ws.broken if section == "goals"}
    numbered = (word if number == 1 else f"{word}-{number}" for number in range(1, len(taken) + 2))
    return next(one for one in numbered if one not in taken)


def _make_slug(text: str) -> str:
    """Return a text in Latin letters as the beginning of an id; "" for others."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-") if text.isascii() else ""
