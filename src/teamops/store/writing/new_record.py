"""A new record: built from the starter of its kind and the user's input, and the file where it belongs."""

from __future__ import annotations

import re
import secrets
from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, cast, get_args, get_origin

from teamops.locale.formats import split_list
from teamops.locale.text import Lang
from teamops.model.change import Change, Data
from teamops.model.dataclass import fields
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At
from teamops.model.records.record import get_key, get_types, is_record, is_required
from teamops.model.records.values import Day, Moment, When
from teamops.model.workspace import SECTIONS
from teamops.store.demo.package_files import read_starter
from teamops.store.reading.files import parse_exactly
from teamops.store.reading.source import Source, read_source
from teamops.store.yaml.document import Document
from teamops.store.yaml.exact_reader import compose_text
from teamops.store.yaml.record_schema import list_usual_keys, strip_optional

_ID_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
"""Without l, o, 0 and 1, which are mistaken for one another on paper."""


class RecordKind(NamedTuple):
    """A kind of record: its section, the key that names its file, the folder, and the prefix of generated ids.

    `kept_by` are the keys that say whose its records are, or where they come from: each has a file of its own, so that
    branches of several people, who add records at the ends of files, merge without a conflict.
    """

    section: str
    folder: str
    named_by: str
    prefix: str | None
    kept_by: tuple[str, ...] = ()


KINDS = {
    "goal": RecordKind("goals", "goals", "period", None),
    "actual": RecordKind("actuals", "actuals", "date", None, ("owner", "department")),
    "task": RecordKind("tasks", "tasks", "start", "t-", ("meeting", "owner")),
    "monitor": RecordKind("monitors", "monitors", "id", None),
    "review": RecordKind("reviews", "reviews", "period", None),
    "request": RecordKind("requests", "collaboration", "due", "req-", ("from",)),
    "meeting": RecordKind("meetings", "collaboration", "held", "m-"),
    "daily": RecordKind("dailies", "collaboration", "date", None, ("person",)),
}


class RecordKey(NamedTuple):
    """A key of a record that can be given as text: its choices if it has some, whether it takes a list.

    `holds` is `day`, `moment` or `period` where it takes one. No record is read without its required keys.
    """

    name: str
    choices: tuple[str, ...]
    is_list: bool
    holds: str = ""
    is_required: bool = False


def list_input_keys(kind: str) -> tuple[RecordKey, ...]:
    """List the keys of a kind that hold text, a choice or a list of texts, in the order of the record."""
    return list_record_keys(SECTIONS[KINDS[kind].section])


def list_record_keys(record: type) -> tuple[RecordKey, ...]:
    """Return the keys of a class of records."""
    return tuple(_list_keys(record))


def _list_keys(record: Any) -> Iterator[RecordKey]:
    types = get_types(record)
    for field in fields(record):
        declared = strip_optional(types[field.name])
        is_list = get_origin(declared) is tuple
        holds_records = any(map(is_record, (declared, *get_args(declared))))
        if not holds_records:
            choices = () if is_list else tuple(map(str, get_args(declared)))
            yield RecordKey(
                get_key(field.name), choices, is_list, _find_time_kind(types[field.name]), is_required(field)
            )


def _find_time_kind(declared: Any) -> str:
    """Return the kind of time that a field takes, optional or not; "" for others."""
    kinds = {Day: "day", Moment: "moment", When: "period"}
    return next(
        (kinds[hint] for hint in (declared, *get_args(declared)) if isinstance(hint, Hashable) and hint in kinds), ""
    )


def load_starter(kind: str, lang: Lang = "zh") -> Document:
    """Load the starter file of a kind: its section with one record, whose empty keys are to be asked for."""
    return compose_text(f"{kind}.yaml", read_starter(f"{kind}.yaml", lang))


def list_empty_keys(kind: str) -> tuple[str, ...]:
    """List the keys that the starter leaves empty."""
    return tuple(key for key, value in _get_starter_record(kind).items() if value is None)


def build_record(kind: str, given: Mapping[str, Data], today: date) -> dict[str, Data]:
    """Build the record from the starter and what is `given`, without empty keys. A missing id is generated."""
    lists = {key.name for key in list_input_keys(kind) if key.is_list}
    given = {**build_defaults(kind, today), **{key: value for key, value in given.items() if value}}
    if kind == "review" and "period" in given:
        given.setdefault("id", f"review-{given['period']}")
    unasked = ("criteria", "buffer") if kind == "goal" else ()
    record: dict[str, Data] = {key: one for key, one in _get_starter_record(kind).items() if key not in unasked}
    for key, value in given.items():
        words: list[Data] = [*split_list(value)] if key in lists and isinstance(value, str) else []
        record[key] = words if len(words) > 1 or isinstance(record.get(key), list) else value
    order = list_usual_keys("", (KINDS[kind].section, 0))
    return {key: record[key] for key in sorted(record, key=order.index) if not _is_empty(record[key])}


def build_defaults(kind: str, today: date) -> dict[str, str]:
    """Return the defaults: a new id, and today for records of a day."""
    prefix = KINDS[kind].prefix
    defaults = {"id": prefix + "".join(secrets.choice(_ID_LETTERS) for _ in range(6))} if prefix else {}
    day_key = {"actual": "date", "daily": "date", "task": "start"}.get(kind)
    return defaults | ({day_key: today.isoformat()} if day_key else {})


def _get_starter_record(kind: str) -> Mapping[str, Data]:
    data = cast(Mapping[str, list[Mapping[str, Data]]], load_starter(kind).data)
    return data[KINDS[kind].section][0]


def _is_empty(value: Data) -> bool:
    if isinstance(value, Mapping):
        return all(map(_is_empty, value.values()))
    return value is None or (isinstance(value, list) and not value)


def choose_record_file(kind: str, record: Mapping[str, Data], today: date) -> str:
    """Return the file for a record of this kind: by period, month, quarter or its id, and by whose it is.

    tasks/2026-09/zhao.yaml · actuals/2026-09.yaml · collaboration/2026-Q3/requests-marketing.yaml
    """
    kind_of_record = KINDS[kind]
    name = str(record.get(kind_of_record.named_by) or today.isoformat())
    owner = next((who for key in kind_of_record.kept_by if isinstance(who := record.get(key), str) and who), None)
    if kind_of_record.folder in ("actuals", "tasks"):
        name = name[:7]
    elif kind_of_record.folder == "collaboration" and name[5:7].isdigit():
        name = f"{name[:4]}-Q{(int(name[5:7]) + 2) // 3}"
        owner = f"{kind_of_record.section}-{owner}" if owner else kind_of_record.section
    return build_record_path(kind_of_record.folder, name, owner)


def build_record_path(folder: str, name: str, owner: str | None) -> str:
    """Return the file `name` in `folder`, or the one of `owner` below it: tasks/2026-W37/zhao.yaml."""
    return "/".join([folder, _sanitize_name(name), *([_sanitize_name(owner)] if owner else [])]) + ".yaml"


def _sanitize_name(name: str) -> str:
    """Return `name` as a visible file name that every system accepts."""
    return re.sub(r"[^\w.-]", "-", name).lstrip(".") or "new"


def plan_addition(root: Path, kind: str, record: Mapping[str, Data], file: str) -> Change:
    """Plan the change that appends the record to its section in `file`, which may not exist yet."""
    return plan_additions(root, KINDS[kind].section, [(file, record)])[0]


def plan_additions(root: Path, section: str, records: Iterable[tuple[str, Mapping[str, Data]]]) -> list[Change]:
    """Plan the changes that append records to `section`, each in its file, in order."""
    length: dict[str, int] = {}
    changes = []
    for file, record in records:
        number = length[file] if file in length else _count_records(root, section, file)
        length[file] = number + 1
        changes.append(Change(At(file, (section, number)), record))
    return changes


def _count_records(root: Path, section: str, file: str) -> int:
    source = read_source(root, file) if (root / file).exists() else None
    data = parse_exactly(source)[0] if isinstance(source, Source) else None
    rows = data.get(section) if isinstance(data, dict) else None
    return len(rows) if isinstance(rows, list) else 0
