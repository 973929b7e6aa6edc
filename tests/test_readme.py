"""The documents keep their word: what they show is what the commands print, and what they link to exists.

README.md and README.zh-CN.md say the same, line for line, each in its own language.

python -m tests.test_readme writes the transcripts of both anew.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.walking import Shell
from tests.processes import find_program

PROJECT = Path(__file__).parents[1]
ENGLISH, CHINESE = PROJECT / "README.md", PROJECT / "README.zh-CN.md"
READMES = {"en": ENGLISH, "zh": CHINESE}
PAGES = sorted(page for folder in ("docs", "docs/zh") for page in (PROJECT / folder).glob("*.md"))
DOCUMENTS = [*READMES.values(), PROJECT / "CHANGELOG.md", PROJECT / "CONTRIBUTING.md", *PAGES]
TRANSCRIPT = re.compile(r"(?<=```console\n)\$ (teamops .+)\n((?:.*\n)*?)(?=```\n)")
LINK = re.compile(r"\]\(([^)\s]+)\)")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`[^`\n]+`")
HAN = r"[\u3400-\u9fff]"
LONGEST = 140
"""Lines of a README without what commands print. People who get the link do not read more."""


def printed(command: str, folder: Path) -> str:
    """What a command line of the README prints in a folder that has the examples."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TEAMOPS_")}
    environment |= {"COLUMNS": "120", "PYTHONIOENCODING": "utf-8"}
    program, *arguments = shlex.split(command)
    assert program == "teamops"
    return subprocess.run(
        [find_program(), *arguments], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    ).stdout


def with_examples(folder: Path) -> Path:
    shutil.copytree(PROJECT / "examples", folder / "examples", ignore=shutil.ignore_patterns(".teamops"))
    return folder


SHOWN = [found for file in READMES.values() for found in TRANSCRIPT.finditer(file.read_text("utf-8"))]


@pytest.mark.parametrize("shown", SHOWN, ids=lambda found: found[1][-60:])
def test_transcripts_are_what_the_commands_print(shown: re.Match[str], tmp_path: Path) -> None:
    assert shown[2] == printed(shown[1], with_examples(tmp_path))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.relative_to(PROJECT).as_posix())
def test_links_lead_somewhere(document: Path) -> None:
    targets = [target for target in LINK.findall(document.read_text("utf-8")) if "://" not in target]
    missing = [target for target in targets if not _leads_somewhere(document, target)]
    assert not missing


def _leads_somewhere(document: Path, target: str) -> bool:
    path, _, anchor = target.partition("#")
    file = document.parent / path if path else document
    return file.exists() and (not anchor or anchor in _anchors(file))


def _anchors(file: Path) -> set[str]:
    """The anchors that GitHub makes of headings: lower case, without punctuation, blanks as hyphens."""
    headings = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


ONLY_CHINESE = {"docs/daily.md": "docs/week.md", "docs/one-page.md": "docs/printouts.md"}
"""Pages that are there in Chinese alone, by the page that README.md names in their place."""


def outline(text: str) -> list[str]:
    """What both READMEs have in common, in order: headings, pictures, links, rows, items and commands.

    A paragraph counts as one line, however it is wrapped. Languages and names that a reader fills in are made alike.
    """
    lines: list[str] = []
    end = 0
    for block in BLOCK.finditer(text):
        lines += [*_prose(text[end : block.start()]), f"```{block[1]}", *map(_alike, _commands(block[0]))]
        end = block.end()
    return [*lines, *_prose(text[end:])]


def _commands(block: str) -> Iterator[str]:
    """The commands of a block without comments; of a transcript those behind a dollar sign."""
    kind, *lines = block.rstrip("`\n").split("\n")
    for line in lines:
        if kind != "```console":
            yield re.sub(r"\s+#.*", "", line)
        elif line.startswith("$ "):
            yield line


def _prose(text: str) -> Iterator[str]:
    """A line for each heading, row, item and paragraph: how it begins, and its links and commands."""
    for part in re.split(r"\n\n|\n(?=[#|-])", text.strip("\n")):
        if part:
            begin = re.match(r"#+ |\||- |", part)[0]  # type: ignore[index]
            cells = part.count("|")
            said = sorted(map(_alike, [*re.findall(r"!\[", part), *LINK.findall(part), *SPAN.findall(part)]))
            yield " ".join([begin, *["|"] * cells, *said])


def _alike(said: str) -> str:
    said = said.replace("README.zh-CN.md", "README.md").replace("/zh/", "/")
    if said in ONLY_CHINESE:
        return ONLY_CHINESE[said]
    said = re.sub(r"(?<=--lang )(en|zh)|(?<=TEAMOPS_LANG[= ])(en|zh)", "LANG", said)
    return re.sub(rf"(?<= )([A-Z]+|{HAN}+)(?= |`|$)", "NAME", said)


def test_both_readmes_have_the_same_outline() -> None:
    assert outline(CHINESE.read_text("utf-8")) == outline(ENGLISH.read_text("utf-8"))


def counting(lines: list[str]) -> Iterator[int]:
    """The numbers of the lines that both READMEs must have: headings, links, rows, items and commands."""
    fence = ""
    for number, line in enumerate(lines):
        if line.startswith("```"):
            fence = "" if fence else line.strip()
            yield number
        elif line.startswith("$ ") if fence == "```console" else fence or re.match(r"#+ |\| |- |\[|\*\*", line):
            yield number


@pytest.mark.parametrize("file", READMES.values(), ids=READMES)
def test_no_line_can_be_taken_from_one_readme_alone(file: Path) -> None:
    lines = file.read_text("utf-8").splitlines(keepends=True)
    whole = outline("".join(lines))
    numbers = list(counting(lines))
    assert len(numbers) > LONGEST / 2
    assert [lines[n] for n in numbers if outline("".join(lines[:n] + lines[n + 1 :])) == whole] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n## ", "\n### "),
        ("docs/zh/week.md", "docs/zh/goals.md"),
        ("docs/pictures/zh/weekly.png", "docs/pictures/zh/monthly.png"),
        ("make demo", "make check"),
        ("--at 2026-09-21", "--at 2026-09-28"),
        ("G002,T001", "G002"),
        ("TEAMOPS_LANG", "TEAMOPS_LANGUAGE"),
        ("`teamops today`", "`teamops standup`"),
        ("| `goals` |", "| 目标 |"),
        ("| `goals` |", "| `goals` | |"),
        ("\n- ", "\n"),
        ("teamops check\n", ""),
    ],
)
def test_a_change_of_one_readme_alone_is_seen(old: str, new: str) -> None:
    text = CHINESE.read_text("utf-8")
    assert old in text
    assert outline(text.replace(old, new, 1)) != outline(ENGLISH.read_text("utf-8"))


def _words(file: Path) -> str:
    """The text of a README without commands, what they print, and addresses."""
    return SPAN.sub(" ", LINK.sub("]", BLOCK.sub("", file.read_text("utf-8"))))


def test_each_readme_is_in_its_own_language() -> None:
    assert set(re.findall(rf"{HAN}+", _words(ENGLISH))) == {"中文"}
    assert re.findall(r"(?:[A-Za-z]+[ ,.]+){3}[A-Za-z]+", _words(CHINESE)) == []


@pytest.mark.parametrize("file", READMES.values(), ids=READMES)
def test_a_readme_is_short_and_shows_its_picture_first(file: Path) -> None:
    lines = TRANSCRIPT.sub("", file.read_text("utf-8")).splitlines()
    assert len(lines) <= LONGEST
    picture = next(n for n, line in enumerate(lines) if line.startswith("[!["))
    assert picture < next(n for n, line in enumerate(lines) if line.startswith("## "))
    install = next(n for n, line in enumerate(lines) if line.startswith("make demo"))
    assert install < 25


@pytest.mark.skipif(sys.platform == "win32", reason="its commands are those of a Unix shell")
@pytest.mark.parametrize("lang", READMES)
def test_a_team_can_be_started_as_shown(lang: str, tmp_path: Path) -> None:
    """With the answers that `teamops new goal` asks for in a terminal."""
    block = next(found for found in BLOCK.finditer(READMES[lang].read_text("utf-8")) if "teamops init" in found[2])
    shell = Shell(tmp_path)
    shell.environment["TEAMOPS_LANG"] = lang
    goal = (
        "--id sales-2026Q4 --name 销售额 --metric 销售额 --period 2026-Q4 --unit 万元 --target 5200"
        " --department sales --owner sales-lead --today 2026-09-28"
    )
    said = []
    for command in _commands(block[0]):
        complete = command.replace("new goal", f"new goal {goal}")
        said = shell.run(re.sub(rf"\b(GOAL|{HAN}+编号)", "sales-2026Q4", complete))
    assert said[-1] == {"en": "written: weekly.pdf", "zh": "已写入：weekly.pdf"}[lang]
    assert (shell.folder / "weekly.pdf").read_bytes().startswith(b"%PDF-")
    assert "period: 2026-12-W50" in (shell.folder / "goals/2026-Q4.yaml").read_text("utf-8")


def main() -> None:
    """Put what the commands print into the READMEs; read the diff before you commit it."""
    with tempfile.TemporaryDirectory() as folder:
        here = with_examples(Path(folder))
        for file in READMES.values():
            text = TRANSCRIPT.sub(lambda found: f"$ {found[1]}\n{printed(found[1], here)}", file.read_text("utf-8"))
            file.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
