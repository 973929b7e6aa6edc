"""Reports of records that somebody filled with what acts, hides or never ends: nothing runs, and nothing breaks."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from teamops.locale.text import Lang
from teamops.model.workspace import Workspace
from teamops.render.report import csv as report_csv
from teamops.render.report import html as report_html
from teamops.render.report import json as report_json
from teamops.render.report import markdown, terminal, xlsx
from teamops.store.demo.package_files import find_shipped_folder
from tests.render.hostile import BIDI, BREAKS, ESCAPES, HTML, LONG, RICH
from tests.reporting.printouts import printed, team_with

NAMES = ("minutes", "person", "summary", "monthly", "quarterly")
FORMULA = "=cmd|' /C calc'!A0"
TEXTS = (HTML, RICH, ESCAPES, BIDI, BREAKS, FORMULA, LONG, "😀" * 50)


def records() -> dict[str, list[Any]]:
    """Records in which every text is one of these."""
    every = list(enumerate(TEXTS))
    held = "2026-09-07T10:00:00+08:00"
    days = {"start": "2026-08-01", "end": "2026-08-20"}
    return {
        "goals": [
            {"id": f"g{n}", "name": t, "unit": t, "period": "2026-Q3", "target": "9", "owner": "zhang"}
            for n, t in every
        ],
        "actuals": [{"goal": f"g{n}", "date": "2026-09-01", "value": "1"} for n, _ in every],
        "tasks": [
            {"id": f"t{n}", "name": t, "owner": "zhang", **days, "deliverable": t,
             "blocker": {"reason": t, "needs": t, "from": "zhao"}, "note": t}
            for n, t in every
        ],
        "requests": [
            {"id": f"r{n}", "need": t, "from": "brand", "item": t, "owner": "zhang", "due": "2026-08-20"}
            for n, t in every
        ],
        "meetings": [
            {"id": f"m{n}", "type": "adhoc", "held": held, "agenda": [t], "attendees": ["zhang"],
             "decisions": [{"decision": t, "owner": "zhang", "due": "2026-09-20"}]}
            for n, t in every
        ],
        "monitors": [_monitor(n, t) for n, t in every],
        "reviews": [
            {"id": "v", "period": "2026-08",
             "results": [{"goal": f"g{n}", "plan": "3", "actual": "1", "missed": t, "cause": t} for n, t in every],
             "lessons": [{"lesson": t, "standard": t} for t in TEXTS],
             "improvements": [{"id": f"i{n}", "item": t, "measure": t, "owner": "zhang", "due": "2026-08-30"}
                              for n, t in every]}
        ],
    }  # fmt: skip


def _monitor(n: int, text: str) -> dict[str, Any]:
    point = {"metric": text, "unit": text, "date": "2026-08-20", "plan": "9", "actual": "1", "cause": text,
             "risk": text, "measures": [{"action": text, "owner": "zhang"}]}  # fmt: skip
    phase = {"name": text, "start": "2026-08-01", "end": "2026-09-30", "checkpoints": [point]}
    budget = {"planned": "1", "spent": "2", "unit": text}
    return {"id": f"p{n}", "project": text, "owner": "zhang", "budget": budget, "phases": [phase]}


def written(data: object) -> str:
    """The data as JSON, which is YAML too once no character is written as two halves, or is none that YAML prints."""
    halves = re.compile(r"\\u(d[89ab]..)\\u(d[c-f]..)")
    text = halves.sub(lambda pair: bytes.fromhex(pair[1] + pair[2]).decode("utf-16-be"), json.dumps(data))
    return text.replace("\x7f", "\\x7f")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return team_with(tmp_path_factory.mktemp("hostile"), all=written(records()))


@cache
def templates() -> Path:
    return find_shipped_folder("templates")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_texts_are_shown_as_written_and_do_nothing(hostile: Workspace, name: str, lang: Lang) -> None:
    report = printed(name, ws=hostile, lang=lang)
    page = report_html.render(report, templates()).partition("</head>")[2]
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "<img" not in page
    for text in (page, markdown.render(report), terminal.render(report, 80, color=False)):
        assert not {"\x1b", "\x07", "\u202e", "\u2028", "\x9b"} & set(text)
    fields = report_csv.render(report).decode().replace('"', "\n").replace(",", "\n").split("\n")
    assert not [field for field in fields if field.startswith(FORMULA)]
    assert json.loads(report_json.render(report))["report"] == name
    assert xlsx.render(report)[:2] == b"PK"


@pytest.mark.unmeasured
@pytest.mark.parametrize("name", NAMES)
def test_no_line_of_a_terminal_is_longer_than_it(hostile: Workspace, name: str) -> None:
    from rich.cells import cell_len

    for width in (40, 80, 120):
        lines = terminal.render(printed(name, ws=hostile), width, color=False).splitlines()
        assert max(map(cell_len, lines)) <= width


@pytest.mark.unmeasured
def test_thousands_of_records_of_one_person_are_a_page_still(tmp_path: Path) -> None:
    rows = "".join(
        f"  - {{id: t{n}, name: 任务{n}, owner: zhang, start: 2026-08-01, end: 2026-08-31}}\n" for n in range(3000)
    )
    ws = team_with(tmp_path, tasks="tasks:\n" + rows)
    for name in NAMES:
        assert report_html.render(printed(name, ws=ws), templates())
