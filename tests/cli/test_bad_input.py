"""Bad input meets a clear sentence with place and remedy, the designed exit code, and hides nothing else."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.processes import find_program
from tests.store.team import AS_NOBODY, folder_for_all, settle

posix = pytest.mark.skipif(os.name == "nt", reason="needs the permissions and special files of POSIX")
GOOD = "tasks:\n  - {id: t-1, name: 回访, owner: wang, start: 2026-09-01, end: 2026-09-30}\n"
WITNESS = "tasks:\n  - {id: t-2, name: x, owner: wang, start: soon, end: 2026-09-30}\n"
"""A file with one finding, which must be told whatever stands beside it."""


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def teamops(*arguments: str | bytes | Path, cwd: Path | None = None, seconds: float = 30) -> Ran:
    """`teamops` as a process of its own; it must end in time, and without a traceback."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("TEAMOPS")} | {"LANG": "C.UTF-8"}
    command = [find_program(), *arguments]
    done = subprocess.run(command, check=False, capture_output=True, cwd=cwd, timeout=seconds, env=environment)
    ran = Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in ran.out + ran.err
    return ran


def findings(root: Path, lang: str = "en") -> list[dict[str, Any]]:
    """What a check of `root` finds; there is something."""
    ran = teamops("-C", root, "--lang", lang, "check", "--today", "2026-09-04", "--format", "json")
    assert (ran.code, ran.err) == (1, "")
    found: list[dict[str, Any]] = json.loads(ran.out)["findings"]
    return found


BAD: dict[str, tuple[str | bytes, str, str]] = {
    "not YAML": ("tasks: [{id: t\n", "F001", r"not closed"),
    "a tab": ("tasks:\n\t- id: t\n", "F001", r"tab"),
    "a control character": ("tasks: []\n# \x1b[31m\n", "F001", r"U\+001B"),
    "Latin-1": (
        "# Caf\xe9\ntasks: []\n".encode("latin-1"),
        "F009",
        r"not UTF-8: cannot decode the byte 0xe9 at offset 5",
    ),
    "GBK": ("tasks: [{id: 回访}]\n".encode("gbk"), "F009", r"not UTF-8"),
    "UTF-16": ("tasks: []\n".encode("utf-16"), "F009", r"NUL|not UTF-8"),
    "NUL": (GOOD + "\0", "F009", r"NUL"),
    "binary": (bytes(range(256)) * 50, "F009", r"NUL|not UTF-8"),
    "a conflict": ("<<<<<<< HEAD\ntasks: []\n=======\ntasks:\n>>>>>>> b\n", "F009", r"merge conflict"),
    "a key twice": ("tasks: []\ntasks: []\n", "F005", r"tasks"),
    "a key twice in a record": ("goals: [{id: g, id: h}]\n", "F005", r"id"),
    "an unknown section": ("task: []\n", "F002", r"did you mean `tasks`"),
    "an unknown key": (GOOD.replace("owner", "ownr"), "F002", r"did you mean `owner`"),
    "a wrong type": (GOOD.replace("name: 回访", "name: [a]"), "F003", r"must be text"),
    "a wrong choice": (GOOD.replace("}", ", status: finished}"), "F003", r"not_started, in_progress"),
    "a missing key": ("tasks: [{id: t}]\n", "F004", r"name"),
    "a section without a list": ("tasks: {id: t}\n", "F001", r"must contain a list"),
    "a list": ("- a\n", "F001", r"sections"),
    "a word": ("hello\n", "F001", r"sections"),
    "a record that is a word": ("tasks: [a]\n", "F003", r"keys with values"),
    "an alias of nothing": ("tasks: *a\n", "F001", r"begins with `\*`"),
    "an alias of itself": ("tasks: &a [*a]\n", "F009", r"contains itself"),
    "a tag": ("tasks: !!python/object/apply:os.system [id]\n", "F001", r"tag"),
    "a merge key": ("a: &a {id: t}\ntasks: [{<<: *a}]\n", "F002", r"<<"),
    "a tower of aliases": (
        "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"{c}: &{c} [{','.join([f'*{b}'] * 10)}]\n" for b, c in zip("abcdefghi", "bcdefghij", strict=True)),
        "F009",
        r"aliases are expanded",
    ),
    "deep lists": ("tasks: " + "[" * 50_000, "F009", r"nested deeper than 100"),
    "deep blocks": ("".join(" " * n + "a:\n" for n in range(300)), "F009", r"nested deeper than 100"),
    "nine megabytes": (b"# " + b"x" * 9_000_000, "F009", r"9000002 bytes"),
    "a huge number": ("goals: [{id: g, target: " + "9" * 100_000 + "}]\n", "F003", r"must be a number"),
    "a day that is none": (GOOD.replace("2026-09-30", "2026-09-31"), "F003", r"must be a day"),
    "a year beyond counting": (GOOD.replace("2026-09-30", "9999-12-31"), "", ""),
    "markup and escapes": ("tasks: [{id: '[red]\\u001b', name: \"\\e[31m\\u202e\"}]\n", "F003", r"\[red\]"),
    "half an emoji": ('tasks: [{id: t, name: "\\ud83d"}]\n', "F001", r""),
    "an empty file": ("", "", ""),
    "only a comment": ("# nothing\n", "", ""),
    "only sections": ("tasks:\ngoals:\n", "", ""),
}


@pytest.mark.parametrize(("content", "code", "says"), BAD.values(), ids=BAD)
def test_a_bad_file_is_a_finding_with_place_and_remedy_and_hides_no_other(tmp_path, content, code, says) -> None:
    root = settle(tmp_path, {"bad.yaml": content, "witness.yaml": WITNESS})
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    found = findings(root)
    assert ("F003", "witness.yaml", 2) in [(f["code"], f["file"], f["line"]) for f in found]
    mine = [f for f in found if f["file"] == "bad.yaml"]
    if code:
        assert [f for f in mine if f["code"] == code and re.search(says, f["message"])]
        assert all(f["line"] >= 1 and f["column"] >= 1 for f in mine)
    assert {path: path.read_bytes() for path in root.rglob("*.yaml")} == before


def test_all_bad_files_at_once_are_all_told(tmp_path) -> None:
    root = settle(tmp_path, {f"{number}.yaml": content for number, (content, *_) in enumerate(BAD.values())})
    told = {(f["file"], f["code"]) for f in findings(root)}
    assert {(f"{number}.yaml", code) for number, (_, code, _) in enumerate(BAD.values()) if code} <= told
    for form in ("full", "concise", "github"):
        shown = teamops("-C", root, "check", "--today", "2026-09-04", "--format", form)
        assert shown.code == 1
        assert not re.search("[\x1b\u202e]", shown.out)


@posix
def test_what_is_no_file_is_a_finding_and_nobody_waits(tmp_path) -> None:
    root = settle(tmp_path / "team", {"witness.yaml": WITNESS, "folder.yaml/in.yaml": WITNESS.replace("t-2", "t-3")})
    os.mkfifo(root / "pipe.yaml")
    (root / "gone.yaml").symlink_to("nowhere.yaml")
    (root / "loop.yaml").symlink_to("loop.yaml")
    (root / "etc.yaml").symlink_to("/etc/passwd")
    (root / "etc").symlink_to("/etc")
    (root / "again").symlink_to(root)
    (root / "zero.yml").symlink_to("/dev/zero")
    found = [(f["file"], f["code"]) for f in findings(root)]
    assert found == [
        ("etc", "F009"), ("etc.yaml", "F009"), ("folder.yaml/in.yaml", "F003"), ("gone.yaml", "F009"),
        ("loop.yaml", "F009"), ("pipe.yaml", "F009"), ("witness.yaml", "F003"), ("zero.yml", "F009"),
    ]  # fmt: skip


UNREADABLE = f"""
from teamops.cli.shell.app import run
run(["check", "--help"])
{AS_NOBODY}
sys.exit(run(["-C", str(root), "--lang", "en", "check", "--today", "2026-09-04", "--format", "concise"]))
"""


@posix
def test_what_may_not_be_read_is_a_finding() -> None:
    with folder_for_all() as folder:
        root = settle(folder / "team", {"closed.yaml": GOOD, "shut/x.yaml": GOOD, "witness.yaml": WITNESS})
        (root / "closed.yaml").chmod(0)
        (root / "shut").chmod(0)
        warm = "import sys\nfrom teamops.cli.shell.app import run\nrun(['check', '--help'])\n"
        done = subprocess.run(
            [sys.executable, "-c", warm + AS_NOBODY + UNREADABLE, root], check=False, capture_output=True, text=True
        )
        assert done.returncode == 1, done.stderr
        told = [line for line in done.stdout.splitlines() if ": F0" in line]
        assert [line.split(": ")[:3] for line in told][:2] == [
            ["closed.yaml:1:1", "F009 cannot be read", "Permission denied"],
            ["shut:1:1", "F009 cannot be read", "Permission denied"],
        ]
        assert told[2].startswith("witness.yaml:2:")


VANISHING = """
import os, sys
from pathlib import Path
root = Path(sys.argv[1])
def hook(event, arguments):
    if event == "open" and str(arguments[0]).endswith("witness.yaml"):
        for path in root.glob("zz*"):
            path.unlink()
        os.rmdir(root / "yy") if (root / "yy").exists() else None
sys.addaudithook(hook)
from teamops.cli.shell.app import run
sys.exit(run(["-C", str(root), "--lang", "en", "check", "--today", "2026-09-04", "--format", "concise"]))
"""


def test_a_file_that_vanishes_while_the_others_are_read_is_a_finding(tmp_path) -> None:
    root = settle(tmp_path, {"witness.yaml": WITNESS, "zz.yaml": GOOD})
    done = subprocess.run([sys.executable, "-c", VANISHING, root], check=False, capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    assert "zz.yaml:1:1: F009 cannot be read: No such file or directory" in done.stdout
    assert "witness.yaml:2:" in done.stdout


NAMES = (
    "-rf.yaml", "a b.yaml", "中文 名.yaml", "new\nline.yaml", "esc\x1b[31m.yaml", "%0A::error.yaml", "[red]x.yaml",
    "a:b,c.yaml",
)  # fmt: skip


@posix
@pytest.mark.parametrize("form", ["full", "concise", "json", "github"])
def test_names_of_files_do_nothing_but_name(tmp_path, form: str) -> None:
    root = settle(tmp_path, {name: WITNESS.replace("t-2", f"t-{n}") for n, name in enumerate(NAMES)})
    (root / os.fsdecode(b"\xff.yaml")).write_text(WITNESS, encoding="utf-8")
    ran = teamops("-C", root, "check", "--today", "2026-09-04", "--format", form)
    assert ran.code == 1
    assert "\x1b" not in ran.out
    if form == "json":
        assert {f["file"] for f in json.loads(ran.out)["findings"]} >= set(NAMES)
    elif form == "github":
        errors = [line for line in ran.out.splitlines() if line.startswith("::error")]
        assert len([line for line in errors if line.startswith("::error file=")]) == len(NAMES) + 1
        assert len(errors) == len(NAMES) + 2  # the last one says that something was not read
        assert "file=new%0Aline.yaml" in ran.out
        assert "file=%250A%3A%3Aerror.yaml" in ran.out
    else:
        assert all(name in ran.out for name in NAMES if name.isprintable())
    named = teamops("-C", root, "check", "--format", "concise", "--today", "2026-09-04", "--", "-rf.yaml")
    assert [line.split(":")[0] for line in named.out.splitlines()] == ["-rf.yaml"]


def test_ten_thousand_findings_are_all_told_in_time(tmp_path) -> None:
    line = "  - {id: t-%d, name: x, owner: wang, start: soon, end: 2026-09-30}\n"
    root = settle(tmp_path, {"a.yaml": "tasks:\n" + "".join(line % n for n in range(10_000))})
    began = time.monotonic()
    found = findings(root)
    assert len(found) == 10_000
    assert [f["line"] for f in found] == list(range(2, 10_002))
    assert findings(root) == found
    assert time.monotonic() - began < 30


def test_without_a_workspace_the_sentence_says_what_to_do(tmp_path) -> None:
    for lang, word in (("en", "no workspace"), ("zh", "找不到工作区")):
        ran = teamops("-C", tmp_path, "--lang", lang, "check")
        assert (ran.code, ran.out) == (3, "")
        assert word in ran.err
        assert "teamops init" in ran.err
        assert str(tmp_path) in ran.err
    assert teamops("-C", tmp_path / "not" / "there", "check").code == 2  # a mistake in the command line
    assert teamops("check", cwd=tmp_path).code == 3


@posix
def test_a_workspace_that_may_not_be_entered_cannot_be_read() -> None:
    with folder_for_all() as folder:
        root = settle(folder / "team")
        root.chmod(0)
        warm = "import sys\nfrom teamops.cli.shell.app import run\nrun(['check', '--help'])\n"
        done = subprocess.run(
            [sys.executable, "-c", warm + AS_NOBODY + UNREADABLE, root], check=False, capture_output=True, text=True
        )
        assert done.returncode == 3
        assert "Traceback" not in done.stderr
        assert "Permission denied" in done.stderr


def test_without_git_a_check_is_the_same(tmp_path) -> None:
    root = settle(tmp_path, {"witness.yaml": WITNESS})
    command = [find_program(), "-C", root, "check", "--today", "2026-09-04", "--format", "json"]
    done = subprocess.run(command, check=False, capture_output=True, env={"PATH": "", "LANG": "en"}, timeout=30)
    assert done.returncode == 1
    assert [f["code"] for f in json.loads(done.stdout)["findings"]] == ["F003"]


@pytest.mark.parametrize(
    "arguments",
    [("check", "--format", "xml"), ("check", "--today", "someday"), ("check", "nowhere.yaml"), ("nonsense",),
     ("check", "/etc/passwd"), ("check", "../.."), ("--nonsense",), ("check", "--fail-on", "never"),
     ("check", "--today", "9999-12-31"), ("check", "--today", "1000-12-31")],
)  # fmt: skip
def test_a_wrong_command_line_is_usage(tmp_path, arguments: tuple[str, ...]) -> None:
    root = settle(tmp_path / "team")
    ran = teamops("-C", root, "--lang", "en", *arguments)
    assert ran.code == 2
    assert ran.err
    assert not (root / ".teamops").exists()


@posix
@pytest.mark.parametrize("command", ["init", "demo"])
@pytest.mark.parametrize("place", ["/dev/null", "/proc/nowhere", "\n", "x" * 300])
def test_a_folder_that_cannot_be_made_is_told_in_words(tmp_path, command: str, place: str) -> None:
    if place == "\n":
        (tmp_path / place).write_text("a file", encoding="utf-8")
    ran = teamops("--lang", "en", command, place, cwd=tmp_path)
    assert ran.code in (2, 3)
    assert ran.err.startswith("error: ")
