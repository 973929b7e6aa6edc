"""F001: every file is YAML, a mapping of sections."""

from __future__ import annotations

from teamops.checking.finding import Finding
from teamops.checking.from_faults import report_faults
from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import WIDE_COLON
from teamops.locale.text import Text
from teamops.model.dataclass import replace
from teamops.model.workspace import Workspace

RULE = Rule(
    code="F001",
    name="valid-yaml",
    severity="error",
    clause="",
    title=Text("Every file is valid YAML made of sections", "每个文件都是由栏目组成的有效 YAML"),
    why=Text(
        "Content that cannot be read is missing from every list, sum and printout. The other files are still checked.",
        "读不出来的内容不会出现在清单、汇总和报表中；其余文件照常检查。",
    ),
    messages={
        "wide_colon": WIDE_COLON,
        "syntax": Text("not valid YAML: {problem}", "不是有效的 YAML：{problem}"),
        "syntax_context": Text("not valid YAML: {context}, {problem}", "不是有效的 YAML：{context}，{problem}"),
        "open_mapping": Text(
            "a `{{` is not closed: `,` or `}}` was expected before here", "有 `{{` 没有闭合：此处之前应有 `,` 或 `}}`"
        ),
        "open_list": Text(
            "a `[` is not closed: `,` or `]` was expected before here", "有 `[` 没有闭合：此处之前应有 `,` 或 `]`"
        ),
        "lone_bracket": Text(
            "`[ ]` and `{{ }}` come in pairs, and one bracket is missing; quote a text that begins with a bracket",
            "`[ ]` 和 `{{ }}` 须成对，此处少了一个；以括号开头的文字要加引号",
        ),
        "open_quote": Text("a quotation mark is not closed", "引号没有闭合"),
        "no_colon": Text("a key without a colon: write `key: value`", "字段后缺少冒号：应为 `字段: 值`"),
        "stray_colon": Text(
            "a second colon, or a line indented too far: quote a text that contains `: `",
            "多了一个冒号，或缩进过多：含有 `: ` 的文字要加引号",
        ),
        "indentation": Text(
            "this line does not fit the lines above: records begin with `- `, keys of a record align, and nothing "
            "follows a closing quotation mark",
            "此行与上文不符：列表的每条记录以 `- ` 开头，同一记录的字段左端对齐，右引号之后不再有内容",
        ),
        "first_character": Text(
            "a value cannot begin with this character (tab, `@`, `%` or a backtick); indent with blanks, or quote "
            "the text",
            "值不能以此字符开头（制表符、`@`、`%` 或反引号）；缩进请用空格，文字请加引号",
        ),
        "sign": Text(
            "quote a text that begins with `*`, `&` or `!`; in YAML these signs have another meaning",
            "以 `*`、`&` 或 `!` 开头的文字要加引号；在 YAML 中它们另有含义",
        ),
        "tag": Text(
            "{tag} is a YAML tag, which has no meaning here; quote a text that begins with `!`",
            "{tag} 是 YAML 标签，在此没有意义；以 `!` 开头的文字要加引号",
        ),
        "escape": Text(
            "in double quotes a `\\` begins an escape; put the text in single quotes",
            "双引号中的 `\\` 是转义符；请改用单引号",
        ),
        "comment": Text("a comment needs a blank before its `#`", "注释的 `#` 前须有空格"),
        "name": Text(
            "an anchor or alias ends at a blank: write `&name value` or `*name : value`; quote a text that contains "
            "`&` or `*`",
            "锚点和别名之后须有空格：应为 `&名称 值`、`*名称 : 值`；含有 `&` 或 `*` 的文字要加引号",
        ),
        "question": Text("in brackets, quote a text that begins with `?`", "括号内以 `?` 开头的文字要加引号"),
        "lone_dash": Text(
            'in brackets a lone `-` is not a value: write `"-"`, or remove it',
            '括号内单独的 `-` 不是有效的值：应写作 `"-"` 或删去',
        ),
        "outdented": Text(
            "indent this line further than the key or `- ` that its bracket, quotation mark or `|` belongs to",
            "此行的缩进应比它所属的字段或 `- ` 更深（括号、引号或 `|` 内的各行都是如此）",
        ),
        "tab": Text("this line is indented with a tab; use blanks", "此行用制表符缩进；请改用空格"),
        "wide_blanks": Text(
            "the empty lines above this text have more blanks than its indentation, so it would be lost; remove "
            "those blanks",
            "此段文字之前的空行所含空格多于它的缩进，文字会因此丢失；请清空这些空行",
        ),
        "directive": Text(
            "a line that begins with `%` can only be `%YAML 1.2`; remove it",
            "以 `%` 开头的行只能是 `%YAML 1.2`；请删去",
        ),
        "not_a_mapping": Text(
            "a file must contain sections such as `tasks:`, each with a list below it",
            "文件应由 `tasks:` 之类的栏目组成，栏目下是列表",
        ),
        "settings_not_a_mapping": Text(
            "teamops.yaml must contain keys such as `team:` with their values",
            "teamops.yaml 应由 `team:` 之类的字段和值组成",
        ),
        "several_documents": Text(
            "a file can contain only one YAML document; a second one begins at this `---`",
            "一个文件只能有一份 YAML 文档；此处的 `---` 开始了第二份",
        ),
        "section_not_a_list": Text(
            "`{section}` must contain a list of records, each beginning with `- `",
            "`{section}` 下应为记录列表，每条以 `- ` 开头",
        ),
    },
    remedy=Text(
        "check this line and the one above it for a missing colon, quotation mark or bracket, or uneven indentation",
        "检查此行和上一行：是否缺少冒号、引号或括号，或缩进不齐",
    ),
    good="""\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-30}
""",
    bad="""\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-30
""",
)


EXPLAINED = {
    "did not find expected ',' or '}'": "open_mapping",
    "did not find expected ',' or ']'": "open_list",
    "did not find expected node content": "lone_bracket",
    "found unexpected end of stream": "open_quote",
    "could not find expected ':'": "no_colon",
    "mapping values are not allowed in this context": "stray_colon",
    "did not find expected key": "indentation",
    "did not find expected '-' indicator": "indentation",
    "did not find expected <document start>": "indentation",
    "found character that cannot start any token": "first_character",
    "found a tab character that violates indentation": "tab",
    "found a tab character where an indentation space is expected": "tab",
    "did not find expected alphabetic or numeric character": "sign",
    "did not find expected whitespace or line break": "sign",
    "found undefined alias": "sign",
    "found unknown escape character": "escape",
}
"""The message for each problem that the parser reports."""


@RULE.check
def find_invalid_yaml(ws: Workspace) -> Findings:
    for finding in report_faults(RULE, ws, optional="context"):
        explained = EXPLAINED.get(finding.facts.get("problem", "")) if isinstance(finding, Finding) else None
        yield replace(finding, message=explained) if isinstance(finding, Finding) and explained else finding
