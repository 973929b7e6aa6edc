"""A report as PDF is read back by tools; its fonts have its characters, and its templates read nothing."""

from __future__ import annotations

import re
import subprocess
from base64 import b64decode
from dataclasses import replace
from pathlib import Path

import pytest

from teamops.locale.text import Lang
from teamops.model.records.printout import Logo, Look
from teamops.model.records.settings import Colors
from teamops.model.records.template import Template
from teamops.render.pdf.typesetter import FontSources
from teamops.render.report.pdf import TEMPLATE, render
from teamops.render.report.printout_errors import FontError, LogoError, TemplateError
from teamops.reporting import catalogue
from teamops.reporting.base.report import Cell, Chart, Column, Paragraph, Report, Table
from teamops.store.demo.package_files import find_shipped_folder
from tests.render.hostile import ALL, hostile_report
from tests.reporting.printouts import printed, team_with

A4_LANDSCAPE = (842, 595)
PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)  # one dot
_BLANKS = re.compile(r"[\s\u200b]+")


def tool(name: str, file: Path, *arguments: str) -> str:
    return subprocess.run([name, *arguments, file, *(["-"] if name == "pdftotext" else [])],
                          check=True, capture_output=True, text=True).stdout  # fmt: skip


def on_paper(folder: Path, report: Report, look: Look | None = None) -> Path:
    file = folder / "report.pdf"
    file.write_bytes(render(report, find_shipped_folder("templates"), look).content)
    return file


def packed(text: str) -> str:
    """The text without what lines and columns put between its letters."""
    return _BLANKS.sub("", text)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", catalogue.list_reports())
def test_every_cell_of_every_report_is_found_in_its_pdf(name: str, lang: Lang, tmp_path: Path) -> None:
    report = printed(name, lang=lang)
    text = packed(tool("pdftotext", on_paper(tmp_path, report), "-raw"))
    for said in (report.title, report.period, report.state):
        assert packed(said) in text
    cells = [line for table in report.blocks if isinstance(table, Table) for row in table.rows for cell in row
             for line in cell.text.split("\n")]  # fmt: skip
    for line in cells:
        assert all(packed(word) in text for word in re.findall(r"[\w%.,−+]{1,8}", line)), line


def test_fonts_are_embedded_and_pages_are_a4_with_their_numbers(tmp_path: Path) -> None:
    file = on_paper(tmp_path, printed("weekly"))
    fonts = tool("pdffonts", file).splitlines()[2:]
    assert fonts
    assert all(line.split()[-5] == "yes" for line in fonts)  # the column "emb"
    facts = dict(line.split(":", 1) for line in tool("pdfinfo", file).splitlines() if ":" in line)
    size = re.findall(r"[\d.]+", facts["Page size"])
    assert (round(float(size[0])), round(float(size[1]))) == A4_LANDSCAPE
    assert facts["Title"].strip() == "营销周例会材料"
    assert facts["Author"].strip() == "华东营销部"
    pages = tool("pdftotext", file, "-layout").split("\f")[:-1]
    assert len(pages) == int(facts["Pages"]) > 1
    for number, page in enumerate(pages, 1):
        assert f"第{number}页/共{len(pages)}页" in packed(page)
        assert "3d83a0b" in page


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["confirmation", "weekly"])
def test_the_foot_of_every_sheet_has_its_day_and_commit(name: str, lang: Lang, tmp_path: Path) -> None:
    report = printed(name, lang=lang)
    for page in tool("pdftotext", on_paper(tmp_path, report), "-layout").split("\f")[:-1]:
        assert packed(report.state) in packed(page.rstrip().splitlines()[-1])


def test_a_narrow_form_is_upright(tmp_path: Path) -> None:
    facts = tool("pdfinfo", on_paper(tmp_path, printed("confirmation")))
    size = re.search(r"Page size: +([\d.]+) x ([\d.]+)", facts)
    assert size is not None
    assert float(size[1]) < float(size[2])


def test_the_same_report_is_the_same_bytes() -> None:
    assert render(printed("weekly"), find_shipped_folder("templates")) == render(
        printed("weekly"), find_shipped_folder("templates")
    )


def test_a_long_table_repeats_its_head_and_cuts_no_row(tmp_path: Path) -> None:
    task = "{{id: t-{0}, name: 任务甲{0}乙, description: 说明{0}上 说明{0}下, start: 2026-09-01, end: 2026-09-09}}"
    (tmp_path / "team").mkdir()
    ws = team_with(tmp_path / "team", tasks=f"tasks: [{', '.join(task.format(n) for n in range(100, 220))}]")
    pages = tool("pdftotext", on_paper(tmp_path, printed("tasks", ws=ws)), "-layout").split("\f")[:-1]
    assert len(pages) > 2
    assert all("任务名称" in packed(page) for page in pages)
    for n in range(100, 220):
        (page,) = (page for page in map(packed, pages) if f"任务甲{n}乙" in page)
        assert f"说明{n}下" in page


def test_texts_are_shown_as_written_whatever_typst_would_make_of_them(tmp_path: Path) -> None:
    texts = (
        '#read("/etc/passwd")',
        "$ x^2 $ *a* _b_ `c` <l> @ref",
        "= 标题 \\ #sys.inputs",
        "// 注释 /* x */",
        "~--- ...",
    )
    blocks = tuple(Paragraph(text) for text in texts)
    rows = tuple((Cell(text, text),) for text in texts)
    report = replace(printed("tasks"), blocks=(*blocks, Table("t", "表", (Column("a", "甲"),), rows)))
    text = packed(tool("pdftotext", on_paper(tmp_path, report), "-raw"))
    for said in texts:
        assert text.count(packed(said)) == 2, said


def test_a_number_and_the_bracket_behind_it_are_on_one_line_of_paper(tmp_path: Path) -> None:
    said = [f"{'进' * many} 5,029（101%）。" for many in range(44, 56)]
    report = replace(printed("person", person="小张"), blocks=tuple(map(Paragraph, said)))
    lines = tool("pdftotext", on_paper(tmp_path, report), "-layout").splitlines()
    whole = [line for line in lines if "5,029" in line]
    assert len(whole) == len(said)
    assert all("5,029（101%）。" in packed(line) for line in whole)
    assert any(packed(line).startswith("5,029") for line in whole)


def test_hostile_texts_stay_on_their_pages(tmp_path: Path) -> None:
    file = on_paper(tmp_path, hostile_report())
    boxes = re.findall(
        r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"', tool("pdftotext", file, "-bbox")
    )
    assert len(boxes) > 200
    width, height = A4_LANDSCAPE
    for box in boxes:
        left, top, right, bottom = map(float, box)
        assert left >= 0
        assert right <= width + 1
        assert top >= 0
        assert bottom <= height + 1
    assert "alert(1)" in packed(tool("pdftotext", file, "-raw"))


@pytest.mark.parametrize("text", [*ALL, "שלום عربي", "e\u0301 n\u0303 Å", "🚀👩‍💻 任务", "𠮷野家"])
def test_any_text_makes_a_pdf_that_shows_it_or_names_what_it_cannot_show(text: str, tmp_path: Path) -> None:
    report = replace(printed("tasks"), blocks=(Paragraph(text),))
    made = render(report, find_shipped_folder("templates"))
    file = tmp_path / "x.pdf"
    file.write_bytes(made.content)
    shown = packed(tool("pdftotext", file, "-raw"))
    assert all(f"⟨U+{ord(c):04X}⟩" in shown for c in made.unshown)


def test_without_a_chinese_font_there_is_an_error_with_the_remedy_and_no_boxes() -> None:
    none = FontSources(system=False)
    with pytest.raises(FontError, match=r"no font here has \d+ characters .*fonts-noto-cjk.*TEAMOPS_FONTS"):
        render(printed("weekly"), find_shipped_folder("templates"), fonts=none)
    plain = replace(printed("tasks", lang="en"), team="East", blocks=(Paragraph("Nothing but letters."),))
    assert render(plain, find_shipped_folder("templates"), fonts=none).unshown == ""


def test_a_rare_ideograph_or_an_emoji_among_punctuation_keeps_nobody_from_the_report(tmp_path: Path) -> None:
    report = replace(printed("tasks"), blocks=(Paragraph("王\u9ffc 与 \u303d 客户"),))
    shown = packed(tool("pdftotext", on_paper(tmp_path, report), "-raw"))
    assert all(c in shown or f"⟨U+{ord(c):04X}⟩" in shown for c in "王\u9ffc与\u303d客户")


def own(text: str) -> Look:
    return Look(own={TEMPLATE: Template(text, "templates/report.typ")})


def test_a_team_arranges_its_own_sheet_from_the_data(tmp_path: Path) -> None:
    text = '#let report = json("report.json")\n#report.team 的 #report.title:#report.blocks.len() 块'
    assert "华东营销部的营销周例会材料:" in packed(tool("pdftotext", on_paper(tmp_path, printed("weekly"), own(text))))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("#let x = 1\n#read(\"/etc/passwd\")", r"templates/report\.typ:2: .*not found"),
        ("\n\n#read(\"../secret\")", r"templates/report\.typ:3: "),
        ('#import "@preview/cetz:0.3.0": canvas', r"templates/report\.typ:1: remove `import`"),
        ('#let a = eval\n#a("1")', r"templates/report\.typ:1: remove `eval`"),
        ("#let x = (1,\n#nothing", r"templates/report\.typ:\d+: "),
    ],
)  # fmt: skip
def test_a_template_that_is_wrong_or_leads_out_is_told_with_its_line(text: str, said: str) -> None:
    with pytest.raises(TemplateError, match=said):
        render(printed("weekly"), find_shipped_folder("templates"), own(text))


def test_a_team_s_logo_and_colours_are_in_the_pdf(tmp_path: Path) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><text x="0" y="12">LOGO42</text></svg>'
    look = Look(Colors(accent="#0a5c4a"), Logo(svg, "svg"))
    assert "LOGO42" in packed(tool("pdftotext", on_paper(tmp_path, printed("weekly"), look)))
    with_png = render(printed("weekly"), find_shipped_folder("templates"), Look(logo=Logo(PNG, "png"))).content
    assert len(with_png) > len(render(printed("weekly"), find_shipped_folder("templates")).content)
    with pytest.raises(LogoError, match="cannot read the picture"):
        render(
            printed("weekly"), find_shipped_folder("templates"), Look(logo=Logo(b"\x89PNG\r\n\x1a\nnot more", "png"))
        )


@pytest.mark.parametrize("name", ["weekly", "confirmation"])
def test_a_wide_logo_leaves_the_title_its_line(name: str, tmp_path: Path) -> None:
    """As on a page it takes no more than three tenths of the line, whatever its form."""
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2000 20"><rect width="2000" height="20"/></svg>'
    report = printed(name)
    text = tool("pdftotext", on_paper(tmp_path, report, Look(logo=Logo(svg, "svg"))), "-layout")
    assert packed(report.title) in map(packed, text.splitlines())


def test_pictures_stay_with_what_is_said_of_them(tmp_path: Path) -> None:
    report = printed("weekly")
    charts = [block for block in report.blocks if isinstance(block, Chart)]
    assert charts
    for rows in range(0, 24, 3):  # whatever is left of a page above them
        above = Table("above", "上", (Column("a", "甲"),), ((Cell("x", "x"),),) * rows)
        file = on_paper(tmp_path, replace(report, blocks=(above, *charts)))
        pages = [packed(page) for page in tool("pdftotext", file, "-raw").split("\f")]
        for chart in charts:
            (page,) = (page for page in pages if packed(chart.description) in page)
            assert packed(chart.title) in page


def test_pictures_hold_their_words_as_text(tmp_path: Path) -> None:
    text = packed(tool("pdftotext", on_paper(tmp_path, printed("weekly")), "-raw"))
    for said in ("今天9月7日", "按目前进度", "在办/上限"):
        assert said in text, said
