"""The programs that are measured: teamops as users install it, and the others where they are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
OTHERS = ("task", "hledger", "bean-check", "yamllint", "check-jsonschema")

_TRAP = """\
import importlib.util, pathlib, sys, teamops
spec = importlib.util.find_spec("teamops.cli.shell.app")
if "site-packages" not in teamops.__file__:
    sys.exit("teamops is an editable install, which looks for its modules elsewhere")
if not pathlib.Path(spec.cached).exists():
    sys.exit("teamops has no compiled bytecode, so every start compiles it")
"""


def install(folder: Path) -> Path:
    """Make a wheel of this source, install it with its bytecode into a new environment; return the program."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = folder / "bin/python"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--compile", str(ROOT)]
    subprocess.run(pip, check=True, env=_without_traps(os.environ))
    return folder / "bin/teamops"


def find_trap(program: Path) -> str:
    """Return why the figures of this installed teamops would be those of no user; "" if they are."""
    checked = subprocess.run(
        [find_python(program), "-c", _TRAP],
        env=_without_traps(os.environ), cwd=program.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return checked.stderr.strip() if checked.returncode else ""


def find_python(program: Path) -> str:
    """Return the interpreter that runs the program, which bare Python is measured with."""
    return str(program.parent / "python")


def _without_traps(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment without what changes how Python finds and compiles modules."""
    return {key: value for key, value in environment.items() if not key.startswith("PYTHON")}


def find_others() -> tuple[dict[str, str], list[str]]:
    """Return the paths of the other programs, those beside our interpreter first, and the names of those missing."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    found = {name: shutil.which(name, path=path) for name in OTHERS}
    return {name: place for name, place in found.items() if place}, [name for name in OTHERS if not found[name]]


def make_environment(home: Path) -> dict[str, str]:
    """Return the whole environment of every measured program: none of the user's own settings or data."""
    home.mkdir(parents=True, exist_ok=True)
    settings = home / "taskrc"
    settings.write_text(
        "confirmation=off\nverbose=nothing\nuda.owner.type=string\nuda.deliverable.type=string\n", encoding="utf-8"
    )
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "COLUMNS": "120",
        "TEAMOPS_LANG": "zh",
        "TASKRC": str(settings),
        "TASKDATA": str(home / "task"),
    }
