"""A small team on disk, and ways to run Python as a process of its own on it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from teamops.checking.placed import Outcome
from teamops.locale.text import Lang
from teamops.store.checked import check

SETTINGS = """\
team: 华东营销部
director: chen
departments:
  sales: {name: 销售部}
people:
  chen: {name: 陈总}
  wang: {name: 王经理, department: sales}
"""
CALENDAR = "calendar: [{year: 2026, source: 通知}]\n"
TASK = "  - {id: t-1, name: 回访, owner: wang, start: 2026-09-01, end: 2026-09-30}\n"
TODAY = "2026-09-04"


def settle(root: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """A workspace at `root`: the team's settings, a calendar, and `files`, byte for byte."""
    standing: dict[str, str | bytes] = {"teamops.yaml": SETTINGS, "calendar/2026.yaml": CALENDAR}
    for name, content in (standing | dict(files or {})).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def checked(root: Path, lang: Lang = "en", today: str = TODAY) -> Outcome:
    """All findings, as on `today` at noon."""
    return check(root, lang, lambda zone: datetime.fromisoformat(f"{today}T12:00").replace(tzinfo=zone))


def told(root: Path, lang: Lang = "en") -> list[tuple[str, str, int]]:
    """The findings in short: code, file, line."""
    return [(finding.code, finding.file, finding.line) for finding in checked(root, lang).findings]


def python(code: str, *arguments: object, **options: object) -> subprocess.Popen[bytes]:
    """A process that runs `code`."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        **options,  # type: ignore[call-overload]
    )


def output(process: subprocess.Popen[bytes], seconds: float = 60) -> str:
    """What the process printed; it must end in time and well."""
    out, err = process.communicate(timeout=seconds)
    assert process.returncode == 0, err.decode()
    return out.decode()
