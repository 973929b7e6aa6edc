"""Files that make rules on tasks say what their bad examples do not."""

from __future__ import annotations

from teamops.checking.rule import Example

TASK = "{id: t, name: 回访, start: 2026-09-05, end: 2026-09-15"
BEGUN = "{id: t, name: 回访, start: 2026-08-24, end: 2026-09-15"

CONFIRMED = "{id: d, name: 回访, start: 2026-09-05, end: 2026-09-15, updated: 2026-09-03T16:40}"

SAYINGS: dict[tuple[str, str], Example] = {
    ("T001", "no_reason"): f"tasks: [{TASK}, owner: zhao, status: blocked, blocker: {{needs: 数据}}}}]",
    ("T001", "no_needs"): f"tasks: [{TASK}, owner: zhao, status: blocked, blocker: {{reason: 缺数据}}}}]",
    ("T005", "thrice"): f"tasks: [{BEGUN}, owner: zhao, updated: 2026-08-28T16:40}}]",
    ("T005", "never"): f"tasks: [{BEGUN}, owner: zhao}}, {CONFIRMED}]",
    ("T005", "never_unowned"): f"tasks: [{BEGUN}}}, {CONFIRMED}]",
    (
        "T006",
        "unticked",
    ): "tasks: [{id: t, name: 周报, routine: weekly, owner: zhao, start: 2026-09-03, end: 2026-09-03}]",
    ("T005", "daily_unowned"): f"tasks: [{BEGUN}, status: in_progress, updated: 2026-09-02T16:40}}]",
    ("T005", "thrice_unowned"): f"tasks: [{BEGUN}, updated: 2026-08-28T16:40}}]",
    ("T011", "overloaded"): "tasks:\n"
    + "".join(f"  - {{id: t{n}, name: 走访, owner: zhao, start: 2026-09-07, end: 2026-09-11}}\n" for n in range(9)),
    ("T012", "cancelled_blocked"): f"tasks: [{TASK}, owner: zhao, status: cancelled, blocker: {{needs: 数据}}}}]",
    ("T012", "complete"): f"tasks: [{TASK}, owner: zhao, status: blocked, progress: 100%}}]",
    ("T012", "updated_early"): f"tasks: [{TASK}, owner: zhao, updated: 2027-09-03T16:40}}]",
    ("T012", "blocked_early"): f"tasks: [{TASK}, owner: zhao, status: blocked, blocker: {{since: 2026-09-05}}}}]",
}
