"""What was done after its limit is no finding any more: the reports of its period show it."""

from __future__ import annotations

from pathlib import Path

import pytest


def write(folder: Path, decided: str) -> None:
    """A deviation of 15 September, 18:00, on which a measure was decided, and the review of the month."""
    (folder / "teamops.yaml").write_text("team: 队\npeople: {zhao: {name: 赵四}}\n", encoding="utf-8")
    point = "metric: 曝光量, date: 2026-09-15, plan: 500, actual: 380, recorded: 2026-09-15T18:00, cause: 推迟"
    points = f"[{{{point}, measures: [{{action: 加投放, owner: zhao, due: 2026-12-31, decided: {decided}}}]}}]"
    phase = f"{{name: 预热期, start: 2026-09-01, end: 2026-09-20, checkpoints: {points}}}"
    (folder / "a.yaml").write_text(
        f"monitors: [{{id: m, project: 上市, owner: zhao, phases: [{phase}]}}]\n"
        "reviews: [{id: r, period: 2026-09, held: 2026-10-02}]\n",
        encoding="utf-8",
    )


@pytest.mark.parametrize("report", ["summary", "audit", "review"])
@pytest.mark.parametrize(("lang", "title"), [("zh", "超过时限的事项"), ("en", "Late: done after the limit")])
def test_the_reports_of_the_period_show_it(teamops, tmp_path: Path, report: str, lang: str, title: str) -> None:
    asked = ("-C", tmp_path, "--lang", lang, "report", report, "--period", "2026-09", "--today", "2026-10-05")
    write(tmp_path, "2026-09-16T18:01")
    printed = teamops(*asked).out
    assert title in printed
    assert printed.count("18:01") == 1
    write(tmp_path, "2026-09-16T18:00")
    assert title not in teamops(*asked).out


def test_the_check_does_not_show_it(teamops, tmp_path: Path) -> None:
    write(tmp_path, "2026-09-18T18:01")
    found = teamops("-C", tmp_path, "check", "--format", "concise", "--select", "M", "--today", "2026-09-19")
    assert (found.code, "M00" in found.out) == (0, False)
