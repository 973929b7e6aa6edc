"""Many actuals and readings at once: all rows or none, and refused ones by their lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from teamops.store.reading.loader import load

TODAY = ("--today", "2026-09-28T18:00")
HEAD = "目标\t日期\t实际值\t负责人\t来源\n"
GOOD = "销售额 Q3\t9月25日\t１,200\t赵四\tCRM\n"
BAD = "sales-2026Q3\t下周八\t3\t赵四\t\nnone\t9月1日\t3\t\t\nsales-2026Q3\t9月25日\t1200万元\t赵四\tCRM\n"


def files(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*.yaml")}


def test_all_rows_are_written_or_none(quarter: Path, teamops, tmp_path: Path) -> None:
    rows = tmp_path / "rows.tsv"
    rows.write_bytes((HEAD + GOOD + BAD).encode("gb18030"))
    before = files(quarter)
    ran = teamops("-C", quarter, "actual", "add", "--file", rows, *TODAY)
    assert (ran.code, files(quarter) == before) == (2, True)
    for said in ("3 行不能录入", "第 3 行", "第 4 行：没有目标“none”", "第 5 行：与第 2 行相同"):
        assert said in ran.err
    ran = teamops("-C", quarter, "actual", "add", "--file", rows, "--keep-going", *TODAY)
    assert (ran.code, "未录入：第 3 行" in ran.err) == (1, True)
    (one,) = [entry.record for entry in load(quarter).actuals if str(entry.record.value) == "1200"]
    assert (one.goal, one.owner, one.source, str(one.date)) == ("sales-2026Q3", "zhao", "CRM", "2026-09-25")
    again = teamops("-C", quarter, "actual", "add", "--file", rows, "--keep-going", *TODAY)
    assert (again.code, "没有一行可以录入" in again.err, "已录入" in again.err) == (2, True, True)


@pytest.mark.parametrize(
    ("command", "rows", "written"),
    [
        (("actual", "add"), "sales-2026Q3,9月24日,36\n", "value: 36"),
        (("actual", "add", "sales-2026Q3"), "9月24日 36\n9月25日 37\n", "value: 37"),
        (("monitor", "record"), "launch 曝光量 9月24日 900万\n", "actual: 900"),
        (("monitor", "record", "launch"), "指标,实际值,日期\n曝光量,900万,2026/9/24\n", "actual: 900"),
    ],
)
def test_rows_may_share_what_the_command_names(
    quarter: Path, teamops, tmp_path: Path, command: tuple[str, ...], rows: str, written: str
) -> None:
    (tmp_path / "rows.csv").write_text(rows, "utf-8")
    options = ("--correct",) if "monitor" in command else ()
    ran = teamops("-C", quarter, *command, "--file", tmp_path / "rows.csv", *options, "--dry-run", *TODAY)
    assert (ran.code, written in ran.out) == (0, True), ran.err


def test_a_checkpoint_has_one_row(quarter: Path, teamops, tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("launch,曝光量,9月24日,900万\n新品上市推广,曝光量,9月24日,901万\n", "utf-8")
    ran = teamops("-C", quarter, "monitor", "record", "--file", tmp_path / "rows.csv", "--correct", *TODAY)
    assert (ran.code, "第 2 行：与第 1 行是同一个节点" in ran.err) == (2, True)


def test_a_single_value_still_needs_its_words(quarter: Path, teamops) -> None:
    assert "缺少数值" in teamops("-C", quarter, "actual", "add", "sales-2026Q3", *TODAY).err
    assert "缺少指标" in teamops("-C", quarter, "monitor", "record", "launch", *TODAY).err
    ran = teamops("-C", quarter, "actual", "add", "-", "5", *TODAY)
    assert (ran.code, "请去掉 5" in ran.err) == (2, True)
    ran = teamops("-C", quarter, "actual", "add", "--file", "nowhere.csv", *TODAY)
    assert (ran.code, "无法读取 nowhere.csv" in ran.err) == (2, True)
