"""Help and messages of the command line."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text(
        "Run a marketing team by its operations handbook: goals, tasks, monitors, reviews and requests as plain YAML files in git.",
        "按运营手册管理营销团队：目标、任务、监控、复盘与协作需求，都是 git 仓库里的普通 YAML 文件。",
    ),
    "directory": Text("Look for the workspace in DIR and the folders above it.", "从该文件夹及其上级文件夹寻找工作区。"),
    "lang": Text(
        "Language of the output (default: TEAMOPS_LANG, else the workspace's `locale`).", "显示语言（默认取 TEAMOPS_LANG，其次取工作区的 `locale`）。"
    ),
    "version": Text("Print the version and exit.", "显示版本号后退出。"),
    "debug": Text("Show the traceback of an error.", "出错时显示完整的调用信息。"),
    "error": Text("error: {text}", "错误：{text}"),
    "unexpected": Text(
        "unexpected error: {text}; `teamops --debug …` shows where, please report it", "意外错误：{text}；用 `teamops --debug …` 可显示位置，请反馈给开发者"
    ),
    "today": Text("The day to use as today: 2026-09-07 (noon) or 2026-09-07T16:00.", "指定“今天”，如 2026-09-07（当天中午）或 2026-09-07T16:00。"),
    "check.help": Text(
        "Check the workspace against the handbook: files, goals, tasks, monitors, reviews, requests.",
        "检查工作区是否符合运营手册：文件、目标、任务、监控、复盘、协作需求。",
    ),
    "check.paths": Text(
        "Show only problems in these files and folders (all files are still read).", "只显示这些文件或文件夹里的问题（检查时仍会读取全部文件）。"
    ),
    "check.format": Text("Output format.", "输出格式。"),
    "check.select": Text("Only rules whose code starts with this, such as T or G002; repeatable.", "只看代码以此开头的规则，如 T、G002；可重复。"),
    "check.ignore": Text("Skip rules whose code starts with this; repeatable.", "忽略代码以此开头的规则；可重复。"),
    "check.mine": Text(
        "Only what you must act on (you: `--as`, else your e-mail in git).", "只看要由本人处理的（本人由 `--as` 指定，否则按 git 的邮箱识别）。"
    ),
    "check.owner": Text("Only what this person must act on; repeatable.", "只看要由此人处理的；可重复。"),
    "check.department": Text("Only what this department and its people must act on; repeatable.", "只看要由此部门及其人员处理的；可重复。"),
    "check.as": Text("Who you are, for --mine (id or name).", "--mine 中的本人（编号或姓名）。"),
    "check.fail_on": Text("Exit with 1 from this severity up.", "达到该级别时退出码为 1。"),
    "check.max_findings": Text(
        "Show at most N problems, 0 for all (default: 100 for `full`, else all); the counts include the rest.",
        "最多显示多少个问题，0 为全部（默认：`full` 为 100，其他格式为全部）；统计时全部计入。",
    ),
    "check.baseline": Text(
        "Hide problems recorded in the baseline FILE (counted per rule and record).", "忽略该基线文件中已记录的旧问题（按规则和记录计数）。"
    ),
    "check.update_baseline": Text(
        "Write the baseline: create it, or remove entries that are fixed. Never adds new ones.",
        "写入基线文件：没有则新建，已有则移除已解决的问题；不会增加新问题。",
    ),
    "check.grow_baseline": Text("Write the baseline from the current problems, including new ones.", "按当前情况写入基线文件，包括新出现的问题。"),
    "check.history": Text(
        "Check commits too: late deadline moves, lowered targets, figures changed after a review, signatures (H001–H005, T013).",
        "同时检查提交历史：逾期改期、调低目标、复盘后改数、代签等（H001–H005、T013）。",
    ),
    "check.verbose": Text(
        "Show each problem with its line and what to do, why rules were not decided, and what was not read.",
        "显示每个问题所在的行和做法、规则未作判断的原因，以及未读取的内容。",
    ),
    "check.fix": Text(
        "Fix what is safe to fix: date and number formats, spelling of choices, key order.",
        "修复可以安全修复的问题：日期和数字的写法、选项的写法、字段顺序。",
    ),
    "check.unsafe_fixes": Text(
        "With --fix or --diff: also replace misspelt names and keys with the closest match.", "与 --fix 或 --diff 同用：把写错的名称和字段改为最接近的那一个。"
    ),
    "check.diff": Text("Show what --fix would change; write nothing.", "只显示 --fix 将要改动的内容，不写入。"),
    "today.help": Text(
        "List what must be done today, most urgent first, for everyone or one person.", "列出今天要处理的事项，最紧急的在前：默认所有人，可只看一人。"
    ),
    "notify.help": Text(
        "Prepare today's reminders as a chat robot message for the team's group; printed only, unless --send is given.",
        "把今天要处理的事项整理成群机器人消息；不加 --send 时只显示，不发送。",
    ),
    "standup.help": Text("Print the list for the 15-minute stand-up, by person, blocked tasks first.", "生成 15 分钟站会用的清单：按人员列出，阻塞的在前。"),
    "show.help": Text(
        "Show a record in full with everything linked to it, or a person or department.", "查看一条记录的全部内容和相关记录，也可查看人员或部门。"
    ),
    "diff.help": Text(
        "Show what changed between two versions, or since one: goals, tasks, projects, reviews, requests, meetings.",
        "查看两个版本之间（或自某版本以来）的变更：目标、任务、项目、复盘、协作需求、会议。",
    ),
    "log.help": Text(
        "Show who changed what and when, from git: every field of every record, newest first.",
        "查看变更记录：谁、何时、改了哪个字段（取自 git 历史），最近的在前。",
    ),
    "blame.help": Text(
        "Show who set each field of a record to its current value, when, and in which commit.", "查看一条记录的每个字段是谁、何时、在哪次提交中改成现在的值。"
    ),
    "rule.help": Text("Explain a rule, with a bad and a good example.", "解释一条规则，并给出反例和正例。"),
    "rule.code": Text("The rule's code or name, such as T001 (default: list all rules).", "规则代码或名称，如 T001；不填则列出全部规则。"),
    "schema.help": Text(
        "Print the JSON Schema of the files, for editors and other programs.",
        "输出文件格式的 JSON Schema，供编辑器补全、提示和其他程序使用。",
    ),
    "schema.section": Text("One of: {names} (default: a whole file of records).", "可选：{names}（默认为整个记录文件）。"),
    "schema.output": Text("Write to FILE instead of the screen.", "写入该文件，而不是屏幕。"),
    "schema.editor": Text(
        "Write the VS Code files into the workspace and refresh its schemas; run again after upgrading teamops.",
        "把 VS Code 所需文件写入工作区并更新其中的 schema；升级 teamops 后请再次运行。",
    ),
    "committed": Text("committed as {commit}", "已提交：{commit}"),
    "report.help": Text("Print a form of the handbook, the pack for a meeting, or a person's page.", "打印手册中的表格、会议材料或个人工作页。"),
    "report.name": Text("One of: {names}.", "可选：{names}。"),
    "report.about": Text(
        "The person, meeting (also by its day) or goal of `report person`, `minutes`, `goals`, `confirmation`.",
        "针对的人员（`person`）、会议（`minutes`，可写日期）或目标（`goals`、`confirmation`），可写编号或名称。",
    ),
    "report.all_people": Text(
        "Write one file per person into the folder of -o; with --department, only for the people of that department.",
        "为每个人各生成一个文件，写入 -o 指定的文件夹；加 --department 则只为该部门人员生成。",
    ),
    "report.format": Text("Output format (default: by the ending of -o, else terminal).", "输出格式（默认取 -o 的扩展名，否则为 terminal）。"),
    "report.output": Text("Write to FILE instead of the screen.", "写入该文件，而不是屏幕。"),
    "report.period": Text(
        "The period, such as 2026-Q3, 2026-09 or 2026-W40 (default: today's; for reviews, last month).",
        "覆盖的周期，如 2026-Q3、2026-09、2026-W40（默认为今天所在周期；月度和复盘为上个月，季度为上个月所在季度）。",
    ),
    "report.person": Text("Only this person (id or name).", "只看某人（编号或姓名）。"),
    "report.department": Text("Only this department (id or name).", "只看某部门（编号或名称）。"),
    "report.faults": Text(
        "{count} file{count:|s} could not be fully read; the unread parts are missing here: run `teamops check`",
        "有 {count} 个文件未能完整读取，以下不含未读取的内容：请运行 `teamops check`",
    ),
    "report.open": Text(
        "Open the report in the default program, as HTML unless --format is given; without -o it is written to .teamops/printouts.",
        "用系统默认程序打开（未指定 --format 时为 HTML）；未指定 -o 时写入 .teamops/printouts。",
    ),
    "report.not_opened": Text("no program on this computer can open it; the file is {file}", "这台电脑没有可用的程序来打开；文件在 {file}"),
    "report.written": Text("written: {file}", "已写入：{file}"),
    "split_goal.help": Text(
        "Split a goal into quarters, months, weeks and people; the parts add up exactly.",
        "把目标分解到季度、月、周和人员，各分解项之和与总目标分毫不差。",
    ),
    "split_goal.goal": Text("The goal or a part of it, such as sales-2026Q4 or sales-2026Q4/2026-10.", "目标或分解项，如 sales-2026Q4、sales-2026Q4/2026-10。"),
    "split_goal.into": Text(
        "Levels from coarse to fine: quarter, month, week, people; department may come anywhere before people (default: as last time, else month,week,people).",
        "分解层级，从粗到细：`quarter`、`month`、`week`、`people`；`department` 在 `people` 之前（默认同上次，否则为 `month,week,people`）。",
    ),
    "split_goal.by": Text(
        "What periods are weighed by: working days of the team's calendar, equal parts, the actuals of earlier years, "
        "or --weights (default: as last time, else workdays).",
        "各周期的权重依据：`workdays` 按团队日历的工作日，`equal` 平均，`history` 按往年实际值，`custom` 用 --weights（默认同上次，否则 `workdays`）。",
    ),
    "split_goal.weights": Text("Weights of the first level of periods, such as 16:17:17.", "第一级周期的权重，如 16:17:17。"),
    "split_goal.people": Text(
        "People and their weights, such as li=2,wang=1 (default: as last time, else the department's people by capacity, less days off).",
        "人员及权重，如 `李明=2,王芳=1`（默认同上次，否则取部门全部人员，按投入比例，并扣除休假）。",
    ),
    "split_goal.posts": Text("Only people with one of these job roles (`post`), separated by commas.", "只分给担任这些岗位的人员，用逗号分隔。"),
    "split_goal.departments": Text(
        "Departments (or functions) and their weights (default: all departments with people, by capacity).",
        "部门（或职能）及权重（默认取所有有人员的部门，按投入比例）。",
    ),
    "split_goal.buffer": Text(
        "Buffer, recorded in the goal: `over:10` makes the parts 10% more than the whole, `reserve:12` makes them 12% less (default level: people).",
        "缓冲，记录在目标中：`over:10` 使各分解项合计比总目标高 10%，`reserve:12` 使其低 12%（默认在 `people` 一级）。",
    ),
    "split_goal.from_actuals": Text(
        "Set periods that have ended to their actuals; the others absorb the difference (implies --replace).",
        "已结束的周期改为实际完成值，差额由其余部分承担（等同于同时使用 --replace）。",
    ),
    "split_goal.replace": Text(
        "Recompute existing parts unless they are locked, confirmed, or ended as of --today.",
        "重新计算已有的分解项（已锁定、已确认，或截至 --today 已结束的除外）。",
    ),
    "split_goal.since": Text(
        "Weigh the rest from this day on; parts that end before it stay (default: today).", "从这一天起按剩余工作日分配其余分解项，此前结束的不变（默认今天）。"
    ),
    "split_goal.explain": Text(
        "Show weight, exact share, remainder and rank of each part, to check it by hand.", "显示每个分解项的权重、精确份额、余数和进位次序，便于手工复核。"
    ),
    "split_goal.format": Text("Output format.", "输出格式。"),
    "split_goal.yes": Text("Do not ask before writing.", "写入前不再询问。"),
    "split_goal.confirm": Text("Write this?", "确认写入？"),
    "split_goal.more": Text("… and {lines} more line{lines:|s} (`--dry-run` shows all)", "…… 另有 {lines} 行（`--dry-run` 可查看全部）"),
    "split_goal.left": Text("Nothing was written.", "没有写入任何内容。"),
    "confirm.help": Text(
        "Confirm a goal or a part of it in your own name; `--list` shows who has not.", "以本人名义确认目标或分解项；`--list` 查看谁还没有确认。"
    ),
    "confirm.path": Text(
        "The goal or a part of it, such as sales-2026Q4 or sales-2026Q4/2026-10; confirming a goal also confirms your parts.",
        "目标或分解项，如 sales-2026Q4、sales-2026Q4/2026-10；确认目标即同时确认本人的各分解项。",
    ),
    "confirm.all_mine": Text("Confirm everything that waits for you, in all goals or in GOAL.", "确认所有待本人确认的目标和分解项；写明目标时仅限该目标。"),
    "confirm.as": Text("Who confirms (id or name).", "确认人（编号或姓名）。"),
    "confirm.note": Text("A note kept with the confirmation.", "随确认一并保存的备注。"),
    "confirm.list": Text(
        "List who has not confirmed, whose confirmation has lapsed, and the level of evidence.", "列出谁未确认、谁的确认已失效，以及证据等级。"
    ),
    "confirm.yes": Text("Do not ask before writing.", "写入前不再询问。"),
    "would_write": Text("would be written: {files}", "将写入：{files}"),
    "written": Text("written: {files}", "已写入：{files}"),
    "written_unseen": Text("written: {files}; only the result could not be shown: {problem}", "已写入：{files}；只是结果无法显示：{problem}"),
    "init.help": Text(
        "Create a workspace: settings, and the official calendars of this year and the next, if published.",
        "新建工作区：写入设置文件，以及今年和明年已公布的放假调休日历。",
    ),
    "init.folder": Text("The folder; created if missing.", "文件夹；不存在则新建。"),
    "init.team": Text("The team's name.", "团队名称。"),
    "init.ask_team": Text("The team's name", "团队名称"),
    "init.would_write": Text("would be written: {file}", "将写入：{file}"),
    "init.written": Text("written: {file}", "已写入：{file}"),
    "init.default_team": Text("Marketing team", "我们的营销团队"),
    "init.next": Text(
        "Next: enter your people and departments in teamops.yaml, then run `teamops new goal` and `teamops check`.",
        "下一步：在 teamops.yaml 中填写人员和部门，然后运行 `teamops new goal` 和 `teamops check`。",
    ),
    "new.help": Text("Add a record; in a terminal, missing values are asked for.", "新增一条记录：在终端里逐项询问，或用选项给出。"),
    "new.kind": Text(
        "Add a new {kind}. In a terminal, missing values are asked for; people may be given by name.",
        "新增{kind}。在终端中会询问未给出的内容；人员可写姓名。",
    ),
    "new.like": Text("{question}, such as {example}", "{question}，如 {example}"),
    "new.needed": Text("{name} cannot be empty", "{name}不能为空"),
    "new.taken": Text("“{value}” already exists; use another id", "已有编号“{value}”；请换一个"),
    "new.bad_id": Text(
        "“{value}” is not an id; use one word without blanks, quotes, / or +", "“{value}”不是编号：编号是一个词，不含空格、引号、/ 和 +，不以 - 开头"
    ),
    "new.bad_criteria": Text(
        "{option}: “{value}” is not a criterion; use “attainment ≥ 95% each month”", "{option}：“{value}”不是完成标准，应写成“每月达标率≥95%”"
    ),
    "new.missing": Text(
        "missing: {options}; run `teamops new {kind}` in a terminal to be asked", "缺少 {options}；在终端里运行 `teamops new {kind}`，会逐项询问"
    ),
    "new.file": Text("The file to write to (default: by kind and date).", "写入的文件（默认按种类和日期）。"),
    "panel.begin": Text("Getting started", "开始使用"),
    "panel.change": Text("Change and undo", "修改与撤销"),
    "panel.goals": Text("Goals (§1)", "目标（§1）"),
    "panel.tasks": Text("Tasks (§2)", "任务（§2）"),
    "panel.projects": Text("Projects (§3)", "项目监控（§3）"),
    "panel.together": Text("Collaboration (§5)", "协作（§5）"),
    "panel.reviews": Text("Reviews (§4)", "复盘（§4）"),
    "panel.look": Text("View, check, print", "查看、检查与打印"),
    "panel.setup": Text("Setup", "环境配置"),
    "completion.help": Text("Set up completion of commands, options, ids and people in the shell.", "让命令行补全命令、选项、编号和人员。"),
    "load.help": Text("Show everyone's workload: P0 tasks by day, open tasks by week.", "查看人员负荷：每人每日的 P0 任务数，每周的在办任务数。"),
    "assign.help": Text("Assign a task; without a person, list people whose job role and workload fit.", "分配任务；不写人员则列出岗位和负荷合适的人选。"),
    "update.help": Text(
        "Update tasks: status, progress, dates. With only ids, confirm that the status is still right.",
        "更新任务的状态、进度、日期等；只给编号则确认状态仍属实。",
    ),
    "done.help": Text("Mark tasks as done.", "把任务标为已完成。"),
    "block.help": Text("Mark tasks as blocked, with the reason and what they need.", "把任务标为阻塞，并写明原因和所需资源。"),
    "daily.help": Text(
        "Write your daily report: done today, next steps, help needed; prefilled from the day's changes.",
        "写工作日报：今日完成、明日计划、需要的协助；先按当天的数据变动自动填写。",
    ),
    "docname.help": Text(
        "Print the name for a shared document by the team's pattern; `--check` checks existing names.",
        "按团队规则给出共享文档的文件名；`--check` 检查已有的文件名。",
    ),
    "rename.help": Text("Change the id of a record, person or department, and all references to it.", "修改记录、人员或部门的编号，所有引用一并更新。"),
    "delete.help": Text("Delete records that nothing refers to, or together with their references.", "删除没有被引用的记录，也可连同引用一起删除。"),
    "demo.help": Text(
        "Create the example as a git repository with its history, and run the main steps on it.", "生成带历史的示例 git 仓库，并在其上运行主要流程。"
    ),
    "demo.folder": Text("A new or empty folder.", "尚不存在或为空的文件夹。"),
    "demo.would_make": Text("{folder}: would be created, with {files} files in {commits} commits", "{folder}：将生成，含 {files} 个文件、{commits} 次提交"),
    "demo.made": Text(
        "{folder}: the third quarter of 2026 of a marketing team, in {commits} commits", "{folder}：一个营销团队的 2026 年第三季度，共 {commits} 次提交"
    ),
    "demo.done": Text(
        "The weekly meeting pack, ready to print: {page}\nNext (today is {day} in the example):\n"
        "  {teamops} today --today {day}\n  {teamops} report goals --today {day}\n  {teamops} log --limit 5",
        "可打印的周例会材料：{page}\n接着试试（示例中的今天是 {day}）：\n"
        "  {teamops} today --today {day}\n  {teamops} report goals --today {day}\n  {teamops} log --limit 5",
    ),
}
