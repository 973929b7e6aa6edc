"""Settings as large as may be, very many files, and other commands than the check."""

from __future__ import annotations

from benchmarks.large_inputs.making import ROW, SETTINGS, TODAY, Files, Input, filled, numbered, settings
from benchmarks.large_inputs.records import INPUTS as RECORDS
from teamops.store.reading.source import MAX_SETTINGS

_TEAM = "team: 华东营销部\n"
_MANY = 20_000
_MOST = MAX_SETTINGS - 1_000
"""Bytes that are added to the settings: nearly as many as are read of teamops.yaml."""


def _team(name: str, text: str) -> Input:
    return Input(name, lambda: {"teamops.yaml": _TEAM + text, "a.yaml": "tasks:\n" + ROW % 1})


def _files(count: int, text: str) -> Files:
    made = {f"{number // 1000}/{number}.yaml": text.replace("t-", f"t-{number}-") for number in range(count)}
    return {"teamops.yaml": SETTINGS, **made}


def _ignored(patterns: str, count: int = 300) -> Files:
    return {**_files(count, "tasks: []\n"), "teamops.yaml": SETTINGS + patterns}


def _wrong(count: int) -> Files:
    return _files(count, "tasks:\n" + ROW.replace("P1", "P9").replace("%06d", "1"))


def _of(name: str) -> Files:
    return next(item for item in RECORDS if item.name == name).files()


def _commands(name: str) -> tuple[Input, ...]:
    today = ("--today", TODAY)
    asked: tuple[tuple[str, ...], ...] = (
        ("goals", "list", *today), ("report", "weekly", *today), ("report", "weekly", "--format", "html", *today),
        ("today", *today), ("show", "t-000001"), ("check", "--fix", "--diff"), ("tasks", "list", *today),
    )  # fmt: skip
    return tuple(Input(f"{' '.join(one)} of: {name}", lambda: _of(name), one) for one in asked)


INPUTS: tuple[Input, ...] = (
    settings("100,000 patterns of files to ignore", lambda: numbered("x%06d/*,", "ignore: [", "]\n", _MOST)),
    Input("patterns with stars, and 300 files", lambda: _ignored(filled("'*a*b*c*d*e*f',", "ignore: [", "]\n", _MOST))),
    Input("patterns that are all different, and 300 files", lambda: _ignored(numbered("'*a*%06d*',", "ignore: [", "]\n", _MOST))),
    Input("one pattern of very many stars", lambda: _ignored(filled("*a", "ignore: ['", "']\n", _MOST))),
    Input("one pattern of very many brackets", lambda: _ignored(filled("[a-z]", "ignore: ['", "']\n", _MOST))),
    Input("a pattern of documents of 1 MiB", lambda: {**_ignored(filled("*a", "documents: {files: '", "'}\n", _MOST)), "docs/x.md": ""}),
    settings("a pattern of names of 1 MiB", lambda: filled("{x}", "documents: {name: '", "'}\n", _MOST)),
    Input("25,000 people", lambda: {"teamops.yaml": numbered("  p%06d: {name: 王经理, department: s}\n", _TEAM + "people:\n", size=_MOST)}),
    Input("people without a name", lambda: {"teamops.yaml": numbered("  p%06d: {}\n", _TEAM + "people:\n", size=_MOST)}),
    Input("settings of 4 MiB", lambda: {"teamops.yaml": numbered("  p%06d: {name: 王经理, department: s}\n", _TEAM + "people:\n")}),
    Input("people who are none, and people", lambda: {"teamops.yaml": numbered("  p%06d: {name: 王%06d}\n", _TEAM + "people:\n", size=_MOST), "a.yaml": numbered(ROW.replace("wang", "w%06d"), "tasks:\n")}),
    settings("departments", lambda: numbered("  d%06d: {name: 销售部, head: x}\n", "departments:\n", size=_MOST).replace("departments:\n", "limits: {}\n", 0)),
    settings("channels", lambda: filled("  - {name: 群}\n", "channels:\n", size=_MOST)),
    settings("channels that are none", lambda: filled("  - {}\n", "channels:\n", size=_MOST)),
    settings("severities of rules that are none", lambda: numbered("T%06d: error,", "check: {severity: {", "}}\n", _MOST)),
    settings("severities that are none", lambda: numbered("T%06d: x,", "check: {severity: {", "}}\n", _MOST)),
    settings("rules that are off", lambda: numbered("T%06d,", "check: {disable: [", "]}\n", _MOST)),
    settings("days off", lambda: filled("2026-10-01,", "people: {zhao: {name: x, days_off: [", "]}}\n", _MOST)),
    settings("unknown settings", lambda: numbered("k%06d: 1\n", size=_MOST)),
    settings("settings with full-width colons", lambda: numbered("channels： k%06d\n", size=_MOST)),
    settings("digits in settings", lambda: filled("9", "limits: {p0_per_person: ", "}\n", _MOST)),
    Input("20,001 empty files", lambda: _files(_MANY + 1, "")),
    Input("20,000 files of one task", lambda: _files(_MANY, "tasks:\n" + ROW.replace("%06d", "1"))),
    Input("20,000 files with one error each", lambda: _wrong(_MANY)),
    Input("20,000 files with one password each", lambda: _files(_MANY, "# 密码: abcdefgh\n")),
    Input("20,000 files that are no YAML", lambda: _files(_MANY, "tasks: [")),
    Input("20,000 files with one comment each", lambda: _files(_MANY, "tasks: []  # teamops: ignore[T001] until 2026-12-01 by wang: x\n")),
    Input("2,000 files of empty records", lambda: _files(2_000, "tasks: [" + "{}, " * 500 + "]\n")),
    Input("20,000 shared documents", lambda: {"teamops.yaml": SETTINGS, **{f"docs/{n}.md": "" for n in range(_MANY)}}),
    *_commands("a choice that is none"),
)  # fmt: skip
