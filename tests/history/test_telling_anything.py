"""Whatever two states say, what changed between them can be told; nothing is told of one state and itself."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teamops.checking.example_team import EXAMPLE_TEAM
from teamops.history.changes.delta import States
from teamops.history.changes.summary import DeltaFilter, format_counts, summarize_changes
from teamops.history.filters import list_field_changes
from teamops.store.past.snapshot import collect_both_items
from teamops.store.reading.discovery import SETTINGS
from teamops.store.reading.files import Files
from teamops.store.reading.loader import interpret
from teamops.store.reading.source import Source
from tests.checking.test_any_records import FILES


def files_of(data: dict[str, Any]) -> Files:
    text = yaml.safe_dump(data, allow_unicode=True)
    return Files(
        [Source.of(SETTINGS, EXAMPLE_TEAM["teamops.yaml"].encode()), Source.of("a.yaml", text.encode())], [], ()
    )


@settings(max_examples=200, deadline=timedelta(seconds=5), suppress_health_check=list(HealthCheck))
@given(
    before=FILES, after=FILES, lang=st.sampled_from(("zh", "en")), today=st.sampled_from((date.min, date(2026, 9, 15)))
)
def test_any_two_states_are_told(before: dict[str, Any], after: dict[str, Any], lang: Any, today: date) -> None:
    files = files_of(before), files_of(after)
    one, other = (interpret(Path("/nowhere"), each) for each in files)
    states = States(one, other, lang, today)
    for group in summarize_changes(states, DeltaFilter()):
        assert format_counts(states, group)
        assert sum(group.counts.values()) == len(group.changes)
    details = list(list_field_changes(states, *collect_both_items(*files), DeltaFilter()))
    assert all(change.before != change.after for change in details)
    assert summarize_changes(States(one, one, lang, today), DeltaFilter()) == ()
