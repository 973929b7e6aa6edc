"""C007: a shared document is named by the team's pattern."""

from __future__ import annotations

from teamops.checking.documents.pattern import NamePattern, is_document
from teamops.checking.rule import Findings, Rule
from teamops.locale.text import Text
from teamops.model.faults.unread import SETTINGS_FILE
from teamops.model.place import At
from teamops.model.workspace import Workspace

RULE = Rule(
    code="C007",
    name="document-named",
    severity="warning",
    clause="§5.6",
    title=Text("A shared document is named by project, type and date", "共享文档按“项目名_文档类型_日期”命名"),
    why=Text(
        "Consistent names let people find documents without asking, and the date shows which version is the "
        "latest. This rule checks the names of files that match `documents.files`, without folders and "
        "extensions. In the pattern, `{{date}}` is a day (20260907 or 2026-09-07). Any other word in braces is "
        "any text up to what follows it. READMEs, index files, hidden files and leftovers of editors (`~$…`, "
        "`….bak`) are skipped.",
        "命名一致，不用问人就能找到；哪一份最新，看日期就知道。检查与 `documents.files` 匹配的文件，只看文件名，"
        "不看文件夹和扩展名。规则中 `{{date}}` 是一个日期（20260907 或 2026-09-07），"
        "其他花括号中的词可以是任何文字，到后面的分隔符为止。README、index 文件、隐藏文件和编辑器留下的文件（"
        "`~$…`、`….bak`）不算文档。",
    ),
    messages={
        "no_date": Text(
            "“{name}” has no date such as 20260907; the pattern is {pattern}, as in “{example}”",
            "“{name}”没有 20260907 这样的日期；命名规则是 {pattern}，例如“{example}”",
        ),
        "not_a_day": Text(
            "{part} in “{name}” is not a valid date; the pattern is {pattern}, as in “{example}”",
            "“{name}”中的 {part} 不是有效日期；命名规则是 {pattern}，例如“{example}”",
        ),
        "few_parts": Text(
            "“{name}” has too few parts; the pattern is {pattern}, as in “{example}”",
            "“{name}”缺少组成部分；命名规则是 {pattern}，例如“{example}”",
        ),
        "other": Text(
            "“{name}” does not follow the pattern {pattern}, as in “{example}”",
            "“{name}”不符合命名规则 {pattern}，例如“{example}”",
        ),
    },
    remedy=Text(
        "rename the file, or change `documents.name` or `documents.files` in teamops.yaml",
        "重命名文件，或修改 teamops.yaml 中的 `documents.name`、`documents.files`",
    ),
    good={
        "docs/新品上市推广_传播方案_20260907.md": "# 传播方案\n",
        "docs/销售/线索筛选_SOP_2026-08-31.md": "# 线索筛选 SOP\n",
        "docs/README.md": "# 文档目录\n",
    },
    bad={
        "docs/传播方案终稿.md": "# 传播方案\n",
        "docs/新品上市推广_传播方案_20260931.md": "# 传播方案\n",
        "docs/传播方案_20260907.md": "# 传播方案\n",
        "docs/新品上市推广_传播方案_20260907_终稿.md": "# 传播方案\n",
    },
    options=("documents.files", "documents.name"),
)


EXAMPLES = {
    "zh-CN": {"project": "新品上市推广", "type": "传播方案", "date": "20260907"},
    "en": {"project": "Launch", "type": "Plan", "date": "20260907"},
}
"""Example texts for the words of a pattern, by the team's language."""


@RULE.check
def find_misnamed_documents(ws: Workspace) -> Findings:
    if SETTINGS_FILE in ws.unread:
        yield RULE.report_unread([SETTINGS_FILE])
        return
    pattern = NamePattern.of(ws.settings.documents.name)
    for path in filter(is_document, ws.documents):
        fault = pattern.find_fault(path)
        if fault is None:
            continue
        facts = {
            "name": path.rpartition("/")[2],
            "pattern": pattern.written,
            "example": pattern.make_example(path, **EXAMPLES[ws.settings.locale]),
        }
        if fault.lack == "not_a_day":
            facts["part"] = fault.part
        yield RULE.make_finding(At(path, mark=(1, 1)), fault.lack, facts)
