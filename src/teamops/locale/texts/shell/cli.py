"""Help and messages of the command line."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text(
        "Run a marketing team by its operations handbook: goals, tasks, monitors, reviews and requests as plain YAML files in git.",
        "按运营手册管理营销团队：目标、任务、监控、复盘与协作需求，都是 git 仓库里的普通 YAML 文件。",
    ),
    "directory": Text("Look for the workspace in DIR and above it.", "从 DIR 及其上级文件夹寻找工作区。"),
    "lang": Text("Language of words (default: TEAMOPS_LANG, else the workspace's `locale`).", "显示语言（默认取 TEAMOPS_LANG，其次取工作区的 `locale`）。"),
    "version": Text("Print the version and leave.", "显示版本号后退出。"),
    "debug": Text("Show the traceback of an error.", "出错时显示完整的调用信息。"),
    "error": Text("error: {text}", "错误：{text}"),
    "unexpected": Text(
        "unexpected error: {text} (`teamops --debug …` shows where; please report it)", "意外错误：{text}（`teamops --debug …` 可显示位置，请反馈给开发者）"
    ),
    "today": Text("The day that counts as today, as 2026-09-07 (its noon) or 2026-09-07T16:00.", "指定“今天”，如 2026-09-07（当天中午）或 2026-09-07T16:00。"),
    "check.help": Text(
        "Say what breaks the handbook: files, goals, tasks, monitors, reviews, requests.",
        "检查哪些地方不符合运营手册：文件、目标、任务、监控、复盘、协作需求。",
    ),
    "check.paths": Text(
        "Show findings in these files and folders only; everything is read all the same.", "只显示这些文件或文件夹里的问题（检查时仍会读取全部文件）。"
    ),
    "check.format": Text("How findings are printed.", "输出格式。"),
    "check.select": Text("Only rules whose code begins so, such as T or G002; repeatable.", "只看代码以此开头的规则，如 T、G002；可重复。"),
    "check.ignore": Text("Not the rules whose code begins so; repeatable.", "忽略代码以此开头的规则；可重复。"),
    "check.fail_on": Text("The severity from which on the exit code is 1.", "达到该级别时退出码为 1。"),
    "check.max_findings": Text(
        "Show at most so many findings, 0 for all (default: 100 as `full`, else all); all count.",
        "最多显示多少个问题，0 为全部（默认：full 为 100，其他格式为全部）；统计时全部计入。",
    ),
    "check.baseline": Text(
        "Be silent about what FILE holds, the breaches of an earlier day by rule and record.", "忽略基线文件 FILE 中已记录的旧问题（按规则和记录计数）。"
    ),
    "check.update_baseline": Text(
        "Write the baseline: made where there is none, else let go of what is mended; it never grows.",
        "写入基线文件：没有则新建，已有则移除已解决的问题；不会增加。",
    ),
    "check.grow_baseline": Text("Write the baseline as things are now, new findings included.", "按当前情况写入基线文件，包括新出现的问题。"),
    "check.history": Text(
        "Look at commits too: deadlines moved late, targets lowered, figures changed after a review, who signed (H001–H005, T013).",
        "同时检查提交历史：逾期改期、调低目标、复盘后改数、代签等（H001–H005、T013）。",
    ),
    "check.verbose": Text("List what was not read, what is left out, and rules that are off.", "列出未读取、未纳入的文件和已关闭的规则。"),
    "check.fix": Text(
        "Mend what can be mended safely: forms of dates and numbers, spelling of choices, order of keys.",
        "修复可以安全修复的问题：日期和数字的写法、选项的写法、字段顺序。",
    ),
    "check.unsafe_fixes": Text(
        "With --fix or --diff: take near misses of names and keys for what they resemble.", "与 --fix 或 --diff 同用：把写错的名称和字段改为最接近的那一个。"
    ),
    "check.diff": Text("Show what --fix would change, and write nothing.", "只显示 --fix 将要改动的内容，不写入。"),
    "today.help": Text(
        "List what must be done today, the most urgent first: for everybody, or for one person.", "列出今天要处理的事项，最紧急的在前：默认所有人，可只看一人。"
    ),
    "standup.help": Text(
        "Print the sheet for the 15-minute stand-up: person by person, what is blocked first.", "生成 15 分钟站会用的清单：按人员列出，阻塞的在前。"
    ),
    "show.help": Text(
        "Show a record with all it says and all that is linked with it, or a person or department.", "查看一条记录的全部内容和相关记录，也可查看人员或部门。"
    ),
    "diff.help": Text(
        "Tell what changed between two versions, or since one: goals, tasks, projects, reviews, requests, meetings.",
        "说明两个版本之间（或自某版本以来）的变更：目标、任务、项目、复盘、协作需求、会议。",
    ),
    "log.help": Text(
        "Tell who changed what, when, from git: every field of every record, the newest first.",
        "查看变更记录：谁、何时、改了哪个字段（取自 git 历史），最近的在前。",
    ),
    "blame.help": Text(
        "Tell who gave each field of a record its present value, when, and in which commit.", "查看一条记录的每个字段是谁、何时、在哪次提交中改成现在的值。"
    ),
    "rule.help": Text("Explain a rule, with a bad and a good example.", "解释一条规则，并给出反例和正例。"),
    "rule.code": Text("The rule's code or name, such as T001; all rules if left out.", "规则代码或名称，如 T001；不填则列出全部规则。"),
    "schema.help": Text(
        "Print the JSON Schema of the files, for completion and help in editors and for other programs.",
        "输出文件格式的 JSON Schema，供编辑器补全、提示和其他程序使用。",
    ),
    "schema.section": Text("One of: {names} (default: a whole file of records).", "可选：{names}（默认为整个记录文件）。"),
    "schema.output": Text("Write to FILE instead of the screen.", "写入文件 FILE，而不是屏幕。"),
    "schema.editor": Text(
        "Write the files for VS Code into the workspace, and renew its schemas: again after an update of teamops.",
        "把 VS Code 所需文件写入工作区并更新其中的 schema；升级 teamops 后请再次运行。",
    ),
    "committed": Text("committed as {commit}", "已提交：{commit}"),
    "report.help": Text("Print one of the handbook's forms, the pack for a meeting, or somebody's page.", "打印手册中的表格、会议材料或个人工作页。"),
    "report.name": Text("One of: {names}.", "可选：{names}。"),
    "report.about": Text(
        "Whom or what it is about, by id or name: the person (report person), the meeting (report minutes).",
        "针对的人员（report person）或会议（report minutes），可写编号或名称。",
    ),
    "report.all_people": Text(
        "One file for each person, in the folder that -o names; with --department for the people of that department.",
        "为每个人各生成一个文件，写入 -o 指定的文件夹；加 --department 则只为该部门人员生成。",
    ),
    "report.format": Text("How the report is written.", "输出格式。"),
    "report.output": Text("Write to FILE instead of the screen.", "写入文件 FILE，而不是屏幕。"),
    "report.period": Text(
        "What it covers, such as 2026-Q3, 2026-09 or 2026-W40 (default: today's, of reviews the last month).",
        "覆盖的周期，如 2026-Q3、2026-09、2026-W40（默认为今天所在周期；月度和复盘为上个月，季度为上个月所在季度）。",
    ),
    "report.person": Text("Only what concerns this person (id or name).", "只看某人（编号或姓名）。"),
    "report.department": Text("Only what concerns this department (id or name).", "只看某部门（编号或名称）。"),
    "report.faults": Text(
        "{count} file{count:|s} could not be read in whole, and what {count:it says|they say} is missing here: run `teamops check`",
        "有 {count} 个文件未能完整读取，以下不含未读取的内容：请运行 `teamops check`",
    ),
    "report.open": Text(
        "Open the report in the system's program for it, as HTML unless --format says otherwise; without -o it is written to .teamops/printouts.",
        "用系统默认程序打开（未指定 --format 时为 HTML）；未指定 -o 时写入 .teamops/printouts。",
    ),
    "report.not_opened": Text("no program here opens it; the file is {file}", "这台电脑没有可用的程序来打开；文件在 {file}"),
    "report.written": Text("written: {file}", "已写入：{file}"),
    "split_goal.help": Text(
        "Split a goal into quarters, months, weeks and people, so that the parts add up exactly.",
        "把目标分解到季度、月、周和人员，各部分之和与总目标分毫不差。",
    ),
    "split_goal.goal": Text(
        "The goal or a part of it, such as sales-2026Q4 or sales-2026Q4/2026-10.", "目标或其中一部分，如 sales-2026Q4、sales-2026Q4/2026-10。"
    ),
    "split_goal.into": Text(
        "Levels, coarse to fine: quarter, month, week, people; department before people (default: as last time, else month,week,people).",
        "分解层级，从粗到细：quarter、month、week、people；department 在 people 之前（默认同上次，否则为 month,week,people）。",
    ),
    "split_goal.by": Text(
        "What periods are weighed by: working days of the team's calendar, equal parts, the actuals of earlier years, "
        "or --weights (default: as last time, else workdays).",
        "各周期的权重依据：workdays 按团队日历的工作日，equal 平均，history 按往年实际值，custom 用 --weights（默认同上次，否则 workdays）。",
    ),
    "split_goal.weights": Text("Weights of the first level of periods.", "第一级周期的权重。"),
    "split_goal.people": Text(
        "People and their weights (default: as last time, else the department's people by capacity, less days off).",
        "人员及权重（默认同上次，否则取部门全部人员，按投入比例，并扣除休假）。",
    ),
    "split_goal.posts": Text("Only people who hold one of these posts, separated by commas.", "只分给担任这些岗位的人员，用逗号分隔。"),
    "split_goal.departments": Text(
        "Departments (or functions) and their weights (default: all that have people, by their capacity).",
        "部门（或职能）及权重（默认取所有有人员的部门，按投入比例）。",
    ),
    "split_goal.buffer": Text(
        "Slack, recorded in the goal: parts come to more than the whole, or to less (default level: people).",
        "缓冲，记录在目标中：over 使各部分合计高于总目标，reserve 使其低于总目标（默认在 people 一级）。",
    ),
    "split_goal.from_actuals": Text(
        "Put periods that have ended at what was reached; the rest absorbs the difference (implies --replace).",
        "已结束的周期改为实际完成值，差额由其余部分承担（等同于同时使用 --replace）。",
    ),
    "split_goal.replace": Text(
        "Compute parts anew that stand already, unless they are locked, confirmed, or over as of --today.",
        "重新计算已有的部分（已锁定、已确认，或截至 --today 已结束的除外）。",
    ),
    "split_goal.since": Text(
        "From this day on the rest is weighed; what ends before stays (default: today).", "从这一天起按剩余工作日分配其余部分，此前结束的部分不变（默认今天）。"
    ),
    "split_goal.explain": Text(
        "Show weight, exact share, remainder and rank of each part, to redo it by hand.", "显示每个部分的权重、精确份额、余数和补位次序，便于手工复核。"
    ),
    "split_goal.format": Text("How the split is printed.", "输出格式。"),
    "split_goal.yes": Text("Do not ask before writing.", "写入前不再询问。"),
    "split_goal.confirm": Text("Write this?", "确认写入？"),
    "split_goal.more": Text("… and {lines} more line{lines:|s} (`--dry-run` shows all)", "…… 另有 {lines} 行（`--dry-run` 可查看全部）"),
    "split_goal.left": Text("Nothing was written.", "没有写入任何内容。"),
    "confirm.help": Text(
        "Agree to a goal or a part of it in one's own name; `--list` shows who has not.", "以本人名义确认目标或分解项；`--list` 查看谁还没有确认。"
    ),
    "confirm.path": Text(
        "The goal or a part of it, such as sales-2026Q4 or sales-2026Q4/2026-10; signing a goal signs one's parts too.",
        "目标或其中一部分，如 sales-2026Q4、sales-2026Q4/2026-10；在目标处确认，即同时确认本人的各分解项。",
    ),
    "confirm.as": Text("Who agrees (id or name).", "确认人（编号或姓名）。"),
    "confirm.note": Text("A remark that is kept with the confirmation.", "随确认一并保存的备注。"),
    "confirm.list": Text(
        "Show who has not confirmed, whose confirmation lapsed, and how strong the evidence is.", "列出谁未确认、谁的确认已失效，以及证据等级。"
    ),
    "confirm.format": Text("How the list is printed.", "列表的输出格式。"),
    "confirm.yes": Text("Do not ask before writing.", "写入前不再询问。"),
    "written": Text("written: {files}", "已写入：{files}"),
    "written_unseen": Text("written: {files}; only the message could not be shown: {problem}", "已写入：{files}；只是结果无法显示：{problem}"),
    "init.help": Text(
        "Start a workspace: settings, and the calendars of this year and the next where they are official.",
        "新建工作区：写入设置文件，以及今年和明年已公布的放假调休日历。",
    ),
    "init.folder": Text("The folder; made if it is not there.", "文件夹；不存在则新建。"),
    "init.team": Text("The team's name.", "团队名称。"),
    "init.ask_team": Text("The team's name", "团队名称"),
    "init.written": Text("written: {file}", "已写入：{file}"),
    "init.default_team": Text("Marketing team", "我们的营销团队"),
    "init.next": Text(
        "Next: put your people and departments into teamops.yaml, then `teamops new goal` and `teamops check`.",
        "下一步：在 teamops.yaml 中填写人员和部门，然后运行 `teamops new goal` 和 `teamops check`。",
    ),
    "new.help": Text("Add a record: asked for in a terminal, or given by options.", "新增一条记录：在终端里逐项询问，或用选项给出。"),
    "new.kind": Text(
        "Add a new {kind}. In a terminal what is not given is asked for; names of people are understood.",
        "新增{kind}。在终端中会询问未给出的内容；人员可写姓名。",
    ),
    "new.file": Text("The file it goes into (default: by its kind and date).", "写入的文件（默认按种类和日期）。"),
    "panel.begin": Text("To begin", "开始使用"),
    "panel.goals": Text("Goals (§1)", "目标（§1）"),
    "panel.tasks": Text("Tasks (§2)", "任务（§2）"),
    "panel.projects": Text("Projects under watch (§3)", "项目监控（§3）"),
    "panel.together": Text("Working together (§5)", "协作（§5）"),
    "panel.reviews": Text("Reviews (§4)", "复盘（§4）"),
    "panel.look": Text("Looking and printing", "查看、检查与打印"),
    "panel.setup": Text("Setting up", "环境配置"),
    "completion.help": Text("Let the shell complete commands, options, ids and people.", "让命令行补全命令、选项、编号和人员。"),
    "load.help": Text("Who holds how many P0 tasks by day, and how full everybody is by week.", "人员负荷：每人每日的 P0 任务数，每周的在办任务数。"),
    "assign.help": Text("Give a task to somebody; without a person, show whose post and load fit.", "分配任务；不写人员则列出岗位和负荷合适的人选。"),
    "update.help": Text(
        "Say how tasks stand: status, progress, dates. With nothing but ids the status is confirmed as it is.",
        "更新任务的状态、进度、日期等；只给编号时，确认当前状态仍然属实。",
    ),
    "done.help": Text("Say that tasks are done.", "把任务标为已完成。"),
    "block.help": Text("Say that tasks are blocked, why, and what they need.", "把任务标为阻塞，并写明原因和所需资源。"),
    "daily.help": Text(
        "Write one's daily report: what was done, what comes next, what help is needed; filled from the day's changes.",
        "写工作日报：今日完成、明日计划、需要的协助；先按当天的数据变动自动填写。",
    ),
    "docname.help": Text(
        "Say how a shared document is to be named; `--check` looks at names that there are.", "按团队规则给出共享文档的文件名；`--check` 检查已有的文件名。"
    ),
    "demo.help": Text(
        "Make the example as a git repository with its history, and run the main job on it.", "生成带历史的示例 git 仓库，并在其上运行主要流程。"
    ),
    "demo.folder": Text("A folder that is not there yet, or empty.", "尚不存在或为空的文件夹。"),
    "demo.made": Text(
        "{folder}: a marketing team's third quarter of 2026, in {commits} commits", "{folder}：一个营销团队的 2026 年第三季度，共 {commits} 次提交"
    ),
    "demo.done": Text(
        "The weekly pack as a page to print: {page}\nGo on in {folder}: teamops check · teamops report goals · git log",
        "可打印的周例会材料：{page}\n接着在 {folder} 里试试：teamops check · teamops report goals · git log",
    ),
}
