"""What a draft of a review says: the records' figures, people's words, and nothing that nobody knows."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import TypeAdapter

from teamops.locale.words import Words
from teamops.model.change import GONE
from teamops.model.figures.quantity import Quantity
from teamops.model.place import At, Entry
from teamops.model.records.goals import Goal
from teamops.model.records.reviews import Result, TaskFigures
from teamops.model.records.settings import Settings
from teamops.model.time.period import Period
from teamops.model.workspace import SECTIONS, Workspace
from teamops.planning.lookup import NoSuchRecordError
from teamops.planning.reviews.draft import ReviewOptions, ReviewPlan, describe_shortfall, plan_review
from teamops.planning.reviews.improvements import (
    ImprovementError,
    NewImprovement,
    plan_improvement,
    resolve_improvement,
)
from teamops.planning.reviews.lessons import ReviewError, plan_result_cause, resolve_review_by_word
from teamops.planning.serialize import serialize_record

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 9, 2, 10, tzinfo=ZONE)
AUGUST = ReviewOptions(Period.parse("2026-08"))
TEAM = {
    "team": "队",
    "director": "chen",
    "departments": {"lead": {"name": "总监办"}, "sales": {"name": "销售部"}, "design": {"name": "设计部"}},
    "people": {"chen": {"name": "陈总", "department": "lead"}, "zhao": {"name": "赵四", "department": "sales"}},
}
SALES: dict[str, Any] = {"id": "sales", "name": "销售额", "period": "2026-08", "unit": "万元", "target": "1700"}
REVIEW: dict[str, Any] = {"id": "review-2026-08", "period": "2026-08", "held": "2026-09-02", "attendees": ["chen"]}


def team(**sections: list[dict[str, Any]]) -> Workspace:
    """A workspace with these records, each section in a file of its own, read as the loader reads them."""
    settings = TypeAdapter(Settings).validate_python(TEAM)
    made = {
        name: tuple(
            Entry(TypeAdapter(SECTIONS[name]).validate_python(one, context={"zone": ZONE}), At("f.yaml", (name, n)))
            for n, one in enumerate(records)
        )
        for name, records in sections.items()
    }
    return Workspace(settings=settings, **made)  # type: ignore[arg-type]  # sections by their names


def reached(value: str, day: str = "2026-08-31", **keys: str) -> dict[str, str]:
    return {"goal": "sales", "date": day, "value": value, **keys}


def drafted(wanted: ReviewOptions = AUGUST, **sections: list[dict[str, Any]]) -> ReviewPlan:
    return plan_review(team(**sections), wanted, NOW)


def changed(made: ReviewPlan) -> dict[str, Any]:
    """The new values by the keys that lead to them within the review."""
    return {"/".join(map(str, change.at.route[2:])): change.value for change in made.changes}


def test_a_new_review_is_a_record_without_empty_keys() -> None:
    made = drafted(goals=[SALES], actuals=[reached("1649")])
    assert serialize_record(made.review) == {
        "id": "review-2026-08",
        "period": "2026-08",
        "held": "2026-09-02",
        "attendees": ["chen"],
        "results": [{"goal": "sales", "plan": "1700", "actual": "1649", "missed": "差 51 万元（达标率 97%）"}],
        "tasks": {"due": "0", "done": "0", "late": "0"},
    }


@pytest.mark.parametrize(
    ("goal", "plan", "actual", "zh", "en"),
    [
        ({}, "1700", "1699.9", "差 0.1 万元（达标率 99.99%）", "0.1 万元 short (99.99%)"),
        ({"unit": None}, "12,000", "9000", "差 3,000（达标率 75%）", "3,000 short (75%)"),
        ({"unit": "元"}, "1.5万", "12000", "差 0.3万 元（达标率 80%）", "0.3万 元 short (80%)"),
        ({"unit": None}, "3%", "2.6%", "差 0.4 个百分点（达标率 87%）", "0.4 points short (87%)"),
        ({"direction": "down", "unit": "件"}, "10", "12", "超出 2 件（为计划的 120%）", "2 件 over (120% of the plan)"),
        ({"direction": "down", "unit": "件"}, "0", "2", "超出 2 件", "2 件 over"),
        ({}, "0", "-5", "差 5 万元", "5 万元 short"),
    ],
)
def test_what_was_missed_is_told_from_the_figures(
    goal: dict[str, Any], plan: str, actual: str, zh: str, en: str
) -> None:
    of: Goal = TypeAdapter(Goal).validate_python({key: v for key, v in (SALES | goal).items() if v is not None})
    result = Result(goal="sales", plan=Quantity.parse(plan), actual=Quantity.parse(actual))
    assert (describe_shortfall(Words("zh"), result, of), describe_shortfall(Words("en"), result, of)) == (zh, en)


@pytest.mark.parametrize(
    ("goal", "actuals", "lacks"),
    [
        (SALES, [], "actual"),
        (SALES, [reached("5", "2026-09-01")], "actual"),
        ({key: value for key, value in SALES.items() if key != "target"}, [reached("5")], "plan"),
        (SALES | {"measure": "level"}, [reached("5", owner="zhao"), reached("6", owner="chen")], "actual"),
    ],
)
def test_what_nobody_recorded_is_left_out_and_told(
    goal: dict[str, Any], actuals: list[dict[str, Any]], lacks: str
) -> None:
    made = drafted(goals=[goal], actuals=actuals)
    assert made.review.results == ()
    assert [(one.goal.path, one.lacks) for one in made.unknown] == [("sales", lacks)]


def test_a_part_for_the_month_is_what_was_planned() -> None:
    parts = [{"period": "2026-07", "target": "1600"}, {"period": "2026-08", "target": "0.2万"}]
    goal = SALES | {"period": "2026-Q3", "target": "5000", "parts": parts}
    (result,) = drafted(goals=[goal], actuals=[reached("1649"), reached("9", "2026-07-31")]).review.results
    assert (result.goal, str(result.plan), str(result.actual)) == ("sales", "0.2万", "0.1649万")


def test_departments_with_a_buffer_add_up_as_their_parts_do() -> None:
    """R009 asks for no plan there, so one must not be left out."""
    months = [{"period": "2026-08", "target": "900"}]
    parts = [
        {"department": "sales", "target": "2700", "parts": months},
        {"department": "design", "target": "2700", "parts": months},
    ]
    buffer = {"mode": "over", "percent": "8", "at": "department"}
    goal = SALES | {"period": "2026-Q3", "target": "5000", "buffer": buffer, "parts": parts}
    (result,) = drafted(goals=[goal], actuals=[reached("1800")]).review.results
    assert (str(result.plan), result.missed) == ("1800", None)


def test_what_a_shorter_review_shows_is_not_asked_again() -> None:
    quarter = {"id": "q", "period": "2026-Q3", "target": "10"}
    sections: dict[str, Any] = {"goals": [SALES, quarter], "actuals": [reached("1700"), reached("9") | {"goal": "q"}]}
    shown = REVIEW | {"results": [{"goal": "sales", "plan": "1700", "actual": "1700"}]}
    of_quarter = ReviewOptions(Period.parse("2026-Q3"))
    assert [r.goal for r in drafted(of_quarter, **sections).review.results] == ["sales", "q"]
    assert [r.goal for r in drafted(of_quarter, reviews=[shown], **sections).review.results] == ["q"]


def test_a_figure_that_was_right_on_the_day_of_an_early_review_stays() -> None:
    early = REVIEW | {"held": "2026-08-28", "results": [{"goal": "sales", "plan": "1700", "actual": "800"}]}
    actuals = [reached("800", "2026-08-27"), reached("100", "2026-08-31")]
    made = drafted(goals=[SALES], actuals=actuals, reviews=[early])
    assert "results/0/actual" not in changed(made)
    later = plan_review(
        team(goals=[SALES], actuals=actuals, reviews=[early]), AUGUST._replace(held=date(2026, 9, 2)), NOW
    )
    assert changed(later)["results/0/actual"] == "900"


@pytest.mark.parametrize(
    ("missed", "actual", "expected"),
    [
        ("差 100 万元（达标率 94%）", "1650", {"actual": "1650", "missed": "差 50 万元（达标率 97%）"}),
        ("差 100 万元(达标率 94%)", "1650", {"actual": "1650", "missed": "差 50 万元（达标率 97%）"}),
        ("100 万元 short (94%)", "1650", {"actual": "1650", "missed": "差 50 万元（达标率 97%）"}),
        ("差 100 万元（达标率 94%）", "1700", {"actual": "1700", "missed": GONE}),
        ("报价慢", "1650", {"actual": "1650"}),
        ("报价慢", "1700", {"actual": "1700"}),
        ("报价慢", "1600", {}),
    ],
)
def test_a_drafted_word_goes_with_its_figures_and_a_written_one_stays(
    missed: str, actual: str, expected: dict[str, Any]
) -> None:
    stands = {"goal": "sales", "plan": "1700", "actual": "1600", "missed": missed, "cause": "降价"}
    made = drafted(goals=[SALES], actuals=[reached(actual)], reviews=[REVIEW | {"results": [stands]}])
    told = {key.removeprefix("results/0/"): value for key, value in changed(made).items() if key.startswith("results")}
    assert told == expected


def test_a_goal_that_came_later_is_added_after_the_others() -> None:
    stands = [{"goal": "sales", "plan": "1700", "actual": "1700"}, {"goal": "gone", "plan": "1", "actual": "2"}]
    other = {"id": "leads", "period": "2026-08", "target": "10"}
    actuals = [reached("1700"), reached("12") | {"goal": "leads"}]
    made = drafted(goals=[other, SALES], actuals=actuals, reviews=[REVIEW | {"results": stands}])
    told = {key: value for key, value in changed(made).items() if key.startswith("results")}
    assert told == {"results/2": {"goal": "leads", "plan": "10", "actual": "12"}}


TASK = {"name": "t", "owner": "zhao", "start": "2026-08-01"}


@pytest.mark.parametrize(
    ("keys", "figures"),
    [
        ({"end": "2026-08-31", "status": "done", "updated": "2026-08-31T23:00"}, (1, 1, 0)),
        ({"end": "2026-08-31", "status": "done", "updated": "2026-09-01T00:10"}, (1, 0, 1)),
        ({"end": "2026-08-31", "status": "done", "updated": "2026-08-31T16:10+00:00"}, (1, 0, 1)),  # Shanghai: 00:10
        ({"end": "2026-08-31", "status": "done"}, (1, 1, 0)),
        ({"end": "2026-08-31", "status": "in_progress"}, (1, 0, 1)),
        ({"end": "2026-08-31", "status": "cancelled"}, (0, 0, 0)),
        ({"end": "2026-08-31", "repeat": "daily"}, (0, 0, 0)),
        ({"end": "2026-09-01"}, (0, 0, 0)),
        ({"end": "2026-09-04", "first_due": "2026-08-31", "status": "done", "updated": "2026-09-02T10:00"}, (1, 0, 1)),
        ({"end": "2026-08-28", "first_due": "2026-09-04", "status": "in_progress"}, (1, 0, 1)),
    ],
)
def test_tasks_are_counted_where_they_were_first_due(keys: dict[str, str], figures: tuple[int, int, int]) -> None:
    due, done, late = figures
    made = drafted(tasks=[TASK | {"id": "t"} | keys])
    assert made.review.tasks == TaskFigures(due=due, done=done, late=late)


def test_an_open_task_is_late_as_seen_from_the_day_of_the_review() -> None:
    asked = AUGUST._replace(held=date(2026, 8, 31))
    made = drafted(asked, tasks=[TASK | {"id": "t", "end": "2026-08-31", "status": "in_progress"}])
    assert made.review.tasks == TaskFigures(due=1, done=0, late=0)


def monitor(**point: Any) -> dict[str, Any]:
    checkpoint = {"metric": "曝光量", "date": "2026-08-15", "plan": "500", "actual": "380", **point}
    phase = {"name": "预热期", "start": "2026-08-01", "end": "2026-09-30", "checkpoints": [checkpoint]}
    return {"id": "launch", "project": "上市", "owner": "zhao", "phases": [phase]}


@pytest.mark.parametrize(
    ("point", "count"),
    [
        ({}, 1),
        ({"actual": "620"}, 1),
        ({"actual": "450"}, 0),  # exactly 10 % is within
        ({"date": "2026-09-01"}, 0),
        ({"actual": None}, 0),
    ],
)
def test_deviations_of_the_period_beyond_the_limit_are_gathered(point: dict[str, Any], count: int) -> None:
    assert len(drafted(monitors=[monitor(**point)]).review.responses) == count


def test_a_cause_that_only_the_review_tells_is_kept() -> None:
    stands = {
        "monitor": "launch",
        "metric": "曝光量",
        "date": "2026-08-15",
        "plan": "500",
        "actual": "300",
        "cause": "排期",
    }
    measures = [{"action": "加投", "status": "done"}, {"action": "换人"}]
    made = drafted(monitors=[monitor(measures=measures)], reviews=[REVIEW | {"responses": [stands]}])
    (response,) = made.review.responses
    assert (response.cause, response.measures) == ("排期", ("加投（已完成）", "换人（未完成）"))
    assert changed(drafted(monitors=[monitor(cause="KOL")], reviews=[REVIEW | {"responses": [stands]}]))[
        "responses"
    ] == [
        {"monitor": "launch", "metric": "曝光量", "date": "2026-08-15", "plan": "500", "actual": "380", "cause": "KOL"}
    ]


def planned(identity: str, period: str, *statuses: str, **keys: Any) -> dict[str, Any]:
    items = [{"id": f"{identity}-{n}", "item": f"{identity}-{n}", "status": s} for n, s in enumerate(statuses)]
    return {"id": identity, "period": period, "improvements": items, **keys}


def test_what_earlier_reviews_left_open_is_carried_over() -> None:
    reviews = [
        planned("july", "2026-07", "open", "done", "cancelled"),
        planned("june", "2026-06", "open"),
        planned("august", "2026-08", "open", project="launch"),
        planned("september", "2026-09", "open"),
        planned("project", "2026-07", "open", project="launch"),
    ]
    assert drafted(reviews=reviews).review.carried == ("june-0", "july-0", "project-0")
    of_project = AUGUST._replace(project="launch")
    assert drafted(of_project, reviews=reviews).review.carried == ("project-0",)


def test_what_a_review_of_an_earlier_day_carried_stays_carried() -> None:
    july = planned("july", "2026-07", "done", "open")
    for held, carried in (("2026-09-01", ("july-0", "july-1")), ("2026-09-02", ("july-1",))):
        stands = REVIEW | {"held": held, "carried": ["july-0", "gone"]}
        assert drafted(reviews=[july, stands]).review.carried == carried


def test_whom_it_concerns_is_invited_in_the_order_of_departments() -> None:
    tasks = [TASK | {"id": "t", "end": "2026-10-31", "collaborators": ["design"]}]
    assert drafted(tasks=tasks).review.attendees == ("chen", "sales", "design")
    assert drafted(goals=[SALES | {"department": "design"}]).review.attendees == ("chen", "design")  # nothing recorded
    assert drafted(reviews=[REVIEW], tasks=tasks).review.attendees == ("chen",)
    assert drafted(AUGUST._replace(project="launch"), monitors=[monitor()], tasks=tasks).review.attendees == (
        "chen",
        "sales",
    )


def test_a_review_that_cannot_be_read_is_not_drafted_beside_it() -> None:
    ws = Workspace(settings=Settings(team="x"), broken=frozenset({("reviews", "review-2026-08")}))
    with pytest.raises(NoSuchRecordError, match="teamops check"):
        plan_review(ws, AUGUST, NOW)


def test_a_period_means_the_review_of_the_team() -> None:
    ws = team(reviews=[REVIEW | {"id": "r-launch", "project": "launch"}, REVIEW | {"id": "r-team"}])
    assert resolve_review_by_word(ws, "2026-08").record.id == "r-team"
    assert resolve_review_by_word(ws, "r-launch").record.id == "r-launch"


def test_a_result_is_meant_by_address_id_or_name() -> None:
    parts = [{"period": "2026-08", "target": "1", "parts": [{"owner": "zhao", "target": "1"}]}]
    rows = [{"goal": goal, "plan": "2", "actual": "1"} for goal in ("sales/2026-08/zhao", "leads", "sales/2026-08")]
    goals = [SALES | {"period": "2026-Q3", "parts": parts}, {"id": "leads", "name": "线索", "period": "2026-08"}]
    ws = team(goals=goals, reviews=[REVIEW | {"results": rows}, REVIEW | {"id": "empty"}])
    entry = ws.reviews[0]
    assert plan_result_cause(ws, entry, "线索", "少", None).goal == "leads"
    assert plan_result_cause(ws, entry, "sales/2026-08", "少", None).goal == "sales/2026-08"
    with pytest.raises(ReviewError, match="several results of “sales”"):
        plan_result_cause(ws, entry, "sales", "少", None)
    with pytest.raises(ReviewError, match="did you mean `leads"):
        plan_result_cause(ws, entry, "laeds", "少", None)
    with pytest.raises(ReviewError, match="teamops review draft 2026-08"):
        plan_result_cause(ws, ws.reviews[1], "sales", "少", None)


def test_a_cause_of_success_needs_nothing_that_was_missed() -> None:
    rows = [{"goal": "sales", "plan": "1700", "actual": "1800"}]
    ws = team(goals=[SALES], reviews=[REVIEW | {"results": rows}])
    assert [
        change.at.route[-1] for change in plan_result_cause(ws, ws.reviews[0], "sales", "新渠道", None).changes
    ] == ["cause"]


def test_a_number_that_another_review_has_is_not_given_again() -> None:
    items = [{"id": "imp-2026-08-2", "item": "甲"}]
    ws = team(
        reviews=[
            REVIEW | {"improvements": items},
            REVIEW | {"id": "p", "improvements": [{"id": "imp-2026-08-3", "item": "乙"}]},
        ]
    )
    made, change = plan_improvement(ws, ws.reviews[0], NewImprovement("丙", "x", "zhao", date(2026, 9, 30)))
    assert (made.id, change.at.route) == ("imp-2026-08-4", ("reviews", 0, "improvements", 1))


def test_an_id_that_two_improvements_have_means_neither() -> None:
    items = [{"id": "imp-1", "item": "甲"}, {"id": "imp-1", "item": "乙"}, {"id": "imp-22", "item": "甲"}]
    ws = team(reviews=[REVIEW | {"improvements": items}])
    with pytest.raises(ImprovementError, match="several improvements have the id"):
        resolve_improvement(ws, "imp-1")
    with pytest.raises(ImprovementError, match="“甲” matches several improvements"):
        resolve_improvement(ws, "甲")
    assert resolve_improvement(ws, "imp-2").improvement.id == "imp-22"
    with pytest.raises(ImprovementError, match=r"other\.yaml cannot"):
        resolve_improvement(Workspace(settings=Settings(team="x"), unread=("other.yaml",)), "imp-1")
