"""What the figures were measured on and with."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path


def describe_machine() -> str:
    """Return the processor, the memory and the system, as far as they can be known."""
    parts = [_name_processor(), f"{os.cpu_count()} processors"]
    if memory := _measure_memory():
        parts.append(f"{memory:.0f} GB")
    return ", ".join([*parts, f"{platform.system()} {platform.release().partition('-')[0]}"])


def _name_processor() -> str:
    information = Path("/proc/cpuinfo")
    named = re.search(r"^model name\s*: (.+)$", information.read_text(), re.M) if information.exists() else None
    return named[1].strip() if named else platform.processor() or platform.machine()


def _measure_memory() -> float | None:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    except (ValueError, OSError):
        return None


def describe_programs(programs: Mapping[str, str]) -> str:
    return ", ".join(_find_versions(programs))


def _find_versions(programs: Mapping[str, str]) -> Iterator[str]:
    """Yield each program with the version that it says it has."""
    for name, path in programs.items():
        said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
        version = re.search(r"\d+(\.\d+)+", said)
        yield f"{name} {version[0]}" if version else name
