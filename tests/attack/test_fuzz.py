"""The fuzzer makes the same files of a seed, and notices what does not hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks import fuzz, fuzz_claims
from benchmarks.fuzz_claims import Broken, Claims
from benchmarks.fuzz_files import Files


def test_a_seed_makes_the_same_files() -> None:
    first, again, other = Files(), Files(), Files()
    made = [first.made("1", number) for number in range(30)]
    assert made == [again.made("1", number) for number in range(30)]
    assert made != [other.made("2", number) for number in range(30)]


def test_files_are_damaged_in_every_way() -> None:
    made = [Files().made("1", number) for number in range(10)] + [Files().made("2", number) for number in range(10)]
    assert {one.kind for one in made} == {"records", "text", "bytes"}
    assert {one.name for one in made} == {"a.yaml", "teamops.yaml"}


def test_some_files_of_a_seed_hold_all_that_is_claimed(capsys: pytest.CaptureFixture[str]) -> None:
    assert fuzz.main(["--count", "25", "--seed", "1"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("seed 1")
    assert "broken: none" in said


@pytest.mark.parametrize(
    ("text", "form", "claim"),
    [
        ("a\x1b[31m", "full", "raw characters that act"),
        ("a\u202eb", "json", "raw characters that act"),
        ("{", "json", "programs cannot read it"),
        ("<a>", "junit", "programs cannot read it"),
    ],
)
def test_output_that_acts_or_cannot_be_read_is_noticed(text: str, form: str, claim: str) -> None:
    with pytest.raises(Broken) as broken:
        Claims(5)._is_sound(text, form)
    assert broken.value.claim == claim


def test_a_reader_that_disagrees_is_noticed_kept_and_told_how_to_repeat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fuzz, "KEPT", tmp_path)
    monkeypatch.setattr(fuzz_claims, "read_fast", lambda _: {"tasks": []})
    assert fuzz.main(["--only", "3", "--seed", "1"]) == 1
    said = capsys.readouterr().out
    assert "python -m benchmarks.fuzz --seed 1 --only 3" in said
    assert len([*tmp_path.iterdir()]) == 1


def test_what_takes_too_long_is_noticed() -> None:
    claims = Claims(0.01)
    with pytest.raises(Broken) as broken, claims._limited():
        sum(range(10_000_000))
    assert broken.value.claim == "too slow"
