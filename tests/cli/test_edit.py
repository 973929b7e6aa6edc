"""`teamops edit`: the editor opens at the line; what fails the check is not written unasked, and nothing is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from teamops.cli.writing.text_editor import build_editor_command
from tests.cli.terminal import in_terminal
from tests.cli.test_undo import FILE, git, refuse_commits, state

__all__ = ["git"]
TODAY = ("--today", "2026-09-28T16:05")
EN = ("--lang", "en")
EDITOR = """
import json, os, sys
from pathlib import Path
file = Path(sys.argv[-1])
log = Path(os.environ["EDITED"])
seen = json.loads(log.read_text()) if log.exists() else []
log.write_text(json.dumps([*seen, [*sys.argv[1:-1], file.name]]))
steps = json.loads(os.environ["STEPS"])
old, new = steps[min(len(seen), len(steps) - 1)]
if old == "append bytes":
    file.write_bytes(file.read_bytes() + bytes.fromhex(new))
elif old == "remove":
    file.unlink()
elif old == "empty":
    file.write_bytes(new.encode())
elif old == "fail":
    sys.exit(3)
elif old == "others":
    Path(new).write_bytes(Path(new).read_bytes() + b"# others\\n")
    file.write_bytes(file.read_bytes() + b"# mine\\n")
else:
    file.write_bytes(file.read_bytes().replace(old.encode(), new.encode(), 1))
"""


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Set an editor that replaces texts, one pair at each call; returns what it was called with."""
    script = tmp_path / "nano"
    script.write_text(f"#!{sys.executable}\n{EDITOR}")
    script.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(script))
    monkeypatch.setenv("EDITED", str(tmp_path / "edited.json"))

    def start(*steps: tuple[str, str]):
        monkeypatch.setenv("STEPS", json.dumps(steps))
        return lambda: json.loads((tmp_path / "edited.json").read_text())

    return start


def kept(root: Path) -> list[Path]:
    return list((root / ".teamops").glob("edit-*/*"))


def line_of(root: Path, text: str, file: str = FILE) -> int:
    return next(n for n, line in enumerate((root / file).read_text("utf-8").splitlines(), 1) if text in line)


def test_the_editor_opens_at_the_record_and_what_it_saved_is_written(teamops, quarter: Path, editor) -> None:
    calls = editor(("progress: 92%", "progress: 93%"))
    line = line_of(quarter, "id: leads-09")
    ran = teamops("-C", quarter, *EN, "edit", "leads-09", *TODAY)
    assert ran.code == 0, ran.err
    assert calls() == [[f"+{line}", "2026-09.yaml"]]
    assert "+    progress: 93%" in ran.out
    assert "progress: 93%" in (quarter / FILE).read_text("utf-8")
    assert not kept(quarter)
    assert teamops("-C", quarter, "undo", "--yes").code == 0
    assert "progress: 92%" in (quarter / FILE).read_text("utf-8")


@pytest.mark.parametrize(
    ("word", "file", "line"),
    [
        ("九月线索投放", FILE, "id: leads-09"),
        ("channel-contr", FILE, "id: channel-contract-09"),
        ("zhao", "teamops.yaml", "  zhao:"),
        ("赵四", "teamops.yaml", "  zhao:"),
        ("sales-2026Q3", "goals/2026-Q3.yaml", "id: sales-2026Q3"),
        (f"{FILE}:7", FILE, 7),
        (f"{FILE}:7:3", FILE, 7),
        (FILE, FILE, 1),
        ("teamops.yaml", "teamops.yaml", 1),
    ],
)
def test_what_is_edited_is_named_as_show_and_check_name_it(teamops, quarter: Path, editor, word, file, line) -> None:
    before = state(quarter)
    calls = editor(("nothing like this", ""))
    ran = teamops("-C", quarter, *EN, "edit", word, *TODAY)
    assert (ran.code, "Nothing was changed" in ran.err, state(quarter)) == (0, True, before), ran.err
    expected = line if isinstance(line, int) else line_of(quarter, line, file)
    assert calls() == [[f"+{expected}", Path(file).name]]
    assert not kept(quarter)


def test_errors_are_not_written_unasked_and_the_text_is_kept(teamops, quarter: Path, editor) -> None:
    before = state(quarter)
    editor(("progress: 92%", "progress: viel"))
    ran = teamops("-C", quarter, *EN, "edit", "leads-09", *TODAY)
    assert (ran.code, "nothing was written" in ran.err, state(quarter)) == (1, True, before)
    (copy,) = kept(quarter)
    assert copy.relative_to(quarter).as_posix() in ran.err
    assert "progress: viel" in copy.read_text("utf-8")


@pytest.mark.parametrize("broken", ["tasks: [", "a: b: c", "\ttab: 1"])
def test_what_is_no_yaml_any_more_is_an_error_too(teamops, quarter: Path, editor, broken: str) -> None:
    before = state(quarter)
    editor(("tasks:", f"{broken}\ntasks:"))
    assert teamops("-C", quarter, *EN, "edit", FILE, *TODAY).code == 1
    assert state(quarter) == before


def test_in_a_terminal_one_edits_again_or_keeps_or_drops(quarter: Path, editor) -> None:
    before = state(quarter)
    words = ["-C", str(quarter), "--lang", "zh", "edit", "leads-09", *TODAY]
    calls = editor(("progress: 92%", "progress: viel"), ("progress: viel", "progress: 94%"))
    assert in_terminal(words, {"重新编辑": "e"})[0] == 0
    assert len(calls()) == 2
    assert "progress: 94%" in (quarter / FILE).read_text("utf-8")
    editor(("progress: 94%", "progress: viel"))
    after = state(quarter)
    code, seen = in_terminal(words, {"重新编辑": "d"})
    assert (code, state(quarter)) == (1, after), seen
    assert len(kept(quarter)) == 1
    assert in_terminal(words, {"重新编辑": "k"})[0] == 0
    assert "progress: viel" in (quarter / FILE).read_text("utf-8")
    assert before.keys() == state(quarter).keys()


def test_what_others_saved_meanwhile_stays_and_so_does_what_was_typed(teamops, quarter: Path, editor) -> None:
    editor(("others", str(quarter / FILE)))
    ran = teamops("-C", quarter, *EN, "edit", "leads-09", *TODAY)
    assert (ran.code, "changed by someone else" in ran.err) == (3, True)
    assert (quarter / FILE).read_text("utf-8").endswith("# others\n")
    (copy,) = kept(quarter)
    assert copy.read_text("utf-8").endswith("# mine\n")


def test_bytes_that_are_no_text_are_kept_aside(teamops, quarter: Path, editor) -> None:
    before = state(quarter)
    editor(("append bytes", "ff"))
    ran = teamops("-C", quarter, *EN, "edit", FILE, *TODAY)
    assert (ran.code, "UTF-8" in ran.err, state(quarter)) == (2, True, before)
    assert len(kept(quarter)) == 1


def test_line_ends_and_a_byte_order_mark_stay(teamops, quarter: Path, editor) -> None:
    raw = b"\xef\xbb\xbf" + (quarter / FILE).read_bytes().replace(b"\n", b"\r\n")
    (quarter / FILE).write_bytes(raw)
    editor(("progress: 92%", "progress: 93%"))
    assert teamops("-C", quarter, "edit", "leads-09", *TODAY).code == 0
    assert (quarter / FILE).read_bytes() == raw.replace(b"progress: 92%", b"progress: 93%", 1)


def test_an_editor_that_fails_writes_nothing(teamops, quarter: Path, editor) -> None:
    before = state(quarter)
    editor(("fail", ""))
    ran = teamops("-C", quarter, *EN, "edit", "leads-09", *TODAY)
    assert (ran.code, "failed (3)" in ran.err, state(quarter), kept(quarter)) == (2, True, before, [])


@pytest.mark.parametrize("step", [("remove", ""), ("empty", ""), ("empty", "\n \n")])
def test_an_editor_that_leaves_no_text_removes_no_records(teamops, quarter: Path, editor, step) -> None:
    before = state(quarter)
    editor(step)
    ran = teamops("-C", quarter, *EN, "edit", "leads-09", *TODAY)
    assert (ran.code, "left no text" in ran.err, state(quarter)) == (2, True, before)


def test_a_commit_that_git_refuses_leaves_the_written_text_and_no_copy(
    teamops, quarter: Path, editor, git: list[str]
) -> None:
    refuse_commits(quarter)
    editor(("progress: 92%", "progress: 93%"))
    ran = teamops("-C", quarter, *EN, "edit", "leads-09", "--commit", "--format", "json", *TODAY)
    assert (ran.code, json.loads(ran.out)["written"], kept(quarter)) == (3, True, [])
    assert ("your text is kept" in ran.err, "progress: 93%" in (quarter / FILE).read_text("utf-8")) == (False, True)


def test_a_broken_file_can_be_edited_towards_the_better(teamops, quarter: Path, editor) -> None:
    text = (quarter / FILE).read_text("utf-8")
    (quarter / FILE).write_text(f"broken: [\n{text}", "utf-8")
    editor(("broken: [\n", ""))
    assert teamops("-C", quarter, *EN, "edit", f"{FILE}:1", *TODAY).code == 0
    assert (quarter / FILE).read_text("utf-8") == text


def test_broken_settings_can_be_edited(teamops, quarter: Path, editor) -> None:
    text = (quarter / "teamops.yaml").read_text("utf-8")
    (quarter / "teamops.yaml").write_text(f"broken: [\n{text}", "utf-8")
    editor(("broken: [\n", ""))
    ran = teamops("-C", quarter, *EN, "edit", "teamops.yaml:1", *TODAY)
    assert (ran.code, (quarter / "teamops.yaml").read_text("utf-8") == text) == (0, True), ran.err


def test_a_dry_run_shows_and_writes_nothing(teamops, quarter: Path, editor) -> None:
    before = state(quarter)
    editor(("progress: 92%", "progress: 93%"))
    ran = teamops("-C", quarter, *EN, "edit", "leads-09", "--dry-run", *TODAY)
    assert (ran.code, "+    progress: 93%" in ran.out, state(quarter)) == (0, True, before)
    assert not (quarter / ".teamops").exists() or not kept(quarter)


def test_a_commit_names_the_record(teamops, quarter: Path, editor, git: list[str]) -> None:
    editor(("progress: 92%", "progress: 93%"))
    assert teamops("-C", quarter, "edit", "leads-09", "--commit", "--as", "zhao", *TODAY).code == 0
    said = subprocess.run([*git, "log", "-1", "--format=%s"], capture_output=True, encoding="utf-8", check=True).stdout
    assert said == "编辑 leads-09（赵四）\n"


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("leadz-09", "did you mean"),
        ("tasks/nothing.yaml", "is not a file that teamops reads"),
        ("../outside.yaml", "is not a file that teamops reads"),
        (".teamops/x.yaml:1", "is not a file that teamops reads"),
    ],
)
def test_what_cannot_be_edited_is_refused_before_the_editor_opens(teamops, quarter: Path, editor, word, said) -> None:
    (quarter.parent / "outside.yaml").write_text("tasks: []\n")
    editor(("fail", ""))
    ran = teamops("-C", quarter, *EN, "edit", word, *TODAY)
    assert (ran.code, said in ran.err) == (2, True)
    assert not (quarter.parent / "edited.json").exists()


def test_an_id_at_two_places_is_edited_by_its_line(teamops, quarter: Path, editor) -> None:
    task = "tasks:\n  - {id: leads-09, name: 重, type: routine, owner: zhao, start: 2026-09-01, end: 2026-09-02}\n"
    (quarter / "tasks/again.yaml").write_text(task, "utf-8")
    editor(("fail", ""))
    ran = teamops("-C", quarter, *EN, "edit", "leads-09", *TODAY)
    assert (ran.code, "tasks/again.yaml:2" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("editor", "expected"),
    [
        (["vi"], ["vi", "+7", "f.yaml"]),
        (["/usr/bin/nano", "-w"], ["/usr/bin/nano", "-w", "+7", "f.yaml"]),
        (["emacs"], ["emacs", "+7", "f.yaml"]),
        (["gvim"], ["gvim", "--nofork", "+7", "f.yaml"]),
        (["code"], ["code", "--wait", "--goto", "f.yaml:7"]),
        (["code", "-w"], ["code", "-w", "--goto", "f.yaml:7"]),
        ([r"C:\VS\Code.exe", "--wait"], [r"C:\VS\Code.exe", "--wait", "--goto", "f.yaml:7"]),
        (["subl"], ["subl", "--wait", "f.yaml:7"]),
        (["notepad"], ["notepad", "f.yaml"]),
        (["my-editor", "-x"], ["my-editor", "-x", "f.yaml"]),
    ],
)
def test_editors_open_at_the_line_in_their_own_way(editor: list[str], expected: list[str]) -> None:
    assert build_editor_command(editor, Path("f.yaml"), 7) == expected
