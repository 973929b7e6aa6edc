"""A check that shows some findings says of the others what one says that shows all."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamops.checking.located import Outcome
from teamops.store.cache.place_findings import FindingPlaces
from teamops.store.yaml import positions
from tests.store.team import TASK, checked, settle
from tests.store.test_readers_agree import RECORDS, damaged, sliced

TASKS = "tasks:\n" + "".join(
    f"  - {{id: t-{n}, name: 回访, owner: nobody, start: 2026-09-01, end: soon, status: odd}}\n" for n in range(7)
)
SAME = "tasks:\n" + TASK.replace("  - {", "  - &x {").replace("wang", "nobody") + "  - *x\n  - *x\n"
FILES = {
    "tasks/a.yaml": TASKS,
    "tasks/b.yaml": SAME,
    "tasks/c.yaml": "tasks: [\n",
    "goals/d.yaml": "goals:\n  - {id: g, target: many, targets: 1}\n  - {id: g, note: '密码:opensesame', targets: 1}\n",
    "goals/e.yaml": "goals: [{id: g, target: many, owner: who}, 1, 1]\ntaks: []\n",
}


def assert_equal_but_cut(few: Outcome, outcome: Outcome, most: int) -> None:
    assert few.findings == outcome.findings[:most]
    cut = {one.cut_key: 0 for one in outcome.findings[most:]} | Counter(one.cut_key for one in outcome.findings[most:])
    assert {one[:4]: one.number for one in few.cut} == cut
    assert few._replace(findings=(), cut=()) == outcome._replace(findings=(), cut=())
    assert few.limit(most) == outcome.limit(most)


@pytest.mark.parametrize("most", [1, 2, 5, 9, 20, 25, 26, 60])
def test_a_check_of_some_findings_counts_the_others(tmp_path: Path, most: int) -> None:
    few = checked(settle(tmp_path / "few", FILES), most=most)
    outcome = checked(settle(tmp_path / "all", FILES))
    assert len(outcome.findings) == 26
    assert_equal_but_cut(few, outcome, most)


@pytest.mark.unmeasured
@given(st.data())
@settings(deadline=None, max_examples=40)
def test_a_check_of_some_findings_counts_the_others_whatever_they_are(tmp_path_factory, pick) -> None:
    files = {
        name: damaged(sliced(pick.draw(st.sampled_from(RECORDS)), pick), pick)
        for name in ("a.yaml", "b.yaml", "c.yaml")
    }
    most = pick.draw(st.integers(1, 12))
    few = checked(settle(tmp_path_factory.mktemp("few"), files), most=most)
    assert_equal_but_cut(few, checked(settle(tmp_path_factory.mktemp("all"), files)), most)


def test_a_kept_check_is_enough_for_as_many_findings_and_no_more(tmp_path: Path) -> None:
    root = settle(tmp_path / "kept", FILES)
    outcome = checked(settle(tmp_path / "all", FILES))
    for most in (5, 3, 5, 8, 0, 4, 0):
        assert checked(root, most=most) == outcome.limit(most), most


def test_only_the_records_of_shown_findings_are_composed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    composed: list[tuple[object, ...]] = []
    compose = positions.Pieces.compose
    monkeypatch.setattr(positions.Pieces, "compose", lambda self, route: composed.append(route) or compose(self, route))
    task = "  - {id: t-N, name: '回访', owner: nobody, start: 2026-09-01, end: 2026-09-30}\n"
    tasks = "".join(task.replace("N", str(n)) for n in range(9))
    few = checked(settle(tmp_path, {f"tasks/{n}.yaml": "tasks:\n" + tasks for n in range(9)}), most=9)
    assert {route[1] for route in composed} == set(range(9))
    assert len(few.findings) == 9
    assert len({finding.file for finding in few.findings}) == 1


def test_aliases_make_places_shared(tmp_path: Path) -> None:
    from teamops.store.reading.files import read_workspace_files

    places = FindingPlaces(read_workspace_files(settle(tmp_path, FILES)))
    assert [file for file in FILES if places.may_share_places(file)] == ["tasks/b.yaml"]
