"""Who must act on a finding: of every rule by its bad example, and where several could."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import pytest

from teamops.checking.engine import check, load_rules
from teamops.checking.example_team import SETTINGS
from teamops.checking.finding import Finding
from teamops.checking.responsible import ResponsibilityFinder
from teamops.checking.rule import Rule
from teamops.model.place import At
from teamops.model.workspace import Workspace
from tests.checking.test_history_examples import Committed

RULES = list(load_rules().values())
TODAY = date(2026, 9, 4)

ACTS = {
    "G001": "-", "G002": "wang", "G003": "wang", "G004": "wang", "G005": "wang", "G006": "wang marketing",
    "G007": "zhao qian", "G008": "wang", "G009": "wang", "G010": "xiaowang", "G011": "wang", "G012": "wang",
    "G013": "wang lijie", "G014": "wang", "G015": "wang lijie xiaowang", "G016": "chen", "G017": "wang",
    "G018": "zhao wang", "G019": "wang", "G020": "xiaowang",
    "T001": "xiaowang", "T002": "zhao", "T003": "zhao marketing -", "T004": "zhao", "T005": "xiaowang zhao",
    "T006": "xiaowang - zhao qian", "T007": "zhao", "T008": "xiaowang zhang zhao", "T009": "zhao",
    "T010": "xiaowang zhao", "T011": "zhao", "T012": "xiaowang zhao lijie liu", "T013": "xiaowang",
    "T014": "zhao qian", "T015": "zhao qian", "T016": "- wang marketing",
    "M001": "zhang", "M002": "zhang", "M003": "zhang", "M004": "zhang", "M005": "zhang", "M006": "zhang",
    "M007": "zhang zhao", "M008": "zhang", "M009": "zhang -", "M010": "zhang wang", "M011": "zhang",
    "R001": "chen", "R002": "chen", "R003": "wang", "R004": "chen", "R005": "xiaowang", "R006": "wang xiaowang qian",
    "R007": "chen", "R008": "chen", "R009": "chen",
    "C001": "zhang", "C002": "zhang", "C003": "liu wang", "C004": "marketing data", "C005": "chen zhang",
    "C006": "xiaowang chen", "C007": "-", "C008": "zhao zhang", "C009": "data zhang",
    "C010": "- zhang marketing",
    "H001": "xiaowang", "H002": "xiaowang", "H003": "xiaowang", "H004": "chen", "H005": "wang",
}  # fmt: skip
"""Who must act on the findings of each bad example, in their order; `-` is nobody in particular."""


def name_actors(ws: Workspace, findings: Iterable[Finding], today: date = TODAY) -> str:
    finder = ResponsibilityFinder(ws, today)
    return " ".join(dict.fromkeys(finder.find(finding).who or "-" for finding in findings))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_place_of_a_finding_tells_who_must_act(rule: Rule, loaded, found, tmp_path: Path) -> None:
    if rule.history:
        example = Committed(rule, dict(rule.bad))  # type: ignore[arg-type]
        ws = example.workspace(tmp_path)
        now = max(example.at, datetime.fromisoformat(rule.example_today))
        findings = [one for one in check(ws, now, past=example.past).findings if one.code == rule.code]
    else:
        findings, ws = found(rule.code, rule.bad, rule.example_today), loaded(rule.bad)
    assert findings
    assert name_actors(ws, findings) == ACTS.get(rule.code, "-" if rule.code.startswith("F") else "missing in ACTS")


REQUEST = "requests:\n  - {{id: r, need: 海报, from: marketing, to: {to}, owner: {owner}, due: 2026-09-01{more}}}\n"
SIGNED = ", accepted: {by: liu, at: 2026-08-20T10:00}"


def act_on(loaded, example: str, at: tuple[str | int, ...], code: str = "C009", message: str = "") -> str:
    """Who must act on a finding at a place of an example."""
    ws = loaded(example)
    rule = load_rules()[code]
    return name_actors(ws, [rule.make_finding(At("example.yaml", at), message)])


@pytest.mark.parametrize(
    ("to", "owner", "more", "message", "who"),
    [
        ("design", "zhang", "", "overdue", "design"),  # nobody took it on yet, and the department has no head
        ("design", "zhang", SIGNED, "overdue", "liu"),
        ("design", "liu", "", "overdue", "liu"),
        ("sales", "zhang", "", "overdue", "wang"),  # the head
        ("nothing", "zhang", "", "overdue", "zhang"),  # nobody provides
        ("design", "zhang", SIGNED, "unconfirmed", "zhang"),
        ("design", "liu", SIGNED, "unconfirmed", "marketing"),
    ],
)
def test_of_a_request_the_side_acts_whose_turn_it_is(
    loaded, to: str, owner: str, more: str, message: str, who: str
) -> None:
    example = REQUEST.format(to=to, owner=owner, more=more)
    assert act_on(loaded, example, ("requests", 0, "due"), "C009", message) == who


@pytest.mark.parametrize(("status", "who"), [("in_progress", "liu"), ("delivered", "zhang")])
def test_of_a_moved_request_its_status_tells_the_side(loaded, status: str, who: str) -> None:
    example = REQUEST.format(to="design", owner="zhang", more=f"{SIGNED}, status: {status}")
    assert act_on(loaded, example, ("requests", 0, "due"), "H002") == who


GOALS = """\
goals:
  - id: g
    name: 销售额
    period: 2026-Q3
    target: 10
    unit: 万元
    department: sales
    owner: {owner}
    parts:
      - {{period: 2026-07, target: 4, parts: [{{owner: zhao, target: 3}}, {{department: brand, target: 1}}]}}
      - {{period: 2026-08, target: 6, owner: nobody-known}}
"""
OF_FIRST = ("goals", 0, "parts", 0)


@pytest.mark.parametrize(
    ("owner", "at", "code", "who"),
    [
        ("qian", ("goals", 0, "target"), "G004", "qian"),
        ("qian", (*OF_FIRST, "parts"), "G002", "qian"),  # inherited
        ("qian", (*OF_FIRST, "parts", 0, "target"), "G015", "zhao"),
        ("qian", (*OF_FIRST, "parts", 0, "target"), "G010", "qian"),  # who divided the whole
        ("qian", ("goals", 0, "parts", 1, "owner"), "G007", "wang"),  # an unknown owner: the department's head
        ("gone", ("goals", 0), "G006", "wang"),
    ],
)
def test_of_a_part_its_owner_acts_who_may_be_inherited(
    loaded, owner: str, at: tuple[str | int, ...], code: str, who: str
) -> None:
    assert act_on(loaded, GOALS.format(owner=owner), at, code) == who


def test_a_task_without_an_owner_is_for_the_owner_of_its_goal(loaded) -> None:
    task = "tasks: [{id: t, name: 甲, goal: g/2026-07/zhao, start: 2026-07-01, end: 2026-07-02}]\n"
    assert act_on(loaded, GOALS.format(owner="qian") + task, ("tasks", 0, "end"), "T006") == "zhao"


def test_what_is_done_has_no_due_day_any_more(loaded) -> None:
    task = "tasks: [{{id: t, name: 甲, owner: zhao, start: 2026-07-01, end: 2026-07-02, status: {status}}}]\n"
    at = At("example.yaml", ("tasks", 0))
    finding = load_rules()["T012"].make_finding(at, "")
    finders = (ResponsibilityFinder(loaded(task.format(status=one)), TODAY) for one in ("done", "in_progress"))
    dues = [finder.find(finding).due for finder in finders]
    assert dues == [None, date(2026, 7, 2)]


def test_nobody_in_particular_acts_on_a_place_outside_of_records(loaded) -> None:
    for at in ((), ("tasks", 7), ("calendar", 0), ("other",), ("people",), ("people", "nobody")):
        assert act_on(loaded, "tasks: []\n", at, "C007") == "-"


@pytest.mark.parametrize(("day", "who"), [("2026-07-02", "zhao"), ("2026-07-03", "wang")])
def test_for_somebody_who_has_left_the_head_of_the_department_acts(loaded, day: str, who: str) -> None:
    task = "tasks: [{id: t, name: 甲, owner: zhao, start: 2026-07-01, end: 2026-07-02}]\n"
    ws = loaded({"teamops.yaml": SETTINGS.replace("赵四, ", "赵四, until: 2026-07-02, "), "example.yaml": task})
    finding = load_rules()["T006"].make_finding(At("example.yaml", ("tasks", 0, "end")), "overdue")
    assert name_actors(ws, [finding], date.fromisoformat(day)) == who


def test_the_settings_of_a_person_or_department_are_theirs(loaded) -> None:
    assert act_on(loaded, "tasks: []\n", ("people", "zhao"), "C008") == "zhao"
    assert act_on(loaded, "tasks: []\n", ("departments", "sales"), "C008") == "wang"
