"""What is in a distribution, and what it says of itself."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from datetime import date
from pathlib import Path

import pytest

from teamops import __version__
from teamops.store.demo.package_files import find_shipped_folder

PROJECT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel of this source, made as `make wheel` and pip make it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", folder, PROJECT]
    made = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    return zipfile.ZipFile(next(folder.glob("*.whl")))


@pytest.mark.parametrize("name", ["templates", "examples"])
def test_the_wheel_carries_what_is_shipped(wheel: zipfile.ZipFile, name: str) -> None:
    folder = find_shipped_folder(name)
    here = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    here = {file for file in here if ".teamops/" not in file}
    inside = f"teamops/_data/{name}/"
    assert here
    assert {file.removeprefix(inside) for file in wheel.namelist() if file.startswith(inside)} == here


def test_the_wheel_carries_nothing_else(wheel: zipfile.ZipFile) -> None:
    """No caches, no tests, nothing of the machine it was made on."""
    modules = {f"teamops/{file.relative_to(PROJECT / 'src/teamops').as_posix()}" for file in sources()}
    other = {f for f in wheel.namelist() if not f.startswith("teamops/_data/") and ".dist-info/" not in f}
    assert other == modules


def test_the_wheel_says_that_it_has_types(wheel: zipfile.ZipFile) -> None:
    """Without this file type checkers of other programs ignore the annotations (PEP 561)."""
    assert "teamops/py.typed" in wheel.namelist()


def sources() -> list[Path]:
    return [file for file in (PROJECT / "src/teamops").rglob("*") if file.is_file() and file.suffix != ".pyc"]


def test_the_newest_release_of_the_changelog_is_this_version() -> None:
    releases = re.findall(r"^## \[(\d.*)\] - (\S+)$", (PROJECT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert releases[0][0] == __version__
    days = [date.fromisoformat(day) for _, day in releases]
    assert days == sorted(days, reverse=True)


def test_every_extra_is_in_all_but_those_for_development() -> None:
    extras = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    named = extras["all"][0].removeprefix("teamops[").removesuffix("]").split(",")
    assert sorted(named) == sorted(extras.keys() - {"all", "dev", "docs"})


def test_documents_install_this_version() -> None:
    documents = (PROJECT / "docs").glob("*.md")
    named = [v for file in documents for v in re.findall(r"(?:rev: |@)v(\d+\.\d+\.\d+)\b", file.read_text("utf-8"))]
    assert set(named) == {__version__}
