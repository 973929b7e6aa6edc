"""Records that were kept are the records that were read, to the digit and the zone."""

from __future__ import annotations

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from teamops.model.workspace import SECTIONS
from teamops.store.cache import cache
from teamops.store.cache.record_cache import pack_groups, unpack_groups
from teamops.store.reading import loader
from teamops.store.reading.files import parse, parse_exactly
from teamops.store.reading.loader import load
from teamops.store.reading.source import Source, read_source
from teamops.store.reading.valid_records import group_sections, read_groups
from tests.store.team import TASK, checked, settle

EXAMPLES = Path(__file__).parents[2] / "examples"
ZONE = ZoneInfo("Asia/Shanghai")
FILES = sorted(
    path.relative_to(EXAMPLES).as_posix()
    for name in ("quarter", "handbook")
    for path in (EXAMPLES / name).rglob("*.yaml")
    if path.name != "teamops.yaml" and ".teamops" not in path.parts and not path.name.startswith(".")
)
EXACT = "1.50万"
"""Occurs in a text that only the exact reader reads without losing a digit."""
ODD = """\
goals:
  - {id: g, target: 1.50万, step: "1,000", buffer: {mode: over, percent: 10}, period: 2026-W28}
  - {id: h, confirmed: [{by: a, at: 2026-09-01 10:00}]}
reviews: [{id: r, period: 2026, results: [{goal: g, plan: 30%, actual: -0}]}]
meetings: [{id: m, type: weekly, held: 2026-10-25T02:30:00.5+01:00, agenda: 一}]
"""


@pytest.mark.parametrize("text", [*FILES, ODD], ids=lambda name: name[:30])
def test_kept_records_are_what_was_read(text: str) -> None:
    source = Source("a.yaml", ODD.encode(), "") if text is ODD else read_source(EXAMPLES, text)
    assert isinstance(source, Source)
    data = parse_exactly(source)[0] if EXACT in text else parse(source)[0]
    grouped = group_sections(data)
    assert grouped is not None
    read = read_groups(source.file, grouped, ZONE)
    assert read is not None
    kept = json.loads(json.dumps(pack_groups(grouped)))
    again = read_groups(source.file, unpack_groups(kept), ZONE, trusted=True)
    assert again is not None
    assert again.sections == read.sections
    assert repr(again.sections) == repr(read.sections)  # suffixes and zones, too, which equality does not see


def test_a_folder_that_is_checked_again_keeps_the_records_of_files_and_uses_them(tmp_path, monkeypatch) -> None:
    settle(tmp_path, {"a.yaml": f"tasks:\n{TASK}", "b.yaml": "goals: []\n"})

    def kept() -> list[str]:
        return [path.name for path in (tmp_path / ".teamops").glob("records-*")]

    checked(tmp_path)
    assert kept() == []  # a machine that checks once has nothing of it
    settle(tmp_path, {"b.yaml": "goals: [] # 改\n"})
    first = checked(tmp_path)
    assert len(kept()) == 3
    settle(tmp_path, {"b.yaml": "goals: []\n"})
    monkeypatch.setattr(loader, "build_sections", lambda *_: pytest.fail("a file was validated again"))
    monkeypatch.setattr(cache.Cache, "keep_records", lambda *_: None)
    with pytest.raises(pytest.fail.Exception):  # b.yaml is new
        checked(tmp_path)
    settle(tmp_path, {"b.yaml": "goals: [] # 改\n", "c.yaml": b"\xff"})
    assert [f.code for f in checked(tmp_path).findings if f.file != "c.yaml"] == [f.code for f in first.findings]


def test_records_of_another_zone_are_read_again(tmp_path) -> None:
    settle(tmp_path, {"a.yaml": "meetings: [{id: m, type: weekly, held: 2026-09-07 16:00}]\n"})
    checked(tmp_path)
    load(tmp_path)
    (before,) = load(tmp_path).meetings
    text = (tmp_path / "teamops.yaml").read_text(encoding="utf-8")
    (tmp_path / "teamops.yaml").write_text(text + "timezone: UTC\n", encoding="utf-8")
    (after,) = load(tmp_path).meetings
    assert (before.record.held.utcoffset(), after.record.held.utcoffset()) != (after.record.held.utcoffset(),) * 2


def test_every_section_can_be_kept() -> None:
    assert {section for file in FILES for section in (parse(read_source(EXAMPLES, file))[0] or {})} == set(SECTIONS)
