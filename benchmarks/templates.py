"""Prints the example with hostile templates and logos, and measures what that takes.

python -m benchmarks.templates [NAME ...]

Each must end within 25 seconds and 1,500 MB, with exit code 2 and one sentence that names the file; without a traceback
and without a file left behind. Logos, and what proved to be harmless, may print. Honest ones must, and so must the
terminal afterwards. Leaves with 1 where anything does otherwise.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.hostile_templates import HARMLESS, HONEST, LOGOS, PAGES, SHEETS

SECONDS, MEGABYTES = 25, 1500
ROOT = Path(__file__).parents[1]
UGLY = re.compile(r"Traceback|stack backtrace|panicked|unexpected error|RUST_BACKTRACE")


class Case(NamedTuple):
    """A file of the team, and the format in which the example is printed with it."""

    name: str
    file: str
    content: bytes
    form: str
    is_honest: bool = False
    may_print: bool = False


class Run(NamedTuple):
    """What a command took, and what it left with and said."""

    code: int
    said: str
    wall: float
    cpu: float
    peak: float


def cases() -> Iterator[Case]:
    """All that is tried."""
    for name, text in PAGES.items():
        yield Case(name, "templates/report.html.j2", text.encode(), "html", may_print=name in HARMLESS)
    for name, text in SHEETS.items():
        yield Case(name, "templates/report.typ", text.encode(), "pdf", may_print=name in HARMLESS)
    for name, (ending, content) in LOGOS.items():
        for form in ("html", "pdf"):
            yield Case(name, f"docs/logo.{ending}", content, form, may_print=True)
    for name, (file, text) in HONEST.items():
        yield Case(name, file, text.encode(), "pdf" if file.endswith("typ") else "html", is_honest=True)


def run(*command: str, temporary: Path) -> Run:
    """Run it, alone with a folder for temporary files; the peak is that of it and its children."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    environment = os.environ | {"TMPDIR": str(temporary), "LC_ALL": "C.UTF-8"}
    process = subprocess.Popen(
        [sys.executable, "-m", "teamops", *command],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=ROOT, start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    said = process.stdout.read().decode("utf-8", "replace")
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    wall = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(process.returncode, said, wall, cpu, used.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024))


def faults(case: Case, made: Run, left: list[str]) -> Iterator[str]:
    """What is not as it must be."""
    if made.wall > SECONDS:
        yield f"took {made.wall:.0f} s"
    if made.peak > MEGABYTES:
        yield f"took {made.peak:.0f} MB"
    if UGLY.search(made.said):
        yield "shows its insides"
    if left:
        yield f"left {left[0]}"
    if case.is_honest or (made.code == 0 and case.may_print):
        if made.code:
            yield f"did not print: {made.said}"
    elif made.code != 2:
        yield f"left with {made.code}"
    elif case.file not in made.said or len(made.said.strip().splitlines()) != 1:
        yield f"said: {made.said[:200]}"


def workspace(folder: Path, case: Case) -> Path:
    """The example with the file of the case."""
    team = folder / "team"
    shutil.copytree(ROOT / "examples" / "quarter", team, ignore=shutil.ignore_patterns(".*"))
    (team / case.file).parent.mkdir(exist_ok=True)
    (team / case.file).write_bytes(case.content)
    if case.file.startswith("docs/"):
        with (team / "teamops.yaml").open("a", encoding="utf-8") as settings:
            settings.write(f"printouts: {{logo: {case.file}}}\n")
    return team


def tried(case: Case) -> tuple[Run, list[str]]:
    """What printing took, and what was wrong with it."""
    with tempfile.TemporaryDirectory(prefix="teamops-bench-") as name:
        folder, temporary = Path(name), Path(name) / "tmp"
        temporary.mkdir()
        team = workspace(folder, case)
        asked = ("-C", str(team), "--lang", "en", "report", "weekly", "--today", "2026-09-28T16:00")
        made = run(*asked, "--format", case.form, "-o", str(folder / "out"), temporary=temporary)
        left = [path.name for path in temporary.iterdir()]
        if made.code and (folder / "out").exists():
            left.append("out")
        wrong = [*faults(case, made, left)]
        if run(*asked, temporary=temporary).code:
            wrong.append("the terminal does not print")
    return made, wrong


def main() -> None:
    """The command `python -m benchmarks.templates`."""
    asked = sys.argv[1:]
    wrong_at_all = 0
    for case in cases():
        if asked and not any(name in case.name for name in asked):
            continue
        made, wrong = tried(case)
        wrong_at_all += bool(wrong)
        last = made.said.strip()[:100] if made.code else "printed"
        print(
            f"{case.form:5}{case.name[:38]:39}{made.wall:>6.1f} s{made.cpu:>6.1f} s{made.peak:>6.0f} MB  "
            f"{'WRONG: ' + '; '.join(wrong) if wrong else last}",
            flush=True,
        )
    print(f"{wrong_at_all} wrong")
    sys.exit(min(wrong_at_all, 1))


if __name__ == "__main__":
    main()
