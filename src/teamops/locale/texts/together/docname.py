"""Texts of `teamops docname`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "words": Text("Project and type of the document; with --check, the files.", "项目名和文档类型；与 --check 同用时为文件。"),
    "date": Text("Day in the name (default: today).", "文件名中的日期（默认今天）。"),
    "ext": Text("Extension, such as .md or .xlsx.", "扩展名，如 .md、.xlsx。"),
    "set": Text("Text for another word of the team's pattern, such as version=v2; repeatable.", "命名规则中其他词的内容，如 version=v2，可重复。"),
    "check": Text("Check file names against the pattern; exit code 1 if one does not match.", "检查每个文件名是否符合规则；有不符合的，退出码为 1。"),
    # errors
    "no_pattern": Text("teamops.yaml sets no pattern (`documents.name` is empty)", "teamops.yaml 没有设定命名规则（`documents.name` 为空）"),
    "unreadable": Text(
        "teamops.yaml, which sets the pattern, cannot be read; run `teamops check`", "teamops.yaml 无法读取，不知道命名规则：请先运行 `teamops check`"
    ),
    "too_many": Text(
        "only PROJECT and TYPE are needed; put texts with spaces in quotes (extra: “{word}”)", "只需给出项目名和文档类型两项，含空格的请加引号（多出“{word}”）"
    ),
    "no_files": Text("--check: give the files to check", "--check：请给出要检查的文件"),
    "missing": Text(
        "pattern {pattern} lacks texts for: {words}; give project and type as `teamops docname PROJECT TYPE`, others with `--set word=text`",
        "命名规则 {pattern} 还缺：{words}；项目名和文档类型写作 `teamops docname 项目名 文档类型`，其他用 `--set 词=内容`",
    ),
    "bad_set": Text("--set: “{value}” is not in the form word=text", "--set：“{value}”不是 `词=内容` 的形式"),
    "bad_ext": Text(
        "--ext: “{value}” is not an extension; use up to ten letters and digits, such as .md",
        "--ext：“{value}”不是扩展名，应写成 .md 这样的形式（字母和数字，最多 10 个）",
    ),
    "forbidden": Text(
        "{word}: file names cannot contain {signs}; use “{instead}” instead of “{text}”", "{word}：文件名不能含有 {signs}；请把“{text}”改写为“{instead}”"
    ),
    "hidden_signs": Text("{word}: “{text}” contains invisible characters; use “{instead}”", "{word}：“{text}”含有不可见的控制字符；请改写为“{instead}”"),
    "leading_dot": Text(
        "{word}: a leading dot hides the file; use “{instead}” instead of “{text}”", "{word}：以点开头的文件会被隐藏；请把“{text}”改写为“{instead}”"
    ),
    "separator": Text(
        "{word}: “{separator}” separates the parts of a name; use “{instead}” instead of “{text}”",
        "{word}：“{separator}”是各部分之间的分隔符；请把“{text}”改写为“{instead}”",
    ),
    "does_not_fit": Text("these texts do not form a name of the pattern {pattern}", "这些内容无法组成符合 {pattern} 的文件名"),
    "too_long": Text(
        "the name would have {length} bytes, more than the {longest} that most systems allow; shorten it",
        "文件名将有 {length} 字节，超过多数系统允许的 {longest} 字节：请缩短",
    ),
    # --check
    "to_complete": Text("{name} (fill in the braces)", "{name}（花括号处请补全）"),
    "no_document": Text(
        "{name} is not a shared document (README, index or hidden file); its name is not checked", "{name} 不属于共享文档（README、index 或隐藏文件），不检查"
    ),
}
