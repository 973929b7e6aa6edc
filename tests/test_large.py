"""`python -m benchmarks.large` finds what takes too long: on a slow machine, too, and whatever else it runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks import large, yardstick
from benchmarks.large import Taken, report
from benchmarks.large_inputs.making import Input
from benchmarks.yardstick import MOST, REFERENCE, compute_limit

needs_unix = pytest.mark.skipif(sys.platform == "win32", reason="needs the wait4 of Unix")


def take(seconds: float, megabytes: float = 100, verdict: str = "errors") -> Taken:
    return Taken("tags", seconds, megabytes, 1, verdict)


@pytest.mark.parametrize(
    ("speeds", "limit"),
    [
        ((1.0,), 5.0),
        ((0.5, 0.5, 0.5), 5.0),
        ((1.4, 1.4, 1.4), 7.0),
        ((1.0, 1.0, 9.0), 5.0),
        ((1.0, 1.2, 9.0), 6.0),
        ((90.0,), 5.0 * MOST),
    ],
)
def test_the_limit_grows_with_the_median_of_the_yardsticks_and_has_an_end(speeds, limit: float) -> None:
    assert compute_limit(5, [REFERENCE * speed for speed in speeds]) == pytest.approx(limit)


@pytest.mark.parametrize("speed", [0.5, 1.0, 1.4, 2.0, 90.0])
@pytest.mark.parametrize("times", [4, 16])
def test_what_grows_with_the_square_of_its_size_is_over_on_every_machine(speed: float, times: int, capsys) -> None:
    """An input of 4 s in a quiet hour that takes 4 times as long, on machines that are faster or slower."""
    usual = 4.0 * min(speed, MOST)
    assert report([take(usual)], [REFERENCE * speed], 5, 500, 1) == 0
    assert report([take(usual), take(usual * times)], [REFERENCE * speed], 5, 500, 1) == 1
    assert "2 inputs, 1 over the limits" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("taken", "code"),
    [
        ([take(4.9, 499)], 0),
        ([take(5.1)], 1),
        ([take(0.1, 501)], 1),
        ([take(0.1, verdict="FELL")], 1),
        ([take(4.9), take(4.9), take(5.1)], 1),
        ([], 1),
    ],
)
def test_one_over_any_limit_is_enough_and_none_at_all_is_wrong(taken: list[Taken], code: int) -> None:
    assert report(taken, [REFERENCE], 5, 500, 1) == code


def test_a_slow_machine_gets_no_more_memory() -> None:
    assert report([take(0.1, 501)], [REFERENCE * 2], 5, 500, 1) == 1


def test_the_limits_and_the_yardstick_are_in_the_last_lines(capsys: pytest.CaptureFixture[str]) -> None:
    report([take(6.5), take(8.0)], [REFERENCE * 1.4] * 3, 5, 500, 9)
    *_, over, inputs, measured, limits = capsys.readouterr().out.splitlines()
    assert over.startswith("OVER  tags")
    assert inputs == "2 inputs, 1 over the limits; 14 s of CPU, 9 s in all"
    assert measured == f"yardstick {REFERENCE * 1.4:.2f} s (reference {REFERENCE:.2f} s, measured 3 times)"
    assert limits == "limits 7.0 s of CPU (5 s in a quiet hour) and 500 MB"


@needs_unix
def test_the_yardstick_is_measured_among_the_inputs(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    """A limit that nothing can keep is exceeded by every input; the work is done once for ten of them."""
    inputs = [Input(f"settings {n}", dict) for n in range(11)]
    monkeypatch.setattr(large, "INPUTS", inputs)
    assert large.main(["--seconds", "0.001"]) == 1
    printed = capsys.readouterr().out
    assert "11 inputs, 11 over the limits" in printed
    assert "measured 2 times" in printed


@needs_unix
def test_a_yardstick_that_fails_is_no_measure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text("raise SystemExit(3)", encoding="utf-8")
    monkeypatch.setattr(yardstick, "__file__", str(broken))
    with pytest.raises(subprocess.CalledProcessError):
        yardstick.measure_yardstick()
