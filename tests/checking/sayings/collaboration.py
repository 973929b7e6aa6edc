"""Files that make rules on collaboration say what their bad examples do not."""

from __future__ import annotations

from teamops.checking.rule import Example

REQUEST = "{id: r, need: 海报, from: marketing, owner: zhang, due: 2026-09-02"

SAYINGS: dict[tuple[str, str], Example] = {
    ("C006", "no_agenda"): "meetings: [{id: m, type: weekly, held: 2026-08-31T16:00}]",
    ("C002", "neither"): f"requests: [{REQUEST}, to: design, status: done}}]",
    ("C002", "no_provider"): (
        f"requests: [{REQUEST}, to: design, status: done, confirmed: [{{by: zhang, at: 2026-09-02T10:00}}]}}]"
    ),
    ("C005", "missing_by"): (
        "meetings: [{id: m, type: weekly, held: 2026-08-31T16:00, agenda: [进度], attendees: [wang], recorder: liu}]"
    ),
    ("C009", "overdue_unprovided"): f"requests: [{REQUEST}}}]",
    ("C010", "none"): {"teamops.yaml": "team: 华东营销部\n"},
}
