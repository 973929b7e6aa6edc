"""Nothing raw that acts on a screen comes out of a command, whatever the files, the history and the arguments hold.

`python -m benchmarks.controls` runs all commands; here are some of each kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.controls import LEGITIMATE, TYPED, Ran, commands, raw_in, settle

from teamops.cli.look.check_options import FindingsFormat

SOME = (
    *(f"check --format {form}" for form in FindingsFormat),
    *("check --at HEAD", "check --baseline base.json --update-baseline", "log --format json", "log --format csv"),
    *(
        "show t0 --format json",
        "blame t0 --format json",
        "diff HEAD~1 --format json",
        "today --format json --person chen",
    ),
    *("goals list --format terminal", "goals list --format json", "report audit --format html -o out.bin"),
    *("report weekly --format xlsx -o out.bin", "report audit --format csv -o out.bin", "notify --to feishu"),
)
MISTAKES = (
    "ARG",
    "--ARG",
    "check --ARG",
    "check --format ARG",
    "rule ARG",
    "-C ARG check",
    "show ARG",
    "--debug show ARG",
)
WRITING = ("update t0 --note ARG", "new task --name ARG --owner chen --start 2026-09-15 --end 2026-09-16")


def words(line: str) -> list[str]:
    return line.replace("ARG", TYPED).split()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = tmp_path_factory.mktemp("hostile")
    settle(root)
    return root


@pytest.mark.parametrize("line", [*SOME, *MISTAKES, *WRITING])
def test_nothing_that_acts_comes_out_raw(hostile: Path, line: str) -> None:
    assert words(line) in list(commands())
    ran = Ran(hostile, words(line))
    assert ran.raw() == {}
    said = ran.out + ran.err + "".join(ran.files.values())
    assert any(sign in said for sign in ("⟨U+", "␛", "\\u202e", "\\u001b")), "nothing hostile was put out at all"


def test_what_is_typed_is_kept_as_it_was_typed(hostile: Path) -> None:
    Ran(hostile, words("update t3 --note ARG"))
    text = (hostile / "all.yaml").read_text(encoding="utf-8")
    from teamops.store.yaml.exact_reader import compose_text

    assert compose_text("all.yaml", text).data["tasks"][3]["note"] == TYPED  # type: ignore[index,call-overload]


@pytest.mark.parametrize("form", ["terminal", "json"])
def test_what_acts_on_nobody_comes_out_as_it_is(hostile: Path, form: str) -> None:
    assert LEGITIMATE in Ran(hostile, ["show", "t0", "--format", form]).out


def test_what_acts_is_noticed() -> None:
    assert raw_in("a\x1b\u202eb\n\t👩\u200d🚀 竞品\ufe0f") == ["U+001B", "U+202E"]
