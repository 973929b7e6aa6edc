"""M008: phases follow each other, and checkpoints are within them."""

from __future__ import annotations

from teamops.checking.finding import Finding, Related
from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_checkpoint
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
    title=Text("Phases follow each other, and checkpoints are within them", "各阶段先后衔接，监控节点在阶段之内"),
    why=Text(
        "An actual recorded in the wrong phase is compared with the wrong plan.",
        "填报在错误的阶段，就会与错误的计划比较。",
    ),
    messages={
        "backwards": Text(
            "“{project}”: {phase} ends on {end}, before it starts on {start}",
            "“{project}”的{phase}于 {end} 结束，早于开始日 {start}",
        ),
        "overlap": Text(
            "“{project}”: {phase} starts on {start}, but {other} ends only on {end}",
            "“{project}”的{phase}于 {start} 开始，而{other}到 {end} 才结束",
        ),
        "order": Text(
            "“{project}”: {phase} ({start} to {end}) is written after {other} but comes before it",
            "“{project}”的{phase}（{start} 至 {end}）写在{other}之后，时间却在它之前",
        ),
        "outside": Text(
            "“{project}”: the checkpoint of {metric} on {date} is outside {phase} ({start} to {end})",
            "“{project}”：{metric}的监控节点 {date} 不在{phase}（{start} 至 {end}）之内",
        ),
        "first": Text("{other}, {start} to {end}", "{other}，{start} 至 {end}"),
    },
    remedy=Text(
        "correct the dates; a phase starts on the day after the previous one ends, or later",
        "改正日期；后一阶段应在前一阶段结束的次日或之后开始",
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
def check_phases(ws: Workspace) -> Findings:
    for monitor, at in ws.monitors:
        yield from _check_order(monitor, at)
    for entry in list_checkpoints(ws):
        phase, day = entry.phase, entry.checkpoint.date
        if phase.start <= phase.end and not phase.start <= day <= phase.end:
            facts = describe_checkpoint(entry) | {"date": day.isoformat()} | _format_days(phase)
            yield RULE.make_finding(entry.at / "date", "outside", facts, record=entry.monitor.id)


def _check_order(monitor: Monitor, at: At) -> Findings:
    """Compare each phase with the one before it that ends last; one that runs backwards is compared with none."""
    longest: tuple[Phase, At] | None = None
    for number, phase in enumerate(monitor.phases):
        place = at / "phases" / number
        if phase.end < phase.start:
            facts = {"project": monitor.project, "phase": phase.name} | _format_days(phase)
            yield RULE.make_finding(place / "end", "backwards", facts, record=monitor.id)
            continue
        if longest is not None and phase.start <= longest[0].end:
            yield _make_collision(monitor, phase, place, *longest)
        if longest is None or phase.end > longest[0].end:
            longest = phase, place


def _make_collision(monitor: Monitor, phase: Phase, at: At, other: Phase, other_at: At) -> Finding:
    """`phase` begins before `other`, which is written before it, has ended."""
    related = [Related(other_at, "first", {"other": other.name, **_format_days(other)})]
    message, days = "order", _format_days(phase)
    if phase.end >= other.start:
        message, days["end"] = "overlap", other.end.isoformat()
    facts = {"project": monitor.project, "phase": phase.name, "other": other.name} | days
    return RULE.make_finding(at / "start", message, facts, record=monitor.id, related=related)


def _format_days(phase: Phase) -> dict[str, str]:
    return {"start": phase.start.isoformat(), "end": phase.end.isoformat()}
