"""A small team on disk, and ways to run Python as a process of its own on it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from teamops.checking.located import Outcome
from teamops.locale.text import Lang
from teamops.store.cache.cached_check import check

CHANNELS = "channels: [{name: 全员群}, {name: 紧急联络群, scope: urgent}]\n"
SETTINGS = f"""\
team: 华东营销部
{CHANNELS}\
director: chen
departments:
  sales: {{name: 销售部}}
people:
  chen: {{name: 陈总}}
  wang: {{name: 王经理, department: sales}}
"""
CALENDAR = "calendar: [{year: 2026, source: 通知}]\n"
TASK = "  - {id: t-1, name: 回访, owner: wang, start: 2026-09-01, end: 2026-09-30}\n"
TODAY = "2026-09-04"
FAULTY = {
    "tasks/a.yaml": f"tasks:\n{TASK}  - {{id: t-2, nme: x}}\n",
    "tasks/b.yaml": "tasks: [\n",
    "goals/c.yaml": "goals: [{id: g, target: many}]\n",
}


def settle(root: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """A workspace at `root`: the team's settings, a calendar, and `files`, byte for byte."""
    standing: dict[str, str | bytes] = {"teamops.yaml": SETTINGS, "calendar/2026.yaml": CALENDAR}
    for name, content in (standing | dict(files or {})).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def checked(root: Path, lang: Lang = "en", today: str = TODAY, most: int = 0) -> Outcome:
    """All findings or the first `most`, as on `today` at noon."""
    return check(root, lang, lambda zone: datetime.fromisoformat(f"{today}T12:00").replace(tzinfo=zone), most)


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


AS_NOBODY = """
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from teamops.store.writing.transaction import NewContent, write_all
from tests.store.team import FAULTY, settle, told

with TemporaryDirectory() as folder:  # imports what is needed while this user may still read it
    told(settle(Path(folder), FAULTY))
    write_all(Path(folder), {"a.yaml": NewContent(b"", None)})
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
root = Path(sys.argv[1])
"""
"""How a process begins that shall be refused what files and folders refuse: root may do everything."""


@contextmanager
def folder_for_all() -> Iterator[Path]:
    """A folder that other users may enter, as pytest's own are not; its folders may be taken rights from."""
    with TemporaryDirectory(prefix="teamops-test-") as name:
        folder = Path(os.path.realpath(name))
        folder.chmod(0o755)
        try:
            yield folder
        finally:
            for path in (folder, *folder.rglob("*")):
                if path.is_dir() and not path.is_symlink():
                    path.chmod(0o755)


def forbid_writing(root: Path) -> None:
    """Nothing can be made or removed in `root` and below."""
    for folder in (root, *(p for p in root.rglob("*") if p.is_dir())):
        folder.chmod(0o555)
