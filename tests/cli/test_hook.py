"""The plain git hook: real repositories, real commits, and what git says when it refuses one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import pytest

from teamops.cli.shell.app import run
from tests.processes import search_path

SETTINGS = """\
team: 华东营销部
people:
  xiaowang: {name: 小王}
"""
TASKS = """\
tasks:
  - id: competitors
    name: 竞品月度报告
    owner: xiaowang
    start: 2026-09-01
    end: 2026-09-07
    status: done
"""
BLOCKED = TASKS.replace("done", "blocked")
T001 = "tasks.yaml:7:13: T001"

Ran = subprocess.CompletedProcess[str]


class Team:
    """A team's repository, in which commands are run as in a terminal."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "TEAMOPS_"))}
        others = [place for place in kept["PATH"].split(os.pathsep) if not shutil.which("teamops", path=place)]
        self.without_teamops = os.pathsep.join(others)
        self.environment = kept | {
            "PATH": os.pathsep.join(search_path()), "GIT_CONFIG_NOSYSTEM": "1", "PYTHONUTF8": "1",
            "GIT_CONFIG_GLOBAL": str(home / "gitconfig"), "TEAMOPS_TODAY": "2026-09-07", "LC_ALL": "C.UTF-8",
        }  # fmt: skip

    def __call__(self, *command: str, at: str = ".", ok: bool | None = True, **variables: str) -> Ran:
        """Run a command in the folder `at`; it is to succeed, or to fail, or either (`ok=None`)."""
        way = self._here if command[0] == "teamops" else self._apart
        ran = way(command, self.folder / at, self.environment | variables)
        assert ok in (None, ran.returncode == 0), f"{command} → {ran.returncode}\n{ran.stdout}{ran.stderr}"
        return ran

    def _here(self, command: Sequence[str], folder: Path, environment: dict[str, str]) -> Ran:
        out, err = StringIO(), StringIO()
        with chdir(folder), patch.dict(os.environ, environment, clear=True), redirect_stdout(out), redirect_stderr(err):
            code = run(command[1:])
        return Ran(command, code, out.getvalue(), err.getvalue())

    def _apart(self, command: Sequence[str], folder: Path, environment: dict[str, str]) -> Ran:
        return subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL,
            timeout=60, check=False,
        )  # fmt: skip

    def write(self, file: str, text: str) -> None:
        (self.folder / file).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / file).write_text(text, "utf-8")

    def stage(self, file: str, text: str) -> None:
        self.write(file, text)
        self("git", "add", "--", file)

    def commits(self, *arguments: str, **variables: str) -> str:
        """What is said at a commit that is made."""
        ran = self("git", "commit", "-m", "提交", *arguments, **variables)
        return ran.stdout + ran.stderr

    def is_refused(self, *arguments: str, **variables: str) -> str:
        """What is said at a commit that is refused; the history stays as it was."""
        before = self("git", "rev-parse", "--verify", "--quiet", "HEAD", ok=None).stdout
        ran = self("git", "commit", "-m", "提交", *arguments, ok=False, **variables)
        assert self("git", "rev-parse", "--verify", "--quiet", "HEAD", ok=None).stdout == before
        return ran.stdout + ran.stderr


MakeTeam = Callable[..., Team]


def set_up(home: Path, workspace: str = ".", name: str = "team") -> Team:
    """A repository with a staged workspace, in which the hook is installed and nothing is committed."""
    (home / "gitconfig").write_text(
        "[user]\nname = 小王\nemail = xiaowang@example.com\n[init]\ndefaultBranch = main\n[core]\nautocrlf = false\n",
        "utf-8",
    )
    (home / name).mkdir()
    team = Team(home / name, home)
    team("git", "init", "-q")
    team.write(f"{workspace}/teamops.yaml", SETTINGS)
    team.write(f"{workspace}/tasks.yaml", TASKS)
    team("git", "add", "-A")
    team("teamops", "hook", "install", at=workspace)
    return team


@pytest.fixture
def make_team(tmp_path: Path) -> MakeTeam:
    return partial(set_up, tmp_path)


@pytest.fixture
def team(make_team: MakeTeam) -> Team:
    return make_team()


@pytest.fixture(scope="module")
def first_commit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("committed")
    set_up(home).commits()
    return home


@pytest.fixture
def committed(first_commit: Path, tmp_path: Path) -> Team:
    """The team with its first commit."""
    shutil.copytree(first_commit, tmp_path, dirs_exist_ok=True)
    return Team(tmp_path / "team", tmp_path)


def hook(team: Team, name: str = "pre-commit") -> Path:
    return team.folder / ".git" / "hooks" / name


def test_the_first_commit_is_checked_too(team: Team) -> None:
    team.stage("tasks.yaml", BLOCKED)
    said = team.is_refused()
    assert any(line.startswith(T001) for line in said.splitlines())
    assert "没有提交：team 中已暂存的内容未通过检查" in said
    team.stage("tasks.yaml", TASKS)
    team.commits()


def test_an_empty_teamops_yaml_that_would_hide_a_folder_is_told(committed: Team) -> None:
    committed.stage("tasks/a.yaml", TASKS.replace("competitors", "others"))
    committed.commits()
    committed.stage("tasks/teamops.yaml", "")
    ran = committed("git", "commit", "-m", "x", ok=None)
    assert "F016" in ran.stdout + ran.stderr
    assert "tasks/（有自己的 teamops.yaml，1 个文件）" in ran.stdout + ran.stderr


def test_what_is_staged_is_checked_and_not_the_working_tree(committed: Team) -> None:
    committed.stage("tasks.yaml", BLOCKED)
    committed.write("tasks.yaml", TASKS)
    assert T001 in committed.is_refused()
    committed.stage("tasks.yaml", TASKS + "# 注\n")
    committed.write("tasks.yaml", BLOCKED)
    committed.write("unstaged.yaml", "no: workspace file\n")
    assert "T001" not in committed.commits()


def test_the_index_that_git_makes_for_named_files_is_the_one_checked(committed: Team) -> None:
    committed.stage("other.yaml", BLOCKED.replace("competitors", "other"))
    committed.write("tasks.yaml", TASKS + "# 注\n")
    committed.commits("tasks.yaml")
    assert "other.yaml:7:13: T001" in committed.is_refused()
    committed("git", "rm", "-q", "--cached", "other.yaml")
    committed.write("tasks.yaml", BLOCKED)
    assert T001 in committed.is_refused("-a")
    assert T001 in committed.is_refused("tasks.yaml")
    assert committed("git", "status", "--porcelain").stdout == " M tasks.yaml\n?? other.yaml\n"


def test_a_commit_without_yaml_is_let_through_even_where_old_records_are_wrong(committed: Team) -> None:
    committed.stage("tasks.yaml", BLOCKED)
    committed.commits("--no-verify")
    committed.stage("notes.md", "无需检查\n")
    assert "T001" not in committed.commits()
    committed.commits("--allow-empty")
    committed.stage("other.yaml", "tasks: []\n")
    assert T001 in committed.is_refused()


def test_it_may_be_asked_by_hand(committed: Team) -> None:
    unchanged = committed("teamops", "hook", "run")
    assert unchanged.stdout + unchanged.stderr == ""
    committed.stage("tasks.yaml", BLOCKED)
    (committed.folder / "sub").mkdir()
    assert "没有提交：team " in committed("teamops", "hook", "run", at="sub", ok=False).stderr
    assert committed("teamops", "hook", "run", "--", "--ignore", "T").returncode == 0


def test_what_refers_to_a_deleted_file_is_found(committed: Team) -> None:
    committed.stage("goals.yaml", "goals:\n  - {id: sales, name: 销售额, period: 2026-Q3, unit: 万元, target: 5}\n")
    committed.stage("tasks.yaml", TASKS + "    goal: sales\n")
    committed.commits("--no-verify")
    committed("git", "rm", "-q", "goals.yaml")
    assert "tasks.yaml:8:11: F007" in committed.is_refused()
    committed("git", "reset", "-q", "--hard")
    committed("git", "mv", "goals.yaml", "goals.txt")
    assert "tasks.yaml:8:11: F007" in committed.is_refused()


@pytest.mark.parametrize(
    "file", ["任务/九月 计划.yaml", "it's a “plan”.yml", "-n.yaml", "$(touch x); `y`.yaml", "a'b/ c .yaml"]
)
def test_files_may_be_called_anything(committed: Team, file: str) -> None:
    committed.stage(file, BLOCKED.replace("competitors", "other"))
    assert f"{file}:7:13: T001" in committed.is_refused()
    committed.stage(file, TASKS.replace("competitors", "other"))
    committed.commits()


def test_a_workspace_may_be_a_folder_of_the_repository(make_team: MakeTeam) -> None:
    team = make_team("运营 部/teamops")
    team.stage("ci.yaml", "on: [push]\n")
    team.commits()
    team.stage("运营 部/teamops/tasks.yaml", BLOCKED)
    said = team.is_refused()
    assert any(line.startswith(T001) for line in said.splitlines())
    assert "没有提交：运营 部/teamops " in said
    team("git", "reset", "-q", "--hard")
    team.stage("ci.yaml", "on: []\n")
    assert "T001" not in team.commits()


def test_every_workspace_that_changed_is_checked_and_no_other(committed: Team) -> None:
    for name in ("east", "west"):
        committed.stage(f"{name}/teamops.yaml", SETTINGS + "locale: en\n")
        committed.stage(f"{name}/tasks.yaml", BLOCKED)
    said = committed.is_refused()
    assert said.count(T001) == 2
    assert "没有提交：east " in said
    assert "没有提交：west " in said
    committed.commits("--no-verify")
    committed.stage("west/tasks.yaml", TASKS)
    assert "T001" not in committed.commits()


def test_it_speaks_the_language_of_the_workspace_unless_told_otherwise(make_team: MakeTeam) -> None:
    team = make_team("team")
    team.stage("team/teamops.yaml", SETTINGS + "locale: en\n")
    team.stage("team/tasks.yaml", BLOCKED)
    assert "not committed: the staged files in team do not pass" in team.is_refused()
    assert "没有提交：team " in team.is_refused(TEAMOPS_LANG="zh")
    assert "not committed: " in team("teamops", "hook", "run", ok=False).stderr
    assert "没有提交：team " in team("teamops", "--lang", "zh", "hook", "run", at="team", ok=False).stderr


def test_options_are_passed_on_to_the_check(committed: Team) -> None:
    committed("teamops", "hook", "install", "--", "--select", "F001", "--format", "json")
    committed.stage("tasks.yaml", BLOCKED)
    assert '"findings": []' in committed.commits()
    wrong = committed("teamops", "hook", "install", "--", "--ignore", "T", "--fail-on", "anything", ok=False)
    assert wrong.returncode == 2
    assert "--fail-on" in wrong.stderr
    assert "anything" not in hook(committed).read_text("utf-8")


def seen_by_the_check(team: Team, look: str) -> str:
    """What is said at a commit in which the check itself prints what the Python expression `look` gives there."""
    program = f"import pathlib, subprocess, sys\nif 'check' in sys.orig_argv:\n    print({look})\n"
    team.write("../seen/sitecustomize.py", program)
    return team.commits(PYTHONPATH=str(team.folder.parent / "seen"))


def test_files_that_are_not_records_are_there_by_name_and_known_findings_by_content(committed: Team) -> None:
    """A rule may look at the names of documents, and a check may be told what is known already."""
    committed.stage("docs/新品上市_方案_20260901.pptx", "很大\n")
    committed.stage("known.json", "{}\n")
    committed.stage("tasks.yaml", TASKS + "# 注\n")
    (committed.folder / "docs/新品上市_方案_20260901.pptx").unlink()
    committed("teamops", "hook", "run")
    said = seen_by_the_check(committed, "{p.name: p.stat().st_size for p in pathlib.Path().rglob('*') if p.is_file()}")
    assert "'新品上市_方案_20260901.pptx': 0" in said
    assert "'known.json': 3" in said


def test_a_check_that_asks_git_is_told_of_the_commit_to_be(make_team: MakeTeam, tmp_path: Path) -> None:
    """In a linked worktree git tells hooks where its own files are, which is not where the check looks."""
    first = make_team("部门")
    first.commits()
    first("git", "worktree", "add", "-q", "-b", "linked", str(tmp_path / "linked"))
    linked = Team(tmp_path / "linked", tmp_path)
    linked.stage("部门/tasks.yaml", TASKS + "# 注\n")
    linked.write("部门/tasks.yaml", BLOCKED)
    asked = ("git", "-c", "alias.all=!git status --porcelain -z && git log --format=%s", "all")
    said = seen_by_the_check(linked, f"subprocess.run({asked}, capture_output=True).stdout.decode()")
    assert "M  部门/tasks.yaml\0提交\n" in said


def test_a_link_is_a_link(committed: Team, tmp_path: Path) -> None:
    (committed.folder / "共享").symlink_to(tmp_path, target_is_directory=True)
    committed("git", "add", "共享")
    committed.stage("tasks.yaml", TASKS + "# 注\n")
    assert "共享:1:1: F009" in committed.is_refused()


def test_what_a_filter_stores_otherwise_is_said_to_be_unreadable_and_no_filter_is_run(committed: Team) -> None:
    committed.stage(".gitattributes", "tasks.yaml filter=rot\n")
    committed("git", "config", "filter.rot.clean", "tr a-z n-za-m")
    committed("git", "config", "filter.rot.smudge", f"tee {committed.folder.parent}/ran | tr a-z n-za-m")
    committed.stage("tasks.yaml", TASKS + "# 注\n")
    committed("git", "add", "--renormalize", ".")
    assert "gnfxf:" in committed("git", "show", ":tasks.yaml").stdout
    assert "tasks.yaml:1:1: F002" in committed.is_refused()
    assert not (committed.folder.parent / "ran").exists()
    committed("git", "checkout-index", "--prefix=out/", "tasks.yaml")
    assert (committed.folder.parent / "ran").exists()  # the filter is one that git runs


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_line_ends_are_taken_as_they_are(committed: Team, ends: str) -> None:
    committed.stage(".gitattributes", "*.yaml -text\n")
    committed.stage("tasks.yaml", (TASKS + "# 注\n").replace("\n", ends))
    committed.commits()
    committed.stage("tasks.yaml", BLOCKED.replace("\n", ends))
    assert T001 in committed.is_refused()


def test_a_merge_of_two_sound_branches_is_checked(committed: Team) -> None:
    committed("git", "switch", "-qc", "other")
    committed.stage("other.yaml", TASKS)
    committed("git", "rm", "-q", "tasks.yaml")
    committed.commits()
    committed("git", "switch", "-q", "main")
    committed.stage("more.yaml", TASKS.replace("competitors", "more"))
    committed.commits()
    committed("git", "switch", "-qc", "third", "HEAD~")
    committed.stage("third.yaml", TASKS.replace("competitors", "more"))
    committed.commits()
    committed("git", "merge", "-q", "--no-edit", "other")
    refused = committed("git", "merge", "--no-edit", "main", ok=False)
    assert "third.yaml:2:9: F006" in refused.stdout + refused.stderr
    committed.stage("third.yaml", "tasks: []\n")
    committed.commits()
    assert len(committed("git", "log", "-1", "--format=%P").stdout.split()) == 2


def test_a_linked_worktree_is_checked_and_disturbs_nothing(committed: Team, tmp_path: Path) -> None:
    committed("git", "worktree", "add", "-q", "-b", "linked", str(tmp_path / "linked"))
    linked = Team(tmp_path / "linked", tmp_path)
    assert "已经安装" in linked("teamops", "hook", "install").stderr
    linked.stage("tasks.yaml", BLOCKED)
    assert T001 in linked.is_refused()
    linked.stage("tasks.yaml", TASKS + "# 注\n")
    linked.commits()
    for place in (linked, committed):
        assert place("git", "status", "--porcelain").stdout == ""


def test_a_submodule_has_hooks_of_its_own(committed: Team, make_team: MakeTeam, tmp_path: Path) -> None:
    outer = make_team(name="outer")
    outer(
        "git", "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", committed.folder.as_posix(), "inner"
    )
    inner = Team(outer.folder / "inner", tmp_path)
    inner("teamops", "hook", "install")
    inner.stage("tasks.yaml", BLOCKED)
    assert T001 in inner.is_refused()
    inner.stage("tasks.yaml", TASKS + "# 注\n")
    inner.commits()
    outer("git", "add", "inner")
    outer.commits()


def test_files_left_out_of_a_sparse_checkout_are_checked_as_well(committed: Team) -> None:
    committed.stage("east/other.yaml", TASKS.replace("competitors", "other"))
    committed.commits()
    committed("git", "sparse-checkout", "set", "west")
    assert not (committed.folder / "east").exists()
    committed.stage("tasks.yaml", TASKS.replace("competitors", "other"))
    assert "F006" in committed.is_refused()


def test_core_hooks_path_is_where_the_hooks_go(team: Team) -> None:
    team("teamops", "hook", "uninstall")
    team("git", "config", "core.hooksPath", ".钩子")
    team.write("sub/notes.md", "")
    installed = team("teamops", "hook", "install", at="sub").stderr
    assert str(team.folder / ".钩子" / "pre-commit") in installed
    assert not hook(team).exists()
    team.stage("tasks.yaml", BLOCKED)
    assert T001 in team.is_refused()


def test_it_runs_where_the_path_lacks_teamops(committed: Team) -> None:
    committed.stage("tasks.yaml", BLOCKED)
    committed.write("teamops/__main__.py", "raise SystemExit('not the program')\n")
    committed.write("teamops/__init__.py", "raise SystemExit('not the program')\n")
    assert T001 in committed.is_refused(PATH=committed.without_teamops)


def test_a_program_that_is_gone_refuses_and_says_how_to_mend_it(committed: Team, tmp_path: Path) -> None:
    script = hook(committed).read_text("utf-8")
    hook(committed).write_text(script.replace(Path(sys.executable).as_posix(), "/it is/gone"), "utf-8")
    broken = tmp_path / "bin"
    broken.mkdir()
    (broken / "teamops").write_text("#!/no/such/python\n", "utf-8")
    (broken / "teamops").chmod(0o755)
    path = os.pathsep.join([str(broken), committed.without_teamops])
    committed.stage("notes.md", "不涉及 teamops\n")
    committed.commits(PATH=path)
    committed.stage("tasks.yaml", TASKS + "# 注\n")
    said = committed.is_refused(PATH=path)
    assert "找不到 teamops 程序" in said
    assert "git commit --no-verify" in said


def test_the_path_of_the_program_may_hold_anything(
    committed: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from teamops.store.git.hook import format_hook_script

    odd = tmp_path / "it's $HOME `x`"
    odd.symlink_to(Path(sys.prefix), target_is_directory=True)
    monkeypatch.setattr(sys, "executable", str(odd / Path(sys.executable).relative_to(sys.prefix)))
    hook(committed).write_text(format_hook_script((), "找不到"), "utf-8")
    committed.stage("tasks.yaml", BLOCKED)
    assert T001 in committed.is_refused(PATH=committed.without_teamops)


def test_a_second_installation_changes_nothing_and_says_so(committed: Team) -> None:
    before = hook(committed).stat().st_mtime_ns
    said = committed("teamops", "hook", "install").stderr
    assert said.count("已经安装，无需改动") == 2
    assert hook(committed).stat().st_mtime_ns == before
    hook(committed).chmod(0o644)
    assert "已更新" in committed("teamops", "hook", "install").stderr
    assert os.access(hook(committed), os.X_OK)


@pytest.mark.parametrize("name", ["pre-commit", "pre-merge-commit"])
def test_the_hook_of_somebody_else_is_kept(committed: Team, name: str) -> None:
    committed("teamops", "hook", "uninstall")
    theirs = "#!/bin/sh\n# not `teamops hook run`\necho theirs\n"
    hook(committed, name).write_text(theirs, "utf-8")
    refused = committed("teamops", "hook", "install", ok=False)
    assert refused.returncode == 2
    assert str(hook(committed, name)) in refused.stderr
    assert "teamops hook run || exit 1" in refused.stderr
    assert [file.name for file in hook(committed).parent.iterdir() if not file.suffix] == [name]
    assert "没有写入任何内容" in committed("teamops", "hook", "uninstall").stderr
    assert hook(committed, name).read_text("utf-8") == theirs


def test_a_hook_of_ones_own_may_call_teamops(committed: Team) -> None:
    own = "#!/bin/sh\nteamops hook run || exit 1\necho 其他检查\n"
    hook(committed).write_text(own, "utf-8")
    said = committed("teamops", "hook", "install").stderr
    assert "已在调用 teamops，保持不变" in said
    committed.stage("tasks.yaml", BLOCKED)
    said = committed.is_refused()
    assert T001 in said
    assert "其他检查" not in said
    removed = committed("teamops", "hook", "uninstall").stderr
    assert "请自行删去该行" in removed
    assert hook(committed).read_text("utf-8") == own
    assert not hook(committed, "pre-merge-commit").exists()


def test_a_broken_link_is_the_hook_of_somebody_else(committed: Team) -> None:
    hook(committed).unlink()
    hook(committed).symlink_to(committed.folder / "nowhere")
    committed("teamops", "hook", "install", ok=False)
    assert hook(committed).is_symlink()


def test_taken_out_it_refuses_nothing_any_more(committed: Team) -> None:
    assert committed("teamops", "hook", "uninstall").stderr.count("已移除") == 2
    committed.stage("tasks.yaml", BLOCKED)
    committed.commits()


def test_records_whose_settings_are_not_committed_are_told(team: Team) -> None:
    team("git", "rm", "-q", "--cached", "teamops.yaml")
    assert "teamops.yaml 不在本次提交中" in team("teamops", "hook", "run").stderr
    assert "teamops.yaml 不在本次提交中" in team.commits()


def test_a_commit_by_teamops_itself_is_checked(committed: Team) -> None:
    committed.stage("other.yaml", BLOCKED.replace("competitors", "other"))
    committed.commits("--no-verify")
    done = committed("teamops", "calendar", "import", "2026", "--commit", ok=False)
    assert "other.yaml:7:13: T001" in done.stderr


def test_outside_of_a_repository_it_says_what_to_do(tmp_path: Path, make_team: MakeTeam) -> None:
    team = Team(tmp_path, tmp_path)
    for command in ("install", "uninstall", "run"):
        ran = team("teamops", "--lang", "en", "hook", command, ok=False, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
        assert ran.returncode == 2
        assert "create a repository with `git init`" in ran.stderr


def test_without_git_it_says_so(committed: Team, tmp_path: Path) -> None:
    program = shutil.which("teamops", path=committed.environment["PATH"])
    assert program
    ran = committed(program, "hook", "run", ok=False, PATH=str(tmp_path))
    assert ran.returncode == 2
    assert "https://git-scm.com" in ran.stderr


def test_a_folder_that_is_not_there_is_named(committed: Team) -> None:
    ran = committed("teamops", "-C", "nowhere", "hook", "install", ok=False)
    assert "nowhere" in ran.stderr
    assert "unexpected" not in ran.stderr


def test_what_cannot_be_committed_cannot_be_checked(committed: Team) -> None:
    committed("git", "switch", "-qc", "other")
    committed.stage("tasks.yaml", TASKS.replace("月度", "季度"))
    committed.commits()
    committed("git", "switch", "-q", "main")
    committed.stage("tasks.yaml", TASKS.replace("月度", "年度"))
    committed.commits()
    committed("git", "merge", "other", ok=False)
    ran = committed("teamops", "hook", "run", ok=False)
    assert "git 无法给出已暂存的内容" in ran.stderr
