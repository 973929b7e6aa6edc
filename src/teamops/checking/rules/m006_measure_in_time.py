"""M006: a measure is decided within 24 hours of the warning."""

from __future__ import annotations

from datetime import datetime, time, tzinfo
from operator import itemgetter

from teamops.checking.finding import Finding
from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_deviation
from teamops.locale.text import Text
from teamops.model.figures.checkpoints import CheckpointEntry, list_deviations
from teamops.model.place import At
from teamops.model.time.moments import compute_duration, format_moment, format_time_limit, is_recent
from teamops.model.workspace import Workspace

RULE = Rule(
    code="M006",
    name="measure-in-time",
    severity="warning",
    clause="§3.9",
    title=Text("A measure is decided within 24 hours of the warning", "预警后 24 小时内确定应对措施"),
    why=Text(
        "A deviation grows while nobody acts. The hours run from the time the actual was recorded to the "
        "first decided measure that was not cancelled; exactly 24 hours are in time. A late decision is "
        "reported while a measure is open, then until the end of the next month, for the review. If one "
        "of the two times is missing, the rule cannot decide.",
        "偏差拖得越久越难纠正。从实际值录入的时间算起，到第一项未取消的应对措施确定为止；"
        "恰好 24 小时不算超时。决定得晚的，在措施未完成期间提示，完成后提示到次月底，供复盘使用。"
        "没有写明录入时间或决定时间的，无法判断。",
    ),
    messages={
        "late": Text(
            "“{project}”, {phase}: {metric} ({rate}) was recorded at {recorded}, but the first measure was "
            "decided at {decided}; the limit is {limit}",
            "“{project}”{phase}：{metric}（偏差 {rate}）于 {recorded} 录入，{decided} 才确定应对措施，时限为 {limit}",
        ),
    },
    remedy=Text(
        "follow up the open measures, and discuss in the review why the decision was late; correct "
        "`recorded` or `decided` if they are wrong",
        "跟进未完成的措施，在复盘中讨论决策为什么晚了；`recorded` 或 `decided` 写错的请改正",
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
        checkpoints:
          - metric: 曝光量
            unit: 万
            date: 2026-09-02
            plan: 500
            actual: 380
            recorded: 2026-09-02T18:00
            cause: KOL 排期推迟
            measures:
              - {action: 增加KOL合作, owner: zhang, decided: 2026-09-03T18:00, due: 2026-09-04, status: done}
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
        checkpoints:
          - metric: 曝光量
            unit: 万
            date: 2026-09-02
            plan: 500
            actual: 380
            recorded: 2026-09-02T18:00
            cause: KOL 排期推迟
            measures: [{action: 增加KOL合作, owner: zhang, decided: 2026-09-04T09:30, due: 2026-09-10}]
""",
    clock=True,
    options=("limits.deviation", "limits.measure_within"),
)


@RULE.check_now
def find_late_measures(ws: Workspace, now: datetime) -> Findings:
    """M004 reports a deviation without any measure."""
    undecided = 0
    for entry in list_deviations(ws):
        if not (entry.checkpoint.is_worse and entry.standing):
            continue
        recorded, first = entry.checkpoint.recorded, _find_first_decision(entry)
        if not _is_relevant(entry, first, now, ws.settings.timezone):
            continue
        if recorded is None or first is None:
            undecided += 1
        elif compute_duration(recorded, first[0]) > ws.settings.limits.measure_within:
            if any(measure.decided is None for measure, _ in entry.standing):
                undecided += 1  # that one may have been the first
            else:
                yield _make_finding(ws, entry, recorded, *first)
    if undecided:
        yield RULE.report_undecided("check.no_times", count=str(undecided))


def _is_relevant(entry: CheckpointEntry, first: tuple[datetime, At] | None, now: datetime, zone: tzinfo) -> bool:
    """Whether a measure is still open, or the first decision is recent; else the loop is closed, and it is history."""
    noon = datetime.combine(entry.checkpoint.date, time(12), zone)
    return any(m.status == "open" for m, _ in entry.standing) or is_recent(first[0] if first else noon, now, zone)


def _find_first_decision(entry: CheckpointEntry) -> tuple[datetime, At] | None:
    """Return the earliest time at which a measure was decided, and its place."""
    decisions = [(m.decided, at / "decided") for m, at in entry.standing if m.decided is not None]
    return min(decisions, key=itemgetter(0), default=None)


def _make_finding(ws: Workspace, entry: CheckpointEntry, recorded: datetime, decided: datetime, at: At) -> Finding:
    limits, zone = ws.settings.limits, ws.settings.timezone
    facts = describe_deviation(entry, limits.deviation)
    facts = {key: facts[key] for key in ("project", "phase", "metric", "rate")} | {
        "recorded": format_moment(recorded, zone),
        "decided": format_moment(decided, zone),
        "limit": format_time_limit(limits.measure_within),
    }
    return RULE.make_finding(at, "late", facts, record=entry.monitor.id)
