"""Why records are dataclasses with slots: what 100,000 tasks cost as those, and as pydantic models.

python -m benchmarks.records

Each kind is made in a process of its own, from the same data, by the same validators.
"""

from __future__ import annotations

import gc
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, timedelta
from typing import Any, get_type_hints
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, TypeAdapter, create_model
from pydantic.fields import FieldInfo

from teamops.model.records.tasks import Task

COUNT = 100_000
KINDS = {"dataclass with slots": Task, "BaseModel": None}


def as_model() -> type[BaseModel]:
    """The fields of Task as a pydantic model."""
    hints = get_type_hints(Task, include_extras=True)
    declared: Any = {
        f.name: (hints[f.name], FieldInfo.from_annotated_attribute(hints[f.name], f)) for f in fields(Task)
    }
    config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True)
    return create_model("Task", __config__=config, **declared)


def rows() -> Iterator[dict[str, Any]]:
    """Tasks as a file says them."""
    for number in range(COUNT):
        start = date(2026, 1, 1) + timedelta(number % 300)
        yield {
            "id": f"t-{number:06}", "name": f"客户回访计划第{number}项", "description": "回访本月签约的客户",
            "goal": "sales-2026Q3/2026-09", "owner": "zhao", "collaborators": ["design"], "start": str(start),
            "end": str(start + timedelta(7)), "priority": "P1", "deliverable": "客户反馈汇总表", "status": "done",
            "updated": f"{start}T16:40:00+08:00",
        }  # fmt: skip


def measure(kind: str) -> str:
    """A line that says how long making all records took, and how much memory they hold."""
    adapter: TypeAdapter[Any] = TypeAdapter(tuple[KINDS[kind] or as_model(), ...])  # type: ignore[arg-type,misc]  # a type made at run time
    data = list(rows())
    gc.disable()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.perf_counter()
    made = adapter.validate_python(data, context={"zone": ZoneInfo("Asia/Shanghai")})
    taken = time.perf_counter() - begun
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / (
        1024**2 if sys.platform == "darwin" else 1024
    )
    return f"{kind:24}{taken:6.2f} s{grown:8.0f} MB   for {len(made):,} tasks"


if __name__ == "__main__":
    if sys.argv[1:]:
        print(measure(sys.argv[1]))
    else:
        for each in KINDS:
            subprocess.run([sys.executable, "-m", "benchmarks.records", each], check=True)
