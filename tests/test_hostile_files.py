"""Damaged and hostile files: an answer whose places lie in the files, in every format.

What the largest files take is measured by `python -m benchmarks.large`, which CI runs.
"""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teamops.checking.located import FindingFilter, Outcome
from teamops.cli.look.check_options import FindingsFormat
from teamops.locale.words import Words
from teamops.store.writing.fix import plan_fixes
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


@pytest.mark.unmeasured
@settings(
    max_examples=400, deadline=5_000, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(text=damaged_files(), form=st.sampled_from(list(FindingsFormat)), unsafe=st.booleans())
def test_a_damaged_file_is_checked_told_and_mended_without_a_fall(
    tmp_path, text: str, form: FindingsFormat, unsafe: bool
) -> None:
    root = settle(tmp_path, {"a.yaml": text.encode("utf-8", "surrogatepass")})
    outcome = checked(root, today="2026-09-15")
    assert_within(root, outcome)
    told = "".join(piece for piece, _ in import_module(f"teamops.render.findings.{form}").render(outcome, Words("zh")))
    assert told.endswith("\n") or not outcome.findings
    made = plan_fixes(root, lambda zone: datetime(2026, 9, 15, 12, tzinfo=zone), FindingFilter(), unsafe=unsafe)
    made.drafts.write()
    again = plan_fixes(root, lambda zone: datetime(2026, 9, 15, 12, tzinfo=zone), FindingFilter(), unsafe=unsafe)
    assert again.drafts.files == ()
