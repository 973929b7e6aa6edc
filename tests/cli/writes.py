"""A command line of every command that writes, as typed on the example `quarter`; each has something to write."""

from __future__ import annotations

TODAY = ("--today", "2026-09-28T16:05")
TASK = "channel-contract-09"

WRITES: dict[str, tuple[str, ...]] = {
    "new goal": (
        *("new", "goal", "--name", "续约额", "--period", "2026-Q4", "--unit", "万元", "--target", "900"),
        *("--department", "sales", "--owner", "王经理", "--serves", "全年营收 2 亿元", *TODAY),
    ),
    "new actual": (
        *("new", "actual", "--goal", "sales-2026Q3", "--date", "2026-09-28", "--value", "31.5"),
        *("--owner", "赵四", "--source", "CRM", *TODAY),
    ),
    "new task": (
        *("new", "task", "--name", "渠道回访", "--owner", "周敏", "--start", "2026-09-28"),
        *("--end", "2026-09-30", "--type", "adhoc", *TODAY),
    ),
    "new monitor": (
        "new",
        "monitor",
        "--id",
        "d11",
        "--project",
        "双十一预热",
        "--owner",
        "小张",
        "--risk",
        "low",
        *TODAY,
    ),
    "new review": (
        *("new", "review", "--id", "review-promo", "--period", "2026-06", "--held", "2026-06-28"),
        *("--project", "promo-618", "--attendees", "陈总,王经理", *TODAY),
    ),
    "new request": (
        *("new", "request", "--need", "展架", "--from", "市场部", "--to", "设计部", "--item", "易拉宝"),
        *("--owner", "小张", "--due", "2026-10-16", *TODAY),
    ),
    "new meeting": ("new", "meeting", "--type", "weekly", "--held", "2026-10-12T16:00:00+08:00", *TODAY),
    "new daily": (
        *("new", "daily", "--person", "小王", "--date", "2026-09-28", "--done", "回访", "--plan", "报价"),
        *("--submitted", "2026-09-28T16:00:00+08:00", *TODAY),
    ),
    "new person": ("new", "person", "--id", "wu", "--name", "吴越", "--department", "sales", *TODAY),
    "new department": ("new", "department", "--id", "legal", "--name", "法务部", "--head", "陈总", *TODAY),
    "rename": ("rename", "赵四", "zhaosi", "--yes", *TODAY),
    "rename goal": ("rename", "sales-2026Q3", "销售-三季度", "--yes", *TODAY),
    "delete": ("delete", TASK, "--yes", *TODAY),
    "delete with references": ("delete", "req-2", "launch", "--with-references", "--yes", *TODAY),
    "quarter start": ("quarter", "start", "2027-Q1", "--from", "2026-Q3", "--monitor", "launch", "--yes", *TODAY),
    "quarter close": ("quarter", "close", "2026-Q3", "--carry", "--draft", "--yes", "--today", "2026-10-02T16:05"),
    "split-goal": ("split-goal", "sales-2026Q4", "--into", "month", *TODAY),
    "confirm": ("confirm", "sales-2026Q4", "--as", "王经理", "--yes", *TODAY),
    "confirm --all-mine": ("confirm", "--all-mine", "--as", "王经理", "--yes", *TODAY),
    "goal set": ("goal", "set", "sales-2026Q4", "--target", "5300", "--key-actions", "年框续签,渠道放量", *TODAY),
    "actual add": ("actual", "add", "sales-2026Q3", "31.5", "--owner", "赵四", "--source", "CRM", *TODAY),
    "calendar import": ("calendar", "import", "2025"),
    "tasks plan": ("tasks", "plan", "next", "--carry", "--today", "2026-09-30"),
    "update": ("update", TASK, "--progress", "65%", *TODAY),
    "update --where": ("update", "--where", "status=in_progress", "--priority", "P1", "--yes", *TODAY),
    "done": ("done", TASK, *TODAY),
    "block": ("block", TASK, "--reason", "缺合同", "--needs", "法务审核", *TODAY),
    "assign": ("assign", TASK, "钱进", *TODAY),
    "leave": ("leave", "赵四", "--on", "2026-09-30", "--to", "钱进", "--yes", *TODAY),
    "away": ("away", "周敏", "2026-10-12..2026-10-14", *TODAY),
    "monitor record": ("monitor", "record", "launch", "曝光量", "880", "--date", "2026-09-30", "--today", "2026-09-30"),
    "monitor cause": ("monitor", "cause", "launch", "曝光量", "素材晚到两天", "--date", "2026-09-24", *TODAY),
    "monitor escalate": ("monitor", "escalate", "launch", "--plan", "加投 10 万元信息流", *TODAY),
    "monitor spend": ("monitor", "spend", "launch", "65", *TODAY),
    "monitor new": (
        *("monitor", "new", "double-11", "--project", "双十一", "--owner", "小张", "--start", "2026-11-01"),
        *("--days", "15", *TODAY),
    ),
    "monitor measure add": (
        *("monitor", "measure", "add", "launch", "曝光量", "补投短视频", "--owner", "小张", "--due", "2026-10-12"),
        *("--date", "2026-09-15", *TODAY),
    ),
    "monitor measure close": ("monitor", "measure", "close", "launch", "补投短视频", *TODAY),
    "monitor checkpoint add": (
        *("monitor", "checkpoint", "add", "launch", "--metric", "转化率", "--plan", "5%,6%"),
        *("--every", "week", "--from", "2026-10-12", "--until", "2026-10-25", "--owner", "小林", *TODAY),
    ),
    "review draft": ("review", "draft", "2026-09", "--held", "2026-10-02", *TODAY),
    "review explain": (
        *("review", "explain", "review-2026-07", "exposure-2026Q3", "--cause", "媒体加推", "--missed", "无", *TODAY),
    ),
    "review lesson": ("review", "lesson", "review-2026-08", "先验收再付款", "--standard", "付款 SOP", *TODAY),
    "review held": ("review", "held", "review-2026-08", "--held", "2026-09-03", *TODAY),
    "improvement add": (
        *("improvement", "add", "review-2026-08", "缩短验收", "--measure", "验收由 3 天缩短到 1 天"),
        *("--owner", "刘工", "--due", "2026-10-30", *TODAY),
    ),
    "improvement close": ("improvement", "close", "imp-2026-08-1", "--evidence", "表单已上线，转化率 3.1%", *TODAY),
    "request open": (
        *("request", "open", "展架", "--from", "市场部", "--to", "设计部", "--item", "易拉宝两幅"),
        *("--owner", "周敏", "--due", "2026-10-16", *TODAY),
    ),
    "request accept": ("request", "accept", "展架", "--as", "刘工", *TODAY),
    "request start": ("request", "start", "展架", *TODAY),
    "request change": ("request", "change", "req-2", "--due", "2026-10-14", *TODAY),
    "request deliver": ("request", "deliver", "req-2", "--as", "韩工", *TODAY),
    "request urgent": ("request", "urgent", "req-2", *TODAY),
    "request confirm": ("request", "confirm", "req-2", "--as", "赵四", *TODAY),
    "request respond": ("request", "respond", "req-2", "--as", "韩工", *TODAY),
    "request solve": ("request", "solve", "req-2", "--as", "韩工", *TODAY),
    "request escalate": ("request", "escalate", "req-2", "--plan", "先给样本数据", *TODAY),
    "request cancel": ("request", "cancel", "req-2", "--reason", "改用看板", *TODAY),
    "daily": ("daily", "--as", "周敏", "--done", "回访客户", *TODAY),
    "meeting new": ("meeting", "new", "weekly", "--held", "2026-10-12T16:00", *TODAY),
    "meeting close": (*("meeting", "close", "m-2026-W40", "--decision", "国庆值班表发出 @小张 2026-09-29", *TODAY),),
    "meeting distributed": ("meeting", "distributed", "m-2026-W40", "--today", "2026-09-28T18:30"),
    "schema": ("schema", "--editor"),
}

BEFORE: dict[str, tuple[tuple[str, ...], ...]] = {
    "monitor measure close": (WRITES["monitor measure add"],),
    "confirm": (WRITES["goal set"],),
    "confirm --all-mine": (WRITES["goal set"],),
    "request accept": (WRITES["request open"],),
    "request start": (WRITES["request open"], WRITES["request accept"]),
    "request confirm": (WRITES["request deliver"],),
    "request respond": (WRITES["request urgent"],),
    "request solve": (WRITES["request urgent"],),
}
"""What is written before some of them."""
