"""Texts of rows that are pasted from a spreadsheet."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "option": Text(
        "Take many from the rows of a CSV or text file, as copied from Excel; `-` is standard input. The first row may name the columns.",
        "从 CSV 或文本文件的各行一次新增多条，可直接从 Excel 复制；`-` 表示标准输入。首行可写列名。",
    ),
    "alone": Text("with `--rows` the values are in the rows; remove {options}", "使用 `--rows` 时内容写在各行里；请去掉 {options}"),
    "no_file": Text("{file} cannot be read as a file", "{file} 不是可读取的文件"),
    "too_large": Text("{file} is larger than {most} MiB; split it", "{file} 超过 {most} MiB，请拆分"),
    "too_many": Text("{count} rows; at most {most} are taken at once", "共 {count} 行，一次最多 {most} 行"),
    "empty": Text("the file has not a single row", "没有任何一行"),
    "no_text": Text("the rows are neither UTF-8 nor GB18030 text; save them as CSV UTF-8", "各行既不是 UTF-8 也不是 GB18030 文本；请另存为 CSV UTF-8"),
    "control": Text("line {line} holds a control character", "第 {line} 行有控制字符"),
    "bad_quotes": Text("line {line}: a quotation mark is not closed", "第 {line} 行：引号没有配对"),
    "no_column": Text("line {line}: no column is called “{column}”; there are {names}", "第 {line} 行：没有名为“{column}”的列；可用的有 {names}"),
    "twice": Text("the column {column} is there twice", "列 {column} 出现了两次"),
    "no_head": Text("the first row has to name the columns: {names}", "首行应写列名：{names}"),
    "extra": Text("line {line}: “{value}” is in no column; there are {count}", "第 {line} 行：“{value}”不属于任何列，共 {count} 列"),
    "refused": Text("{count} of {all} rows cannot be taken; nothing was written:{problems}", "{all} 行中有 {count} 行无法采用；没有写入任何内容：{problems}"),
    "problem": Text("line {line}: {text}", "第 {line} 行：{text}"),
    "same_id": Text("the id “{id}” is in line {line} already", "编号“{id}”已在第 {line} 行"),
    "more": Text("and {count} more", "另有 {count} 行"),
}
