"""Workbooks in LibreOffice: shown they read like the screen, computed anew they say the same, on paper they are A4."""

from __future__ import annotations

import csv
import re
import subprocess
import zipfile
from collections.abc import Iterator, Mapping, Sequence
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
from tests.render.chromium import found
from tests.render.hostile import hostile_report
from tests.reporting.printouts import printed, team_with

pytestmark = pytest.mark.browser
LANGS: tuple[Lang, ...] = ("zh", "en")
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
    return found("soffice", "pdfinfo", "pdftotext")


def reports() -> Iterator[tuple[str, Report]]:
    """Every report in both languages, of the example and of the small team."""
    ws = load(QUARTER)
    for lang in LANGS:
        for name in catalogue.list_reports():
            yield f"quarter-{name}-{lang}", printed(name, ws=ws, lang=lang, today=date(2026, 9, 28))
            yield f"small-{name}-{lang}", printed(name, lang=lang)


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workbooks")
    for name, report in reports():
        (folder / f"{name}.xlsx").write_bytes(render(report))
    return folder


def wrong_in(folder: Path, files: Sequence[str]) -> list[tuple[str, str, str]]:
    """Cells that are shown otherwise than on the screen: the report, the text, what is shown."""
    wrong = []
    for name, report in reports():
        if f"{name}.xlsx" not in files:
            continue
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
    office, files = Office(programs["soffice"], tmp_path), list(workbooks.glob("*.xlsx"))
    assert len(files) == len(list(reports()))
    assert not wrong_in(office.convert(AS_SHOWN, tmp_path / "csv", *files), [file.name for file in files])


@pytest.fixture(scope="module")
def computed(programs: dict[str, str], workbooks: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cells of every workbook that has formulas, whose results were wrong, and of one in which a number was typed.

    They are computed anew, in one start of LibreOffice.
    """
    folder, made_wrong = tmp_path_factory.mktemp("computed"), 0
    for file in workbooks.glob("*.xlsx"):
        with zipfile.ZipFile(file) as old:
            parts_of = {
                name: re.subn(rb"</f><v>[^<]+</v>", b"</f><v>77</v>", old.read(name)) for name in old.namelist()
            }
        if changed := sum(count for _, count in parts_of.values()):
            made_wrong += changed
            write_zip(folder / file.name, {name: text for name, (text, _) in parts_of.items()})
    assert made_wrong > 50
    type_a_number(folder / "typed.xlsx")
    office = Office(programs["soffice"], folder, COMPUTE_ANEW)
    return office.convert(AS_SHOWN, folder / "csv", *folder.glob("*.xlsx"))


def write_zip(file: Path, content: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(file, "w") as new:
        for name, text in content.items():
            new.writestr(name, text)


def type_a_number(file: Path) -> None:
    """800万 were planned for 20 September; 600万 are read, which nobody had written when the file was made."""
    content = {}
    with zipfile.ZipFile(BytesIO(render(printed("monitors")))) as old:
        for name in old.namelist():
            text, count = re.subn(rb'(<c r="E7" s="\d+")/>', rb"\1><v>600</v></c>", old.read(name))
            assert count == (name == "xl/worksheets/sheet1.xml")
            content[name] = text
    write_zip(file, content)


def test_formulas_computed_anew_say_the_same(computed: Path) -> None:
    """The results in the files were made wrong first, so that what is shown can only have been computed."""
    assert not wrong_in(computed, [file.name for file in computed.parent.glob("*.xlsx")])


def test_a_number_that_is_typed_in_carries_on(computed: Path) -> None:
    (file,) = computed.glob("typed*.csv")
    assert cells_of(file)[6][3:6] == ["800万", "600万", "−25.0%"]


def pages(programs: dict[str, str], paper: Path) -> list[str]:
    command = [programs["pdftotext"], "-layout", paper, "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\f")[:-1]


@pytest.fixture(scope="module")
def papers(programs: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Workbooks as PDF, printed in one start of LibreOffice."""
    folder = tmp_path_factory.mktemp("papers")
    task = "{{id: t-{0}, name: 任务甲{0}乙, description: 说明{0}上 说明{0}下, start: 2026-09-01, end: 2026-09-09}}"
    (folder / "team").mkdir()
    ws = team_with(folder / "team", tasks=f"tasks: [{', '.join(task.format(n) for n in range(100, 220))}]")
    weekly = {f"weekly-{lang}": printed("weekly", lang=lang) for lang in LANGS}
    for name, report in (weekly | {"long": printed("tasks", ws=ws), "hostile": hostile_report()}).items():
        (folder / f"{name}.xlsx").write_bytes(render(report))
    return Office(programs["soffice"], folder).convert("pdf", folder, *folder.glob("*.xlsx"))


def on_paper(programs: dict[str, str], paper: Path) -> list[str]:
    """The texts of the pages; every page is A4 landscape."""
    told = subprocess.run([programs["pdfinfo"], paper], check=True, capture_output=True, text=True).stdout
    width, height = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", told).groups()  # type: ignore[union-attr]
    assert (float(width), float(height)) == pytest.approx((842, 595), abs=1)
    return pages(programs, paper)


@pytest.mark.parametrize("lang", LANGS)
def test_the_meeting_pack_prints_a_page_for_each_table(programs: dict[str, str], papers: Path, lang: Lang) -> None:
    text = on_paper(programs, papers / f"weekly-{lang}.pdf")
    assert len(text) == len(list(split_into_parts(printed("weekly", lang=lang))))
    for number, page in enumerate(text, 1):
        numbered = f"第 {number} 页 / 共 {len(text)} 页" if lang == "zh" else f"page {number} of {len(text)}"
        assert numbered.replace(" ", "") in page.replace(" ", "")
        assert "华东营销部" in page
        assert "3d83a0b" in page


def test_a_long_table_repeats_its_head_and_cuts_no_row(programs: dict[str, str], papers: Path) -> None:
    text = on_paper(programs, papers / "long.pdf")
    assert len(text) > 2
    assert all("任务名称" in page for page in text)
    for n in range(100, 220):
        (page,) = (page for page in text if f"任务甲{n}乙" in page)
        assert f"说明{n}下" in page


def test_hostile_texts_open_and_print(programs: dict[str, str], papers: Path) -> None:
    assert len(on_paper(programs, papers / "hostile.pdf")) >= len(list(split_into_parts(hostile_report())))
