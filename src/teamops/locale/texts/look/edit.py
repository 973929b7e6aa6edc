"""Texts of `teamops edit`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text(
        "Open a record in your editor at its line; it is checked before it is written.",
        "用编辑器打开一条记录并定位到所在行，保存后先检查再写入。",
    ),
    "word": Text("Id or name of a record, or `FILE` or `FILE:LINE`.", "记录的编号或名称，也可写 `文件` 或 `文件:行号`。"),
    "unchanged": Text("Nothing was changed.", "内容没有变化。"),
    "refused": Text("The check would report errors:{findings}", "检查会报告以下错误：{findings}"),
    "ask": Text("Edit again (e), write it anyway (k), or discard it (d)?", "重新编辑（e）、仍然写入（k）还是放弃（d）？"),
    "kept": Text("your text is kept in {file}", "你输入的内容保存在 {file}"),
    "several": Text("“{word}” is in several places: {found}; name one", "“{word}”有多处：{found}；请写明其中一处"),
    "no_file": Text("{file} is not a file that teamops reads in this workspace", "{file} 不是本工作区中 teamops 读取的文件"),
    "no_text": Text(
        "the editor left no text; nothing was written: use `teamops delete` to remove records",
        "编辑器没有留下任何内容；没有写入：删除记录请用 `teamops delete`",
    ),
    "not_text": Text("the text is not UTF-8; nothing was written: save it as UTF-8", "内容不是 UTF-8 编码；没有写入任何内容：请另存为 UTF-8"),
}
