"""Whatever a template does, time, memory and output are bounded, and a sentence says which file and what limit."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from teamops.locale.words import Words
from teamops.model.records.printout import Look
from teamops.model.records.template import Template
from teamops.render.confined import process
from teamops.render.confined.limits import ProcessLimits, compute_limits
from teamops.render.confined.process import ConfinedProcess, LimitExceededError
from teamops.render.report import html as report_html
from teamops.render.report import pdf
from teamops.render.report.printout_errors import LargeError, TemplateError
from teamops.store.demo.package_files import find_shipped_folder
from tests.render.hostile import hostile_report
from tests.reporting.printouts import printed

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="the memory is not limited there")
SMALL = ProcessLimits(1, 200, 2)

PAGES = {
    "loops in loops": ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", "time"),
    "a text times a number": ('{{ "a" * 2000000000 }}', "memory"),
    "a number with many places": ('{{ "%1000000000d"|format(1) }}', "memory"),
    "a text in the middle": ('{{ "a"|center(2000000000) }}', "memory"),
    "a text that doubles": (
        '{% set n = namespace(t="a") %}{% for a in range(60) %}{% set n.t = n.t ~ n.t %}{% endfor %}',
        "memory",
    ),
    "much that comes out": ('{{ "a" * 3000000 }}', "output"),
}
SHEETS = {
    "a text times a number": ('#("a" * 2000000000)', "memory"),
    "a loop that is long": ("#for i in range(100000000) [x]", "memory"),
    "loops in loops": ("#for a in range(99999) { for b in range(99999) {} }", "time"),
    "data of data": ('#metadata("a" * 400000000)', "memory"),
}
WORDS = {"time": "more than 1 s", "memory": "more than 200 MB of memory", "output": "more than 2 MB"}


def look(name: str, text: str) -> Look:
    return Look(own={name: Template(text, f"templates/{name}")})


@POSIX
@pytest.mark.parametrize(("text", "limit"), PAGES.values(), ids=PAGES)
def test_a_template_of_a_page_is_ended_at_a_limit_that_is_told(text: str, limit: str) -> None:
    with pytest.raises(TemplateError) as refused:
        report_html.render(printed("tasks"), find_shipped_folder("templates"), look(report_html.BODY, text), SMALL)
    said = str(refused.value)
    assert said.startswith("templates/report.html.j2: it ")
    assert WORDS[limit] in said
    assert "docs/printouts.md" in said
    assert refused.value.exit_code == 2
    assert "templates/report.html.j2" in refused.value.say(Words("zh"))


@POSIX
@pytest.mark.parametrize(("text", "limit"), SHEETS.values(), ids=SHEETS)
def test_a_template_of_a_pdf_is_ended_at_a_limit_that_is_told(text: str, limit: str) -> None:
    with pytest.raises(TemplateError) as refused:
        pdf.render(printed("tasks"), find_shipped_folder("templates"), look(pdf.TEMPLATE, text), limits=SMALL)
    assert str(refused.value).startswith("templates/report.typ: it ")
    assert WORDS[limit] in str(refused.value)


def test_deep_nesting_breaks_nothing_but_the_child() -> None:
    for text in ("{{ " + "(" * 20_000 + ")" * 20_000 + " }}", "{{ " + "-" * 50_000 + "1 }}", "{% if 1 %}" * 5_000):
        with pytest.raises(TemplateError, match=r"^templates/report\.html\.j2:"):
            report_html.render(printed("tasks"), find_shipped_folder("templates"), look(report_html.BODY, text))
    deep = "#" + "(" * 20_000 + ")" * 20_000
    with pytest.raises(TemplateError, match=r"^templates/report\.typ:"):
        pdf.render(printed("tasks"), find_shipped_folder("templates"), look(pdf.TEMPLATE, deep))


def test_a_report_that_takes_too_much_by_itself_is_told_so() -> None:
    with pytest.raises(
        LargeError, match=r"cannot make a PDF of the report \(it produces more than 0 MB\).*--format html"
    ):
        pdf.render(printed("weekly"), find_shipped_folder("templates"), limits=ProcessLimits(10, 1024, 0))


def test_a_template_is_given_the_same_in_the_child_as_the_usual_one_here() -> None:
    for report in (printed("weekly"), hostile_report()):
        usual = (find_shipped_folder("templates") / report_html.BODY).read_text(encoding="utf-8")
        own = report_html.render(report, find_shipped_folder("templates"), look(report_html.BODY, usual))
        assert own == report_html.render(report, find_shipped_folder("templates"))


def test_the_child_knows_no_secret_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEAMOPS_DINGTALK_SECRET", "SECa1b2c3d4")
    monkeypatch.setenv("GITHUB_TOKEN", "ghp_x")
    known = process.filter_environment(os.environ)
    assert "HOME" in known or sys.platform == "win32"
    assert not {name for name in known if "TEAMOPS" in name or "TOKEN" in name or "PROXY" in name.upper()}
    if Path("/proc/self/environ").exists():
        with ConfinedProcess("sheet", ProcessLimits()) as child:
            child.run_task("fonts", {"folders": b"", "system": b"0"})
            told = Path(f"/proc/{child._child.pid}/environ").read_bytes()
        assert b"SECa1b2c3d4" not in told
        assert b"ghp_x" not in told


def test_leaving_ends_the_child_and_its_folder_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(TemplateError):
        pdf.render(
            printed("tasks"), find_shipped_folder("templates"), look(pdf.TEMPLATE, SHEETS["a text times a number"][0])
        )
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(KeyboardInterrupt), ConfinedProcess("sheet", ProcessLimits()) as child:
        raise KeyboardInterrupt
    assert child._child.returncode is not None


@POSIX
@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM], ids=["kill", "term"])
@pytest.mark.parametrize("busy", [False, True], ids=["waiting", "busy"])
def test_a_child_outlives_nobody_who_was_killed(by: int, busy: bool) -> None:
    program = (
        "import os\nfrom threading import Timer\nfrom teamops.render.confined.process import ConfinedProcess\n"
        "from teamops.render.confined.limits import ProcessLimits\n"
        "with ConfinedProcess('sheet', ProcessLimits()) as child:\n"
        " places = {'folders': b'', 'system': b'0'}\n child.run_task('fonts', places)\n"
        f" print(child._child.pid, flush=True)\n Timer(0.2, os.kill, (os.getpid(), {int(by)})).start()\n"
        f" child.run_task('pdf', {{**places, 'folder': b'.', '/main.typ': {SHEETS['loops in loops'][0].encode()!r}}})"
    )
    program = program if busy else program.rpartition("\n")[0] + "\n os.read(os.pipe()[0], 1)"
    ran = subprocess.run([sys.executable, "-c", program], check=False, stdout=subprocess.PIPE, text=True)
    assert ran.returncode == -by
    until = time.monotonic() + 5
    while time.monotonic() < until and _runs(int(ran.stdout)):
        time.sleep(0.02)
    assert not _runs(int(ran.stdout))


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not (state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z")


@POSIX
def test_where_the_system_limits_no_memory_the_parent_looks_at_it() -> None:
    assert process.measure_memory(os.getpid()) > 1 << 20
    assert process.measure_memory(1 << 30) == 0
    with (
        pytest.raises(LimitExceededError) as ended,
        ConfinedProcess("page", ProcessLimits(5, 100), memory_of=lambda _: 200 << 20) as child,
    ):
        child.run_task(
            "body", {"own": PAGES["loops in loops"][0].encode(), "file": b"", "usual": b"", "data": b'{"blocks": []}'}
        )
    assert ended.value.limit == "memory"


def test_limits_grow_with_the_report_up_to_an_end() -> None:
    assert compute_limits(0) == ProcessLimits()
    assert compute_limits(63_000).megabytes > 1024 + 765, "what 7,000 tasks took"
    assert compute_limits(10**9) == ProcessLimits(120, 4096)
