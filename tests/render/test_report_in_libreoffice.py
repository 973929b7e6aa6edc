"""Workbooks in LibreOffice: shown they read like the screen, computed anew they say the same, on paper they are A4."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from teamops.locale.text import Lang
from teamops.render.report.xlsx import render, split_into_parts
from teamops.render.visible import make_visible_lines
from teamops.reporting import catalogue
from teamops.reporting.base.report import Cell, Report
from teamops.store.reading.loader import load
from tests.render.hostile import hostile_report
from tests.reporting.printouts import printed, team_with

pytestmark = pytest.mark.browser
QUARTER = Path(__file__).parents[2] / "examples/quarter"
AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
"""A file for each sheet, cells as they are shown."""

COMPUTE_ANEW = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode"><value>0</value></prop>
</item>
</oor:items>
"""


class Office:
    """LibreOffice with a profile of its own, so that nobody's settings count."""

    def __init__(self, program: str, folder: Path, settings: str = "") -> None:
        self._command = [program, f"-env:UserInstallation={folder.as_uri()}/profile", "--headless"]
        if settings:
            (folder / "profile/user").mkdir(parents=True)
            (folder / "profile/user/registrymodifications.xcu").write_text(settings, encoding="utf-8")

    def convert(self, form: str, folder: Path, *files: Path) -> Path:
        """The folder with the files in another format."""
        command = [*self._command, "--convert-to", form, "--outdir", folder, *files]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return folder


@pytest.fixture(scope="session")
def programs() -> dict[str, str]:
    """LibreOffice and poppler's tools."""
    found = {name: shutil.which(name) for name in ("soffice", "pdfinfo", "pdftotext")}
    missing = [name for name, path in found.items() if path is None]
    if missing and os.environ.get("TEAMOPS_REQUIRE_BROWSER") == "1":
        pytest.fail(f"not installed: {', '.join(missing)}")
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    return {name: path for name, path in found.items() if path is not None}


def reports() -> Iterator[tuple[str, Report]]:
    """Every report in both languages, of the example and of the small team."""
    ws = load(QUARTER)
    langs: tuple[Lang, ...] = ("zh", "en")
    for lang in langs:
        for name in catalogue.list_reports():
            yield f"quarter-{name}-{lang}", printed(name, ws=ws, lang=lang, today=date(2026, 9, 28))
            yield f"small-{name}-{lang}", printed(name, lang=lang)


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workbooks")
    for name, report in reports():
        (folder / f"{name}.xlsx").write_bytes(render(report))
    return folder


def wrong_in(folder: Path) -> list[tuple[str, str, str]]:
    """Cells that are shown otherwise than on the screen: the report, the text, what is shown."""
    wrong = []
    for name, report in reports():
        sheets = [cells_of(file) for file in folder.glob(f"{name}-*.csv")]
        for part in split_into_parts(report):
            if (table := part.table) is None:
                continue
            table = table.with_subjects if len(table.rows) >= 4 else table
            heads = [make_visible_lines(column.title) for column in table.columns]
            sheet = next(s for s in sheets if heads in s and make_visible_lines(table.title) == s[0][0])
            at = sheet.index(heads) + 1
            for cells, shown in zip(table.rows, sheet[at : at + len(table.rows)], strict=True):
                wrong += [(name, c.text, s) for c, s in zip(cells, shown, strict=True) if s != on_screen(c)]
    return wrong


def cells_of(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def on_screen(cell: Cell) -> str:
    """The text of a cell; where there is nothing, a sheet is blank."""
    return "" if cell.value is None and cell.text in ("——", "—") else make_visible_lines(cell.text)


def test_every_cell_is_shown_as_on_the_screen(programs: dict[str, str], workbooks: Path, tmp_path: Path) -> None:
    office = Office(programs["soffice"], tmp_path)
    assert not wrong_in(office.convert(AS_SHOWN, tmp_path / "csv", *workbooks.glob("*.xlsx")))


def test_formulas_computed_anew_say_the_same(programs: dict[str, str], workbooks: Path, tmp_path: Path) -> None:
    """The results in the files are made wrong first, so that what is shown can only have been computed."""
    made_wrong = 0
    for file in workbooks.glob("*.xlsx"):
        with zipfile.ZipFile(file) as old, zipfile.ZipFile(tmp_path / file.name, "w") as new:
            for name in old.namelist():
                text, count = re.subn(rb"</f><v>[^<]+</v>", b"</f><v>77</v>", old.read(name))
                made_wrong += count
                new.writestr(name, text)
    assert made_wrong > 50
    office = Office(programs["soffice"], tmp_path, COMPUTE_ANEW)
    assert not wrong_in(office.convert(AS_SHOWN, tmp_path / "csv", *tmp_path.glob("*.xlsx")))


def test_a_number_that_is_typed_in_carries_on(programs: dict[str, str], tmp_path: Path) -> None:
    """800万 were planned for 20 September; 600万 are read, which nobody had written when the file was made."""
    data = BytesIO(render(printed("monitors")))
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(tmp_path / "typed.xlsx", "w") as new:
        for name in old.namelist():
            text, count = re.subn(rb'(<c r="E7" s="\d+")/>', rb"\1><v>600</v></c>", old.read(name))
            assert count == (name == "xl/worksheets/sheet1.xml")
            new.writestr(name, text)
    folder = Office(programs["soffice"], tmp_path, COMPUTE_ANEW).convert(AS_SHOWN, tmp_path, tmp_path / "typed.xlsx")
    (file,) = folder.glob("*.csv")
    assert cells_of(file)[6][3:6] == ["800万", "600万", "−25.0%"]


def pages(programs: dict[str, str], paper: Path) -> list[str]:
    command = [programs["pdftotext"], "-layout", paper, "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\f")[:-1]


def on_paper(programs: dict[str, str], folder: Path, report: Report) -> list[str]:
    """The texts of the pages; every page is A4 landscape."""
    (folder / "report.xlsx").write_bytes(render(report))
    Office(programs["soffice"], folder).convert("pdf", folder, folder / "report.xlsx")
    told = subprocess.run(
        [programs["pdfinfo"], folder / "report.pdf"], check=True, capture_output=True, text=True
    ).stdout
    width, height = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", told).groups()  # type: ignore[union-attr]
    assert (float(width), float(height)) == pytest.approx((842, 595), abs=1)
    return pages(programs, folder / "report.pdf")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_meeting_pack_prints_a_page_for_each_table(programs: dict[str, str], tmp_path: Path, lang: Lang) -> None:
    report = printed("weekly", lang=lang)
    text = on_paper(programs, tmp_path, report)
    assert len(text) == len(list(split_into_parts(report)))
    for number, page in enumerate(text, 1):
        numbered = f"第 {number} 页 / 共 {len(text)} 页" if lang == "zh" else f"page {number} of {len(text)}"
        assert numbered.replace(" ", "") in page.replace(" ", "")
        assert "华东营销部" in page
        assert "3d83a0b" in page


def test_a_long_table_repeats_its_head_and_cuts_no_row(programs: dict[str, str], tmp_path: Path) -> None:
    task = "{{id: t-{0}, name: 任务甲{0}乙, description: 说明{0}上 说明{0}下, start: 2026-09-01, end: 2026-09-09}}"
    (tmp_path / "team").mkdir()
    ws = team_with(tmp_path / "team", tasks=f"tasks: [{', '.join(task.format(n) for n in range(100, 220))}]")
    text = on_paper(programs, tmp_path, printed("tasks", ws=ws))
    assert len(text) > 2
    assert all("任务名称" in page for page in text)
    for n in range(100, 220):
        (page,) = (page for page in text if f"任务甲{n}乙" in page)
        assert f"说明{n}下" in page


def test_hostile_texts_open_and_print(programs: dict[str, str], tmp_path: Path) -> None:
    assert len(on_paper(programs, tmp_path, hostile_report())) >= len(list(split_into_parts(hostile_report())))
