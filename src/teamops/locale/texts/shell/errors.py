"""Errors: why a command cannot go on, and what to do."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "no_workspace": Text(
        "no workspace: neither {folder} nor a folder above it has a teamops.yaml; `teamops init` makes one here, `-C DIR` names another place",
        "找不到工作区：{folder} 及其上级文件夹里都没有 teamops.yaml；用 `teamops init` 在此新建，或用 `-C 文件夹` 指定位置",
    ),
    "folder_unreadable": Text("cannot read the folder {folder}: {problem}", "无法读取文件夹 {folder}：{problem}"),
    "locked": Text(
        "another teamops is writing in {folder} and did not finish in {seconds} s; try again when it is done",
        "另一个 teamops 正在写入 {folder}，等待 {seconds} 秒仍未结束；请稍后重试",
    ),
    "changed_meanwhile": Text(
        "{file} was changed by somebody else after it was read; nothing was written: run the command again",
        "{file} 在读取之后被别人修改过；没有写入任何内容：请重新运行命令",
    ),
    "inside_workspace": Text(
        "{folder} lies in the workspace {root}, which would not read it any more; nothing was written: start a workspace outside of it",
        "{folder} 位于工作区 {root} 之内，新建后原工作区将不再读取它；没有写入任何内容：请在工作区之外新建",
    ),
    "already_exists": Text("{file} exists already; nothing was written", "{file} 已存在；没有写入任何内容"),
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
        "{files} hold what that interrupted write wrote, because what they held before is gone: look at them",
        "{files} 仍是那次被中断的写入所写的内容，因为原内容已不存在：请查看这些文件",
    ),
    "laid_aside": Text(
        "somebody saved a file twice while it was being written; the older of the two texts is kept in {folder}: take from it what you need and delete it",
        "写入期间有人两次保存了同一个文件；较早的文本保存在 {folder}：取回需要的内容后删除该文件夹",
    ),
    "read_as_it_is": Text(
        "an earlier write is not finished, and cannot be now: {why}; what follows is about the files as they are at "
        "this moment, and some of them may be older than others",
        "之前的写入尚未完成，现在也无法完成：{why}；以下内容依据文件此刻的状态，其中可能新旧不一",
    ),
    "journal_damaged": Text(
        "{file} tells of an interrupted write, but it is damaged, was not written by you in this folder, or your key "
        "for it is gone, and so it is not followed: delete {file}",
        "{file} 记录了一次被中断的写入，但它已损坏、不是您在本文件夹所写，或校验它的密钥已不在，因此不予采用：请删除 {file}",
    ),
    "journal_damaged_with": Text(
        "{file} tells of an interrupted write, but it is damaged, was not written by you in this folder, or your key "
        "for it is gone, and so it is not followed: look at {staged}, keep what you need, then delete them and {file}",
        "{file} 记录了一次被中断的写入，但它已损坏、不是您在本文件夹所写，或校验它的密钥已不在，因此不予采用："
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
    "same_file": Text("{file} and {other} are one and the same file; nothing was written", "{file} 和 {other} 是同一个文件；没有写入任何内容"),
    "outside": Text("{file} lies outside the workspace; nothing was written", "{file} 在工作区之外；没有写入任何内容"),
    "read_only": Text("no permission to write at {place}; nothing was changed", "没有写入 {place} 的权限；没有改动任何内容"),
    "disk_full": Text("the disk is full at {place}; nothing was changed", "磁盘已满（{place}）；没有改动任何内容"),
    "cannot_write": Text("cannot write at {place}: {problem}; nothing was changed", "无法写入 {place}：{problem}；没有改动任何内容"),
    "output_lost": Text("the output could not be written: {problem}; no file was changed", "无法输出结果：{problem}；没有改动任何文件"),
    "system": Text("the system refused at {place}: {problem}", "系统拒绝访问 {place}：{problem}"),
    "edit_refused": Text(
        "{file} is written in a way that this change cannot be made in safely (line {line}); nothing was written: "
        "change it by hand, or write that record over several lines",
        "{file} 第 {line} 行的写法无法安全地自动修改；没有写入任何内容：请手工修改，或把该记录改写为多行形式",
    ),
    "unreadable_file": Text("{file} cannot be changed while it has faults: run `teamops check`", "{file} 有格式错误，无法修改：请先运行 `teamops check`"),
    "bad_today": Text(
        "{option}: “{value}” is not a day or time; use 2026-09-07 or 2026-09-07T16:00",
        "{option}：“{value}”不是日期或时间，应写成 2026-09-07 或 2026-09-07T16:00",
    ),
    "bad_year": Text("{option}: the year of “{value}” must be {first} to {last}", "{option}：“{value}”的年份应在 {first} 至 {last} 之间"),
    "no_such_path": Text("{path}: no such file or folder", "{path}：没有这个文件或文件夹"),
    "path_outside": Text("{path} is not in the workspace {folder}", "{path} 不在工作区 {folder} 之内"),
    "no_such_code": Text(
        "{option}: no rule's code begins with “{code}”; write a family ({families}) or a code such as T006, `teamops rule` lists all",
        "{option}：没有以“{code}”开头的规则；可写类别（{families}）或规则编号，如 T006，用 `teamops rule` 查看全部",
    ),
    "no_such_language": Text("{option}: there is no language “{value}”; write zh or en", "{option}：没有语言“{value}”；可写 zh 或 en"),
    "no_such_folder": Text("-C: there is no folder {folder}", "-C：没有文件夹 {folder}"),
    "no_such_rule": Text("there is no rule “{code}”; `teamops rule` lists all{near}", "没有规则“{code}”；用 `teamops rule` 查看全部{near}"),
    "did_you_mean": Text("; did you mean {near}?", "；是不是{near}？"),
    "no_such_report": Text(
        "there is no report “{name}”; `teamops report --help` lists all{near}", "没有报表“{name}”；用 `teamops report --help` 查看全部{near}"
    ),
    "bad_period": Text("“{value}” is no period; write {forms}", "“{value}”不是周期；可写成 {forms}"),
    "report_of_today": Text(
        "{name} tells how things stand on a day, not in {period}; write `--at DAY` for another day",
        "{name} 反映某一天的现状，不适用于 {period}；要看别的日子，请用 `--at 日期` 代替 --period",
    ),
    "report_needs_person": Text(
        "{name} is about one person: use `teamops report {name} PERSON` or --all-people; `teamops load` lists everyone",
        "{name} 针对一名人员：请写 `teamops report {name} 人员`，或用 --all-people；用 `teamops load` 查看全部人员",
    ),
    "report_takes_no_word": Text(
        "{name} takes no second word, such as “{word}”: --person and --department limit it",
        "{name} 后面不需要再写“{word}”：要限定范围，请用 --person 或 --department",
    ),
    "report_of_two": Text(
        "“{word}” and --person {person} name the person twice: leave out one of them", "“{word}”和 --person {person} 重复指定了人员：请只保留一个"
    ),
    "report_of_one_meeting": Text(
        "the minutes of “{word}” are of one meeting, not of {period}: leave out the meeting, or --period",
        "“{word}”是一次会议的纪要，不能再限定 {period}：请去掉会议或 --period",
    ),
    "report_of_all_and_one": Text("--all-people is about everybody: leave it out, or the one person", "--all-people 针对全体人员：请去掉它，或不要指定某个人"),
    "report_people_format": Text(
        "--all-people writes files: name their format with --format, one of {formats}", "--all-people 生成的是文件：请用 --format 指定格式，可选 {formats}"
    ),
    "report_people_folder": Text(
        "--all-people writes a file for each person: name the folder with -o FOLDER", "--all-people 为每个人各写一个文件：请用 -o 指定文件夹"
    ),
    "report_people_file": Text(
        "{file} is a file, and --all-people writes several: name a folder with -o FOLDER", "{file} 是文件，而 --all-people 会写入多个文件：请用 -o 指定文件夹"
    ),
    "report_people_open": Text(
        "--all-people writes a file for each person, and --open would open them all: leave out one of the two",
        "--all-people 为每个人各写一个文件，--open 会全部打开：请去掉其中一个",
    ),
    "report_people_nobody": Text(
        "there is nobody to write a report for: teamops.yaml names no person, or none in that department",
        "没有可生成报表的人员：teamops.yaml 中没有人员，或该部门没有人员",
    ),
    "no_such_person": Text(
        "there is no person “{word}” in teamops.yaml; `teamops load` lists everyone{near}",
        "teamops.yaml 中没有人员“{word}”；用 `teamops load` 查看全部人员{near}",
    ),
    "ambiguous_person": Text("“{word}” may be any of {ids}; name one of these ids", "“{word}”对应多人（{ids}）；请改用编号"),
    "no_such_department": Text("there is no department “{word}” in teamops.yaml{near}", "teamops.yaml 中没有部门“{word}”{near}"),
    "nobody_called": Text("{option}: there is no person or department “{word}” in teamops.yaml{near}", "{option}：teamops.yaml 中没有部门或人员“{word}”{near}"),
    "ambiguous_department": Text("“{word}” may be any of {ids}; name one of these ids", "“{word}”对应多个部门（{ids}）；请改用编号"),
    "not_a_number": Text("{option}: “{value}” is not a number", "{option}：“{value}”不是数字"),
    "bad_buffer": Text(
        "--buffer takes over:10 or reserve:12, or a level too: over:10@month (one of {levels}), not “{value}”",
        "--buffer 应写成 `over:10` 或 `reserve:12`，可加层级，如 `over:10@month`（可选 {levels}）；而不是“{value}”",
    ),
    "nobody_named": Text("{option} names nobody", "{option} 没有给出任何名称"),
    "named_twice": Text("{option} names {who} twice; give one weight", "{option} 中 {who} 出现了两次；请只给一个权重"),
    "no_git": Text("git was not found; the files are written, and not committed: {files}", "找不到 git；文件已写入，但没有提交：{files}"),
    "not_committed": Text(
        "git could not be started ({problem}); the files are written, and not committed: {files}\nTo commit them later: {by_hand}",
        "无法启动 git（{problem}）；文件已写入，但没有提交：{files}\n稍后可这样提交：{by_hand}",
    ),
    "git_not_started": Text("git could not be started ({problem}); try again later", "无法启动 git（{problem}）；请稍后再试"),
    "git_needed": Text("git was not found; install it (https://git-scm.com) and try again", "找不到 git；请先安装（https://git-scm.com）再试"),
    "git_refused": Text(
        "the files are written, but git did not commit them: {said}\nNot committed: {files}\nTo commit them: {by_hand}",
        "文件已写入，但 git 提交失败：{said}\n没有提交的文件：{files}\n解决后可这样提交：{by_hand}",
    ),
    "git_busy": Text(
        "the files are written, but not committed, because the repository is locked: {lock} has been there for "
        "{seconds} s. Another git is at work (an editor that waits for a message, a program that watches the "
        "repository), or was killed. Close it and commit; take the lock away only if no git runs any more, on any "
        "machine that shares the folder.\nNot committed: {files}\nTo commit them: {by_hand}",
        "文件已写入，但仓库被锁定，没有提交：{lock} 已存在 {seconds} 秒。另一个 git 正在运行"
        "（例如等待填写说明的编辑器、监视仓库的程序），或者曾被强行终止。请先关闭它再提交；"
        "只有确认没有任何 git 在运行时（包括共用该文件夹的其他电脑），才可删除这个锁文件。\n"
        "没有提交的文件：{files}\n可这样提交：{by_hand}",
    ),
    "confirm_needs": Text(
        "{missing} is missing: write what is confirmed and by whom, such as `teamops confirm sales-2026Q3 --as li`; `teamops confirm --list` shows what waits",
        "缺少 {missing}：请写明确认什么、由谁确认，如 `teamops confirm sales-2026Q3 --as 李明`；用 `teamops confirm --list` 查看待确认的目标",
    ),
    "no_baseline": Text(
        "{file} is no baseline of teamops: name another file, or delete it and write it anew with --update-baseline",
        "{file} 不是 teamops 的基线文件：请换一个文件，或删除后用 --update-baseline 重新写入",
    ),
    "baseline_no_file": Text(
        "{file} cannot be a baseline: it is not an ordinary file, or is larger than {limit} MiB; name another file",
        "{file} 不能用作基线文件：不是普通文件，或超过 {limit} MiB；请换一个文件",
    ),
    "cache_key_short": Text(
        "{variable} has {length} characters; give it at least {least} random ones, or remove it",
        "{variable} 只有 {length} 个字符；请设为至少 {least} 个随机字符，或删除该变量",
    ),
    "baseline_missing": Text("there is no baseline {file} yet: write it with --update-baseline", "基线文件 {file} 尚不存在：请先用 --update-baseline 写入"),
    "baseline_unnamed": Text("--update-baseline and --grow-baseline need --baseline FILE", "--update-baseline 和 --grow-baseline 需要同时给出 --baseline 文件"),
    "baseline_of_paths": Text("a baseline is of the whole workspace: leave out the paths", "基线针对整个工作区：请不要给出路径"),
    "not_empty": Text(
        "{folder} is there already and is not an empty folder; name another one: `teamops demo DIR`",
        "{folder} 已存在且不是空文件夹；请换一个：`teamops demo 文件夹`",
    ),
    "record_refused": Text(
        "this record would break the handbook or the format; nothing was written:{findings}", "这条记录不符合格式或运营手册；没有写入任何内容：{findings}"
    ),
}
