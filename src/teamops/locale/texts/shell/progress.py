"""Names of long steps for the progress line, and the messages after an interruption."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "files": Text("Finding files", "查找文件"),
    "records": Text("Reading records", "读取记录"),
    "rules": Text("Checking", "检查"),
    "history": Text("Reading the history", "读取提交历史"),
    "pdf": Text("Making the PDF", "生成 PDF"),
    "workbook": Text("Making the workbook", "生成工作簿"),
    "interrupted": Text("interrupted", "已中断"),
    "interrupted_written": Text("interrupted; already written: {files}", "已中断；此前已写入：{files}"),
}
