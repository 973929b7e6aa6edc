"""The check of an honest team is quiet: on ordinary days it says what a lead wants to know, and hardly more."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from teamops.checking.engine import load_rules
from teamops.checking.finding import Finding
from teamops.store.cache.cached_check import run_rules
from teamops.store.demo.package_files import find_shipped_folder
from teamops.store.reading.files import read_workspace_files
from teamops.store.reading.loader import load
from tests.examples.as_of import cut_to

SAAS = find_shipped_folder("examples") / "saas"
FIRST, LAST = date(2026, 10, 12), date(2026, 11, 16)
CHECKED_AT = {0: time(10), 4: time(17, 10)}
"""Mondays at 10:00 before the weekly meeting, Fridays at 17:10 after the figures of the week."""

MOST_UNWANTED = 5

Subject = tuple[str, str, str]
"""The code of a rule, the record, and the message."""

TICK = "nobody ticked off last week's work: one question to the person, before the weekly meeting"
HIGHER_TARGET = "the plan may be too low: on 16 November the lead raised the target because of it"

WANTED: dict[Subject, str] = {
    ("T006", "sulin", "unticked"): TICK,
    ("T006", "wangwei2", "unticked"): TICK,
    ("T006", "config-pack", "overdue"): "two projects wait for the pack: a new day is to be agreed on",
    ("M010", "launch-v3", "unprepared"): "a launch with a high risk has begun without any plan for the worst case",
    ("M003", "launch-v3", "better"): "the plan of the launch may be too low: the next checkpoints can be raised",
    ("M004", "launch-v3", "neither"): "the reading of ten minutes ago: cause and measure are due within 24 hours",
    ("M007", "launch-v3", "untold"): "3 万元 over budget, and the director is to be told: she was, half an hour later",
    ("G012", "effort-2026Q4", "cap"): "the miss of October, on the morning of the review that has to explain it",
    ("G015", "newarr-2026Q4", "better"): HIGHER_TARGET,
    ("G015", "leads-2026Q4", "short"): "the leads fall behind, and no measure is in progress yet",
    ("R006", "review-2026-09", "overdue"): "an improvement is late and open: Emma can finish it or agree on a new day",
    ("R007", "review-2026-10", "unwritten"): "a lesson of the last review can still be written down as a standard",
}
"""Why a lead wants a finding: what can be done about it that day."""

UNWANTED: dict[Subject, str] = {
    ("M003", "launch-v3", "worse"): "M004 says the same of a new reading, with what to do",
    ("G015", "renewal-2026Q4", "unread"): "the rate is read every two weeks, and the first reading is due on Friday",
}


def days() -> Iterator[date]:
    return (day for n in range((LAST - FIRST).days + 1) if (day := FIRST + timedelta(n)).weekday() in CHECKED_AT)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[datetime, list[Finding]]:
    """The findings of each day, on the workspace as it was then."""
    copy = Path(tmp_path_factory.mktemp("examples") / "saas")
    shutil.copytree(SAAS, copy, ignore=shutil.ignore_patterns(".*"))
    ws, files = load(copy), read_workspace_files(copy)
    times = [datetime.combine(day, CHECKED_AT[day.weekday()], ws.settings.timezone) for day in days()]
    return {now: list(run_rules(cut_to(ws, now), files, now)[0].findings) for now in times}


def subject(finding: Finding) -> Subject:
    return finding.code, finding.record or "", finding.message


def test_the_findings_of_ordinary_days_are_known(found: dict[datetime, list[Finding]], golden) -> None:
    lines = []
    for now, findings in found.items():
        lines.append(f"{now:%Y-%m-%d %H:%M}\n")
        for one in findings:
            lines.append(f"  {one.severity} {one.code} {load_rules()[one.code].say(one, 'zh')}\n")
            why, is_wanted = (WANTED | UNWANTED).get(subject(one), "?"), subject(one) in WANTED
            lines.append(f"      {'wanted' if is_wanted else 'NOT WANTED'}: {why}\n")
    golden("saas.days.zh.txt", "".join(lines))


def test_every_finding_of_an_ordinary_day_is_justified(found: dict[datetime, list[Finding]]) -> None:
    said = {subject(one) for findings in found.values() for one in findings}
    assert said == WANTED.keys() | UNWANTED.keys()


def test_hardly_any_finding_of_ten_ordinary_days_is_unwanted(found: dict[datetime, list[Finding]]) -> None:
    assert len(found) >= 10
    unwanted = [subject(one) for findings in found.values() for one in findings if subject(one) not in WANTED]
    assert len(unwanted) <= MOST_UNWANTED


def test_a_person_gets_one_line_for_all_that_was_not_ticked_off(found: dict[datetime, list[Finding]]) -> None:
    for findings in found.values():
        people = [one.record for one in findings if one.code == "T006" and one.message in ("unticked", "several")]
        assert len(people) == len(set(people))
