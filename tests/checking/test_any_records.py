"""Whatever the records say, as long as it can be written down, the rules come to an answer, and soon."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, timedelta
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from teamops.checking.engine import check, load_rules
from teamops.checking.example_team import EXAMPLE_TEAM
from teamops.checking.finding import Finding
from teamops.model.figures.quantity import Quantity
from teamops.model.records import values
from teamops.model.records.record import get_key, is_record
from teamops.model.records.settings import Limits
from teamops.model.time.period import Period
from teamops.model.workspace import SECTIONS
from teamops.store.reading.loader import load
from teamops.store.yaml.record_schema import list_usual_keys
from tests.store.team import settle

IDS = ("a", "b", "g", "zhao", "wang", "sales", "design", "nobody")
TEXTS = (
    "",
    "x",
    "客户回访",
    "信息流广告投放",
    "\u202e逆",
    "a{b}c%s",
    "=cmd|' /C calc'!A0",
    "[red]x[/]",
    "长" * 400,
    "NaN",
)
NUMBERS = ("0", "-0", "1", "5000", "1.5万", "95%", "-3", "999999999999999.999999999", "0.000000001")
AMOUNTS = (*NUMBERS, "36万元", "360000元", "0.036亿", "5千", "90.6", "0.9", "200 leads", "0.000000001亿")
DAYS = ("0001-01-01", "9999-12-31", "2026-09-14", "2026-09-15", "2026-09-16", "2026-09-20", "2024-02-29", "2026-08-31")
MOMENTS = (
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-12:00",
    "2026-09-15T10:00",
    "2026-09-14T18:00:00+08:00",
    "2026-09-15T16:59:59Z",
)
PERIODS = ("1000", "2999-12-31", "2026", "2026-Q3", "2026-08", "2026-09", "2026-W38", "2026-09-W38", "2026-09-15")
GOALS = ("g", "a", "g/2026-09", "g/2026-09/zhao", "g/?", "b/zhao")
NOW = (datetime(2026, 9, 15, 12), datetime(2026, 10, 4, 17, 1), datetime(1, 1, 2), datetime(9999, 12, 30, 23))


@cache
def of_record(kind: type, depth: int = 0) -> st.SearchStrategy[dict[str, Any]]:
    """Data of a record: what must be there, and anything else or not."""
    hints = get_type_hints(kind, include_extras=True)
    fields = {get_key(f.name): (f, hints[f.name]) for f in dataclasses.fields(kind)}
    needed = {key: value_of(key, hint, depth) for key, (f, hint) in fields.items() if _is_needed(f)}
    others = {key: value_of(key, hint, depth) for key, (f, hint) in fields.items() if not _is_needed(f)}
    return st.fixed_dictionaries(needed, optional=others)


def _is_needed(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def value_of(key: str, hint: Any, depth: int) -> st.SearchStrategy[Any]:
    """Values of a field, by its key where references are meant, else by its type."""
    if key in ("goal", "serves"):
        return st.sampled_from(GOALS)
    if hint in _BY_TYPE:
        return st.sampled_from(_BY_TYPE[hint])
    if hint == values.Names:
        return st.lists(st.sampled_from(IDS), max_size=3)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin is Union or str(origin) == "<class 'types.UnionType'>":
        return st.none() | value_of(key, next(a for a in arguments if a is not type(None)), depth)
    if origin is dict:
        return st.dictionaries(st.sampled_from(IDS), value_of(key, arguments[1], depth), max_size=2)
    if origin is tuple:
        return st.lists(value_of(key, arguments[0], depth), max_size=0 if depth > 3 else 3)
    if is_record(hint):
        return st.deferred(lambda: of_record(hint, depth + 1))
    raise AssertionError(f"what does {key} hold? {hint}")


_BY_TYPE: dict[Any, tuple[str, ...]] = {
    str: TEXTS,
    values.Id: IDS,
    values.Repetition: ("daily", "weekly Mon", "monthly 31", "monthly last", "quarterly 1,15"),
    values.Number: NUMBERS,
    values.Amount: AMOUNTS,
    values.Share: ("0", "10%", "100%", "0.5"),
    values.Percent: ("0", "10", "12%", "300", "-5"),
    values.Whole: ("2026", "0", "-1", "9999"),
    values.Flag: ("true", "false"),
    values.Day: DAYS,
    values.Moment: MOMENTS,
    values.When: PERIODS,
}
LIMITS = st.fixed_dictionaries(
    {},
    optional={
        "deviation": st.sampled_from(("0", "10%", "100%")),
        "p0_per_person": st.sampled_from(("0", "2", "-1")),
        "tasks_per_person": st.sampled_from(("0", "8", "-1")),
        "metrics_per_phase": st.sampled_from(("0", "5")),
        "measure_within": st.sampled_from(("0h", "24h", "9999d")),
        "minutes_within": st.sampled_from(("0m", "24h", "9999d")),
        "review_by_day": st.sampled_from(("0", "3", "31", "400", "-3")),
        "daily_by": st.sampled_from(("00:00", "17:00", "23:59")),
    },
)
FILES = st.fixed_dictionaries(
    {}, optional={name: st.lists(of_record(kind), max_size=3) for name, kind in SECTIONS.items()}
)


@pytest.mark.unmeasured
@settings(max_examples=300, deadline=timedelta(seconds=5), suppress_health_check=list(HealthCheck))
@given(files=FILES, limits=LIMITS, now=st.sampled_from(NOW))
@example(files={}, limits={}, now=NOW[0])
def test_every_rule_comes_to_an_answer(tmp_path, files: dict[str, Any], limits: dict[str, Any], now: datetime) -> None:
    team = yaml.safe_load(EXAMPLE_TEAM["teamops.yaml"]) | {"limits": limits}
    written = {
        "teamops.yaml": yaml.safe_dump(team, allow_unicode=True),
        "a.yaml": yaml.safe_dump(files, allow_unicode=True),
    }
    ws = load(settle(tmp_path, written))
    assert {fault.code for fault in ws.faults} <= {"F003", "F008"}  # a number with too many digits, say
    for finding in check(ws, now.replace(tzinfo=ws.settings.timezone)).findings:
        rule = load_rules()[finding.code]
        for lang in ("en", "zh"):
            assert rule.say(finding, lang)
            assert all(rule.say(place, lang) for place in finding.related)
        assert isinstance(finding, Finding)


def test_every_kind_of_value_is_tried() -> None:
    """A field of a new type would fail above; one that is never right would make its records vanish unseen."""
    for expected, (convert, words) in {
        "number": (Quantity.parse, NUMBERS),
        "day": (date.fromisoformat, DAYS),
        "period": (Period.parse, PERIODS),
    }.items():
        assert [convert(word) for word in words], expected
    assert set(list_usual_keys("", ("tasks", 0))) >= {"status", "blocker"}
    assert get_origin(get_type_hints(Limits, include_extras=True)["deviation"]) is Annotated


@pytest.mark.unmeasured
@pytest.mark.parametrize("count", [400])
def test_goals_that_serve_each_other_in_a_circle_are_an_answer_too(tmp_path, count: int) -> None:
    goals = [
        {
            "id": f"g{n}",
            "name": "销售额",
            "period": "2026-Q3",
            "target": "1",
            "serves": f"g{(n + 1) % count}",
            "department": "sales",
        }
        for n in range(count)
    ]
    ws = load(settle(tmp_path, {**EXAMPLE_TEAM, "a.yaml": yaml.safe_dump({"goals": goals}, allow_unicode=True)}))
    assert check(ws, NOW[0].replace(tzinfo=ws.settings.timezone)).findings
