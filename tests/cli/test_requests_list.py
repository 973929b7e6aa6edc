"""`teamops requests list`: what is asked for, what is urgent first with its running clock."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

MEETING = ("--today", "2026-09-28T16:00")
ROWS = """\
requests:
  - {id: u1, need: 直播设备故障, from: brand, to: data, item: 换采集卡, owner: lin, due: 2026-09-28,
     urgent: {raised: 2026-09-28T15:10}}
  - {id: u2, need: 竞品降价, from: sales, to: marketing, item: 对比页, owner: qian, due: 2026-09-29,
     status: in_progress, accepted: {by: he, at: 2026-09-27T15:00, digest: 12345678},
     urgent: {raised: 2026-09-27T14:00}}
  - {id: u3, need: 客户投诉, from: sales, to: design, owner: zhao, due: 2026-09-30, status: delivered,
     urgent: {raised: 2026-09-27T09:00, responded: 2026-09-27T09:40, solved: 2026-09-27T11:15}}
  - {id: u4, need: 证件过期, from: sales, to: finance, owner: zhao, due: 2026-09-30, urgent: {raised: 2026-09-28T13:00}}
  - {id: late, need: "[red]展架\\e[31m", from: marketing, to: design, owner: zhang, due: 2026-09-20, status: accepted,
     accepted: {by: liu, at: 2026-09-03T10:20, digest: 00000000.00000000},
     escalated: {to: chen, at: 2026-09-22T10:00, plan: 加派一人}}
  - {id: undated, need: 无日期, from: design, note: 待定}
"""


@pytest.fixture
def busy(quarter: Path) -> Path:
    (quarter / "collaboration/more.yaml").write_text(ROWS, encoding="utf-8")
    return quarter


def listed(teamops, folder: Path, *arguments: object) -> list[str]:
    ran = teamops("-C", folder, "requests", "list", *arguments, "--format", "json", *MEETING)
    assert ran.code == 0, ran.err
    return [request["id"] for request in json.loads(ran.out)["requests"]]


@pytest.mark.parametrize(("lang", "columns"), [("zh", "120"), ("en", "80")])
def test_the_list_reads_as_it_was_accepted(
    teamops, golden, busy: Path, monkeypatch: pytest.MonkeyPatch, lang: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    ran = teamops("-C", busy, "--lang", lang, "requests", "list", *MEETING)
    golden(f"requests.{columns}.{lang}.txt", ran.out)


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        ((), ["u2", "u4", "u1", "late", "u3", "req-2", "undated"]),
        (("--from", "销售部"), ["u2", "u4", "u3", "req-2"]),
        (("--to", "design"), ["late", "u3"]),
        (("--owner", "赵四"), ["u4", "u3", "req-2"]),
        (("--department", "数据部"), ["u1", "req-2"]),
        (("--department", "design", "--from", "design"), ["undated"]),
        (("--status", "已交付"), ["u3"]),
        (("--status", "done", "--urgent"), ["req-3"]),
        (("--urgent",), ["u2", "u4", "u1", "u3"]),
        (("--overdue",), ["late"]),
        (("--unaccepted",), ["u2", "u4", "u1", "late", "undated"]),
        (("--all", "--from", "marketing"), ["late", "req-4", "req-1"]),
        (("--text", "加派"), ["late"]),
        (("--due-before", "2026-09-29"), ["u1", "late"]),
        (("--sort", "due"), ["late", "u1", "u2", "u3", "u4", "req-2", "undated"]),
        (("--sort", "status"), ["u1", "u4", "undated", "late", "u2", "req-2", "u3"]),
        (("--sort", "from"), ["u2", "u3", "u4", "req-2", "late", "u1", "undated"]),
        (("--sort", "to"), ["u2", "late", "u3", "u4", "u1", "req-2", "undated"]),
        (("--text", "没有这样的"), []),
    ],
)
def test_requests_are_filtered_and_sorted(teamops, busy: Path, arguments: tuple[str, ...], ids: list[str]) -> None:
    assert listed(teamops, busy, *arguments) == ids


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--status", "deliverd"), "delivered"),
        (("--from", "设计"), "设计部"),
        (("--owner", "周民"), "周敏"),
        (("--sort", "urgent"), "due、status、from、to"),
        (("--due-before", "soon"), "--due-before"),
    ],
)
def test_what_there_is_not_is_an_error_that_helps(
    teamops, quarter: Path, arguments: tuple[str, str], said: str
) -> None:
    ran = teamops("-C", quarter, "requests", "list", *arguments, *MEETING)
    assert (ran.code, said in ran.err) == (2, True)


def test_programs_get_every_key(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "requests", "list", "--format", "json", *MEETING)
    (request,) = json.loads(ran.out)["requests"]
    assert (request["from"], request["to"], request["due"], request["urgent"]) == ("sales", "data", "2026-10-10", None)
    assert (request["accepted"]["by"], request["file"]) == ("han", "collaboration/2026-Q3.yaml")


def test_that_there_is_none_is_said(teamops, quarter: Path) -> None:
    assert "没有符合条件的协作需求" in teamops("-C", quarter, "requests", "list", "--urgent", *MEETING).out
