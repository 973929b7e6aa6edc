# ruff: noqa: E501  # a table
"""Tricks on the verdict: whatever a workspace holds, no check says that all is well over what it did not look at.

Each trick is laid into a sound workspace in which a plain check finds nothing. `python -m tests.attack.test_verdict`
prints them as a table.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from teamops.cli.look.check_options import FindingsFormat
from teamops.cli.shell.app import run
from teamops.store.reading import discovery

TEAM = """\
team: 华东营销部
channels: [{name: 全员群}, {name: 紧急联络群, scope: urgent}]
director: chen
departments: {sales: {name: 销售部}}
people: {chen: {name: 陈总}, wang: {name: 王经理, department: sales}}
"""
TASK = "{id: t-1, name: 回访, type: routine, owner: wang, start: 2026-09-01, end: 2026-09-30, priority: P2}"
SOUND = {
    "teamops.yaml": TEAM,
    "calendar.yaml": "calendar: [{year: 2026, source: 通知}]\n",
    "tasks/a.yaml": f"tasks:\n  - {TASK}\n",
}
WHY = "until 2099-01-01 by chen: 稍后处理"
BAD = f"tasks:\n  - {TASK.replace('t-1', 't-2').replace('wang', 'nobody')}\n"
"""A record with an error (F007) that a reader of the verdict must not miss."""
EVERY = [f"{family}{n:03}" for family in "FGTMRCH" for n in range(1, 25)]
BOMB = "x0: &a0 [1]\n" + "".join(f"x{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))
ROOT = os.name == "posix" and os.geteuid() == 0


class Trick(NamedTuple):
    """Files beside those of the sound workspace, what else is done to it, and how the check is asked.

    `told` is a part of what it says, and `undecided` whether it has no verdict (exit 1); else it may pass, but never
    with the words that everything follows the handbook.
    """

    name: str
    files: Mapping[str, str | bytes]
    told: str
    undecided: bool = True
    options: tuple[str, ...] = ()
    act: Callable[[Path], object] = lambda _root: None
    posix: bool = False


def settings(more: str, team: str = TEAM) -> dict[str, str | bytes]:
    return {"teamops.yaml": team + more}


def baseline(counts: object, version: int = 1) -> str:
    return json.dumps({"version": version, "counts": counts})


def many(files: int) -> dict[str, str | bytes]:
    return {f"many/{n}.yaml": SOUND["tasks/a.yaml"].replace("t-1", f"m-{n}") for n in range(files)}


SILENCED = f"tasks:\n  - {TASK.replace('P2', 'P9').replace('wang', 'nobody')}  # teamops: ignore[F003] {WHY}\n"
TRICKS = [
    Trick("every rule disabled, over a broken file",
          settings(f"check: {{disable: [{', '.join(EVERY)}]}}\n") | {"x.yaml": "goals: [\n"}, "x.yaml"),
    Trick("every rule disabled", settings(f"check: {{disable: [{', '.join(EVERY)}]}}\n") | {"x.yaml": BAD},
          "turned off", undecided=False),
    Trick("every rule off by its severity",
          settings(f"check: {{severity: {{{', '.join(f'{code}: off' for code in EVERY)}}}}}\n") | {"x.yaml": "goals: [\n"},
          "x.yaml"),
    Trick("a form error made an info", settings("check: {severity: {F001: info}}\n") | {"x.yaml": "goals: [\n"}, "F017"),
    Trick("more files than are read, F009 silenced",
          {"teamops.yaml": TEAM.replace("部\n", f"部  # teamops: ignore[F009] {WHY}\n", 1), **many(12)}, "files were not read"),
    Trick("a section that is no list, F001 silenced", {"x.yaml": f"goals: {{a: 1}}  # teamops: ignore[F001] {WHY}\n"}, "x.yaml"),
    Trick("an alias bomb, F009 silenced", {"x.yaml": f"# teamops: ignore[F009] {WHY}\n{BOMB}"}, "x.yaml"),
    Trick("a wrong value silenced, which takes the record away", {"x.yaml": SILENCED}, "1 record was not read"),
    Trick("an unknown key silenced", {"x.yaml": BAD.replace("id:", "idd: 1, id:").rstrip() + f"  # teamops: ignore[F002] {WHY}\n"}, "x.yaml:2"),
    Trick("a missing key silenced", {"x.yaml": f"tasks:\n  - {{id: x, name: 甲}}  # teamops: ignore[required-key] {WHY}\n"}, "x.yaml:2"),
    Trick("F left out by an option", {"x.yaml": "goals: [\n"}, "x.yaml", options=("--ignore", "F")),
    Trick("only goals selected", {"x.yaml": "tasks: [\n"}, "x.yaml", options=("--select", "G")),
    Trick("only a sound file asked for", {"x.yaml": "tasks: [\n"}, "x.yaml", options=("tasks",)),
    Trick("a rule selected that cannot be run", {}, "Not checked: none of the selected rules", False, ("--select", "T013")),
    Trick("an empty teamops.yaml in a folder", {"tasks/teamops.yaml": "", "tasks/x.yaml": BAD}, "tasks/ (has its own", False),
    Trick("a teamops.yaml in a folder that names a team", {"tasks/teamops.yaml": "team: x\n", "tasks/x.yaml": BAD},
          "1 folder not included: tasks/ (has its own teamops.yaml, 2 files)", False),
    Trick("a folder called teamops.yaml", {"tasks/teamops.yaml/x.txt": "", "tasks/x.yaml": BAD}, "F007", True),
    Trick("everything ignored", settings("ignore: ['**']\n") | {"x.yaml": BAD}, "listed in `ignore:`", False),
    Trick("an ending in capitals", {"x.YAML": BAD}, "x.YAML (name does not end in .yaml)", False),
    Trick("an ending that Windows hides", {"x.yaml.txt": BAD}, "x.yaml.txt", False),
    Trick("records among the templates", {"templates/x.yaml": BAD}, "templates/ (printout templates", False),
    Trick("records in a hidden folder", {".tasks/x.yaml": BAD}, ".tasks/ (hidden, 1 file)", False),
    Trick("records in a hidden file", {"tasks/.x.yaml": BAD}, "tasks/.x.yaml (hidden)", False),
    Trick("a linked folder whose target is hidden", {".t/x.yaml": BAD}, "shown/ (a link", False,
          act=lambda root: (root / "shown").symlink_to(root / ".t"), posix=True),
    Trick("a link out of the workspace", {}, "out.yaml", act=lambda root: (root / "out.yaml").symlink_to("/etc/passwd"), posix=True),
    Trick("a link to itself", {}, "loop.yaml", act=lambda root: (root / "loop.yaml").symlink_to("loop.yaml"), posix=True),
    Trick("a named pipe", {}, "pipe.yaml", act=lambda root: os.mkfifo(root / "pipe.yaml"), posix=True),
    Trick("a file without permission", {"x.yaml": BAD}, "x.yaml", act=lambda root: (root / "x.yaml").chmod(0), posix=True),
    Trick("a baseline with room for a billion", {"b.json": baseline({"F007": {"t-2": 10**9}}), "x.yaml": BAD}, "b.json",
          options=("--baseline", "b.json")),
    Trick("a baseline with room for more than there is", {"b.json": baseline({"F007": {"t-2": 500}}), "x.yaml": BAD},
          "No new problems; 1 known problem remains (1 error); the baseline can hide 499 more", False, ("--baseline", "b.json")),
    Trick("a baseline that holds a broken file", {"b.json": baseline({"F001": {"x.yaml": 1}}), "x.yaml": "goals: [\n"}, "x.yaml",
          options=("--baseline", "b.json")),
    Trick("a baseline of another version", {"b.json": baseline({}, version=2), "x.yaml": BAD}, "b.json", options=("--baseline", "b.json")),
    Trick("an error silenced until 2099", {"x.yaml": BAD.rstrip() + f"  # teamops: ignore[F007] {WHY}\n"}, "1 hidden by comments", False),
    Trick("a section twice", {"x.yaml": BAD + SOUND["tasks/a.yaml"].replace("t-1", "t-3")}, "x.yaml"),
    Trick("an unknown section", {"x.yaml": BAD.replace("tasks", "taskz")}, "1 section was not read"),
    Trick("a byte order mark", {"x.yaml": b"\xef\xbb\xbf" + BAD.encode()}, "F007"),
    Trick("UTF-16", {"x.yaml": BAD.encode("utf-16")}, "x.yaml"),
    Trick("GB18030", {"x.yaml": BAD.encode("gb18030")}, "x.yaml"),
    Trick("a NUL", {"x.yaml": BAD.encode() + b"\0"}, "x.yaml"),
    Trick("several documents", {"x.yaml": f"goals: []\n---\n{BAD}"}, "x.yaml"),
    Trick("an empty file", {"x.yaml": ""}, "1 file without records (x.yaml)", False),
    Trick("a section without records", {"x.yaml": "tasks:\n# " + BAD.replace("\n", "\n# ")}, "without records", False),
    Trick("settings that are no YAML", {"teamops.yaml": "team: [\n"}, "teamops.yaml"),
    Trick("a setting that is wrong", settings("limits: {deviation: much}\n"), "1 setting was not read"),
    Trick("a calendar that is wrong", {"calendar.yaml": "calendar: [{year: MMXXVI}]\n"}, "calendar.yaml:1"),
    Trick("a file that git ignores", {"x.yaml": BAD, ".gitignore": "x.yaml\n"}, "F007"),
    Trick("a merge that was left unfinished", {"x.yaml": "<<<<<<< HEAD\n" + BAD}, "x.yaml"),
    Trick("nothing but --diff asked for", {"x.yaml": "goals: [\n"}, "undecided: 1 problem concerns", options=("--diff",)),
]  # fmt: skip


@contextmanager
def laid(trick: Trick | None, folder: Path) -> Iterator[Path]:
    """A sound workspace with the trick in it, in which no more than ten files are read."""
    for name, content in (SOUND | dict(trick.files if trick else {})).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    if trick is not None:
        trick.act(folder)
    usual, discovery.MAX_FILES = discovery.MAX_FILES, 10
    try:
        yield folder
    finally:
        discovery.MAX_FILES = usual


def ran(folder: Path, *options: str) -> tuple[int, str, str]:
    """The exit code of a check, what it prints, and what it says beside that."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(["-C", str(folder), "--lang", "en", "check", "--today", "2026-09-04", *options])
    return code, out.getvalue(), err.getvalue()


def seen_through(trick: Trick, folder: Path) -> str:
    """What is wrong with the answers to the trick, now and from what was kept of the check before; or nothing."""
    with laid(trick, folder):
        code, *texts = first = ran(folder, *trick.options)
        second = ran(folder, *trick.options)
        forms = {form: ran(folder, *trick.options, "--format", form) for form in SEEN}
    said = "".join(texts)
    if first != second:
        return f"the second check says {second}"
    if "handbook is kept" in said or trick.told not in said:
        return f"it does not say {trick.told!r}: {said}"
    if bool(code) != trick.undecided:
        return f"it ends with {code}"
    if code == 2 or "--diff" in trick.options:  # refused in any format
        return ""
    silent = [form for form, (_, out, err) in forms.items() if not SEEN[form](out, err)]
    other = [form for form, (ended, _, _) in forms.items() if ended != code]
    return f"nothing to be seen in {silent}; another exit code in {other}" if silent or other else ""


SEEN: Mapping[str, Callable[[str, str], object]] = {
    "json": lambda out, _: json.loads(out)["verdict"] != "kept",
    "concise": lambda out, err: out or err,
    "github": lambda out, err: out or err,
    "gitlab": lambda out, err: json.loads(out) or err,
    "sarif": lambda out, _: _sarif(json.loads(out)["runs"][0]),
    "junit": lambda out, _: any(tag in out for tag in ("<failure", "<error", "<skipped", "<system-out")),
}
"""Whether a format shows that not all is well."""


def test_every_format_for_programs_is_looked_at() -> None:
    assert {*SEEN, FindingsFormat.full} == {*FindingsFormat}


def _sarif(run: Mapping[str, Any]) -> bool:
    (invocation,) = run["invocations"]
    return bool(run["results"] or invocation["toolExecutionNotifications"])


def possible(trick: Trick) -> bool:
    return os.name == "posix" or not trick.posix


@pytest.mark.parametrize("trick", TRICKS, ids=lambda trick: trick.name)
def test_no_trick_makes_the_verdict_a_clean_one(trick: Trick, tmp_path: Path) -> None:
    if not possible(trick) or (ROOT and "permission" in trick.name):
        pytest.skip("not on this system, or not as this user")
    assert seen_through(trick, tmp_path) == ""


def test_without_a_trick_the_workspace_is_sound(tmp_path: Path) -> None:
    with laid(None, tmp_path):
        code, out, err = ran(tmp_path)
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "No problems found; 6 rules not decided (`--verbose` shows why)."


def main() -> int:
    """Print each trick and whether it was seen through; the exit code is 1 if one was not."""
    failed = 0
    for trick in filter(possible, TRICKS):
        folder = Path(tempfile.mkdtemp(prefix="teamops-trick-"))
        try:
            skipped = ROOT and "permission" in trick.name
            wrong = "" if skipped else seen_through(trick, folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        failed += bool(wrong)
        state = wrong or ("not as root" if skipped else "undecided, exit 1" if trick.undecided else "told")
        sys.stdout.write(f"{trick.name:<55} {state}\n")
    sys.stdout.write(f"{len(TRICKS) - failed} of {len(TRICKS)} tricks on the verdict are told\n")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
