"""Full-width marks are put in where Chinese is, and nowhere else."""

from __future__ import annotations

import pytest
from tools.punctuation import widen, widen_markdown, widen_yaml

FULL = {
    "comma": "\uff0c",
    "colon": "\uff1a",
    "open": "\uff08",
    "close": "\uff09",
    "question": "\uff1f",
    "semicolon": "\uff1b",
}


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("已更新,但没有原因", "已更新{comma}但没有原因"),
        ("{goal}没有责任人: 请补写", "{{goal}}没有责任人{colon}请补写"),
        ("责任人(§2.5)", "责任人{open}§2.5{close}"),
        ("(见 `goals/a.yaml`)是不是", "{open}见 `goals/a.yaml`{close}是不是"),
        ("是不是“{near}”?", "是不是“{{near}}”{question}"),
        ("写 `曝光量=220万,1500万`;再运行", "写 `曝光量=220万,1500万`{semicolon}再运行"),
    ],
)
def test_marks_beside_chinese_become_wide(text: str, wide: str) -> None:
    assert widen(text) == wide.format(**FULL)


@pytest.mark.parametrize(
    "text",
    [
        "No finding: all is well (really).",
        "目标值 1,510 万元",
        "周一 16:00 开会",
        "见 https://example.com/a,b",
        "用 `--as 王经理,李姐`",
        "{a}, {b}: {c}",
    ],
)
def test_other_marks_stay(text: str) -> None:
    assert widen(text) == text


def test_a_second_time_nothing_changes() -> None:
    once = widen("甲,乙(丙;丁): 戊?")
    assert widen(once) == once != "甲,乙(丙;丁): 戊?"


def test_code_blocks_of_a_document_stay() -> None:
    text = "先看:\n```console\n$ teamops check 目标,任务\n```\n    缩进,代码\n再看:\n"
    assert widen_markdown(text) == text.replace("看:", "看" + FULL["colon"])


def test_keys_and_marks_of_yaml_stay() -> None:
    text = "tasks:\n  - {name: 周报, note: '甲,乙'}  # 备注:丙\n  - description: 甲,乙\n    名称: 丁\n"
    wide = text.replace("甲,乙", "甲" + FULL["comma"] + "乙").replace("备注:", "备注" + FULL["colon"])
    assert widen_yaml(text) == wide


def test_yaml_within_a_value_and_the_head_of_a_suppression_stay() -> None:
    text = 'before: "status: 甲,乙"\n# teamops: ignore[T006] until 2026-09-30 by chen: 延期,已商定\n'
    assert widen_yaml(text) == text.replace("延期,", "延期" + FULL["comma"])
