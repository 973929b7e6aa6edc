"""docs/ci.md is a tested promise: its workflows are valid for those who read them, and its commands do what it says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from tests.docs.walking import BLOCK, Shell, says, steps

PROJECT = Path(__file__).parents[2]
DOC = (PROJECT / "docs" / "ci.md").read_text("utf-8")
YAML = [block for block in BLOCK.finditer(DOC) if block["kind"] == "yaml"]
FILES = {block["file"].strip(): block["body"] for block in YAML if block["file"].strip()}
GITHUB = sorted(file for file in FILES if file.startswith(".github/workflows/"))
GITLAB = ".gitlab-ci.yml"
PRE_COMMIT = [block["body"] for block in YAML if "teamops-check" in block["body"]]
SCRIPTS = Path(sys.executable).parent


def validated(tmp_path: Path, text: str, *command: str) -> None:
    file = tmp_path / "file.yml"
    file.write_text(text, "utf-8")
    ran = subprocess.run(
        [SCRIPTS / command[0], *command[1:], file], check=False, capture_output=True, encoding="utf-8", cwd=tmp_path
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("file", GITHUB)
def test_workflows_are_valid_for_github(tmp_path: Path, file: str) -> None:
    validated(tmp_path, FILES[file], "check-jsonschema", "--builtin-schema", "vendor.github-workflows")


def test_the_pipeline_is_valid_for_gitlab(tmp_path: Path) -> None:
    validated(tmp_path, FILES[GITLAB], "check-jsonschema", "--builtin-schema", "vendor.gitlab-ci")


@pytest.mark.parametrize("text", PRE_COMMIT)
def test_configurations_are_valid_for_pre_commit(tmp_path: Path, text: str) -> None:
    validated(tmp_path, text, "pre-commit", "validate-config")
    offered = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    used = [hook for repository in yaml.safe_load(text)["repos"] for hook in repository["hooks"]]
    assert {hook["id"] for hook in used} <= {hook["id"] for hook in offered}
    assert all(hook.get("entry", "check --format concise").endswith("check --format concise") for hook in used)
    assert "`teamops check --format concise`" in DOC
    assert offered[0]["entry"] == "teamops check --format concise"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A terminal in a healthy team's repository, on a day of the document."""
    folder = tmp_path / "team"
    shutil.copytree(PROJECT / "examples" / "quarter", folder, ignore=shutil.ignore_patterns(".*"))
    (tmp_path / "gitconfig").write_text("[user]\nname = 小王\nemail = xiaowang@example.com\n", "utf-8")
    shell = Shell(folder)
    shell.environment |= {"GIT_CONFIG_GLOBAL": str(tmp_path / "gitconfig"), "GIT_CONFIG_NOSYSTEM": "1"}
    shell.environment |= {"TEAMOPS_TODAY": "2026-09-28T16:00", "LC_ALL": "C.UTF-8"}
    for command in ("git init -q", "git add -A", "git commit -q -m team"):
        assert shell.run(command) == []
    return shell


def commands(workflow: object) -> Iterator[str]:
    """The shell lines of a workflow that run teamops: GitHub's `run`, GitLab's `script`."""
    if isinstance(workflow, dict):
        for key, value in workflow.items():
            lines = [value] if key == "run" else value if key == "script" else []
            yield from (line for line in lines if line.startswith("teamops"))
            yield from commands(value)
    elif isinstance(workflow, list):
        for value in workflow:
            yield from commands(value)


def written(lines: list[str]) -> set[str]:
    return {word for line in lines for word in re.findall(r"> (\S+)", line)}


@pytest.mark.skipif(sys.platform == "win32", reason="its commands are those of a Unix shell")
@pytest.mark.parametrize("file", [*GITHUB, GITLAB])
def test_what_workflows_run_succeeds_and_writes_what_they_hand_on(shell: Shell, file: str) -> None:
    workflow = yaml.safe_load(FILES[file])
    lines = list(commands(workflow))
    assert lines
    for line in lines:
        ran = subprocess.run(
            ["bash", "-e", "-c", line.removesuffix("|| true")], check=False, cwd=shell.folder, env=shell.environment,
            capture_output=True, encoding="utf-8",
        )  # fmt: skip
        assert ran.returncode == 0, ran.stdout + ran.stderr
    for name in written(lines):
        if name.endswith(".xml"):
            assert ElementTree.parse(shell.folder / name).getroot().tag == "testsuites"
        else:
            assert isinstance(json.loads((shell.folder / name).read_text("utf-8")), dict | list)
    handed_on = set(re.findall(r"(?:codequality|junit|sarif_file): ([^\s,}]+)", FILES[file]))
    assert handed_on == written(lines)


@pytest.mark.skipif(sys.platform == "win32", reason="its commands are those of a Unix shell")
def test_the_commands_say_what_the_document_shows(shell: Shell) -> None:
    for block in BLOCK.finditer(DOC):
        if block["kind"] == "yaml" and block["file"].strip():
            file = shell.folder / block["file"].strip()
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block["body"], "utf-8")
        elif block["kind"] == "console":
            for step in steps(block["body"]):
                said = shell.run(step.command)
                assert says(step.output, said), f"$ {step.command}\n" + "\n".join(said)


@pytest.mark.skipif(os.name == "nt", reason="its commands are those of a Unix shell")
def test_every_option_and_command_that_is_named_exists(shell: Shell) -> None:
    """`teamops check --option` in a sentence, as in a block."""
    known = "\n".join(line for command in ("check", "hook install") for line in shell.run(f"teamops {command} --help"))
    named = set(re.findall(r"(?<![\w-])--(?:fail|select|ignore|max|today|baseline|update|grow|format)[\w-]*", DOC))
    assert named
    assert all(option in known for option in named)
