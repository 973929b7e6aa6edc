"""A request moves from the question to the confirmation of both sides, and by whom it must not be moved."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from pydantic import TypeAdapter

from teamops.checking.engine import load_rules
from teamops.checking.finding import Finding
from teamops.locale.words import Words
from teamops.model.change import Data
from teamops.model.place import At, Entry
from teamops.model.records.collaboration import Request
from teamops.model.records.settings import Department, Person, Settings
from teamops.model.signing.acceptance import find_changed_fields
from teamops.model.signing.sides import BOTH, find_confirmed_sides, is_accepted
from teamops.model.workspace import Workspace
from teamops.planning.requests.limits import RequestError
from teamops.planning.requests.new_request import RequestOptions, make_request
from teamops.planning.requests.request_moves import (
    Move,
    RequestEdit,
    accept,
    cancel,
    change,
    confirm,
    deliver,
    escalate,
    make_urgent,
    plan_move,
    respond,
    solve,
    start,
)  # fmt: skip
from teamops.planning.serialize import serialize_record
from teamops.store.yaml.data_edits import set_value

FILE = "collaboration/r.yaml"
AT = At(FILE, ("requests", 0))
NOW = datetime(2026, 9, 28, 8, 5, 7, 999, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Shanghai")
DUE = date(2026, 10, 10)
TEAM = Settings(
    team="队",
    director="chen",
    departments={
        "sales": Department(name="销售部", head="wang"),
        "design": Department(name="设计部", head="liu"),
        "legal": Department(name="法务部"),
        "finance": Department(name="财务部"),
    },
    people={
        "chen": Person(name="陈总"),
        "wang": Person(name="王经理", department="sales"),
        "zhao": Person(name="赵四", department="sales"),
        "liu": Person(name="刘工", department="design"),
        "gao": Person(name="高工", department="design"),
        "feng": Person(name="冯会计", department="finance"),
    },
)
PEOPLE = tuple(TEAM.people)


def read(data: Any) -> Request:
    made: Request = TypeAdapter(Request).validate_python(data, context={"zone": ZONE})
    return made


def team(**keys: Any) -> Workspace:
    written = {"id": "r", "need": "海报", "from": "sales", "to": "design", "item": "主视觉", "owner": "zhao"}
    record = read({**written, "due": "2026-10-10", **{key.rstrip("_"): value for key, value in keys.items()}})
    return Workspace(settings=TEAM, requests=(Entry(record, AT),))


def moved(ws: Workspace, move: Any, *arguments: Any, now: datetime = NOW) -> Workspace:
    after = plan_move(ws, "r", lambda ws, request, here: move(ws, request, here, *arguments), now).after
    return Workspace(settings=ws.settings, requests=(Entry(after, AT),))


def values(ws: Workspace, move: Any, *arguments: Any) -> dict[str, Any]:
    """The new values by key."""
    planned = plan_move(ws, "r", lambda ws, request, here: move(ws, request, here, *arguments), NOW)
    return {"/".join(map(str, one.at.route[2:])): one.value for one in planned.changes}


def record(ws: Workspace) -> Request:
    return ws.requests[0].record


def refusal(ws: Workspace, move: Any, *arguments: Any) -> str:
    with pytest.raises(RequestError) as refused:
        moved(ws, move, *arguments)
    assert refused.value.say(Words("zh")) != str(refused.value)
    return str(refused.value)


def test_to_accept_signs_item_and_day_in_the_time_of_the_team() -> None:
    made = values(team(), accept, "liu")
    assert made["status"] == "accepted"
    assert made["accepted"]["at"] == "2026-09-28T16:05:07+08:00"
    assert find_changed_fields(record(moved(team(), accept, "liu"))) == ()


def test_a_day_of_the_providers_own_is_part_of_what_it_signs() -> None:
    ws = moved(team(), accept, "liu", date(2026, 10, 12))
    assert (record(ws).due, is_accepted(ws, record(ws))) == (date(2026, 10, 12), True)


def test_what_holds_is_not_signed_twice_by_anybody() -> None:
    ws = moved(team(), accept, "liu")
    assert values(ws, accept, "liu") == values(ws, accept, "gao") == {}


def test_what_lapsed_is_signed_anew_and_the_work_goes_on() -> None:
    ws = moved(moved(team(), accept, "liu"), start)
    data = serialize_record(record(ws)) | {"accepted": {"by": "liu", "at": "2026-09-28T16:05+08:00", "digest": "0" * 8}}
    assert values(team(**data), accept, "gao")["accepted"]["by"] == "gao"
    assert "status" not in values(team(**data), accept, "gao")


@pytest.mark.parametrize("kept", [{"by": "liu", "at": "2026-09-01T10:00"}, {"by": "zhao", "at": "2026-09-01T10:00"}])
def test_a_signature_that_is_bound_to_nothing_or_of_others_is_replaced(kept: dict[str, str]) -> None:
    assert values(team(status="accepted", accepted=kept), accept, "liu")["accepted"]["by"] == "liu"


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        (RequestEdit(item="主视觉、展架"), {"item", "status", "accepted"}),
        (RequestEdit(due=date(2026, 10, 1)), {"due", "status", "accepted"}),
        (RequestEdit(to="legal"), {"to", "status", "accepted"}),
        (RequestEdit(item="主 视觉"), {"item"}),  # the same text, wrapped anew
        (RequestEdit(owner="wang", note="尺寸已发"), {"owner", "note"}),
        (RequestEdit(item="主视觉", due=DUE, to="design"), set()),
        (RequestEdit(), set()),
    ],
)
def test_other_terms_are_to_be_accepted_again_and_other_words_are_not(wanted: RequestEdit, keys: set[str]) -> None:
    assert values(moved(team(), accept, "liu"), change, wanted).keys() == keys


def test_what_was_accepted_may_be_restored() -> None:
    accepted = record(moved(team(), accept, "liu")).accepted
    assert accepted is not None
    written = {"by": "liu", "at": str(accepted.at), "digest": accepted.digest}
    ws = team(due="2026-10-01", status="accepted", accepted=written)
    assert values(ws, change, RequestEdit(due=DUE)) == {"due": "2026-10-10"}


def test_who_confirmed_another_delivery_confirms_again() -> None:
    ws = moved(moved(team(), deliver, "liu"), confirm, "zhao")
    assert record(moved(ws, change, RequestEdit(item="展架"))).confirmed == ()
    assert record(moved(ws, start, "gao")).confirmed == ()
    assert record(moved(ws, start, "gao")).status == "in_progress"


def test_it_is_done_when_both_sides_have_confirmed_and_not_before() -> None:
    ws = moved(moved(moved(team(), deliver, "liu"), confirm, "wang"), confirm, "zhao")
    assert (record(ws).status, len(record(ws).confirmed)) == ("delivered", 1)
    ws = moved(ws, confirm, "gao")
    assert (record(ws).status, [one.by for one in record(ws).confirmed]) == ("done", ["wang", "gao"])
    assert values(ws, confirm, "liu") == {}


def test_a_side_that_is_missing_of_what_is_done_can_be_added() -> None:
    ws = team(status="done", confirmed=[{"by": "liu", "at": "2026-09-24T16:00"}])
    assert set(values(ws, confirm, "zhao")) == {"confirmed/1"}


def test_the_head_of_both_departments_confirms_for_both() -> None:
    departments = {**TEAM.departments, "design": Department(name="设计部", head="wang")}
    ws = Workspace(settings=Settings(team="队", departments=departments, people=TEAM.people), requests=team().requests)
    assert record(moved(moved(ws, deliver, "wang"), confirm, "wang")).status == "done"


def test_an_owner_of_no_department_or_another_speaks_for_who_asked() -> None:
    ws = moved(team(owner="feng"), deliver, "liu")
    assert find_confirmed_sides(ws, record(moved(ws, confirm, "feng"))) == {"requester"}


def test_to_accept_answers_what_is_urgent_and_to_deliver_solves_it() -> None:
    ws = moved(team(), make_urgent)
    later = NOW + timedelta(hours=1)
    urgent = record(moved(moved(ws, accept, "liu", now=later), deliver, "liu", now=later + timedelta(hours=5))).urgent
    assert urgent is not None
    assert [str(moment)[11:16] for moment in (urgent.raised, urgent.responded, urgent.solved)] == [
        "16:05", "17:05", "22:05"
    ]  # fmt: skip


def test_what_was_answered_and_solved_first_stands() -> None:
    ws = moved(moved(moved(team(), make_urgent), respond, "liu"), solve, "gao")
    assert values(ws, respond, "gao") == values(ws, solve, "liu") == values(ws, make_urgent) == {}
    assert "urgent/responded" not in values(ws, accept, "liu")


def test_a_cancelled_request_says_why_after_what_it_said_before() -> None:
    assert values(team(note="尺寸已发"), cancel, " 客户改期 ") == {
        "status": "cancelled", "note": "尺寸已发；取消原因：客户改期"
    }  # fmt: skip
    assert values(team(status="cancelled"), cancel, "") == {}


def test_a_problem_is_raised_with_the_director_unless_told_otherwise() -> None:
    made = {"to": "chen", "at": "2026-09-28T16:05:07+08:00", "plan": "加派一人"}
    assert values(team(), escalate, "加派一人") == {"escalated": made}
    ws = moved(team(), escalate, "加派一人")
    assert values(ws, escalate, "加派一人") == {}
    assert values(ws, escalate, "加派一人", "wang")["escalated"]["to"] == "wang"


@pytest.mark.parametrize(
    ("keys", "move", "said"),
    [
        ({}, (accept, "zhao"), "刘工 (liu), 高工 (gao)"),
        ({}, (accept, "chen"), "刘工 (liu)"),
        ({"to": "legal"}, (accept, "liu"), "add its people"),
        ({"to": None}, (accept, "liu"), "teamops request change r --to"),
        ({"due": None}, (accept, "liu"), "--due"),
        ({"status": "done"}, (accept, "liu"), "is done and closed"),
        ({"status": "cancelled"}, (change, RequestEdit(due=DUE)), "teamops request open"),
        ({}, (change, RequestEdit(item=" ")), "--item"),
        ({}, (change, RequestEdit(to="sales")), "cannot request from itself"),
        ({}, (start, "zhao"), "刘工 (liu)"),
        ({}, (deliver, "wang"), "刘工 (liu)"),
        ({"status": "delivered"}, (confirm, "chen"), "刘工 (liu), 高工 (gao), 赵四 (zhao), 王经理 (wang)"),
        ({"status": "cancelled"}, (confirm, "liu"), "cancelled"),
        ({}, (confirm, "liu"), "teamops request accept r --as liu"),
        ({"status": "in_progress"}, (confirm, "zhao"), "teamops request deliver r --as liu"),
        ({}, (respond, "liu"), "teamops request urgent r"),
        ({"urgent": {"raised": "2026-09-28T15:00"}}, (respond, "zhao"), "刘工 (liu)"),
        ({"urgent": {"raised": "2026-09-28T17:00"}}, (solve, "liu"), "since 2026-09-28 17:00"),
        ({}, (cancel, " "), "--reason"),
        ({}, (escalate, " "), "--plan"),
        ({"status": "done"}, (make_urgent,), "done"),
    ],
)
def test_what_must_not_be_is_refused_with_a_way_on(keys: dict[str, Any], move: tuple[Any, ...], said: str) -> None:
    assert said in refusal(team(**keys), *move)


def test_a_team_without_a_director_is_asked_whom() -> None:
    ws = Workspace(settings=Settings(team="队"), requests=team().requests)
    assert "--to" in refusal(ws, escalate, "加派一人")


OPENING = RequestOptions("海报", provider="design", item="主视觉", due=DUE, owner="zhao")


def test_a_request_comes_from_its_owners_department() -> None:
    made = make_request(team(), OPENING, "r", NOW)
    assert read(serialize_record(made)) == made
    assert (made.from_, made.urgent) == ("sales", None)
    urgent = make_request(
        team(), RequestOptions("海报", "sales", "design", "主视觉", DUE, "chen", urgent=True), "r", NOW
    )
    assert serialize_record(urgent)["urgent"] == {"raised": "2026-09-28T16:05:07+08:00"}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (RequestOptions(" "), "the need is missing"),
        (RequestOptions("海报", item=" "), "--to, --item, --due, --owner"),
        (RequestOptions("海报", provider="design", item="主视觉", due=DUE, owner="chen"), "--from"),
        (RequestOptions("海报", provider="sales", item="主视觉", due=DUE, owner="zhao"), "cannot request from itself"),
    ],
)
def test_what_a_request_lacks_is_told(asked: RequestOptions, said: str) -> None:
    with pytest.raises(RequestError) as refused:
        make_request(team(), asked, "r", NOW)
    assert said in str(refused.value)


ERRORS = [code for code, rule in load_rules().items() if code[0] in "CF" and not rule.history]


class Requests(RuleBasedStateMachine):
    """Any commands in any order, by anybody, with an edit by hand among them; the file is kept beside the records."""

    data: Data
    ws: Workspace
    now: datetime

    @initialize(urgent=st.booleans())
    def opens(self, urgent: bool) -> None:
        self.now = NOW
        asked = RequestOptions("海报", provider="design", item="主视觉", due=DUE, owner="zhao", urgent=urgent)
        self._stand({"requests": [serialize_record(make_request(team(), asked, "r", self.now))]})

    def _stand(self, data: Any) -> None:
        self.data = data
        self.ws = Workspace(settings=TEAM, requests=(Entry(read(data["requests"][0]), AT),))

    def _move(self, move: Move) -> None:
        """The command is carried out, or refused and nothing is written."""
        self.now += timedelta(minutes=47)
        try:
            planned = plan_move(self.ws, "r", move, self.now)
        except RequestError:
            return
        data = self.data
        for one in planned.changes:
            data = set_value(FILE, data, one.at.route, one.value)
        self._stand(data)
        assert record(self.ws) == planned.after
        assert bool(planned.changes) == (planned.after != planned.entry.record)

    @rule(person=st.sampled_from(PEOPLE), due=st.sampled_from([None, DUE, date(2026, 11, 1)]))
    def accepts(self, person: str, due: date | None) -> None:
        self._move(lambda ws, request, now: accept(ws, request, now, person, due))
        assert record(self.ws).accepted is None or record(self.ws).status != "open"

    @rule(
        item=st.sampled_from([None, "主视觉", "展架"]),
        due=st.sampled_from([None, DUE, date(2026, 9, 1)]),
        to=st.sampled_from([None, "design", "legal", "sales"]),
        note=st.sampled_from([None, "", "尺寸已发"]),
    )
    def changes(self, item: str | None, due: date | None, to: str | None, note: str | None) -> None:
        self._move(lambda ws, request, now: change(ws, request, now, RequestEdit(item, due, to, note=note)))

    @rule(
        move=st.sampled_from([deliver, confirm, confirm, confirm, respond, solve, start]), who=st.sampled_from(PEOPLE)
    )
    def moves(self, move: Any, who: str) -> None:
        self._move(lambda ws, request, now: move(ws, request, now, who))

    @rule()
    def becomes_urgent(self) -> None:
        self._move(make_urgent)

    @rule(plan=st.sampled_from(["加派一人", "改期"]))
    def escalates(self, plan: str) -> None:
        self._move(lambda ws, request, now: escalate(ws, request, now, plan))

    @rule()
    def ends_up_cancelled(self) -> None:
        if record(self.ws).status == "delivered":  # seldom enough to see more than cancelled requests
            self._move(lambda ws, request, now: cancel(ws, request, now, "客户改期"))

    @rule(due=st.sampled_from(["2026-10-10", "2026-12-01"]))
    def is_edited_by_hand(self, due: str) -> None:
        self._stand(set_value(FILE, self.data, (*AT.route, "due"), due))

    @rule(person=st.sampled_from(["liu", "gao"]))
    def a_lapse_is_healed_by_accepting(self, person: str) -> None:
        if record(self.ws).is_open and record(self.ws).to == "design":
            self._move(lambda ws, request, now: accept(ws, request, now, person))
            assert is_accepted(self.ws, record(self.ws))

    @invariant()
    def the_check_has_no_errors_but_those_of_edits_by_hand(self) -> None:
        found = [one for code in ERRORS for one in load_rules()[code].run(self.ws, self.now)]
        errors = {one.code for one in found if isinstance(one, Finding) and one.severity == "error"}
        assert errors <= {"C003"}
        assert not errors or find_changed_fields(record(self.ws))

    @invariant()
    def done_means_that_both_sides_confirmed(self) -> None:
        request = record(self.ws)
        assert request.status != "done" or find_confirmed_sides(self.ws, request) == BOTH


TestRequests = Requests.TestCase
TestRequests.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
