"""docs/notify.md is a tested promise: its jobs are valid, and its commands send what they say."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from teamops.integrations.chat.robots import ROBOTS
from tests.docs.test_ci import commands, validated
from tests.docs.walking import BLOCK, Shell, says, steps
from tests.integrations.robot_service import serving

PROJECT = Path(__file__).parents[2]
DOC = (PROJECT / "docs" / "notify.md").read_text("utf-8")
FILES = {block["file"].strip(): block["body"] for block in BLOCK.finditer(DOC) if block["kind"] == "yaml"}
SCHEMAS = {".github/workflows/teamops-notify.yml": "vendor.github-workflows", ".gitlab-ci.yml": "vendor.gitlab-ci"}
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="its commands are those of a Unix shell")


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    folder = tmp_path / "team"
    shutil.copytree(PROJECT / "examples" / "quarter", folder, ignore=shutil.ignore_patterns(".*"))
    shell = Shell(folder)
    shell.environment |= {"TEAMOPS_TODAY": "2026-09-28T08:47", "LC_ALL": "C.UTF-8", "HOME": str(tmp_path)}
    return shell


@pytest.mark.parametrize("file", list(SCHEMAS))
def test_its_jobs_are_valid(tmp_path: Path, file: str) -> None:
    assert FILES.keys() == SCHEMAS.keys()
    validated(tmp_path, FILES[file], "check-jsonschema", "--builtin-schema", SCHEMAS[file])


@UNIX
def test_the_commands_say_what_the_document_shows(shell: Shell) -> None:
    shown = [step for block in BLOCK.finditer(DOC) if block["kind"] == "console" for step in steps(block["body"])]
    assert shown
    for step in shown:
        said = shell.run(step.command)
        assert says(step.output, said), f"$ {step.command}\n" + "\n".join(said)


@UNIX
@pytest.mark.parametrize("file", list(SCHEMAS))
def test_what_the_jobs_run_sends_the_message(shell: Shell, file: str) -> None:
    (command,) = commands(yaml.safe_load(FILES[file]))
    with serving() as service:
        service.answer = {"errcode": 0}
        shell.environment |= {"TEAMOPS_DINGTALK_URL": f"{service.base}/robot", "TEAMOPS_DINGTALK_SECRET": "SEC"}
        assert shell.run(command) == ["sent to DingTalk: 0 alerts, 7 reminders"]
    assert json.loads(service.bodies[0])["msgtype"] == "markdown"
    assert "sign=" in service.paths[0]


@UNIX
def test_the_line_of_cron_sends_the_message(shell: Shell) -> None:
    found = re.search(r"^```cron\n47 8 \* \* \* (.+)\n```$", DOC, re.MULTILINE)
    assert found is not None
    command = found[1].replace("FOLDER", str(shell.folder)).replace("git pull --quiet", "true")
    with serving() as service:
        service.answer = {"errcode": 0}
        variables = f"TEAMOPS_DINGTALK_URL={service.base}/robot\nTEAMOPS_DINGTALK_SECRET=SEC\n"
        (shell.folder.parent / ".teamops-robot").write_text(variables, encoding="utf-8")
        ran = subprocess.run(
            ["sh", "-c", command], check=False, env=shell.environment, capture_output=True, encoding="utf-8"
        )
    assert (ran.returncode, len(service.bodies)) == (0, 1), ran.stderr
    assert "/dev/null" not in command


def test_the_variables_are_those_of_the_program() -> None:
    known = {name for robot in ROBOTS.values() for name in (robot.address, robot.secret) if name}
    assert set(re.findall(r"TEAMOPS_[A-Z]+_(?:URL|SECRET)", DOC)) == known


@UNIX
def test_every_option_that_is_named_exists(shell: Shell) -> None:
    known = "\n".join(shell.run("teamops notify --help"))
    named = set(re.findall(r"(?<![\w-])--(?:send|to|only|person|today|workdays|lang)\b", DOC))
    assert named == set(re.findall(r"(?<![\w-])--(?!help)[a-z]+", known))
