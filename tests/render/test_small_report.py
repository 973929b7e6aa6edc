"""A report with one block of every kind, as each format shows it: here one sees what formats do differently."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from teamops.model.time.period import Period
from teamops.render.report import csv as report_csv
from teamops.render.report import html as report_html
from teamops.render.report import json as report_json
from teamops.render.report import markdown as report_markdown
from teamops.render.report import terminal as report_terminal
from teamops.reporting.base.picture import Gantt, GanttBar, Loads, PersonLoad
from teamops.reporting.base.report import (
    Block,
    Cell,
    Chart,
    Column,
    Heading,
    Notes,
    Paragraph,
    Report,
    ReportOptions,
    Table,
)
from teamops.store.demo.package_files import find_shipped_folder
from tests.render.read_back import page_blocks

MONDAY, FRIDAY = date(2026, 9, 7), date(2026, 9, 11)
FIGURES = Table(
    "figures",
    "概览",
    (Column("figure", "指标"), Column("count", "数量", "right"), Column("remark", "说明")),
    ((Cell("逾期", "overdue"), Cell("1", 1, "bad"), Cell("——", None, "muted")),),
    look="figures",
)
TASKS = Table(
    "tasks",
    "任务*清单*",
    (
        Column("owner", "负责人", share=1),
        Column("task", "任务", share=2),
        Column("end", "截止", "center", share=0.5),
        Column("spent", "费用", "right", share=0.5, band=Decimal("0.1")),
        Column("signature", "签字", to_write_in=True),
    ),
    (
        (
            Cell("王经理", "wang"),
            Cell("报价 | 合同\n（第二版）", "报价"),
            Cell("9月11日", FRIDAY, "bad"),
            Cell("1,500元", Decimal(1500)),
            Cell("", None),
        ),
        (
            Cell("", "wang"),
            Cell("=1+1; <b>", "x"),
            Cell("——", None, "muted"),
            Cell("20元", Decimal(20), "good"),
            Cell("", None),
        ),
    ),
    note="按负责人",
)
EMPTY = Table("requests", "协作需求", (Column("need", "需求"),), (), "没有需求")
ALSO_EMPTY = Table("lessons", "经验", (Column("lesson", "经验"),), (), "没有经验")
LOADS = Chart("loads", "在手任务", "王经理 2 项", Loads((PersonLoad("王经理", (1, 0, 1, 0)),)), tone="warn")
STRETCH = GanttBar("报价", "王经理", MONDAY, FRIDAY, "running")
GANTT = Chart("plan_gantt", "安排", "一项任务", Gantt(MONDAY, FRIDAY, MONDAY, (STRETCH,)), wide=True)
BLOCKS: tuple[Block, ...] = (
    FIGURES,
    Heading("第一部分"),
    Heading("细节", 2),
    Paragraph("# 未读 3 个文件\n请先检查", "warn"),
    TASKS,
    EMPTY,
    ALSO_EMPTY,
    LOADS,
    GANTT,
    Notes("会议记录"),
)


def small_report(*blocks: Block) -> Report:
    asked = ReportOptions(Period.parse("2026-09"), MONDAY, "zh", commit="3d83a0b")
    return Report("tasks", "月报", "华东<营销部>", asked, blocks or BLOCKS, "王经理")


def test_in_markdown() -> None:
    """Pictures are their words, room to write is left out, columns to write in stay, no text is markup."""
    assert report_markdown.render(small_report()) == (
        "# 月报\n"
        "\n"
        "华东&lt;营销部&gt; · 2026年9月 · 王经理 · 截至 2026年9月7日 星期一 · 版本 3d83a0b\n"
        "\n"
        "## 概览\n"
        "\n"
        "| 指标 | 数量 | 说明 |\n"
        "| :--- | ---: | :--- |\n"
        "| 逾期 | 1 | —— |\n"
        "\n"
        "## 第一部分\n"
        "\n"
        "### 细节\n"
        "\n"
        "\\# 未读 3 个文件  \n"
        "请先检查\n"
        "\n"
        "## 任务\\*清单\\*\n"
        "\n"
        "按负责人\n"
        "\n"
        "| 负责人 | 任务 | 截止 | 费用 | 签字 |\n"
        "| :--- | :--- | :---: | ---: | :--- |\n"
        "| 王经理 | 报价 \\| 合同<br>（第二版） | 9月11日 | 1,500元 |  |\n"
        "|  | =1+1; &lt;b&gt; | —— | 20元 |  |\n"
        "\n"
        "**协作需求**：没有需求\n"
        "\n"
        "**经验**：没有经验\n"
        "\n"
        "**在手任务**：王经理 2 项\n"
        "\n"
        "**安排**：一项任务\n"
    )


def test_in_csv() -> None:
    """Pictures and all that is to be written in are left out; rows say what they are about, heads name units."""
    assert report_csv.render(small_report()).decode() == (
        "\ufeff月报\r\n"
        "华东<营销部>,2026年9月,王经理,截至 2026年9月7日 星期一 · 版本 3d83a0b\r\n"
        "\r\n"
        "概览\r\n"
        "指标,数量,说明\r\n"
        "逾期,1,\r\n"
        "\r\n"
        "第一部分\r\n"
        "\r\n"
        "细节\r\n"
        "\r\n"
        '"# 未读 3 个文件\n请先检查"\r\n'
        "\r\n"
        "任务*清单*\r\n"
        "按负责人\r\n"
        "负责人,任务,截止,费用（元）\r\n"
        '王经理,"报价 | 合同\n（第二版）",2026-09-11,1500\r\n'
        '王经理,"\'=1+1; <b>",,20\r\n'
        "\r\n"
        "协作需求,没有需求\r\n"
        "\r\n"
        "经验,没有经验\r\n"
    )


def test_on_a_terminal() -> None:
    """Rows stand side by side while they fit, else under each other; pictures are drawn in letters."""
    tasks = small_report(Heading("第一部分"), TASKS, EMPTY, Notes("会议记录"))
    assert report_terminal.render(tasks, 60, color=False) == (
        "月报\n"
        "华东<营销部> · 2026年9月 · 王经理 · 截至 2026年9月7日 星期一\n"
        "· 版本 3d83a0b\n"
        "\n"
        "第一部分\n"
        "\n"
        "任务*清单*\n"
        "按负责人\n"
        "负责人  任务          截止       费用\n"
        "─────────────────────────────────────\n"
        "王经理  报价 | 合同  9月11日  1,500元\n"
        "        （第二版）\n"
        "        =1+1; <b>      ——        20元\n"
        "\n"
        "协作需求：没有需求\n"
    )
    assert report_terminal.render(small_report(TASKS), 30, color=False).partition("按负责人\n")[2] == (
        "• 王经理\n  任务：报价 | 合同 / （第二\n  版）\n  截止：9月11日\n  费用：1,500元\n\n"
        "  任务：=1+1; <b> · 费用：20元\n"
    )


def test_tones_on_a_terminal() -> None:
    shown = report_terminal.render(small_report(), 60, color=True)
    for coloured in (
        "\x1b[33m# 未读 3 个文件", "\x1b[1;31m9月11日", "\x1b[32m20元", "\x1b[33m王经理 2 项", "\x1b[2m一项任务",
    ):  # fmt: skip
        assert coloured in shown


def test_on_a_page() -> None:
    """Tables without rows share a line, a picture has its own where it is wide, a subject heads its row."""
    page = report_html.render(small_report(), find_shipped_folder("templates"))
    assert "<strong>华东&lt;营销部&gt;</strong> · <strong>2026年9月</strong> · <strong>王经理</strong>" in page
    widths = [20.0, 40.0, 10.0, 10.0, 20.0]
    heads = [("left", "负责人"), ("left", "任务"), ("center", "截止"), ("right", "费用"), ("left", "签字")]
    rows = [
        [
            ("th", "left", "王经理", ""),
            ("td", "left", "报价 | 合同\n（第二版）", ""),
            ("td", "center", "9月11日", "bad"),
            ("td", "right", "1,500元", ""),
            ("td", "left room", "", ""),
        ],
        [
            ("td", "left", "", ""),
            ("td", "left", "=1+1; <b>", ""),
            ("td", "center", "——", "muted"),
            ("td", "right", "20元", "good"),
            ("td", "left room", "", ""),
        ],
    ]
    assert [*page_blocks(page)] == [
        ("figures", "概览", [[("逾期", ""), ("1", "bad"), ("——", "muted")]]),
        ("heading", "第一部分"),
        ("heading", "细节"),
        ("text", "# 未读 3 个文件\n请先检查", "warn"),
        ("table", "任务*清单*", False, "任务*清单*", "按负责人", widths, heads, rows),
        ("empty", [("协作需求", "协作需求：没有需求"), ("经验", "经验：没有经验")]),
        ("charts", [], "在手任务", [("在手任务", "王经理 2 项", "warn")], [1]),
        ("charts", ["wide"], "安排", [("安排", "一项任务", "")], [1]),
        ("notes", "会议记录"),
    ]


def test_a_table_that_is_the_report_has_no_title_of_its_own() -> None:
    report = small_report(Table("tasks", "月报", TASKS.columns, TASKS.rows), Table("tasks", "月报", (), (), "没有任务"))
    assert report_markdown.render(report).count("月报") == 1
    assert report_csv.render(report).decode().count("月报") == 1
    assert report_terminal.render(report, 60, color=False).count("月报") == 1
    page = report_html.render(report, find_shipped_folder("templates"))
    assert '<h2 class="unseen">月报</h2>' in page
    assert '<p class="empty"><span>没有任务</span></p>' in page


def test_in_json() -> None:
    """Titles are texts, room to write too; columns to write in are left out."""
    blocks = json.loads(report_json.render(small_report()))["blocks"]
    assert [(block["type"], block["title"]) for block in blocks] == [
        ("table", "概览"), ("heading", "第一部分"), ("heading", "细节"), ("text", "# 未读 3 个文件\n请先检查"),
        ("table", "任务*清单*"), ("table", "协作需求"), ("table", "经验"),
        ("chart", "在手任务"), ("chart", "安排"), ("text", "会议记录"),
    ]  # fmt: skip
    assert (blocks[4]["columns"], blocks[4]["rows"]) == (
        ["owner", "task", "end", "spent"],
        [["wang", "报价", "2026-09-11", 1500], ["wang", "x", None, 20]],
    )
    assert (blocks[7]["kind"], blocks[7]["said"], blocks[7]["columns"], blocks[7]["rows"]) == (
        "loads", "王经理 2 项", ["person", "P0", "P1", "P2", "P3", "limit"], [["王经理", 1, 0, 1, 0, None]],
    )  # fmt: skip
