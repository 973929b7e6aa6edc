"""Runs every command over a workspace full of texts that act on screens, and counts what comes out raw.

python -m benchmarks.controls [--only WORD] [--list]

In the workspace every text, some ids, file names, authors and messages of commits hold escapes, overrides of the
writing direction, characters without a width and their like. Nothing of that may stand raw on standard output, standard
error or in a file that a command writes; leaves with 1 where something does.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from teamops.cli.shell.app import run
from teamops.render.visible import is_control_character

TODAY = "2026-09-15"
PAYLOADS = (
    *("\x1b[31mred\x1b[0m", "\x1b]8;;http://evil.example\x07link\x1b]8;;\x07", "\x1b]0;title\x07", "\x1b[2J\x1b[H"),
    *("\x9b31mC1", "\x90q\x9c", "over\rwritten", "back\x08\x08", "bell\x07", "del\x7f", "nel\x85next", "form\x0cfeed"),
    *("\x0bvt", "\x01\x02", "rlo\u202etxt.exe", "lro\u202dx", "rle\u202bx\u202c", "lre\u202ax", "rli\u2067x"),
    *("lri\u2066x\u2069", "fsi\u2068x", "alm\u061cx", "rlm\u200fx", "lrm\u200ex", "zero\u200bwidth", "bom\ufeffx"),
    *("word\u2060joiner", "soft\xadhyphen", "line\u2028sep", "par\u2029sep", "tag\U000e0041x", "ann\ufff9x\ufffb"),
    "half\ud83d",
)
LEGITIMATE = "竞品 👩\u200d🚀 ✅\ufe0f e\u0301"
"""What must come out as it is: Chinese, joined emoji, variation selectors, combining marks."""


def commands() -> Iterator[list[str]]:
    """The command lines: every command, lists and reports in their formats, and mistakes that quote what was typed."""
    for line in filter(None, map(str.strip, COMMANDS.splitlines())):
        choices = re.search(r"\{([^{}]*)\}", line)
        for choice in choices[1].split(",") if choices else [""]:
            yield [word.replace("ARG", TYPED) for word in shlex.split(re.sub(r"\{[^{}]*\}", choice, line))]


TYPED = "x\x1b[31m\u202e\u2066\u200b\x9b\x7fy"
LISTS = "{terminal,json}"
COMMANDS = f"""
check --format {{full,concise,json,github,gitlab,sarif,junit}}
check --format full --history
check --at HEAD
check --fix --diff
check --baseline base.json --update-baseline
check --baseline base.json
check --select ARG
check ARG.yaml
check --format ARG
check --today ARG
goals list --format {LISTS}
goals list --text ARG
goals list --owner ARG
actual list --format {{terminal,json}}
actual list ARG
tasks list --format {LISTS}
tasks list --project ARG
tasks list --sort ARG
tasks plan 2026-W38 --format {{terminal,json}} --dry-run
tasks plan ARG
monitors list --format {LISTS}
reviews list --format {LISTS}
requests list --format {LISTS}
meetings list --format {LISTS}
improvement list --format {LISTS}
today --format {{terminal,json}} --person chen
today --person ARG
standup --format {{terminal,json}}
load --format {{terminal,json}}
load --week ARG
calendar show 2026 --format {{terminal,json}}
calendar show ARG
show {{g0,t0,p0,r0,m0,v}} --format terminal
show {{g0,t0,p0,r0,m0,v}} --format json
show ARG
show chen
log --format {{terminal,json,csv,markdown,html}}
log t0 --format json
log ARG
log --since ARG
blame t0 --format {{terminal,json}}
blame ARG
diff HEAD~1 --format {{terminal,json,csv,markdown,html,xlsx}}
diff HEAD~1 HEAD --details
diff ARG
rule T001
rule ARG
report {{weekly,monthly,quarterly,goals,tasks,monitors,review}}
report {{requests,summary,improvements,standup,audit,confirmation}}
report weekly --format {{markdown,html,pdf,json,csv,xlsx}} -o out.bin
report monthly --format {{markdown,html,json,csv,xlsx}} -o out.bin
report audit --format {{markdown,html,json,csv,xlsx}} -o out.bin
report monitors --format {{markdown,html,json,csv}}
report person chen --format {{terminal,json,html}}
report minutes m0 --format {{terminal,json,html}}
report daily --format {{terminal,json}}
report ARG
report weekly --person ARG
report weekly --period ARG
report weekly -o nowhere/ARG
notify --only ARG
notify --to {{feishu,dingtalk,wecom}}
notify --to ARG
schema
schema ARG
hook run
hook run ARG
completion bash
completion ARG
docname ARG
docname docs --check
update t0 --note ARG --dry-run
update t0 --note ARG
update ARG --note x
update t0 --status ARG
update t0 --owner ARG
done t1 --note ARG --dry-run
block t2 --reason ARG --needs ARG --from sales
assign t3 chen --dry-run
assign ARG
new task --name ARG --owner chen --start 2026-09-15 --end 2026-09-16
new task --name ARG --owner ARG --dry-run
new goal --id ARG --name ARG --dry-run
new request --need ARG --from sales --to sales --item ARG --owner chen --due 2026-09-30 --dry-run
new meeting --type adhoc --held 2026-09-15 --agenda ARG --dry-run
new daily --person chen --done ARG --dry-run
new ARG
split-goal g0 --into month --dry-run
split-goal g0 --into month --explain --dry-run --format json
split-goal ARG
split-goal g0 --into ARG
confirm --list --format {{terminal,json}}
confirm g0 --as ARG
confirm g0 --as chen --note ARG --yes
actual add g0 5 --note ARG --source ARG --dry-run
actual add g0 ARG
actual add ARG 5
monitor record p0 ARG 5
monitor cause p0 ARG ARG
monitor escalate p0 --plan ARG --dry-run
monitor spend p0 ARG
monitor new ARG --project ARG --owner chen --start 2026-09-15 --dry-run
monitor measure close p0 ARG
review draft 2026-08 --dry-run
review lesson v ARG --dry-run
review explain v g0 --cause ARG --dry-run
review held ARG
improvement add v ARG --measure ARG --owner chen --due 2026-09-30 --dry-run
improvement close i0 --evidence ARG --dry-run
request open ARG --from sales --to sales --item ARG --due 2026-09-30 --owner chen --dry-run
request cancel r0 --reason ARG --dry-run
request accept ARG
daily --as chen --done ARG --dry-run
meeting new weekly --held 2026-09-15 --agenda ARG --dry-run
meeting close m0 --decision ARG --dry-run
calendar import ARG
init ARG
--ARG
ARG
--debug show ARG
check --ARG
update
-C ARG check
--lang ARG check
--help
check --help
update --help
"""  # fmt: skip


def records() -> dict[str, list[Any]]:
    """Records in which every text is one of the payloads, and one is what must come out as it is."""
    every = list(enumerate([*(f"{LEGITIMATE}{text}" if n == 0 else text for n, text in enumerate(PAYLOADS))]))
    days = {"start": "2026-08-01", "end": "2026-08-20"}
    measure = {"owner": "chen", "due": "2026-09-30"}
    return {
        "goals": [
            {"id": f"g{n}", "name": t, "period": "2026-Q3", "unit": t, "target": 9, "department": "sales",
             "owner": "chen", "serves": t, "basis": {"history": t, "market": t, "resources": t}, "key_actions": [t],
             "note": t, "criteria": [{"metric": t, "each": "month", "at_least": 5}]}
            for n, t in every
        ],
        "actuals": [{"goal": f"g{n}", "date": "2026-09-01", "value": 1, "source": t, "note": t} for n, t in every],
        "tasks": [
            {"id": f"t{n}", "name": t, "description": t, "owner": "chen", "post": t, **days, "deliverable": t,
             "resources": {"tools": [t], "permissions": [t]}, "status": "blocked",
             "blocker": {"reason": t, "needs": t, "from": "sales"}, "note": t}
            for n, t in every
        ],
        "monitors": [
            {"id": f"p{n}", "project": t, "owner": "chen", "budget": {"planned": 1, "spent": 2, "unit": t},
             "phases": [{"name": t, "start": "2026-08-01", "end": "2026-09-30", "checkpoints": [
                 {"metric": t, "unit": t, "date": "2026-08-20", "plan": 9, "actual": 1, "owner": "chen", "cause": t,
                  "risk": t, "measures": [{"action": t, **measure}]}]}]}
            for n, t in every
        ],
        "reviews": [
            {"id": "v", "period": "2026-08", "attendees": ["chen"],
             "results": [{"goal": f"g{n}", "plan": 3, "actual": 1, "missed": t, "cause": t} for n, t in every],
             "lessons": [{"lesson": t, "standard": t} for _, t in every],
             "improvements": [{"id": f"i{n}", "item": t, "measure": t, **measure} for n, t in every]}
        ],
        "requests": [
            {"id": f"r{n}", "need": t, "from": "sales", "to": "sales", "item": t, "owner": "chen", "due": "2026-08-20",
             "note": t} for n, t in every
        ],
        "meetings": [
            {"id": f"m{n}", "type": "adhoc", "held": "2026-09-07T10:00:00+08:00", "agenda": [t], "attendees": ["chen"],
             "decisions": [{"decision": t, **measure}]} for n, t in every
        ],
        "dailies": [
            {"person": "chen", "date": f"2026-09-{n % 28 + 1:02}", "done": [t], "plan": [t], "needs": [t]}
            for n, t in every
        ],
    }  # fmt: skip


def written(data: object) -> str:
    """The data as YAML, in which texts are quoted and everything strange is an escape."""
    halves = re.compile(r"\\u(d[89ab]..)\\u(d[c-f]..)")
    text = halves.sub(
        lambda pair: f"\\U{ord(bytes.fromhex(pair[1] + pair[2]).decode('utf-16-be')):08x}", json.dumps(data)
    )
    return re.sub(r"\\ud[89a-f]..", "?", text).replace("\x7f", "\\x7f") + "\n"


def raw_in_yaml(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable() or sign in "\u202e\u2066\u200b\u2028\xad\u200f")


def settle(root: Path) -> None:
    """The workspace, with two commits."""
    texts = ", ".join(json.dumps(f"p{n}{text}") for n, text in enumerate(PAYLOADS[:20]))
    settings = {
        "team": PAYLOADS[14] + PAYLOADS[0], "director": "chen",
        "departments": {"sales": {"name": PAYLOADS[15] + PAYLOADS[1], "function": PAYLOADS[2]}},
        "people": {"chen": {"name": PAYLOADS[16] + PAYLOADS[3], "department": "sales", "posts": [PAYLOADS[4]]},
                   "wang": {"name": PAYLOADS[17], "department": "sales"}},
        "channels": [{"name": PAYLOADS[18]}, {"name": PAYLOADS[0], "scope": "urgent"}],
    }  # fmt: skip
    files = {
        "teamops.yaml": written(settings),
        "all.yaml": written(records()),
        "raw.yaml": "tasks:\n" + "".join(
            f"  - {{id: raw{n}, name: '{raw_in_yaml(text)}', status: '{raw_in_yaml(text)}', nme: 1}}\n"
            for n, text in enumerate(PAYLOADS)
        ),
        "odd\u202ename.yaml": "goals: [{id: 'o\u202ex', name: n, owner: 'nobody\u202e'}, {id: g0}]\n",
        "esc\x1b[31m.yaml": f"tasks: [{{'k\u202ey': 1, id: [{texts}]}}\n",
        "broken.yaml": "tasks: !t\u202eag\n  - \u202e: [\n",
        "docs/rlo\u202e.md": "x\n",
    }  # fmt: skip
    for name, text in files.items():
        with contextlib.suppress(OSError):  # a name that this system does not take
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8", errors="replace", newline="\n")
    author = ["-c", f"user.name=A{PAYLOADS[14]}{PAYLOADS[0]}", "-c", f"user.email=a{PAYLOADS[18]}@b"]
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, *author, "commit", "-q", "-m", f"first {PAYLOADS[14]}{PAYLOADS[0]}")
    (root / "all.yaml").write_text(files["all.yaml"].replace('"target": 9', '"target": 8'), encoding="utf-8")
    git(root, *author, "commit", "-q", "-a", "-m", f"second {PAYLOADS[16]}{PAYLOADS[4]}")


def git(root: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True)


def raw_in(text: str) -> list[str]:
    """The characters in a text that act or hide; line breaks and tabs are meant."""
    return sorted({f"U+{ord(sign):04X}" for sign in set(text) if sign not in "\n\t" and is_control_character(sign)})


def texts_of(file: Path) -> str:
    """What a written file says: of a workbook, its parts; of a PDF nothing, for its text is drawn."""
    raw = file.read_bytes()
    if raw.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(raw)) as book:
            return "\n".join(
                book.read(name).decode("utf-8", "replace").replace("\r\n", "\n") for name in book.namelist()
            )
    if raw.startswith(b"%PDF"):
        return ""
    return raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape").replace("\r\n", "\n")


class Ran:
    """What a command said and which files it wrote."""

    def __init__(self, root: Path, line: Sequence[str]) -> None:
        before = _files(root)
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="replace", newline="") for _ in range(2))
        where = Path.cwd()
        os.chdir(root)
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                self.code = run([*line, "--today", TODAY] if _takes_today(line) else [*line])
        finally:
            os.chdir(where)
        self.out, self.err = (_said(stream) for stream in (out, err))
        self.files = {name: texts_of(root / name) for name, stamp in _files(root).items() if before.get(name) != stamp}

    def raw(self) -> dict[str, list[str]]:
        """The raw characters by where they stand."""
        said = {"stdout": self.out, "stderr": self.err, **self.files}
        return {where: found for where, text in said.items() if (found := raw_in(text))}


def _said(stream: io.TextIOWrapper) -> str:
    stream.flush()
    raw = stream.buffer.getvalue()  # type: ignore[attr-defined]  # a BytesIO
    if raw.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(raw)) as book:
            return "\n".join(
                book.read(name).decode("utf-8", "replace").replace("\r\n", "\n") for name in book.namelist()
            )
    return str(raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape").replace("\r\n", "\n"))


def _takes_today(line: Sequence[str]) -> bool:
    return bool(line) and "--today" not in line and line[0] in _DATED


_DATED = frozenset(
    {"check", "today", "standup", "load", "report", "notify", "goals", "tasks", "monitors", "log", "diff"}
)


def _files(root: Path) -> dict[str, tuple[int, int]]:
    found = (p for p in root.rglob("*") if p.is_file() and not {".git", ".teamops"} & set(p.relative_to(root).parts))
    return {p.relative_to(root).as_posix(): (p.stat().st_mtime_ns, p.stat().st_size) for p in found}


def main(arguments: Sequence[str] | None = None) -> int:
    """The command `python -m benchmarks.controls`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="commands with this word")
    parser.add_argument("--list", action="store_true", help="name every command with its exit code")
    asked = parser.parse_args(arguments)
    lines = [line for line in commands() if asked.only in " ".join(line)]
    leaks = unexpected = 0
    with tempfile.TemporaryDirectory(prefix="teamops-controls-") as folder:
        settle(Path(folder))
        for line in lines:
            ran = Ran(Path(folder), line)
            found = ran.raw()
            fell = "Error:" in ran.err and ran.code == 3
            leaks, unexpected = leaks + bool(found), unexpected + fell
            if found or fell or asked.list:
                print(
                    f"{ran.code}  {' '.join(line)!a}  {found or ''}{ascii(ran.err[:300]) if fell else ''}",
                    flush=True,
                )
    print(f"{len(lines)} commands: {leaks} with raw characters, {unexpected} fell")
    return int(bool(leaks or unexpected))


if __name__ == "__main__":
    sys.exit(main())
