"""Writes the documents that are made from the program itself, so that they cannot tell anything else.

python docs/generate.py            writes them
python docs/generate.py --check    changes nothing, names those that differ, and exits 1 if any does
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from clauses import CLAUSES
from generate_cli import cli_document

from teamops.checking.engine import load_rules
from teamops.checking.example_team import CALENDAR, SETTINGS
from teamops.checking.rule import Rule
from teamops.checking.rule_page import build_rule_body
from teamops.locale.words import Words

FOLDER = Path(__file__).parent
FAMILIES = "FGTMRCH"

RULES_INTRODUCTION = """\
# The rules of `teamops check`

<!-- made by docs/generate.py; changes belong into src/teamops/checking/rules -->

Every finding carries the code of its rule, and `teamops rule CODE` shows what stands here. A code never changes its
meaning. A team can turn rules off, or give them another severity, in its `teamops.yaml`:

```yaml
check:
  disable: [F012]
  severity: {T006: error}
```

A single breach that the team has agreed to live with for a while is silenced by a comment, at the end of its line or on
the line above it; where a record begins there, it covers the whole record. It must say until when, by whom and why, and
ends after that day (F010 and F011 look after it):

```yaml
  # teamops: ignore[T006] until 2026-12-01 by chen: the supplier is late, agreed with the client
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-07}
```

F001 to F005 and F009 say that a file, a record or a setting was not read. They stay errors whatever comments, settings
or a baseline ask for (F017): a check that leaves something unread is undecided
([what a green check means](ci.md#what-a-green-check-means)).

`teamops check --fix` mends what can be mended without a guess: forms of dates, numbers and choices (F003), keys in
capital letters (F002), the order of keys (F013). `--unsafe-fixes` takes near misses of keys (F002), choices (F003) and
names (F007) for what they resemble; `--diff` shows either first. No fix ever writes a reason, a signature or a figure.

The examples belong to [the same small team](#the-team-of-the-examples). [What of the handbook the rules
guard](#what-of-the-handbook-the-rules-guard) goes through it clause by clause.
"""


def rules_document() -> str:
    """docs/rules.md: a table of all rules by family, then a page for each."""
    rules = sorted(load_rules().values(), key=lambda rule: (FAMILIES.index(rule.code[0]), rule.code))
    return "\n".join([RULES_INTRODUCTION, *_table(rules), *_clauses(rules), *map(_page, rules), _team()])


def _clauses(rules: Sequence[Rule]) -> Iterator[str]:
    """Every clause of the handbook with the rules that guard it, or the reason why none does."""
    guarding: dict[str, list[str]] = {clause: [] for clause in CLAUSES}
    for rule in rules:
        for clause in re.findall(r"§[\d.]+|Table \d", rule.clause):
            guarding[clause].append(f"[{rule.code}](#{rule.code.lower()}-{rule.name})")
    yield "## What of the handbook the rules guard\n"
    yield "| clause | about | rules, or why there is none | besides |\n|---|---|---|---|"
    for name, clause in CLAUSES.items():
        if bool(guarding[name]) == bool(clause.unseen):
            raise ValueError(f"{name} needs either a rule or a reason why it has none")
        yield f"| {name} | {clause.about} | {' '.join(guarding[name]) or clause.unseen} | {clause.beside} |"
    yield ""


def _table(rules: Sequence[Rule]) -> Iterator[str]:
    english, chinese = Words("en"), Words("zh")
    for family, members in groupby(rules, key=lambda rule: rule.code[0]):
        name = f"check.family.{family}"
        yield f"## {english(name)} · {chinese(name)}\n"
        yield "| code | name | severity | clause | what it asks for | 要求 |\n|---|---|---|---|---|---|"
        for rule in members:
            link = f"[{rule.code}](#{rule.code.lower()}-{rule.name})"
            yield f"| {link} | {rule.name} | {rule.severity} | {rule.clause} | {rule.title.en} | {rule.title.zh} |"
        yield ""


def _page(rule: Rule) -> str:
    title = f"**{rule.title.say('en')}** · {rule.title.say('zh')}"
    return f"## {rule.code} {rule.name}\n\n{title}\n\n{build_rule_body(rule, 'en', level=3)}"


def _team() -> str:
    files = {"teamops.yaml": SETTINGS, "calendar/2026.yaml": CALENDAR}
    shown = "\n".join(f"`{path}`\n\n```yaml\n{text}```\n" for path, text in files.items())
    return f"## The team of the examples\n\n{shown}"


DOCUMENTS: Mapping[str, Callable[[], str]] = {"cli.md": cli_document, "rules.md": rules_document}
"""What makes each document, by its file name in this folder."""


def main(arguments: Sequence[str]) -> int:
    """Write all documents, or with --check compare them; returns the exit code."""
    made = {FOLDER / name: make().encode() for name, make in DOCUMENTS.items()}
    differing = [file for file, text in made.items() if not file.exists() or file.read_bytes() != text]
    if "--check" in arguments:
        sys.stdout.writelines(f"docs/{file.name} differs; run python docs/generate.py\n" for file in differing)
        return 1 if differing else 0
    for file in differing:
        file.write_bytes(made[file])
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
