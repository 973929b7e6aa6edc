"""Texts are said with their facts, and of one thing as of one."""

from __future__ import annotations

import pytest

from teamops.locale.text import Text

COUNTED = Text("{count} task{count:|s} {count:is|are} late in {share:.0f} %", "{count} 项任务逾期")


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 tasks are late in 5 %"),
        (1, "1 task is late in 5 %"),
        ("1", "1 task is late in 5 %"),
        (2, "2 tasks are late in 5 %"),
        ("1,001", "1,001 tasks are late in 5 %"),
    ],
)
def test_a_text_chooses_its_words_by_the_number(count: object, said: str) -> None:
    assert COUNTED.say("en", count=count, share=5) == said
    assert COUNTED.say("zh", count=count, share=5) == f"{count} 项任务逾期"


def test_facts_are_not_looked_into() -> None:
    assert Text("{name}, {count} part{count:|s}", "{name}").say("en", name="a|b {c}", count=1) == "a|b {c}, 1 part"
