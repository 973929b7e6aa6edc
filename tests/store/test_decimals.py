"""The fast reader knows the text of decimals, or leaves the file to the exact reader."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from teamops.store.reading.files import parse_exactly
from teamops.store.reading.source import Source
from teamops.store.yaml.fast_reader import loads, read_fast

pytestmark = pytest.mark.skipif(loads is None, reason="no fast reader on this platform")

DECIMALS = st.from_regex(r"\A[-+]?[0-9_]{0,17}\.?[0-9]{0,3}([eE][-+]?[0-9]{1,3})?\Z") | st.sampled_from(
    ["22.3", "-0.25", "1.50", ".5", "5.", "1.5e1", "15.5", "01.5", ".inf", "-.INF", ".nan", "3.1.4", "v1.50", "2026.9"]
)


def list_floats(value: Any) -> list[float]:
    if isinstance(value, dict):
        return [*map(float, (key for key in value if isinstance(key, float))), *list_floats([*value.values()])]
    if isinstance(value, list):
        return [one for item in value for one in list_floats(item)]
    return [value] if isinstance(value, float) else []


def as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_text(below) for key, below in value.items()}
    if isinstance(value, list):
        return [*map(as_text, value)]
    return str(value) if type(value) is int else value


@given(st.lists(DECIMALS, min_size=4, max_size=4))
@example(["1.5e1", "15.5", "1", "1"])
@example(["1.5", "1.50", "1", "1"])
@example(["1.5", "1.500", "1.50", "1"])
@example(["0.1", "00.1", "1", "1"])
@example(["123456789012345.5", "1", "1", "1"])
def test_decimals_are_read_as_written_or_stay_floats_which_no_field_takes(written: list[str]) -> None:
    first, second, third, last = written
    text = f"a: {first}\nb: [{second},{third}]\nc:\n  - d: {last} # 1\n"
    source = Source.of("a.yaml", text.encode())
    fast = read_fast(source)
    if fast is None or list_floats(fast):
        return
    exact, faults = parse_exactly(source)
    assert faults == []
    if "." in text:
        assert as_text(fast) == {key: as_text(value) for key, value in exact.items()} or _has_other_scalars(fast)


def _has_other_scalars(data: Any) -> bool:
    """Return whether something was read as neither text nor a number: `~`, an empty value."""
    values = [data["a"], *data["b"], data["c"][0]["d"]]
    return any(value is None or isinstance(value, bool) for value in values)


@pytest.mark.parametrize(
    "text",
    [
        "a: 22.3\nb: [-1.5, -0.25]\nc: {d: 3.75}\n",
        "actuals:\n  - {value: 35.6, note: 见 1.50 版}\n",
        "a: 100000000.5\n",
        "a: 1.50\nb: 1200.00\n",
    ],
)
def test_usual_decimals_are_read_fast(text: str) -> None:
    source = Source.of("a.yaml", text.encode())
    assert read_fast(source) == parse_exactly(source)[0]
