"""M008: the phases of a project follow each other, and checkpoints lie within them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamops.checking.finding import Finding, Related
from teamops.checking.rule import Rule
from teamops.locale.text import Text
from teamops.model.figures.checkpoints import list_checkpoints
from teamops.model.place import At
from teamops.model.records.monitors import Monitor, Phase
from teamops.model.workspace import Workspace

RULE = Rule(
    code="M008",
    name="phases-in-order",
    severity="error",
    clause="§3.2",
    title=Text("Phases follow each other, and checkpoints lie within them", "各阶段先后衔接,监控节点在阶段之内"),
    why=Text(
        "A number that is read in the wrong phase is compared with the wrong plan.",
        "在错误的阶段读数,就会与错误的计划比较。",
    ),
    messages={
        "backwards": Text(
            "“{project}”: {phase} ends on {end}, before it starts on {start}",
            "“{project}”的{phase}于 {end} 结束,早于开始日 {start}",
        ),
        "overlap": Text(
            "“{project}”: {phase} starts on {start}, when {other} runs until {end}",
            "“{project}”的{phase}于 {start} 开始,而{other}到 {end} 才结束",
        ),
        "order": Text(
            "“{project}”: {phase} ({start} to {end}) stands after {other}, and comes before it",
            "“{project}”的{phase}({start} 至 {end})写在{other}之后,时间却在它之前",
        ),
        "outside": Text(
            "“{project}”: the checkpoint of {metric} on {date} lies outside {phase}, {start} to {end}",
            "“{project}”:{metric}的监控节点 {date} 不在{phase}({start} 至 {end})之内",
        ),
        "first": Text("{other}, {start} to {end}", "{other},{start} 至 {end}"),
    },
    remedy=Text(
        "correct the days; a phase begins on the day after the last one ended, or later",
        "改正日期;后一阶段应在前一阶段结束的次日或之后开始",
    ),
    good="""\
monitors:
  - id: launch
    project: 新品上市推广
    owner: zhang
    phases:
      - name: 预热期
        start: 2026-09-01
        end: 2026-09-20
        checkpoints: [{metric: 曝光量, unit: 万, date: 2026-09-15, plan: 500}]
      - {name: 爆发期, start: 2026-09-21, end: 2026-09-30}
""",
    bad="""\
monitors:
  - id: launch
    project: 新品上市推广
    owner: zhang
    phases:
      - name: 预热期
        start: 2026-09-01
        end: 2026-09-20
        checkpoints: [{metric: 曝光量, unit: 万, date: 2026-09-25, plan: 500}]
      - {name: 爆发期, start: 2026-09-18, end: 2026-09-30}
      - {name: 预告期, start: 2026-08-20, end: 2026-08-31}
      - {name: 持续期, start: 2026-10-31, end: 2026-10-01}
""",
)


@RULE.check
def check_phases(ws: Workspace, now: datetime) -> Iterator[Finding]:
    for entry in ws.monitors:
        yield from _check_order(entry.record, entry.at)
    for monitor, phase, point, at in list_checkpoints(ws):
        if phase.start <= phase.end and not phase.start <= point.date <= phase.end:
            facts = {"phase": phase.name, "metric": point.metric, "date": point.date.isoformat()} | _format_days(phase)
            yield RULE.make_finding(at / "date", "outside", facts, record=monitor.id, project=monitor.project)


def _check_order(monitor: Monitor, at: At) -> Iterator[Finding]:
    """Each phase against the one before it that runs longest; one that runs backwards is compared with none."""
    longest: tuple[Phase, At] | None = None
    for index, phase in enumerate(monitor.phases):
        place = at / "phases" / index
        facts = {"project": monitor.project, "phase": phase.name}
        if phase.end < phase.start:
            yield RULE.make_finding(place / "end", "backwards", facts | _format_days(phase), record=monitor.id)
            continue
        if longest is not None and phase.start <= longest[0].end:
            yield _make_collision(monitor, (phase, place), longest)
        if longest is None or phase.end > longest[0].end:
            longest = phase, place


def _make_collision(monitor: Monitor, later: tuple[Phase, At], earlier: tuple[Phase, At]) -> Finding:
    (phase, at), (other, there) = later, earlier
    related = [Related(there, "first", {"other": other.name, **_format_days(other)})]
    facts = {"project": monitor.project, "phase": phase.name, "other": other.name}
    if phase.end < other.start:
        return RULE.make_finding(at / "start", "order", facts | _format_days(phase), record=monitor.id, related=related)
    days = {"start": phase.start.isoformat(), "end": other.end.isoformat()}
    return RULE.make_finding(at / "start", "overlap", facts | days, record=monitor.id, related=related)


def _format_days(phase: Phase) -> dict[str, str]:
    return {"start": phase.start.isoformat(), "end": phase.end.isoformat()}
