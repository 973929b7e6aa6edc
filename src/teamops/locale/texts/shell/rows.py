"""Texts of rows that are pasted or read from a file: `actual add -`, `monitor record -`, `new person --file`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "file": Text("A file of rows (CSV or tabs) instead of one value.", "从文件（逗号或制表符分隔）读取多行，代替单个数值。"),
    "members": Text(
        "A file of rows (CSV, or tabs as copied from Excel), one record each; `-` reads standard input.",
        "从文件批量新增，每行一条（CSV，或从 Excel 复制的内容）；`-` 表示标准输入。",
    ),
    "same_id": Text("the id {id} is also in line {other}; use another", "编号 {id} 与第 {other} 行相同；请换一个编号"),
    "keep_going": Text("Write the good rows even if others are refused.", "有的行不能写入时，仍写入其余各行。"),
    "paste": Text(
        "Paste rows ({columns}), then end with Ctrl-D (Windows: Ctrl-Z, Enter).", "请粘贴各行（{columns}），以 Ctrl-D 结束（Windows 为 Ctrl-Z 加回车）。"
    ),
    "none": Text("no rows were given; paste them, or name a file with --file", "没有任何数据行；请粘贴，或用 --file 指定文件"),
    "no_text": Text("the rows are not text; save them as CSV in UTF-8", "内容不是文字：请另存为 UTF-8 编码的 CSV"),
    "too_large": Text("the rows have more than {most}; split them", "内容超过 {most}，请分批录入"),
    "too_many": Text("there are more than {most} rows; split them", "超过 {most} 行，请分批录入"),
    "too_wide": Text("line {line} has {count} cells; the columns are {columns}", "第 {line} 行有 {count} 格，而列只有 {columns}"),
    "thousands": Text(
        "line {line}: a number such as 1,500 looks like two cells; remove the comma, or use quotation marks",
        "第 {line} 行：1,500 这样的数会被看成两格；请去掉千分位逗号，或加引号",
    ),
    "bad_csv": Text("line {line} is not CSV: a quotation mark is missing", "第 {line} 行不是 CSV：缺少引号"),
    "unknown_column": Text("unknown columns: {words}; use {columns}", "无法识别的列：{words}；可用 {columns}"),
    "column_twice": Text("the column {column} occurs twice; remove one", "列 {column} 出现了两次；请去掉一列"),
    "no_file": Text("cannot read {file}: {problem}", "无法读取 {file}：{problem}"),
    "missing": Text("the column {column} is empty; fill it in", "缺少 {column}；请补写"),
    "repeated": Text("the same checkpoint is also in line {other}; remove one", "与第 {other} 行是同一个节点；请去掉一行"),
    "again": Text("the same row is also in line {other}; give each a key", "与第 {other} 行相同；请各写编号（key）"),
    "repeated_actual": Text(
        "it is already recorded, in {place}; if it is another one, give it a key, or add --again",
        "已录入，见 {place}；如果是另一条，请写编号（key），或加 --again",
    ),
    "line": Text("line {line}: {text}", "第 {line} 行：{text}"),
    "bad": Text(
        "{count} of {all} rows cannot be recorded; nothing was written:\n{lines}\n(--keep-going writes the other rows)",
        "{all} 行中有 {count} 行不能录入；没有写入任何内容：\n{lines}\n（加 --keep-going 可写入其余各行）",
    ),
    "skipped": Text("not recorded: {line}", "未录入：{line}"),
    "all_bad": Text("no row can be recorded; nothing was written:\n{lines}", "没有一行可以录入；没有写入任何内容：\n{lines}"),
    "more": Text("… and {count} more", "……另有 {count} 行"),
    "recorded": Text("{count} row{count:|s} recorded", "共录入 {count} 行"),
    "words_and_rows": Text("rows come from --file or `-`; remove {word}", "多行数据来自 --file 或 `-`：请去掉 {word}"),
}
