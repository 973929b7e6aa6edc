"""What a pattern finds in a plainly written record is what the parser finds in it."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from teamops.store.yaml.exact_reader import compose_text
from teamops.store.yaml.node_places import find_first_line_end, find_node
from teamops.store.yaml.plain_records import find_plain_record

PLAIN = (
    "  - {id: t-1, name: 月报（上）, owner: wang, start: 2026-09-01, progress: 50%}\n",
    "- {id: t-1,name: 17:00 “直播” - a,  collaborators: [li, zhao]}   # 注释: {a: b}\n\n  # 注释\n",
    "  - id: t-1\n    name: 回访 客户  # 注释\n    owner:\n    collaborators: [li, zhao]\n",
    "-   id: t-1   \n\n    at: 2026-09-01T17:00:00+08:00\n  # 注释\n    tags: []\n\n\n# 注释",
    "- name: 策略,价格\n  resources: {budget: 9000, tools: [CRM, ERP]}\n  owner: wang",
    "  - id: t-1\n    id: t-2\n    null: null",
    "- id:",
)
OTHER = (
    "- {id: t-1, name: '月报'}\n",
    "- {id: t-1,\n   name: 月报}\n",
    "- {id: t-1, name: 月报, }\n",
    "- {id: t-1, name}\n",
    "- {id: t-1 #}\n",
    "- {}\n",
    "- t-1\n",
    "-\n  id: t-1\n",
    "- id: t-1\n  name: 月报\n    更多\n",
    "- id: t-1\n   name: 月报\n",
    "- id: t-1\n name: 月报\n",
    "- id: t-1\n  parts:\n  - a\n",
    "- id: t-1\n  note: |\n    a\n",
    "- id: t-1\r\n",
    "- id: t-1\tb\n",
    "- id: a: b\n",
    "- id: a\u2028b\n",
    "- id: a # \x07\n",
    "- id: &a b\n",
    "- id: a\n  [b]: c\n",
    "- - id: a\n",
    "- id: a\n- id: b\n",
    "- " + "k" * 2_000 + ": a\n",
    "- {" + ", ".join(f"k{n}: a" for n in range(9_000)) + "}\n",
)
TOKENS = (
    *("id", "name", "a", "月报", "“直播”", "（上）", "1.5", "-", "%", "=", "…", "😀", "é"),
    *(" ", " ", "  ", ":", ": ", ": ", ": "),
    *(", ", ",", "[", "]", "{", "}", "#", " # ", "'", '"', "&", "*", "!", "|", ">", "?", "@", "`", "~", "<<", "\\"),
    *("\n", "\n  ", "\n  ", "\n    ", "\r\n", "\t", "\x85", "\u2028", "\ufeff", "\x07", "\xa0", "\u3000"),
)  # fmt: skip


def _is_below(record: yaml.MappingNode, route: tuple[object, ...]) -> bool:
    """Return whether a route of two keys leads into a list or mapping within the record."""
    above = find_node(record, route[:1])
    return above is not record and not isinstance(above, yaml.ScalarNode)


def assert_found_alike(text: str) -> bool:
    """Compare all places of a record with those of its nodes; return whether it was found by the pattern."""
    record = find_plain_record(text, 0, len(text))
    if record is None:
        return False
    document = compose_text("a.yaml", text)
    assert isinstance(document.root, yaml.SequenceNode)
    (node,) = document.root.value
    assert isinstance(node, yaml.MappingNode)
    keys = [key.value for key, _ in node.value]
    assert [*record.pairs] == [*dict.fromkeys(keys)]
    for route in ((), ("missing",), ("missing", "x"), (0,), *((key,) for key in keys), *((key, "x") for key in keys)):
        for on_key in (False, True):
            found, exact = record.find(route, on_key=on_key), find_node(node, route, on_key=on_key)
            is_within = len(route) > 1 and _is_below(node, route)
            assert found == (None if is_within else (exact.start_mark.index, find_first_line_end(exact))), route
    return True


@pytest.mark.parametrize("text", PLAIN)
def test_places_in_a_plain_record_are_those_of_its_nodes(text: str) -> None:
    assert assert_found_alike(text)


@pytest.mark.parametrize("text", OTHER, ids=range(len(OTHER)))
def test_any_other_record_is_left_to_the_parser(text: str) -> None:
    assert find_plain_record(text, 0, len(text)) is None


@pytest.mark.unmeasured
@given(
    st.sampled_from(("- id: ", "  - {id: ", "- ")),
    st.lists(st.sampled_from(TOKENS), max_size=12),
    st.sampled_from(("", "}")),
)
@settings(deadline=None, max_examples=2_000)
def test_whatever_a_pattern_takes_for_a_record_is_one(begin: str, tokens: list[str], end: str) -> None:
    assert_found_alike(begin + "".join(tokens) + end)


@pytest.mark.unmeasured
@given(st.sampled_from(PLAIN), st.data())
@settings(deadline=None, max_examples=1_000)
def test_a_plain_record_after_a_slip_of_the_hand_is_found_alike_or_left(text: str, pick: st.DataObject) -> None:
    at = pick.draw(st.integers(0, len(text)))
    assert_found_alike(text[:at] + pick.draw(st.sampled_from(TOKENS)) + text[at + pick.draw(st.integers(0, 2)) :])
