"""Files of very many records, each wrong in the same way."""

from __future__ import annotations

from benchmarks.large_inputs.making import ROW, Input, filled, numbered, one

_IGNORE = "  # teamops: ignore[T006] until 2026-12-01 by wang: x\n"
_TASKS = "tasks:\n"
_BROKEN = (
    "  - {id: t-%06d, name: 采购投放, owner: [wang, chen], start: 2026-09-05, end: 2026-08-01, priority: P0, "
    "status: blocked}\n"
)
_JSON, _SARIF, _JUNIT = (("check", "--format", form) for form in ("json", "sarif", "junit"))


def _p9() -> str:
    return numbered(ROW, _TASKS).replace("P1", "P9")


INPUTS: tuple[Input, ...] = (
    one("empty records", lambda: filled("{},", "tasks: [", "]\n")),
    one("empty records of goals", lambda: filled("{},", "goals: [", "]\n")),
    one("texts for records", lambda: filled("a,", "tasks: [", "]\n")),
    one("records with an id only", lambda: numbered("{id: %06d},", "tasks: [", "]\n")),
    one("records with an unknown key only", lambda: numbered("{x: %06d},", "tasks: [", "]\n")),
    one(
        "records with every key wrong",
        lambda: filled("{id: [],name: [],start: 1,end: 1,priority: 1},", "tasks: [", "]\n"),
    ),
    one("a choice that is none", _p9),
    one("a choice that is none, as JSON", _p9, _JSON),
    one("a choice that is none, as SARIF", _p9, _SARIF),
    one("a choice that is none, as JUnit", _p9, _JUNIT),
    one("a choice that is none, as people read it", _p9, ("check",)),
    one("nobody, as JSON", lambda: numbered(ROW, _TASKS).replace("wang", "wnag"), _JSON),
    one("nobody, each another", lambda: numbered(ROW.replace("wang", "wang%06d"), _TASKS)),
    one("no goal, each another", lambda: numbered(ROW.replace("priority: P1", "goal: g-%06d/2026"), _TASKS)),
    one("keys out of order", lambda: numbered(ROW.replace("id: t", "status: done, id: t"), _TASKS)),
    one(
        "a choice that is none, with a comment that silences",
        lambda: numbered(_IGNORE.replace("T006", "F003") + ROW.replace("P1", "P9"), _TASKS),
    ),
    one("a comment for every record", lambda: numbered(_IGNORE + ROW, _TASKS)),
    one("a comment without all it needs", lambda: filled("# teamops: ignore\n", "tasks: []\n")),
    one(
        "comments of people who are none",
        lambda: numbered("# teamops: ignore[T001] until 2026-12-01 by wa%06d: x\n", "tasks: []\n"),
    ),
    one(
        "comments for rules that are none",
        lambda: numbered("# teamops: ignore[T%06d] until 2026-12-01 by wang: x\n", "tasks: []\n"),
    ),
    one(
        "one comment for very many rules",
        lambda: "tasks: [] # teamops: ignore[" + numbered("T%06d,", size=4_000_000) + "] until 2026-12-01 by wang: x\n",
    ),
    one(
        "comments that all cover the file",
        lambda: (
            "tasks: # teamops: ignore[T006] until 2026-12-01 by wang: x\n" + numbered(_IGNORE + ROW, size=4_100_000)
        ),
    ),
    one("one id", lambda: filled(ROW % 1, _TASKS)),
    one("passwords", lambda: filled("# 密码:abcdefgh\n")),
    one("logins", lambda: filled("https://a:b@")),
    one("logins in one comment", lambda: filled(" https://a:b@x", "# ")),
    one("half a login", lambda: filled("://", "# ")),
    one("private keys", lambda: filled("-----BEGIN PRIVATE KEY", "# ")),
    one("AKI", lambda: filled("AKI", "# ")),
    one("webhooks", lambda: filled("hooks.slack.com/services/abcdefgh ", "# ")),
    one("tasks that break many rules", lambda: numbered(_BROKEN, _TASKS)),
    one("tasks that break many rules, as JSON", lambda: numbered(_BROKEN, _TASKS), _JSON),
    one(
        "tasks without a day in the year",
        lambda: numbered(ROW.replace("2026-09-01", "0001-01-01").replace("2026-09-30", "9999-12-31"), _TASKS),
    ),
    one(
        "routines",
        lambda: numbered(
            ROW.replace("priority: P1", "type: routine, repeat: daily")
            .replace("2026-09-01", "0001-01-01")
            .replace("2026-09-30", "9999-12-31"),
            _TASKS,
        ),
    ),
    one("dates that are none", lambda: numbered(ROW, _TASKS).replace("2026-09-30", "2026-09-31")),
    one(
        "collaborators of one task",
        lambda: filled(
            "x,",
            "tasks: [{id: t, name: x, start: 2026-09-01, end: 2026-09-02, owner: wang, collaborators: [",
            "x]}]\n",
            1_390_000,
        ),
    ),
    one(
        "owners of one task",
        lambda: numbered("p%06d,", "tasks: [{id: t, name: x, start: 2026-09-01, end: 2026-09-02, owner: [", "x]}]\n"),
    ),
    one(
        "attendees who are none",
        lambda: filled("x,", "reviews: [{id: r, period: 2026-08, attendees: [", "x]}]\n"),
    ),
)
