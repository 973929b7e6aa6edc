"""T007: a task fits the job role of its owner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from teamops.checking.finding import Related
from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import format_names
from teamops.locale.text import Text
from teamops.model.faults.unread import SETTINGS_FILE
from teamops.model.figures.workload import find_sole_owner, normalize_post
from teamops.model.place import At
from teamops.model.workspace import Workspace

RULE = Rule(
    code="T007",
    name="post-fits",
    severity="warning",
    clause="§1.10 §2.4",
    title=Text("A task fits the job role of its owner", "任务按岗位分配"),
    why=Text(
        "Competitor analysis belongs to market research, client follow-up to sales: people do best what "
        "they do every day. Owners without `posts` cannot be compared and are skipped; done and cancelled "
        "tasks are not checked.",
        "竞品分析交给市场调研，客户跟进交给销售，各用所长。没有登记岗位的人员无从比较，不作提示；已完成、"
        "已取消的任务不再检查。",
    ),
    messages={
        "others": Text(
            "“{task}” needs the job role “{post}”, but {owner} has {posts}; {others} could do it",
            "“{task}”需要岗位“{post}”，负责人{owner}的岗位是“{posts}”；具备该岗位的有：{others}",
        ),
        "nobody": Text(
            "“{task}” needs the job role “{post}”, but {owner} has {posts}; nobody has that role",
            "“{task}”需要岗位“{post}”，负责人{owner}的岗位是“{posts}”；没有人登记该岗位",
        ),
        "posts": Text("the job roles of {owner} are here", "{owner}的岗位在这里"),
    },
    remedy=Text(
        "give the task to someone with that job role, correct `post`, or add the role to the owner's `posts`",
        "交给该岗位的人员，改正 `post`，或在负责人的 `posts` 中补上该岗位",
    ),
    good="""\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, post: 市场调研, start: 2026-09-01, end: 2026-09-07}
  - {id: t-2, name: 客户回访计划, owner: zhao, start: 2026-09-05, end: 2026-09-15}
""",
    bad="""\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: zhao, post: 市场调研, start: 2026-09-01, end: 2026-09-07}
  - {id: t-2, name: 门店巡检, owner: zhao, post: 渠道督导, start: 2026-09-07, end: 2026-09-11}
""",
)


@RULE.check
def find_unfit_owners(ws: Workspace) -> Findings:
    holders = _group_holders(ws)
    get_holders = cache(lambda post: holders.get(normalize_post(post), ()))
    for task, at in ws.open_tasks:
        if not task.post:
            continue
        owner, fit = find_sole_owner(task), get_holders(task.post)
        known = ws.settings.people.get(owner)
        if owner not in fit and known is not None and known.posts:
            others = [who for who in fit if ws.settings.people[who].is_member(task.start, task.end)]
            name = ws.get_person_name(owner)
            facts = {"task": task.name, "post": task.post.strip(), "owner": name, "posts": format_names(known.posts)}
            if others:
                facts["others"] = format_names(ws.get_names(others))
            related = [Related(At(SETTINGS_FILE, ("people", owner, "posts")), "posts", {"owner": name})]
            message = "others" if others else "nobody"
            yield RULE.make_finding(at / "post", message, facts, record=task.id, related=related)


def _group_holders(ws: Workspace) -> Mapping[str, list[str]]:
    """Return the people who hold each post, in the order of teamops.yaml."""
    holders: dict[str, list[str]] = defaultdict(list)
    for key, person in ws.settings.people.items():
        for post in dict.fromkeys(map(normalize_post, person.posts)):
            holders[post].append(key)
    return holders
