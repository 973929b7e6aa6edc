"""The team that the rules' examples belong to, for documentation and tests."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from teamops.checking.rule import Example

SETTINGS = """\
team: 华东营销部
locale: zh-CN
timezone: Asia/Shanghai
director: chen
departments:
  sales: {name: 销售部, function: 业绩达成, head: wang}
  marketing: {name: 市场部, function: 线索转化}
  brand: {name: 品牌部, function: 品牌曝光}
  design: {name: 设计部}
  finance: {name: 财务部}
  data: {name: 数据部}
people:
  chen: {name: 陈总监, posts: [营销总监]}
  wang: {name: 王经理, department: sales, posts: [销售经理]}
  zhao: {name: 赵四, department: sales, posts: [销售]}
  qian: {name: 钱五, department: sales, posts: [销售]}
  xiaowang: {name: 小王, department: marketing, posts: [市场调研]}
  zhang: {name: 小张, department: marketing, posts: [活动策划]}
  lijie: {name: 李姐, department: brand, posts: [品牌经理]}
  liu: {name: 刘工, department: design, posts: [设计师]}
channels:
  - {name: 新品上市群, tool: dingtalk, scope: project}
  - {name: 销售群, tool: dingtalk, scope: function}
  - {name: 市场群, tool: dingtalk, scope: function}
  - {name: 紧急联络群, tool: phone, scope: urgent}
"""

CALENDAR = """\
calendar:
  - year: 2026
    status: official
    source: 国务院办公厅 2026 年节假日安排
    holidays: [2026-01-01, 2026-01-02, 2026-02-16, 2026-02-17, 2026-02-18, 2026-02-19, 2026-02-20, 2026-02-23,
      2026-04-06, 2026-05-01, 2026-05-04, 2026-05-05, 2026-06-19, 2026-09-25, 2026-10-01, 2026-10-02, 2026-10-05,
      2026-10-06, 2026-10-07]
    makeup_workdays: [2026-01-04, 2026-02-14, 2026-02-28, 2026-05-09, 2026-09-20, 2026-10-10]
"""

EXAMPLE_TEAM: Mapping[str, str] = MappingProxyType({"teamops.yaml": SETTINGS, "calendar/2026.yaml": CALENDAR})
"""The files beside every example, by their path."""

EXAMPLE_FILE = "example.yaml"
"""The path of an example of one file."""


def build_example_files(example: Example) -> Mapping[str, str]:
    """Return the files of an example itself, by their path."""
    return {EXAMPLE_FILE: example} if isinstance(example, str) else example


def build_example_workspace(example: Example) -> Mapping[str, str]:
    """Return the files of an example and of its team, by their path; an example may bring its own teamops.yaml."""
    return {**EXAMPLE_TEAM, **build_example_files(example)}
