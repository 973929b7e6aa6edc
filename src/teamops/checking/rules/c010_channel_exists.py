"""C010: projects and functions have their chat groups, and there is one for emergencies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date, datetime

from teamops.checking.finding import Related
from teamops.checking.rule import Findings, Rule
from teamops.locale.text import Text
from teamops.model.faults.unread import SETTINGS_FILE
from teamops.model.later_pattern import compile_later
from teamops.model.place import At
from teamops.model.records.settings import Channel, ChannelScope
from teamops.model.workspace import Workspace

RULE = Rule(
    code="C010",
    name="channel-exists",
    severity="info",
    clause="§5.2 §5.3",
    title=Text(
        "Projects and functions have chat groups, and emergencies have one too",
        "项目和职能都有沟通群，并有紧急联络渠道",
    ),
    why=Text(
        "People who cannot find the right group ask the wrong one, or nobody; in an emergency, searching takes "
        "too long. A group matches a project or department if the names share a word, two adjacent Chinese "
        "characters or three adjacent Latin letters. Projects that have ended need none, nor do departments with "
        "one person or no `function`. A team with groups for projects only needs none for functions, and vice "
        "versa. If a group of the same kind matches no name, nothing is reported: it may be the right one.",
        "找不到对应的群，就会问错人或者干脆不问；紧急情况下更没有时间去找。"
        "群名与项目名或部门名有连续两个汉字、三个字母或一个单词相同，即视为对应。"
        "已结束的项目、没有写职能（`function`）或只有一个人的部门不要求建群；"
        "只按项目建群的团队不要求职能群，只按职能建群的不要求项目群。"
        "如果有同类的群对不上任何名称，可能就是它，不作提示。",
    ),
    messages={
        "none": Text(
            "no channels are listed for projects, functions or emergencies",
            "没有登记沟通渠道：既没有项目群或职能群，也没有紧急联络渠道",
        ),
        "no_urgent": Text(
            "no channel for emergencies is listed (`scope: urgent`)", "没有紧急联络渠道（`scope: urgent`）"
        ),
        "project": Text("no channel is named after the project “{project}”", "没有项目“{project}”的沟通群"),
        "function": Text(
            "no channel is named after {department} ({function})", "没有{department}（{function}）的沟通群"
        ),
        "here": Text("the project is here", "该项目在这里"),
    },
    remedy=Text(
        "add it under `channels` in teamops.yaml: `{{name: …, tool: …, scope: project}}` (or `function`, `urgent`)",
        "在 teamops.yaml 的 `channels` 中登记：`{{name: 群名, tool: 工具, scope: project}}`（或 `function`、`urgent`）",
    ),
    good={
        "teamops.yaml": """\
team: 华东营销部
departments:
  sales: {name: 销售部, function: 业绩达成}
  marketing: {name: 市场部, function: 线索转化}
  brand: {name: 品牌部, function: 品牌曝光}
people:
  wang: {name: 王经理, department: sales}
  zhao: {name: 赵四, department: sales}
  xiaowang: {name: 小王, department: marketing}
  zhang: {name: 小张, department: marketing}
  lijie: {name: 李姐, department: brand}
channels:
  - {name: 新品上市群, tool: dingtalk, scope: project}
  - {name: 销售群, tool: dingtalk, scope: function}
  - {name: 线索运营群, tool: dingtalk, scope: function}
  - {name: 紧急联络群, tool: phone, scope: urgent}
""",
        "monitors/launch.yaml": """\
monitors:
  - id: launch
    project: 新品上市推广
    owner: zhang
    phases: [{name: 预热期, start: 2026-09-01, end: 2026-09-20}]
  - id: promo-618
    project: 618大促活动
    owner: wang
    phases: [{name: 爆发期, start: 2026-06-01, end: 2026-06-18}]
""",
    },
    bad={
        "teamops.yaml": """\
team: 华东营销部
departments:
  sales: {name: 销售部, function: 业绩达成}
  marketing: {name: 市场部, function: 线索转化}
people:
  wang: {name: 王经理, department: sales}
  xiaowang: {name: 小王, department: marketing}
  zhang: {name: 小张, department: marketing}
channels:
  - {name: 618大促群, tool: dingtalk, scope: project}
  - {name: 销售群, tool: dingtalk, scope: function}
""",
        "monitors/launch.yaml": """\
monitors:
  - id: launch
    project: 新品上市推广
    owner: zhang
    phases: [{name: 预热期, start: 2026-09-01, end: 2026-09-20}]
  - id: promo-618
    project: 618大促活动
    owner: wang
    phases: [{name: 爆发期, start: 2026-06-01, end: 2026-06-18}]
""",
    },
    clock=True,
)

_AT = At(SETTINGS_FILE, ("channels",))
_KINDS = compile_later("项目|活动|部门|团队|小组|部|组|群|project|campaign|department|team|group|channel|chat")
"""Words for kinds of things, which do not tell one thing from another."""
_LATIN = compile_later("[a-z0-9]+")


@RULE.check_now
def find_missing_channels(ws: Workspace, now: datetime) -> Findings:
    scopes = {channel.scope for channel in ws.settings.channels}
    if _AT.file in ws.unread or any(f.at.file == _AT.file and f.at.route[:1] == _AT.route for f in ws.faults):
        yield RULE.report_undecided("check.channels_refused")
    elif not scopes:
        yield RULE.make_finding(_AT, "none")
    else:
        if "urgent" not in scopes:
            yield RULE.make_finding(_AT, "no_urgent")
        if "project" in scopes or "function" not in scopes:
            yield from _check_projects(ws, now.date())
        if "function" in scopes:
            yield from _check_functions(ws)


def _check_projects(ws: Workspace, today: date) -> Findings:
    """Check projects with a phase that has not ended yet; projects without phases are skipped."""
    unserved = _find_unserved_names(ws.settings.channels, "project", [monitor.project for monitor, _ in ws.monitors])
    for monitor, at in ws.monitors:
        if monitor.project in unserved and any(phase.end >= today for phase in monitor.phases):
            related = [Related(at / "project", "here", {})]
            yield RULE.make_finding(_AT, "project", record=monitor.id, related=related, project=monitor.project)


def _check_functions(ws: Workspace) -> Findings:
    departments = ws.settings.departments
    names = {key: f"{department.name} {department.function or ''}" for key, department in departments.items()}
    unserved = _find_unserved_names(ws.settings.channels, "function", names.values())
    people = Counter(person.department for person in ws.settings.people.values())
    for key, department in departments.items():
        if department.function and people[key] > 1 and names[key] in unserved:
            facts = {"department": ws.get_department_name(key), "function": department.function}
            yield RULE.make_finding(_AT, "function", facts, record=key)


def _find_unserved_names(channels: Collection[Channel], scope: ChannelScope, names: Collection[str]) -> Collection[str]:
    """Return the names that no group is called after; none while a group of `scope` is called after none of them."""
    marks = {name: _extract_marks(name) for name in names}
    known = set[str]().union(*marks.values())
    if any(channel.scope == scope and known.isdisjoint(_extract_marks(channel.name)) for channel in channels):
        return ()
    served = set[str]().union(*(_extract_marks(channel.name) for channel in channels))
    return {name for name, own in marks.items() if own and served.isdisjoint(own)}


def _extract_marks(name: str) -> set[str]:
    """Return what two names of one thing share: two characters in a row; of Latin ones, three or a whole word."""
    core = _KINDS.sub(" ", name.casefold())
    pairs = {core[n : n + 2] for n in range(len(core) - 1)}
    threes = {core[n : n + 3] for n in range(len(core) - 2)}
    runs = {run for run in pairs if not run.isascii()} | {run for run in threes if run.isascii()}
    return {run for run in runs if run.isalnum()} | set(_LATIN.findall(core))
