"""F018: the days of people do not contradict each other."""

from __future__ import annotations

from teamops.checking.example_team import SETTINGS
from teamops.checking.finding import Related
from teamops.checking.rule import Findings, Rule
from teamops.locale.text import Text
from teamops.model.faults.unread import SETTINGS_FILE
from teamops.model.place import At
from teamops.model.records.settings import Person
from teamops.model.workspace import Workspace

RULE = Rule(
    code="F018",
    name="leave-in-order",
    severity="warning",
    clause="",
    title=Text("First days, last days and leave of people are consistent", "人员的加入、离开和请假日期没有矛盾"),
    why=Text(
        "A person whose last day is before the first is never in the team. Leave that overlaps was often recorded "
        "twice by mistake.",
        "离开日期早于加入日期的，等于一天也不在团队中。请假互相重叠的，往往是重复登记。",
    ),
    messages={
        "reversed": Text(
            "the last day of {person} ({until}) is before the first day ({since})",
            "{person}的离开日期 {until} 早于加入日期 {since}",
        ),
        "overlap": Text("leave {leave} of {person} overlaps {other}", "{person}的请假 {leave} 与 {other} 重叠"),
        "other": Text("the leave that it overlaps", "与之重叠的请假"),
    },
    remedy=Text(
        "correct the days in teamops.yaml, or remove the leave that is recorded twice",
        "在 teamops.yaml 中改正日期，或删去重复的请假",
    ),
    good={"teamops.yaml": SETTINGS.replace("赵四, ", "赵四, days_off: [2026-09-14..2026-09-16, 2026-09-17 am], ")},
    bad={
        "teamops.yaml": SETTINGS.replace("赵四, ", "赵四, days_off: [2026-09-14..2026-09-16, 2026-09-16 am], ").replace(
            "钱五, ", "钱五, since: 2026-09-01, until: 2026-08-31, "
        )
    },
)


@RULE.check
def check_days_of_people(ws: Workspace) -> Findings:
    for key, person in ws.settings.people.items():
        at = At(SETTINGS_FILE, ("people", key))
        if person.since is not None and person.until is not None and person.until < person.since:
            facts = {"since": person.since.isoformat(), "until": person.until.isoformat()}
            name = ws.get_person_name(key)
            yield RULE.make_finding(at / "until", "reversed", facts, record=key, severity="error", person=name)
        yield from _find_overlaps(ws, key, person, at / "days_off")


def _find_overlaps(ws: Workspace, key: str, person: Person, at: At) -> Findings:
    """Yield each leave that overlaps the one before it by days, or an earlier one that lasts longer."""
    by_day = sorted(enumerate(person.days_off), key=lambda one: (one[1].first, one[1].half or "", one[0]))
    longest: dict[str, int] = {}
    for number, leave in by_day:
        halves = (leave.half,) if leave.half else ("am", "pm")
        earlier = [n for half in halves if (n := longest.get(half)) is not None]
        clash = next((n for n in earlier if person.days_off[n].overlaps(leave)), None)
        if clash is not None:
            later, other = max(number, clash), min(number, clash)
            yield RULE.make_finding(
                at / later,
                "overlap",
                record=key,
                related=[Related(at / other, "other", {})],
                person=ws.get_person_name(key),
                leave=person.days_off[later].text,
                other=person.days_off[other].text,
            )
        for half in halves:
            if half not in longest or person.days_off[longest[half]].last < leave.last:
                longest[half] = number
