"""Damaged and hostile files: an answer within 5 seconds and 500 MB, whose places lie in the files, in every format."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from datetime import datetime
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teamops.checking.placed import Chosen, Outcome
from teamops.cli.check_asked import Format
from teamops.locale.words import Words
from teamops.store.fixing import mended
from teamops.store.source import MAX_BYTES
from tests.store.team import checked, settle

EXAMPLES = Path(__file__).parents[1] / "examples"
FILES = sorted(p for p in EXAMPLES.rglob("*.yaml") if ".teamops" not in p.parts and not p.name.startswith("."))
TEXTS = [path.read_text(encoding="utf-8") for path in FILES]
TOKENS = (
    *("", "- ", ": ", "{", "}", "[", "]", "'", '"', "#", "&a ", "*a", "|", "\t", "\r", "\0", "\u2028", "null", "0"),
    *("2026-09-31", "# teamops: ignore[T006] until 2026-12-01 by wang: x", "id: key-accounts-07", "<<<<<<< HEAD", "🚀"),
)


@st.composite
def damaged_files(draw: st.DrawFn) -> str:
    """A real file of which lines were swapped, repeated, cut, indented or mixed with those of another."""
    lines = draw(st.sampled_from(TEXTS)).split("\n")
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(("swap", "repeat", "cut", "indent", "insert", "foreign", "drop"))):
            case "swap":
                other = draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case "repeat":
                lines[at:at] = lines[at : at + draw(st.integers(1, 30))]
            case "cut":
                lines[at] = lines[at][: draw(st.integers(0, 40))]
            case "indent":
                lines[at] = " " * draw(st.integers(0, 8)) + lines[at].lstrip()
            case "insert":
                column = draw(st.integers(0, 40))
                lines[at] = lines[at][:column] + draw(st.sampled_from(TOKENS)) + lines[at][column:]
            case "foreign":
                lines[at] = draw(st.sampled_from(draw(st.sampled_from(TEXTS)).split("\n")))
            case "drop" if len(lines) > 1:
                del lines[at]
    return "\n".join(lines)


def lines_of(root: Path, file: str) -> list[str]:
    return (root / file).read_bytes().decode("utf-8", "replace").removeprefix("\ufeff").split("\n")


def assert_within(root: Path, outcome: Outcome) -> None:
    """Every place that is told, related ones too, lies in its file."""
    for place in (p for finding in outcome.findings for p in (finding, *finding.related)):
        lines = lines_of(root, place.file)
        assert 1 <= place.line <= len(lines), place
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1, place


@settings(
    max_examples=400, deadline=5_000, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(text=damaged_files(), form=st.sampled_from(list(Format)), unsafe=st.booleans())
def test_a_damaged_file_is_checked_told_and_mended_without_a_fall(
    tmp_path, text: str, form: Format, unsafe: bool
) -> None:
    root = settle(tmp_path, {"a.yaml": text.encode("utf-8", "surrogatepass")})
    outcome = checked(root, today="2026-09-15")
    assert_within(root, outcome)
    told = "".join(piece for piece, _ in import_module(f"teamops.render.findings_{form}").render(outcome, Words("zh")))
    assert told.endswith("\n") or not outcome.findings
    made = mended(root, lambda zone: datetime(2026, 9, 15, 12, tzinfo=zone), Chosen(), unsafe=unsafe)
    made.drafts.write()
    again = mended(root, lambda zone: datetime(2026, 9, 15, 12, tzinfo=zone), Chosen(), unsafe=unsafe)
    assert again.drafts.files == ()


ROW = (
    "  - {id: t-%06d, name: 月报, owner: wang, start: 2026-09-01, end: 2026-09-30, priority: P1, status: not_started}\n"
)
COUNT = MAX_BYTES // len((ROW % 1).encode()) - 2
LARGE = {
    "a choice that is none, in every record": "tasks:\n" + "".join(ROW % n for n in range(COUNT)).replace("P1", "P9"),
    "nobody, in every record": "tasks:\n" + "".join(ROW % n for n in range(COUNT)).replace("wang", "wnag"),
    "keys out of order, in every record": (
        "tasks:\n"
        + "".join(ROW % n for n in range(COUNT)).replace(
            "priority: P1, status: not_started", "status: done, priority: P1"
        )
    ),
    "a comment for every record": (
        "tasks:\n"
        + "".join("  # teamops: ignore[T006] until 2026-12-01 by wang: x\n" + ROW % n for n in range(COUNT // 2))
    ),
    "secrets": "# 密码:abcdefgh\n" * (MAX_BYTES // 24),
    "one id": "tasks:\n" + (ROW % 1) * COUNT,
    "one text": "tasks: [{id: t, note: '" + "长" * (MAX_BYTES // 3 - 20) + "'}]\n",
    "people who are none": "reviews: [{id: r, period: 2026-08, attendees: [" + "x," * (MAX_BYTES // 8) + "x]}]\n",
}


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are those of Unix")
@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_the_largest_files_take_no_more_than_5_seconds_and_500_megabytes(tmp_path, text: str) -> None:
    root = settle(tmp_path, {"a.yaml": text})
    command = [
        sys.executable,
        "-m",
        "teamops",
        "-C",
        str(root),
        "check",
        "--today",
        "2026-09-15",
        "--format",
        "concise",
    ]
    begun = resource.getrusage(resource.RUSAGE_CHILDREN)
    ran = subprocess.run(command, capture_output=True, timeout=60, check=False)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert ran.returncode in (0, 1), ran.stderr.decode()
    assert b"Traceback" not in ran.stderr
    seconds = used.ru_utime + used.ru_stime - begun.ru_utime - begun.ru_stime
    assert seconds < 5 * _slowness(), f"{seconds:.1f} s"
    assert used.ru_maxrss < 500 * 1024, f"{used.ru_maxrss // 1024} MB"


def _slowness() -> float:
    """How much slower this machine is than one that counts to two million twice in a tenth of a second; at least 1."""
    begun = time.process_time()
    sum(range(2_000_000))
    for _ in range(2_000_000):
        pass
    return max(1.0, (time.process_time() - begun) / 0.1)
