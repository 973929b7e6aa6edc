"""Parse rows as people paste them from a workbook or a CSV file: with tabs, commas or blanks between cells."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from unicodedata import normalize

from teamops.locale.user_error import CatalogueError
from teamops.model.later_pattern import compile_later
from teamops.model.named_tuple import NamedTuple

MOST_ROWS = 5_000
MOST_BYTES = 2_000_000

_NAMES = {
    "goal": ("goal", "目标", "指标路径"),
    "project": ("project", "monitor", "项目", "监控项目"),
    "metric": ("metric", "指标", "指标名称"),
    "date": ("date", "day", "日期", "时间", "节点日期"),
    "value": ("value", "actual", "实际值", "实际", "数值", "完成值", "数据"),
    "owner": ("owner", "person", "负责人", "责任人", "完成人", "人员", "姓名"),
    "department": ("department", "dept", "部门", "完成部门"),
    "source": ("source", "来源", "数据来源"),
    "key": ("key", "no", "no.", "number", "编号", "单号", "合同号"),
    "note": ("note", "remark", "备注"),
    "cause": ("cause", "原因", "偏差原因"),
    "risk": ("risk", "风险"),
    "id": ("id", "编号"),
    "name": ("name", "姓名", "名称", "部门名称"),
    "posts": ("posts", "post", "job roles", "岗位"),
    "email": ("email", "e-mail", "mail", "邮箱", "电子邮箱"),
    "capacity": ("capacity", "投入比例", "投入"),
    "since": ("since", "加入日期", "入职日期"),
    "until": ("until", "离开日期", "离职日期"),
    "days_off": ("days_off", "days off", "请假", "休假"),
    "function": ("function", "responsibility", "职责"),
    "head": ("head", "负责人", "部门负责人"),
}
"""The names that people give to columns; a name may be that of several columns of different tables."""

_DAYS = ("date", "since", "until")
_TIME = compile_later(r"(?<=\d)(?:T| +)\d{1,2}:\d\d(?::\d\d(?:\.\d{1,6})?)?$")
"""The time of day that other programs write behind a day."""

_THOUSANDS = compile_later(r"(?<=\d)[,\uff0c](?=\d{3}(?!\d))", re.ASCII)
_UNQUOTED = compile_later(r"(?:^|[,\uff0c])\s*[+-]?\d{1,3}[,\uff0c]\d{3}(?![\d-])", re.ASCII)
"""1,500 between commas: one number or two?"""

_SIGNS = {"\t": "\t", ",": ",\uff0c", ";": ";\uff1b"}
"""The signs between cells, with their wide forms; these are texts where every line has the plain one."""

_LINE_ENDS = compile_later(r"\s*\n\s*")
_BLANKS = compile_later(r"\s+")


class PastedRow(NamedTuple):
    """A pasted row: the number of its line, and its texts by column, without empty ones."""

    line: int
    texts: Mapping[str, str]


class RowsError(CatalogueError):
    """Rows that cannot be taken; `message` is a name in the catalogue of rows."""

    AREA = "rows"


def decode_rows(content: bytes) -> str:
    """Return the text of pasted rows or a file: UTF-8, UTF-16 with its mark, or GB18030. Raises RowsError."""
    if len(content) > MOST_BYTES:
        raise RowsError("too_large", most=f"{MOST_BYTES // 1_000_000} MB")
    encodings = ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise RowsError("no_text")


def parse_rows(text: str, allowed: Sequence[str], usual: Sequence[str]) -> list[PastedRow]:
    """Return the rows with a cell. A first row of names says the columns, which are `usual` without one.

    Raises RowsError for no rows, too many, a column that is not `allowed`, and for more cells than columns.
    """
    lines = [(number, cells) for number, cells in _split_lines(text) if any(cells)]
    if not lines:
        raise RowsError("none")
    columns, lines = _find_columns(lines, allowed, usual)
    if len(lines) > MOST_ROWS:
        raise RowsError("too_many", most=MOST_ROWS)
    if not lines:
        raise RowsError("none")
    rows = []
    for number, cells in lines:
        if any(cells[len(columns) :]):
            raise RowsError("too_wide", line=number, count=len(cells), columns=tuple(columns))
        texts = {column: cell for column, cell in zip(columns, cells, strict=False) if cell}
        days = {column: _TIME.sub("", texts[column]) for column in _DAYS if column in texts}
        rows.append(PastedRow(number, {**texts, **days}))
    return rows


def _split_lines(text: str) -> list[tuple[int, list[str]]]:
    """Return the cells of each line by the sign that is between them: tab, comma, semicolon, or blanks.

    A line is named by its last number, as a cell in quotation marks may have several. Raises RowsError where one of
    them is never closed.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    filled = [line for line in _find_quoted("\t,;").sub("", text).split("\n") if line.strip()]
    sign = "\t" if any("\t" in line for line in filled) else _find_sign(filled)
    if not sign:
        return [(n, _BLANKS.split(line.strip())) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    quoted = _find_quoted(sign)
    bare = quoted.sub(lambda found: "\n" * found[0].count("\n"), text)
    if found := re.search(f'(?:\\A|(?<=[\\n{_SIGNS[sign]}]))"', bare):
        raise RowsError("bad_csv", line=bare.count("\n", 0, found.start()) + 1)
    if sign == "," and (line := next((n for n, one in enumerate(bare.split("\n"), 1) if _UNQUOTED.search(one)), None)):
        raise RowsError("thousands", line=line)
    if not all(sign in _THOUSANDS.sub("", line) for line in filled):
        wide = re.compile(f"{quoted.pattern}|{_SIGNS[sign][-1]}")
        text = wide.sub(lambda found: sign if len(found[0]) == 1 else found[0], text)
    reader = csv.reader((f"{line}\n" for line in text.split("\n")), delimiter=sign)
    try:
        return [(reader.line_num, [_LINE_ENDS.sub(" ", cell.strip()) for cell in cells]) for cells in reader]
    except csv.Error:
        raise RowsError("bad_csv", line=reader.line_num) from None


def _find_quoted(signs: str) -> re.Pattern[str]:
    """Return the pattern of a cell in quotation marks between these signs."""
    return re.compile(f'(?:\\A|(?<=[\\n{"".join(_SIGNS[sign] for sign in signs)}]))"(?:[^"]|"")*+"')


def _find_sign(lines: Sequence[str]) -> str:
    """Return the comma or semicolon that is in every line, other than between thousands; "" for none."""
    bare = [normalize("NFKC", _THOUSANDS.sub("", line)) for line in lines]
    return next((sign for sign in ";," if bare and all(sign in line for line in bare)), "")


def _find_columns(
    lines: list[tuple[int, list[str]]], allowed: Sequence[str], usual: Sequence[str]
) -> tuple[Sequence[str], list[tuple[int, list[str]]]]:
    known = {name: column for column in [*_NAMES, *allowed] for name in _NAMES[column]}
    names = [normalize("NFKC", cell).casefold().strip(" *:") for cell in lines[0][1]]
    columns = [known.get(name, "") for name in names]
    if sum(map(bool, columns)) < min(2, len([name for name in names if name])):
        return usual, lines
    unknown = [cell for cell, column in zip(lines[0][1], columns, strict=True) if cell and column not in allowed]
    if unknown:
        raise RowsError("unknown_column", words=tuple(unknown), columns=tuple(allowed))
    doubled = [column for column in columns if column and columns.count(column) > 1]
    if doubled:
        raise RowsError("column_twice", column=doubled[0])
    return columns, lines[1:]
