"""Errors: why a command cannot go on, and what to do."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "no_workspace": Text(
        "no workspace: no teamops.yaml in {folder} or the folders above; `teamops init` creates one here, `-C DIR` selects another folder",
        "找不到工作区：{folder} 及其上级文件夹里都没有 teamops.yaml；用 `teamops init` 在此新建，或用 `-C 文件夹` 指定位置",
    ),
    "folder_unreadable": Text("cannot read the folder {folder}: {problem}", "无法读取文件夹 {folder}：{problem}"),
    "locked": Text(
        "another teamops is still writing in {folder} after {seconds} s; try again when it has finished",
        "另一个 teamops 正在写入 {folder}，等待 {seconds} 秒仍未结束；请稍后重试",
    ),
    "changed_meanwhile": Text(
        "{file} was changed by someone else after it was read; nothing was written: run the command again",
        "{file} 在读取之后被别人修改过；没有写入任何内容：请重新运行命令",
    ),
    "inside_workspace": Text(
        "{folder} is inside the workspace {root}, which would no longer read it; nothing was written: choose a folder outside",
        "{folder} 位于工作区 {root} 之内，新建后原工作区将不再读取它；没有写入任何内容：请在工作区之外新建",
    ),
    "already_exists": Text("{file} already exists; nothing was written", "{file} 已存在；没有写入任何内容"),
    "taken_back": Text(
        "an earlier write was interrupted, and {changed} was changed since; that change stands, the other files are as "
        "before the write, and what was to be written is kept in {folder}: take from it what you need, delete it, and "
        "run that command again",
        "之前的写入被中断，此后 {changed} 又被修改过；该修改保留，其余文件恢复到写入之前，"
        "当时要写入的内容保存在 {folder}：取回需要的内容，删除该文件夹，再重新运行当时的命令",
    ),
    "taken_back_unchanged": Text(
        "an earlier write was interrupted and could not be finished; the files are as before it, and what was to be "
        "written is kept in {folder}: take from it what you need, delete it, and run that command again",
        "之前的写入被中断，无法完成；文件已恢复到写入之前，当时要写入的内容保存在 {folder}：取回需要的内容，删除该文件夹，再重新运行当时的命令",
    ),
    "not_taken_back": Text(
        "{files} contain what the interrupted write wrote, because their earlier content is gone: look at them",
        "{files} 仍是那次被中断的写入所写的内容，因为原内容已不存在：请查看这些文件",
    ),
    "laid_aside": Text(
        "someone saved a file twice during a write; the older version is kept in {folder}: take what you need and delete it",
        "写入期间有人两次保存了同一个文件；较早的文本保存在 {folder}：取回需要的内容后删除该文件夹",
    ),
    "read_as_it_is": Text(
        "an earlier write is not finished, and cannot be now: {why}; what follows is about the files as they are at "
        "this moment, and some of them may be older than others",
        "之前的写入尚未完成，现在也无法完成：{why}；以下内容依据文件此刻的状态，其中可能新旧不一",
    ),
    "journal_damaged": Text(
        "{file} records an interrupted write, but it is damaged, was not written by you in this folder, or your key "
        "for it is gone, so it is ignored: delete {file}",
        "{file} 记录了一次被中断的写入，但它已损坏、不是由你在本文件夹写入，或校验它的密钥已不在，因此不予采用：请删除 {file}",
    ),
    "journal_damaged_with": Text(
        "{file} records an interrupted write, but it is damaged, was not written by you in this folder, or your key "
        "for it is gone, so it is ignored: look at {staged}, keep what you need, then delete them and {file}",
        "{file} 记录了一次被中断的写入，但它已损坏、不是由你在本文件夹写入，或校验它的密钥已不在，因此不予采用："
        "请查看 {staged}，保留需要的内容，然后删除它们和 {file}",
    ),
    "not_replaced": Text(
        "{file} could not be replaced: {problem}; nothing was written: close the program that has the file open, then run the command again",
        "无法替换 {file}：{problem}；没有写入任何内容：请关闭占用该文件的程序，然后重新运行命令",
    ),
    "unfinished": Text(
        "{file} could not be replaced: {problem}; an interrupted write is still pending, and the next teamops command "
        "tries again: close the program that has the file open, or make it writable, then run `teamops check`",
        "无法替换 {file}：{problem}；有一次被中断的写入尚未处理完，下一次运行 teamops 时会再试："
        "请关闭占用该文件的程序，或恢复写入权限，然后运行 `teamops check`",
    ),
    "same_file": Text("{file} and {other} are the same file; nothing was written", "{file} 和 {other} 是同一个文件；没有写入任何内容"),
    "outside": Text("{file} is outside the workspace; nothing was written", "{file} 在工作区之外；没有写入任何内容"),
    "read_only": Text("no permission to write at {place}; nothing was written", "没有写入 {place} 的权限；没有写入任何内容"),
    "disk_full": Text("the disk is full at {place}; nothing was written", "磁盘已满（{place}）；没有写入任何内容"),
    "cannot_write": Text("cannot write at {place}: {problem}; nothing was written", "无法写入 {place}：{problem}；没有写入任何内容"),
    "output_lost": Text("the output could not be written: {problem}; no file was changed", "无法输出结果：{problem}；没有写入任何内容"),
    "system": Text("the system refused access to {place}: {problem}", "系统拒绝访问 {place}：{problem}"),
    "edit_refused": Text(
        "{file} cannot be changed safely because of how line {line} is written; nothing was written: change it by hand, or write the record on several lines",
        "{file} 第 {line} 行的写法无法安全地自动修改；没有写入任何内容：请手工修改，或把该记录改写为多行形式",
    ),
    "grown_too_large": Text(
        "{file} would have {size} bytes, more than the {limit} that are read; nothing was written: split the file",
        "{file} 将有 {size} 字节，超过可读取的 {limit} 字节；没有写入任何内容：请拆分该文件",
    ),
    "unreadable_file": Text("{file} cannot be changed while it has problems: run `teamops check`", "{file} 有格式错误，无法修改：请先运行 `teamops check`"),
    "bad_today": Text(
        "{option}: “{value}” is not a day or time; use 2026-09-07 or 2026-09-07T16:00",
        "{option}：“{value}”不是日期或时间，应写成 2026-09-07 或 2026-09-07T16:00",
    ),
    "bad_year": Text("{option}: the year of “{value}” must be {first} to {last}", "{option}：“{value}”的年份应在 {first} 至 {last} 之间"),
    "no_such_path": Text("{path}: no such file or folder", "{path}：没有这个文件或文件夹"),
    "path_outside": Text("{path} is outside the workspace {folder}", "{path} 不在工作区 {folder} 之内"),
    "no_such_code": Text(
        "{option}: no rule code starts with “{code}”; use a family ({families}) or a code such as T006; `teamops rule` lists all",
        "{option}：没有以“{code}”开头的规则；可写类别（{families}）或规则编号，如 T006；用 `teamops rule` 查看全部",
    ),
    "no_such_language": Text("{option}: “{value}” is not a language; use zh or en", "{option}：没有语言“{value}”；可写 `zh` 或 `en`"),
    "no_such_folder": Text("-C: the folder “{folder}” does not exist", "-C：文件夹“{folder}”不存在"),
    "no_such_rule": Text("no rule “{code}”; `teamops rule` lists all", "没有规则“{code}”；用 `teamops rule` 查看全部"),
    "did_you_mean": Text("; did you mean {near}?", "；是不是{near}？"),
    "no_such_report": Text("no report “{name}”; `teamops report --help` lists all", "没有报表“{name}”；用 `teamops report --help` 查看全部"),
    "report_of_today": Text(
        "{name} shows the state on one day, not over {period}; use `--at DATE` for another day",
        "{name} 反映某一天的现状，不适用于 {period}；要看别的日子，请用 `--at 日期` 代替 --period",
    ),
    "report_needs_person": Text(
        "{name} is about one person: use `teamops report {name} PERSON` or --all-people; `teamops load` lists everyone",
        "{name} 针对一名人员：请写 `teamops report {name} 人员`，或用 --all-people；用 `teamops load` 查看全部人员",
    ),
    "report_takes_no_word": Text(
        "{name} takes no argument such as “{word}”; use --person or --department to limit it",
        "{name} 后面不需要再写“{word}”：要限定范围，请用 --person 或 --department",
    ),
    "report_of_two": Text("“{word}” and --person {person} name two people; give only one", "“{word}”和 --person {person} 重复指定了人员：请只保留一个"),
    "report_of_whole_goal": Text(
        "{path} is a part; `report {name} {goal}` shows it with its goal", "{path} 是分解项；`report {name} {goal}` 连同所属目标一并显示"
    ),
    "report_of_one_meeting": Text(
        "“{word}” is one meeting, not {period}; omit the meeting or --period",
        "“{word}”是一次会议的纪要，不能再限定 {period}：请去掉会议或 --period",
    ),
    "report_of_all_and_one": Text("--all-people covers everyone; omit it, or the person", "--all-people 针对全体人员：请去掉它，或不要指定某个人"),
    "report_people_format": Text(
        "--all-people writes files; choose their format with --format: {formats}", "--all-people 生成的是文件：请用 --format 指定格式，可选 {formats}"
    ),
    "report_people_folder": Text("--all-people writes a file per person; name the folder with -o DIR", "--all-people 为每个人各写一个文件：请用 -o 指定文件夹"),
    "report_people_file": Text(
        "{file} is a file, but --all-people writes several; name a folder with -o DIR", "{file} 是文件，而 --all-people 会写入多个文件：请用 -o 指定文件夹"
    ),
    "report_people_open": Text(
        "--all-people writes a file per person, and --open would open them all; omit one of them",
        "--all-people 为每个人各写一个文件，--open 会全部打开：请去掉其中一个",
    ),
    "report_people_nobody": Text(
        "no person to write a report for: teamops.yaml has nobody, or nobody in that department",
        "没有可生成报表的人员：teamops.yaml 中没有人员，或该部门没有人员",
    ),
    "no_such_person": Text(
        "no person “{word}” in teamops.yaml; `teamops load` lists everyone",
        "teamops.yaml 中没有人员“{word}”；用 `teamops load` 查看全部人员",
    ),
    "ambiguous_person": Text("“{word}” is ambiguous: {ids}; use an id", "“{word}”对应多人（{ids}）；请改用编号"),
    "user_unknown": Text(
        "cannot tell who you are, as git has no `user.email`; use `--as PERSON` or set TEAMOPS_AS",
        "无法识别本人：git 没有设置 `user.email`；请用 `--as 人员` 或设置 TEAMOPS_AS",
    ),
    "user_not_in_team": Text(
        "nobody in teamops.yaml has the e-mail “{email}” of git; use `--as PERSON`, or add the e-mail to teamops.yaml",
        "teamops.yaml 中没有人使用 git 的邮箱“{email}”；请用 `--as 人员`，或在 teamops.yaml 中补上邮箱",
    ),
    "not_of_people": Text(
        "{option} covers everybody; omit --mine, --owner and --department", "{option} 针对所有人：请不要同时使用 --mine、--owner、--department"
    ),
    "no_such_department": Text("no department “{word}” in teamops.yaml", "teamops.yaml 中没有部门“{word}”"),
    "nobody_called": Text("{option}: no person or department “{word}” in teamops.yaml", "{option}：teamops.yaml 中没有部门或人员“{word}”"),
    "ambiguous_department": Text("“{word}” is ambiguous: {ids}; use an id", "“{word}”对应多个部门（{ids}）；请改用编号"),
    "not_a_number": Text("{option}: “{value}” is not a number", "{option}：“{value}”不是数字"),
    "bad_buffer": Text(
        "--buffer: “{value}” is not a buffer; use over:10 or reserve:12, optionally with a level ({levels}): over:10@month",
        "--buffer：“{value}”不是缓冲，应写成 `over:10` 或 `reserve:12`，可加层级（{levels}），如 `over:10@month`",
    ),
    "nobody_named": Text("{option} names nobody", "{option} 没有给出任何名称"),
    "named_twice": Text("{option} contains {who} twice; give one weight", "{option} 中 {who} 出现了两次；请只给一个权重"),
    "no_git": Text("git was not found; the files were written, but not committed: {files}", "找不到 git；文件已写入，但没有提交：{files}"),
    "not_committed": Text(
        "git could not be started ({problem}); the files were written, but not committed: {files}\nTo commit them later: {by_hand}",
        "无法启动 git（{problem}）；文件已写入，但没有提交：{files}\n稍后可这样提交：{by_hand}",
    ),
    "git_not_started": Text("git could not be started ({problem}); try again later", "无法启动 git（{problem}）；请稍后再试"),
    "git_needed": Text("git was not found; install it (https://git-scm.com) and try again", "找不到 git；请先安装（https://git-scm.com）再试"),
    "git_refused": Text(
        "the files were written, but git could not commit them: {said}\nNot committed: {files}\nTo commit them: {by_hand}",
        "文件已写入，但 git 提交失败：{said}\n没有提交的文件：{files}\n解决后可这样提交：{by_hand}",
    ),
    "not_in_git": Text(
        "the files were written, but not committed, because {folder} is not in a git repository; run `git init` first\n"
        "Not committed: {files}\nTo commit them afterwards: {by_hand}",
        "文件已写入，但没有提交，因为 {folder} 不在 git 仓库中；请先运行 `git init`\n没有提交的文件：{files}\n然后可这样提交：{by_hand}",
    ),
    "git_busy": Text(
        "the files were written, but not committed, because the repository is locked: {lock} has existed for "
        "{seconds} s. Another git is running (an editor waiting for a message, a program watching the "
        "repository), or was killed. Close it and commit; remove the lock only if no git is running on any "
        "machine that shares the folder.\nNot committed: {files}\nTo commit them: {by_hand}",
        "文件已写入，但仓库被锁定，没有提交：{lock} 已存在 {seconds} 秒。另一个 git 正在运行"
        "（例如等待填写说明的编辑器、监视仓库的程序），或者曾被强行终止。请先关闭它再提交；"
        "只有确认没有任何 git 在运行时（包括共用该文件夹的其他电脑），才可删除这个锁文件。\n"
        "没有提交的文件：{files}\n可这样提交：{by_hand}",
    ),
    "confirm_needs": Text(
        "{missing} is missing: name the person, such as `teamops confirm --all-mine --as li`; `teamops confirm --list` shows what is open",
        "缺少“{missing}”：请写明由谁确认，如 `teamops confirm --all-mine --as 李明`；用 `teamops confirm --list` 查看待确认的目标",
    ),
    "leave_needs": Text(
        "{missing} is missing: name the last day and who takes over, such as `teamops leave li --on 2026-11-30 --to wang`",
        "缺少 `{missing}`：请写明离开日期和接手人，如 `teamops leave 李明 --on 2026-11-30 --to 王伟`",
    ),
    "no_baseline": Text(
        "{file} is not a teamops baseline: name another file, or delete it and recreate it with --update-baseline",
        "{file} 不是 teamops 的基线文件：请换一个文件，或删除后用 --update-baseline 重新写入",
    ),
    "baseline_no_file": Text(
        "{file} cannot be a baseline: it is not a regular file, or is larger than {limit} MiB; name another file",
        "{file} 不能用作基线文件：不是普通文件，或超过 {limit} MiB；请换一个文件",
    ),
    "cache_key_short": Text(
        "{variable} has {length} characters; give it at least {least} random ones, or remove it",
        "{variable} 只有 {length} 个字符；请设为至少 {least} 个随机字符，或删除该变量",
    ),
    "baseline_missing": Text(
        "the baseline {file} does not exist yet; create it with --update-baseline", "基线文件 {file} 尚不存在：请先用 --update-baseline 写入"
    ),
    "baseline_unnamed": Text("--update-baseline and --grow-baseline need --baseline FILE", "--update-baseline 和 --grow-baseline 需要同时给出 --baseline 文件"),
    "baseline_of_paths": Text("a baseline covers the whole workspace; omit the paths", "基线针对整个工作区：请不要给出路径"),
    "not_empty": Text(
        "{folder} exists and is not an empty folder; name another one: `teamops demo DIR`",
        "{folder} 已存在且不是空文件夹；请换一个：`teamops demo 文件夹`",
    ),
    "record_refused": Text(
        "this record would violate the handbook or the format; nothing was written:{findings}", "这条记录不符合格式或运营手册；没有写入任何内容：{findings}"
    ),
}
