"""Files that make rules on form say what their bad examples do not."""

from __future__ import annotations

from teamops.checking.rule import Example

GOAL = "{id: g, name: 销售额, period: 2026-09, target: 100, department: sales, owner: wang"
TASK = "{id: t, name: 回访, start: 2026-09-05, end: 2026-09-15"

SAYINGS: dict[tuple[str, str], Example] = {
    ("F001", "open_list"): "tasks: [{id: t}\ngoals: []\n",
    ("F001", "lone_bracket"): "tasks: [\n",
    ("F001", "open_quote"): "tasks: [{id: t, name: '回访}]\n",
    ("F001", "no_colon"): "tasks:\n  - id: t\n    name\n    owner: zhao\n",
    ("F001", "stray_colon"): "goals:\n  - id: g\n    note: 目标: 5000\n",
    ("F001", "indentation"): "tasks:\n  - id: t\n   name: 回访\n",
    ("F001", "first_character"): "tasks:\n\t- id: t\n",
    ("F001", "sign"): "tasks:\n  - id: t\n    name: *重点*\n",
    ("F001", "tag"): "tasks: !important []\n",
    ("F001", "escape"): 'tasks: [{id: t, name: "C:\\回访"}]\n',
    ("F001", "syntax_context"): "tasks:\n  - name: >回访\n",
    ("F001", "comment"): "tasks: [{id: t}]#月报\n",
    ("F001", "name"): "tasks:\n  - &t:1 {id: t}\n",
    ("F001", "question"): "tasks: [{?id: t}]\n",
    ("F001", "lone_dash"): "tasks: [{id: t, note: -}]\n",
    ("F001", "outdented"): "tasks: [{id: t,\nname: 回访}]\n",
    ("F001", "tab"): "tasks: [{id: t,\n\tname: 回访}]\n",
    ("F001", "wide_blanks"): "tasks:\n  - note: |\n          \n      # 回访\n",
    ("F001", "directive"): "%YAML 1.2#x\n---\ntasks: []\n",
    ("F001", "wide_colon"): "tasks:\n  - id: t\n    name：回访\n    owner: zhao\n",
    ("F002", "wide_colon"): f"tasks: [{TASK}, owner：zhao}}]",
    ("F001", "not_a_mapping"): "- a\n- b\n",
    ("F001", "several_documents"): "tasks: []\n---\ntasks: []\n",
    ("F001", "section_not_a_list"): "tasks: {id: t}\n",
    ("F001", "settings_not_a_mapping"): {"teamops.yaml": "- team\n"},
    ("F002", "section"): "pictures: []\n",
    ("F002", "section_near"): "task: []\n",
    ("F002", "key"): f"tasks: [{TASK}, owner: zhao, zzzzzz: 1}}]",
    ("F003", "number"): "goals: [{id: g, target: many}]",
    ("F003", "two_readings"): "goals: [{id: g, unit: 万元, target: 5千}]",
    ("F003", "other_unit"): "goals: [{id: g, unit: 万元, target: 36万人}]",
    ("F003", "no_unit"): "goals: [{id: g, target: 36万元}]",
    ("F003", "rate_or_not"): "goals: [{id: g, target: 25}]\nactuals: [{goal: g, date: 2026-09-01, value: 26%}]",
    ("F003", "too_fine"): "goals: [{id: g, unit: 亿元, target: 0.01元}]",
    ("F003", "too_large"): "goals: [{id: g, unit: 千元, target: 999999999999亿}]",
    ("F003", "share"): f"tasks: [{TASK}, owner: zhao, progress: 50}}]",
    ("F003", "whole"): "calendar: [{year: 2026.5}]",
    ("F003", "flag"): "goals: [{id: g, locked: no}]",
    ("F003", "moment"): f"tasks: [{TASK}, owner: zhao, updated: yesterday}}]",
    ("F003", "leave"): {"teamops.yaml": "team: a\npeople: {zhao: {name: 赵四, days_off: [Monday]}}\n"},
    ("F003", "leave_reversed"): {
        "teamops.yaml": "team: a\npeople: {zhao: {name: 赵四, days_off: [2026-11-20..2026-11-16]}}\n"
    },
    ("F003", "leave_too_long"): {
        "teamops.yaml": "team: a\npeople: {zhao: {name: 赵四, days_off: [0001-01-01..9999-12-31]}}\n"
    },
    ("F003", "leaves"): {
        "teamops.yaml": f"team: a\npeople: {{zhao: {{name: 赵四, days_off: [{'2026-11-16, ' * 366}2026-11-16]}}}}\n"
    },
    ("F003", "duration"): {"teamops.yaml": "team: a\nlimits: {measure_within: soon}\n"},
    ("F003", "clock"): {"teamops.yaml": "team: a\nlimits: {daily_by: '25:00'}\n"},
    ("F003", "color"): {"teamops.yaml": "team: a\nprintouts: {colors: {accent: green}}\n"},
    ("F003", "pale_color"): {"teamops.yaml": "team: a\nprintouts: {colors: {accent: '#ffcc00'}}\n"},
    ("F003", "pattern"): {"teamops.yaml": f"team: a\nignore: [{'a' * 501}]\n"},
    ("F003", "patterns"): {"teamops.yaml": f"team: a\nignore: [{'a, ' * 200}a]\n"},
    ("F003", "zone"): {"teamops.yaml": "team: a\ntimezone: Mars/Base\n"},
    ("F003", "period"): "goals: [{id: g, period: 2026-Q5}]",
    ("F003", "repeat"): f"tasks: [{TASK}, owner: zhao, repeat: hourly}}]",
    ("F003", "id"): "goals: [{id: a b}]",
    ("F003", "names"): f"tasks: [{TASK}, owner: {{a: b}}}}]",
    ("F003", "choice_near"): f"tasks: [{TASK}, owner: zhao, status: in_progres}}]",
    ("F003", "text"): "tasks: [{id: t, name: [a], start: 2026-09-05, end: 2026-09-15}]",
    ("F003", "list"): "goals: [{id: g, parts: none}]",
    ("F003", "mapping"): "goals: [{id: g, basis: none}]",
    ("F006", "daily"): "dailies: [{person: zhao, date: 2026-09-03}, {person: zhao, date: 2026-09-03}]",
    ("F006", "year"): "calendar: [{year: 2027}, {year: 2027}]",
    ("F006", "part"): f"goals: [{GOAL}, parts: [{{owner: zhao, target: 1}}, {{owner: zhao, target: 2}}]}}]",
    ("F007", "person"): f"goals: [{GOAL}, parts: [{{owner: ooo, target: 1}}]}}]",
    ("F007", "person_near"): f"goals: [{GOAL}, parts: [{{owner: 赵四, target: 1}}]}}]",
    ("F007", "not_a_person"): f"goals: [{GOAL}, parts: [{{owner: sales, target: 1}}]}}]",
    ("F007", "department"): "requests: [{id: r, need: 海报, from: ooo}]",
    ("F007", "department_near"): "requests: [{id: r, need: 海报, from: 设计部}]",
    ("F007", "not_a_department"): "requests: [{id: r, need: 海报, from: zhang}]",
    ("F007", "who"): f"tasks: [{TASK}, owner: ooo}}]",
    ("F007", "several"): {
        "teamops.yaml": "team: a\npeople: {zhao: {name: 赵四}, zhao2: {name: 赵四}}\n",
        "a.yaml": f"tasks: [{TASK}, owner: 赵四}}]",
    },
    ("F011", "several"): {
        "teamops.yaml": "team: a\npeople: {zhao: {name: 赵四}, zhao2: {name: 赵四}}\n",
        "a.yaml": "# teamops: ignore[T006] until 2026-12-01 by 赵四: 延期\ntasks: []\n",
    },
    ("F007", "goal"): f"tasks: [{TASK}, owner: zhao, goal: ooo}}]",
    ("F007", "goal_near"): f"tasks: [{TASK}, goal: sales}}]\ngoals: [{{id: sales1}}]",
    ("F007", "monitor"): f"tasks: [{TASK}, owner: zhao, project: ooo}}]",
    ("F007", "monitor_near"): f"tasks: [{TASK}, project: 新品上市}}]\nmonitors: [{{id: launch, project: 新品上市}}]",
    ("F007", "meeting"): f"tasks: [{TASK}, owner: zhao, meeting: ooo}}]",
    ("F007", "meeting_near"): (
        f"tasks: [{TASK}, meeting: weekly1}}]\nmeetings: [{{id: weekly, type: weekly, held: 2026-09-07T16:00}}]"
    ),
    ("F007", "task"): f"tasks: [{TASK}, owner: zhao, routine: ooo}}]",
    ("F007", "task_near"): f"tasks: [{TASK}, owner: zhao, routine: visit}}, {TASK.replace('id: t', 'id: visits')}}}]",
    ("F007", "improvement"): "reviews: [{id: r, period: 2026-08, carried: [ooo]}]",
    ("F007", "improvement_near"): (
        "reviews: [{id: r, period: 2026-08, carried: [lead-rule], improvements: [{id: lead-rules, item: 规则}]}]"
    ),
    ("F010", "no_rule"): "tasks: []  # teamops: ignore[zzz] until 2026-12-01 by chen: 已商定\n",
    ("F011", "nobody"): "tasks: []  # teamops: ignore[T001] until 2026-12-01 by zzz: 已商定\n",
    ("F008", "login"): "goals: [{id: g, note: 'ftp://zhao:opensesame@example.com/'}]",
    ("F008", "password"): "goals: [{id: g, note: '后台 密码:opensesame'}]",
    ("F008", "private_key"): "goals: [{id: g, note: '-----BEGIN PRIVATE KEY-----'}]",
    ("F008", "token"): f"goals: [{{id: g, note: {'AKIA' + 'A1B2C3D4' * 2}}}]",
    ("F009", "alias_cycle"): "goals: &a [*a]\n",
    ("F009", "nul"): "goals: []\0\n",
    ("F009", "too_deep"): "goals: " + "[" * 2000 + "]" * 2000,
    ("F009", "too_many_values"): (
        "a: &a [1,1,1,1,1,1,1,1,1,1]\n"
        + "".join(f"{c}: &{c} [{','.join([f'*{b}'] * 10)}]\n" for b, c in zip("abcdefgh", "bcdefghi", strict=True))
    ),
}
