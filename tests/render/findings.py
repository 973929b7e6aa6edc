"""Findings as rules make them and as nobody should, for the formats that print them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from hypothesis import strategies as st

from teamops.checking.located import LocatedFinding, Outcome, RelatedPlace, UndecidedRule
from teamops.locale.words import Words
from teamops.store.cache.cached_check import check
from tests.render.hostile import ALL

EXAMPLES = Path(__file__).parents[2] / "examples"
FORBIDDEN_IN_XML = "\x00\x0b\ufffe\uffff\ud83d\udcff"
SIGNS = "]]> ]](1) [x](http://evil.example) %0A%25 ::error:: ##[error] &amp; <b> -- {0}"
TEXTS = st.sampled_from([*(text[:60] for text in ALL), FORBIDDEN_IN_XML, SIGNS, ""]) | st.text(
    st.characters(codec=None)
)
FILES = st.sampled_from(["tasks/2026-09.yaml", "目标/二 季,#1%:?.yaml", "\udcff.yaml", "a\nb\r.yaml"]) | st.text(
    st.characters(exclude_categories=["Cs"]) | st.just("\udcfe"), min_size=1
)
NUMBERS = st.integers(1, 10**6)
PLACES = st.builds(RelatedPlace, FILES, NUMBERS, NUMBERS, TEXTS)
FINDINGS = st.builds(
    LocatedFinding,
    code=st.sampled_from(["T001", "T002", "G001"]),
    name=st.sampled_from(["task-owned", "known-key"]),
    severity=st.sampled_from(["error", "warning", "info"]),
    message=TEXTS,
    remedy=TEXTS,
    clause=st.sampled_from(["", "§2.8"]),
    file=FILES,
    line=NUMBERS,
    column=NUMBERS,
    end_column=NUMBERS,
    excerpt=TEXTS,
    record=st.none() | st.sampled_from(["launch", "海报"]) | TEXTS,
    related=st.lists(PLACES, max_size=2).map(tuple),
    fixable=st.booleans(),
)
UNDECIDED = st.builds(UndecidedRule, st.sampled_from(["H001", "H002"]), TEXTS)
OUTCOMES = st.tuples(
    st.lists(FINDINGS, max_size=6).map(tuple),
    st.lists(UNDECIDED, max_size=2).map(tuple),
).map(lambda found: Outcome(*found))

NOTHING = Outcome((), ())
ONE = LocatedFinding(
    code="T001",
    name="task-owned",
    severity="error",
    message="nobody answers for “海报”",
    remedy="write an owner",
    clause="§2.1",
    file="tasks/2026 九月#1,50%.yaml",
    line=7,
    column=3,
    end_column=9,
    excerpt="  - id: poster",
    record="poster",
    related=(RelatedPlace("goals/目标.yaml", 2, 5, "the [goal] stands here"),),
    fixable=False,
)


def lower(severity: str) -> LocatedFinding:
    """The one finding as a warning or as a note."""
    return ONE._replace(severity=severity, code="T006", name="task-on-time", related=())


def printed(
    render: Callable[[Outcome, Words], Iterator[tuple[str, str]]], *findings: LocatedFinding, lang: str = "en"
) -> str:
    """What a format prints of the findings."""
    return whole(render, Outcome(findings, ()), lang)


def whole(render: Callable[[Outcome, Words], Iterator[tuple[str, str]]], outcome: Outcome, lang: str = "en") -> str:
    """What a format prints of an outcome, as it arrives where it is piped to."""
    text = "".join(text for text, _ in render(outcome, Words(lang)))
    return text.encode("utf-8", "replace").decode()


def of_example(name: str, tmp_path: Path, lang: str = "en") -> Outcome:
    """What a check of an example finds during a meeting."""
    folder = tmp_path / name
    shutil.copytree(EXAMPLES / name, folder, ignore=shutil.ignore_patterns(".*"))
    return check(folder, lang, lambda zone: datetime(2026, 9, 28, 16, tzinfo=zone))
