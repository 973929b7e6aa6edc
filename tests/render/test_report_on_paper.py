"""A page is looked at with Chromium: as paper it is A4 landscape with page numbers, and it asks the network nothing."""

from __future__ import annotations

import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from teamops.locale.text import Lang
from teamops.model.records.printout import Look
from teamops.model.records.template import Template
from teamops.model.workspace import Workspace
from teamops.render.report.html import BODY, STYLE, render
from teamops.reporting.base.report import Report
from teamops.store.demo.package_files import find_shipped_folder
from teamops.store.reading.loader import load
from tests.render.chromium import Tab, found
from tests.render.hostile import hostile_report
from tests.reporting.printouts import printed, team_with

pytestmark = pytest.mark.browser
A4_LANDSCAPE = (842.0, 595.0)
"""In points."""


@pytest.fixture(scope="session")
def programs() -> dict[str, str]:
    """Poppler's tools."""
    return found("pdfinfo", "pdftotext")


def on_paper(browser: Tab, folder: Path, report: Report) -> Path:
    browser.open(render(report, find_shipped_folder("templates")))
    paper = folder / "page.pdf"
    paper.write_bytes(browser.paper())
    return paper


def facts(programs: dict[str, str], paper: Path) -> dict[str, str]:
    lines = subprocess.run([programs["pdfinfo"], paper], check=True, capture_output=True, text=True).stdout.splitlines()
    return {key: value.strip() for key, _, value in (line.partition(":") for line in lines)}


def pages(programs: dict[str, str], paper: Path) -> list[str]:
    command = [programs["pdftotext"], "-layout", paper, "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\f")[:-1]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_meeting_pack_prints_on_a4_landscape_with_page_numbers(
    browser: Tab, programs: dict[str, str], tmp_path: Path, lang: Lang
) -> None:
    paper = on_paper(browser, tmp_path, printed("weekly", lang=lang))
    width, _, height, *_ = facts(programs, paper)["Page size"].split()
    assert (float(width), float(height)) == pytest.approx(A4_LANDSCAPE, abs=1)
    text = pages(programs, paper)
    assert len(text) > 1
    for number, page in enumerate(text, 1):
        numbered = f"第 {number} 页 / 共 {len(text)} 页" if lang == "zh" else f"page {number} of {len(text)}"
        assert numbered.replace(" ", "") in page.replace(" ", "")
        assert "华东营销部" in page
        assert "3d83a0b" in page


def test_a_director_finds_what_matters_on_the_first_page(
    browser: Tab, programs: dict[str, str], tmp_path: Path
) -> None:
    first = pages(programs, on_paper(browser, tmp_path, printed("weekly")))[0]
    for said in ("落后", "−24%", "未上报", "广告账号开通", "逾期 3 天"):
        assert said in first


@pytest.fixture(scope="module")
def quarter(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A whole team at the end of its quarter."""
    folder = tmp_path_factory.mktemp("quarter") / "quarter"
    shutil.copytree(Path(__file__).parents[2] / "examples" / "quarter", folder)
    return load(folder)


@pytest.mark.parametrize("who", ["wang", "zhou", "zhang", "liu"])
def test_the_page_of_a_usual_person_is_one_page(
    browser: Tab, programs: dict[str, str], tmp_path: Path, quarter: Workspace, who: str
) -> None:
    report = printed("person", ws=quarter, person=who, today=date(2026, 9, 28))
    assert len(pages(programs, on_paper(browser, tmp_path, report))) == 1


@pytest.mark.parametrize(
    ("name", "today", "said"),
    [
        ("monthly", date(2026, 10, 8), ("0/3", "6/16", "−24%", "1,576/1,700", "未写明原因")),
        ("quarterly", date(2026, 10, 8), ("0/3", "29/39", "4,873/5,000", "各月对比", "优化方案完成")),
        ("quarterly", date(2026, 9, 14), ("3/3", "1,615/3,500", "应达1,591", "各月对比", "优化方案完成")),
        ("summary", date(2026, 10, 8), ("逾期11项", "−124", "未达成", "曝光量−24%")),
    ],
)
def test_a_review_finds_what_matters_on_the_first_page(
    browser: Tab,
    programs: dict[str, str],
    tmp_path: Path,
    quarter: Workspace,
    name: str,
    today: date,
    said: tuple[str, ...],
) -> None:
    first = pages(programs, on_paper(browser, tmp_path, printed(name, ws=quarter, today=today)))[0]
    assert [text for text in said if text not in "".join(first.split())] == []


def test_a_long_table_repeats_its_head_and_cuts_no_row(browser: Tab, programs: dict[str, str], tmp_path: Path) -> None:
    task = "{{id: t-{0}, name: 任务甲{0}乙, description: 说明{0}上 说明{0}下, start: 2026-09-01, end: 2026-09-09}}"
    (tmp_path / "team").mkdir()
    ws = team_with(tmp_path / "team", tasks=f"tasks: [{', '.join(task.format(n) for n in range(100, 220))}]")
    text = pages(programs, on_paper(browser, tmp_path, printed("tasks", ws=ws)))
    assert len(text) > 2
    assert all("任务名称" in page for page in text)
    for n in range(100, 220):
        (page,) = (page for page in text if f"任务甲{n}乙" in page)
        assert f"说明{n}下" in page


@pytest.fixture
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """A port on this machine, and what was sent to it."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        stop = threading.Event()

        def listen() -> None:
            while not stop.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                with connection, suppress(OSError):
                    connection.settimeout(0.2)  # a connection that was made on suspicion says nothing
                    heard.append(connection.recv(1000))
                    connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1], heard
        stop.set()
        thread.join()


def test_even_markup_that_came_in_could_not_call_out(browser: Tab, listener: tuple[int, list[bytes]]) -> None:
    """The content security policy holds where escaping would have failed; without it, the same markup does call out."""
    port, heard = listener
    markup = "".join(
        f"<{tag} {attribute}='http://127.0.0.1:{port}/{tag}'></{tag}>"
        for tag, attribute in (("img", "src"), ("script", "src"), ("iframe", "src"), ("object", "data"))
    )
    markup += f"<style>body {{ background: url(http://127.0.0.1:{port}/css) }}</style>"
    text = render(printed("tasks"), find_shipped_folder("templates")).replace("</main>", f"{markup}</main>")
    for policy in (True, False):
        browser.open(text if policy else text.replace("Content-Security-Policy", "x-nothing"))
        assert any(heard) is not policy  # a connection made on suspicion may come without a request


def test_a_teams_own_templates_cannot_call_out(browser: Tab, listener: tuple[int, list[bytes]]) -> None:
    """What sandbox and filter let through, the policy stops; without it, the same templates do call out."""
    port, heard = listener
    there = f"http://127.0.0.1:{port}"
    style = f"@import '{there}/a'; @font-face {{ font-family: f; src: url({there}/b) }} body {{ font-family: f }}"
    style += f" h1 {{ background: url({there}/c) }}"
    body = f"<h1>{{{{ title }}}}</h1><img src='{there}/d'><video src='{there}/e'></video><body background='{there}/f'>"
    body += f"<svg><image href='{there}/g'/></svg><input type=image src='{there}/h'>"
    body += f"<img src=x onerror=\"fetch('{there}')\">"
    own = {name: Template(text, f"templates/{name}") for name, text in ((BODY, body), (STYLE, style))}
    text = render(printed("tasks"), find_shipped_folder("templates"), Look(own=own))
    for policy in (True, False):
        browser.open(text if policy else text.replace("Content-Security-Policy", "x-nothing"))
        assert any(heard) is not policy


@pytest.mark.parametrize("width", [500, 1000, 1400])
def test_nothing_is_wider_than_its_place(browser: Tab, width: int) -> None:
    """No cell overflows, no matter what it holds."""
    too_wide = (
        "[...document.querySelectorAll('th, td, dd, dt, h1, header p, body')]"
        ".filter(e => e.scrollWidth > e.clientWidth + 1 && !e.querySelector('.unseen')).length"
    )
    browser.see(width)
    for report in (hostile_report(), printed("weekly"), printed("weekly", lang="en")):
        browser.open(render(report, find_shipped_folder("templates")))
        assert browser.value("document.querySelectorAll('td').length") > 0
        assert browser.value(too_wide) == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("person", ["xiaowang", "zhang", "wang"])
def test_the_page_of_a_usual_person_is_one_upright_page(
    browser: Tab, programs: dict[str, str], tmp_path: Path, person: str, lang: Lang
) -> None:
    quarter = load(Path(__file__).parents[2] / "examples" / "quarter")
    report = printed("person", lang=lang, today=date(2026, 9, 14), ws=quarter, person=person)
    paper = on_paper(browser, tmp_path, report)
    width, _, height, *_ = facts(programs, paper)["Page size"].split()
    assert float(width) < float(height)
    assert len(pages(programs, paper)) == 1
