"""Pages in docs/zh: their links lead somewhere, their commands exist, and their jobs are those of the English pages."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from teamops.cli.shell.session import Session
from teamops.cli.shell.typer_application import build_application
from tests.docs.test_quarter import QUARTERS
from tests.docs.test_walkthroughs import CHINESE
from tests.docs.walking import DOCS

GENERATED = {"rules.md", "cli.md", "format.md"}
"""Pages that docs/generate.py writes, from texts that have tests of their own."""
PAGES = sorted(page for page in (DOCS / "zh").glob("*.md") if page.name not in GENERATED)
CODE = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]+))?\)")
TEMPLATE = re.compile(r"^```(?:css|jinja|typ|cron)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^```yaml (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

each = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def anchors(page: Path) -> set[str]:
    """The anchors of its headings, as GitHub makes them."""
    titles = re.findall(r"^#+ (.+)$", CODE.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@each
def test_links_lead_to_headings_that_exist(page: Path) -> None:
    for file, anchor in LINK.findall(CODE.sub("", page.read_text("utf-8"))):
        target = (page.parent / file).resolve() if file else page
        if target.parent == page.parent and target.name in GENERATED:
            continue
        assert target.is_file(), file
        assert not anchor or anchor in anchors(target), f"{file}#{anchor}"


@each
def test_the_first_line_leads_to_the_english_page(page: Path) -> None:
    english = (DOCS / page.name).is_file()
    assert page.read_text("utf-8").startswith(f"[English](../{page.name})\n" if english else "# ")


@each
def test_prose_is_chinese(page: Path) -> None:
    prose = re.sub(r"`[^`\n]*`|\]\([^)]*\)", "", CODE.sub("", page.read_text("utf-8")))
    assert re.findall(r"(?:[A-Za-z]+ ){3,}[A-Za-z]+", prose) == []


def commands(page: Path) -> Iterator[list[str]]:
    """The words of each `teamops` command that the page names, in prose, in tables and to be typed."""
    text = page.read_text("utf-8")
    typed = re.findall(r"^(?:\$ )?(?:\w+=\S+ )?(teamops [-a-z].*)$", text, re.MULTILINE)
    for line in (*typed, *re.findall(r"`(teamops [^`\n]+)`", CODE.sub("", text))):
        yield shlex.split(re.split(r" [|>] ?", line)[0])[1:]


def unknown(words: list[str], root: Any) -> list[str]:
    """The subcommands and options among the words that there are not."""
    command, ctx = root, typer.Context(root, info_name="teamops")
    known = {opt for param in root.params for opt in (*param.opts, *param.secondary_opts)}
    plain = iter(words)
    for word in plain:
        if word in ("-C", "--lang"):
            next(plain)
        elif word == "--":
            break
        elif word.startswith("-"):
            here = known | {opt for param in command.params for opt in (*param.opts, *param.secondary_opts)}
            if word not in here:
                return [word]
        elif hasattr(command, "list_commands"):
            below = command.get_command(ctx, word)
            if below is None:
                return [word]
            command = below
    return []


@each
def test_commands_and_their_options_exist(page: Path) -> None:
    root = build_application(Session(Path(), "zh"))
    assert [(words, bad) for words in commands(page) if (bad := unknown(words, root))] == []


def test_what_is_unknown_is_found() -> None:
    root = build_application(Session(Path(), "zh"))
    assert unknown(["tasks", "list", "--person", "小王"], root) == ["--person"]
    assert unknown(["review", "cause"], root) == ["cause"]
    assert unknown(["-C", "x", "actual", "add", "sales", "--date", "9月1日", "--", "-20"], root) == []


def test_transcripts_are_run() -> None:
    shown = {f"zh/{page.name}" for page in PAGES if "```console" in page.read_text("utf-8")}
    assert shown == {*CHINESE, *QUARTERS} - {"quarter.md"}


@pytest.mark.parametrize("name", ["printouts.md", "notify.md"])
def test_jobs_and_templates_are_those_of_the_english_page(name: str) -> None:
    english, chinese = ((DOCS / folder / name).read_text("utf-8") for folder in ("", "zh"))
    there, here = dict(TEMPLATE.findall(english)), dict(TEMPLATE.findall(chinese))
    assert here
    assert here.items() <= there.items()
    jobs = {file: yaml.safe_load(body) for file, body in FILE.findall(english)}
    for file, body in FILE.findall(chinese):
        assert {**yaml.safe_load(body), "name": ""} == {**jobs[file], "name": ""}
