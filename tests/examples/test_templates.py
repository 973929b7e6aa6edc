"""The starters that `init` and `new` copy."""

from __future__ import annotations

import dataclasses
import re
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from ruamel.yaml import YAML

from teamops.checking.engine import check
from teamops.model.records.record import get_key
from teamops.model.records.settings import Settings
from teamops.model.workspace import SECTIONS
from teamops.store.demo.package_files import find_shipped_folder, read_starter
from teamops.store.reading.faulty_settings import parse_settings
from teamops.store.reading.loader import load
from teamops.store.yaml.exact_reader import compose_text

TEMPLATES = find_shipped_folder("templates")
SECTION_OF = {
    "goal": "goals",
    "task": "tasks",
    "monitor": "monitors",
    "review": "reviews",
    "request": "requests",
    "meeting": "meetings",
    "daily": "dailies",
    "actual": "actuals",
}
SUPPLIED = {
    "goals": {"id": "g-1"},
    "tasks": {"id": "t-1", "name": "回访", "owner": "sales-lead", "start": "2026-10-09", "end": "2026-10-12"},
    "monitors": {"id": "m-1", "project": "新品上市"},
    "reviews": {"id": "r-1", "period": "2026-09"},
    "requests": {"id": "q-1", "need": "物料", "from": "sales"},
    "meetings": {"id": "w-1", "held": "2026-10-12T16:00"},
    "dailies": {"person": "sales-lead", "date": "2026-10-09"},
    "actuals": {"goal": "g-1", "date": "2026-10-09", "value": "12"},
}
NOW = datetime.fromisoformat("2026-10-09T12:00:00+08:00")


def _text(kind: str) -> str:
    return (TEMPLATES / f"{kind}.yaml").read_text(encoding="utf-8")


def _keys(record: Any) -> list[str]:
    """The keys of a record as files write them, in canonical order."""
    return [get_key(field.name) for field in dataclasses.fields(record)]


@pytest.mark.parametrize("kind", SECTION_OF)
def test_a_template_is_one_record_with_its_keys_in_canonical_order(kind: str) -> None:
    data = yaml.load(_text(kind), Loader=yaml.BaseLoader)
    assert list(data) == [SECTION_OF[kind]]
    (record,) = data[SECTION_OF[kind]]
    canonical = _keys(SECTIONS[SECTION_OF[kind]])
    assert list(record) == [key for key in canonical if key in record]


def test_every_section_but_the_calendar_has_a_template() -> None:
    assert {*SECTION_OF.values(), "calendar"} == set(SECTIONS)


@pytest.mark.parametrize("kind", SECTION_OF)
def test_a_template_is_valid_once_what_it_must_be_given_is_there(kind: str, tmp_path: Path) -> None:
    section = SECTION_OF[kind]
    yaml_12 = YAML()
    data = yaml_12.load(_text(kind))
    for key, value in SUPPLIED[section].items():
        assert data[section][0][key] is None, key
        data[section][0][key] = value
    (tmp_path / "teamops.yaml").write_text(_text("teamops"), encoding="utf-8")
    with (tmp_path / "new.yaml").open("w", encoding="utf-8") as stream:
        yaml_12.dump(data, stream)
    ws = load(tmp_path)
    assert ws.faults == ()
    assert len(ws.section(section)) == 1


@pytest.mark.parametrize("kind", ["teamops", *SECTION_OF])
def test_a_template_passes_through_ruamel_with_its_comments(kind: str) -> None:
    keeping = YAML()
    keeping.indent(mapping=2, sequence=4, offset=2)
    keeping.width = 200
    stream = StringIO()
    keeping.dump(keeping.load(_text(kind)), stream)
    comments = [line.partition("#")[2] for line in _text(kind).splitlines() if "#" in line]
    kept = [line.partition("#")[2] for line in stream.getvalue().splitlines() if "#" in line]
    assert kept == comments


def test_the_settings_of_a_new_team_are_clean(tmp_path: Path) -> None:
    (tmp_path / "teamops.yaml").write_text(_text("teamops"), encoding="utf-8")
    ws = load(tmp_path)
    assert ws.faults == ()
    assert check(ws, NOW).findings == ()


def test_the_settings_show_the_real_defaults_of_every_limit() -> None:
    commented = _text("teamops").partition("# limits:\n")[2].partition("\n\n")[0]
    limits = "limits:\n" + "\n".join(line.removeprefix("# ") for line in commented.splitlines())
    data = yaml.load("team: T\n" + limits, Loader=yaml.BaseLoader)
    assert parse_settings(data).settings == Settings(team="T")
    assert list(data["limits"]) == _keys(type(Settings(team="T").limits))


@pytest.mark.parametrize("file", sorted(path.name for path in TEMPLATES.glob("*.yaml")))
def test_english_starters_ask_for_the_same(file: str) -> None:
    chinese, english = (compose_text(file, read_starter(file, lang)).data for lang in ("zh", "en"))
    if file == "teamops.yaml":
        assert english.keys() == chinese.keys()
        assert english["people"].keys() == chinese["people"].keys()
    else:
        assert english == chinese
    assert not re.search("[一-鿿]", read_starter(file, "en"))
