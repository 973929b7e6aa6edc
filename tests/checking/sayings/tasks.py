"""Files that make rules on tasks say what their bad examples do not."""

from __future__ import annotations

from teamops.checking.rule import Example

TASK = "{id: t, name: 回访, start: 2026-09-05, end: 2026-09-15"

SAYINGS: dict[tuple[str, str], Example] = {
    ("T001", "no_reason"): f"tasks: [{TASK}, owner: zhao, status: blocked, blocker: {{needs: 数据}}}}]",
    ("T001", "no_needs"): f"tasks: [{TASK}, owner: zhao, status: blocked, blocker: {{reason: 缺数据}}}}]",
}
