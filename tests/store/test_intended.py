"""What shall be GONE is not there any more, and nothing else is touched."""

from __future__ import annotations

import pytest

from teamops.model.change import GONE, Change
from teamops.model.place import At
from teamops.store.yaml.exact_reader import compose_text
from teamops.store.yaml.text_edits import apply_changes

TEXT = """\
tasks:
  # 第一个
  - id: t-1
    blocker:  # 周三
      reason: 缺数据
      needs: 数据
    note: 甲
  - {id: t-2, note: 乙, owner: zhao}
"""


@pytest.mark.parametrize(
    ("route", "gone"),
    [
        ((0, "blocker"), "    blocker:  # 周三\n      reason: 缺数据\n      needs: 数据\n"),
        ((0, "blocker", "needs"), "      needs: 数据\n"),
        ((0, "note"), "    note: 甲\n"),
        ((1, "note"), "note: 乙, "),
        ((1, "owner"), ", owner: zhao"),
        ((1,), "  - {id: t-2, note: 乙, owner: zhao}\n"),
        ((2,), ""),
        ((1, "blocker", "needs"), ""),
        ((1, "note", 0), ""),
    ],
)
def test_what_is_gone_takes_its_lines_along_and_no_others(route: tuple[str | int, ...], gone: str) -> None:
    after = apply_changes(compose_text("t.yaml", TEXT), [Change(At("t.yaml", ("tasks", *route)), GONE)])
    assert after == TEXT.replace(gone, "")
