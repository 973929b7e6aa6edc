"""Texts of `teamops docname`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "words": Text("The project and the type of the document; with --check, the files.", "项目名和文档类型；与 --check 同用时为文件。"),
    "date": Text("The day that it bears (default: today).", "文件名中的日期（默认今天）。"),
    "ext": Text("The extension, such as .md or .xlsx.", "扩展名，如 .md、.xlsx。"),
    "set": Text("The text for another word of the team's pattern, such as version=v2; repeatable.", "命名规则中其他词的内容，如 version=v2，可重复。"),
    "check": Text("Say of each file whether it is named by the pattern; exit code 1 if one is not.", "检查每个文件名是否符合规则；有不符合的，退出码为 1。"),
    # errors
    "no_pattern": Text("teamops.yaml sets no pattern (`documents.name` is empty)", "teamops.yaml 没有设定命名规则（`documents.name` 为空）"),
    "unreadable": Text(
        "teamops.yaml cannot be read, and with it the pattern: run `teamops check`", "teamops.yaml 无法读取，不知道命名规则：请先运行 `teamops check`"
    ),
    "too_many": Text(
        "two words are enough, PROJECT and TYPE; put texts with blanks in quotes (the third is “{word}”)",
        "只需给出项目名和文档类型两项，含空格的请加引号（多出“{word}”）",
    ),
    "no_files": Text("--check: name the files", "--check：请给出要检查的文件"),
    "missing": Text(
        "the pattern {pattern} has words without a text: {words}. Project and type are given as `teamops docname PROJECT TYPE`, others by --set word=text",
        "命名规则 {pattern} 中还缺：{words}。项目名和文档类型写作 `teamops docname 项目名 文档类型`，其他用 --set 词=内容",
    ),
    "bad_set": Text("--set takes word=text, not “{value}”", "--set 应写成 词=内容，而不是“{value}”"),
    "bad_ext": Text(
        "--ext: “{value}” is no extension such as .md; letters and digits, ten at most",
        "--ext：“{value}”不是扩展名，应写成 .md 这样的形式（字母和数字，最多 10 个）",
    ),
    "forbidden": Text(
        "{word}: names of files cannot have {signs}; write “{instead}” instead of “{text}”", "{word}：文件名不能含有 {signs}；请把“{text}”改写为“{instead}”"
    ),
    "hidden_signs": Text(
        "{word}: “{text}” has signs that cannot be seen in a name; write “{instead}”", "{word}：“{text}”含有不可见的控制字符；请改写为“{instead}”"
    ),
    "leading_dot": Text(
        "{word}: a dot in front hides a file; write “{instead}” instead of “{text}”", "{word}：以点开头的文件会被隐藏；请把“{text}”改写为“{instead}”"
    ),
    "separator": Text(
        "{word}: “{separator}” stands between the parts of a name; write “{instead}” instead of “{text}”",
        "{word}：“{separator}”是各部分之间的分隔符；请把“{text}”改写为“{instead}”",
    ),
    "does_not_fit": Text("these texts make no name of the pattern {pattern}", "这些内容无法组成符合 {pattern} 的文件名"),
    "too_long": Text(
        "the name would have {length} bytes, and most systems allow {longest}: shorten it",
        "文件名将有 {length} 字节，超过多数系统允许的 {longest} 字节：请缩短",
    ),
    # --check
    "to_complete": Text("{name} (what is in braces is for you to fill in)", "{name}（花括号处请补全）"),
    "no_document": Text(
        "{name} is no shared document (a README, index or hidden file), and may be called so", "{name} 不属于共享文档（README、index 或隐藏文件），不检查"
    ),
}
