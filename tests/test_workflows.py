"""The configuration of GitHub in this repository: valid, with few rights, and for every Python that is promised."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

PROJECT = Path(__file__).parents[1]
GITHUB = PROJECT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
SCHEMAS = {GITHUB / "dependabot.yml": "vendor.dependabot"} | dict.fromkeys(WORKFLOWS, "vendor.github-workflows")


def read_workflow(file: Path) -> dict[str, Any]:
    """Return a workflow as its readers see it; `on` is a key and not the boolean of YAML 1.1."""
    return yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)


@pytest.mark.parametrize("file", SCHEMAS, ids=lambda file: file.name)
def test_files_are_valid_for_github(file: Path) -> None:
    program = Path(sys.executable).parent / "check-jsonschema"
    ran = subprocess.run(
        [program, "--builtin-schema", SCHEMAS[file], file], capture_output=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_workflows_only_read_and_use_named_versions(file: Path) -> None:
    workflow = read_workflow(file)
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["concurrency"]["group"]
    for job in workflow["jobs"].values():
        assert "permissions" not in job
        assert job["timeout-minutes"]
        actions = [step for step in job["steps"] if "uses" in step]
        assert all(re.search(r"@(v\d+|[0-9a-f]{40})$", step["uses"]) for step in actions)
        checkouts = [step for step in actions if step["uses"].startswith("actions/checkout@")]
        assert [step["with"]["persist-credentials"] for step in checkouts] == ["false"]


def test_every_job_runs_from_the_oldest_python_on() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    jobs = read_workflow(GITHUB / "workflows" / "ci.yml")["jobs"].values()
    pythons = [job["strategy"]["matrix"]["python"] for job in jobs]
    assert all(versions == pythons[0] for versions in pythons)
    assert project["requires-python"] == f">={pythons[0][0]}"
