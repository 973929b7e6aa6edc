"""Files that make rules on reviews say what their bad examples do not."""

from __future__ import annotations

from teamops.checking.rule import Example

SAYINGS: dict[tuple[str, str], Example] = {
    ("R006", "overdue_unowned"): (
        "reviews: [{id: r, period: 2026-07, improvements: [{id: i, item: 提速, measure: 3 天, due: 2026-08-20}]}]"
    ),
}
