"""Traps in a repository: what of a configuration, of attributes, hooks or variables makes git run a program.

Every trap's program notes the trap's name in a folder, so that one sees which of many was sprung. `springs` is a plain
command of git by which the trap goes off: it proves that the trap is armed.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from teamops.cli.shell.app import run
from tests.store.past import SETTINGS, Past, task

HOOKS = (
    "applypatch-msg", "pre-applypatch", "post-applypatch", "pre-commit", "pre-merge-commit", "prepare-commit-msg",
    "commit-msg", "post-commit", "pre-rebase", "post-checkout", "post-merge", "pre-push", "reference-transaction",
    "pre-auto-gc", "post-rewrite", "post-index-change", "fsmonitor-watchman", "sendemail-validate",
)  # fmt: skip


class Trap(NamedTuple):
    """Settings in which RUN is the trap's program and HOOKS a folder of hooks that are it; the attribute of its file.

    `place` is the file of the settings below .git, `attributes_in` that of the attributes below the work tree.
    """

    settings: Mapping[str, str]
    attributes: str = ""
    attributes_in: str = ".gitattributes"
    place: str = "config"
    springs: tuple[str, ...] = ()
    variables: Mapping[str, str] = {}


STATUS, DIFF, LOG = ("status", "--porcelain"), ("diff", "HEAD~1"), ("log", "-p", "-2")
TRAPS: Mapping[str, Trap] = {
    "fsmonitor": Trap({"core.fsmonitor": "RUN"}, springs=STATUS),
    "fsmonitor-2": Trap({"core.fsmonitor": "RUN", "core.fsmonitorHookVersion": "2"}, springs=STATUS),
    "hooks-path": Trap({"core.hooksPath": "HOOKS"}, springs=("update-index", "--force-remove", "no-such")),
    "hooks": Trap({}, place="hooks", springs=("update-index", "--force-remove", "no-such")),
    "configured-hook": Trap({"hook.x.command": "RUN", "hook.x.event": "post-index-change"}),
    "pager": Trap({"core.pager": "RUN"}),
    "pager-of-a-command": Trap({"pager.log": "RUN", "pager.rev-parse": "RUN", "pager.ls-files": "RUN",
                                "pager.diff-tree": "RUN", "pager.cat-file": "RUN"}),
    "editor": Trap({"core.editor": "RUN"}, springs=("commit", "--amend", "--allow-empty")),
    "external-diff": Trap({"diff.external": "RUN"}, springs=DIFF),
    "diff-command": Trap({"diff.t1.command": "RUN"}, "diff=t1", springs=DIFF),
    "textconv": Trap({"diff.t2.textconv": "RUN"}, "diff=t2", springs=LOG),
    "textconv-cached": Trap({"diff.t3.textconv": "RUN", "diff.t3.cachetextconv": "true"}, "diff=t3",
                            springs=LOG),
    "textconv-of-a-word": Trap({"diff.t4.textconv": "RUN", "diff.t4.binary": "true", "diff.t4.xfuncname": "x"},
                               "diff=t4", springs=("grep", "--textconv", "-e", "t-1", "HEAD")),
    "clean": Trap({"filter.f1.clean": "RUN"}, "filter=f1", springs=STATUS),
    "smudge": Trap({"filter.f2.smudge": "RUN"}, "filter=f2",
                   springs=("checkout-index", "--prefix=.git/out/", "tasks/smudge.yaml")),
    "process": Trap({"filter.f3.process": "RUN"}, "filter=f3", springs=STATUS),
    "required-filter": Trap({"filter.f4.clean": "RUN", "filter.f4.required": "true"}, "filter=f4",
                            springs=STATUS),
    "filter-of-a-subfolder": Trap({"filter.f5.clean": "RUN"}, "filter=f5", "tasks/.gitattributes",
                                  springs=("add", "--all")),
    "filter-of-info": Trap({"filter.f6.clean": "RUN"}, "filter=f6", ".git/info/attributes", springs=STATUS),
    "filter-of-a-file": Trap({"filter.f7.clean": "RUN", "core.attributesFile": "ATTRIBUTES"}, "filter=f7",
                             ".git/more-attributes", springs=STATUS),
    "merge-driver": Trap({"merge.m1.driver": "RUN"}, "merge=m1"),
    "signature": Trap({"gpg.program": "RUN", "gpg.openpgp.program": "RUN", "log.showSignature": "true"},
                      springs=("log", "-3")),
    "signature-by-ssh": Trap({"gpg.ssh.program": "RUN", "gpg.ssh.defaultKeyCommand": "RUN", "gpg.format": "ssh",
                              "commit.gpgSign": "true"}, springs=("commit", "--allow-empty", "-m", "x")),
    "alias": Trap({"alias.st": "!RUN", "alias.log": "!RUN", "alias.rev-parse": "!RUN", "alias.ls-files": "!RUN"},
                  springs=("st",)),
    "credentials": Trap({"credential.helper": "!RUN"}, springs=("credential", "fill")),
    "ask-pass": Trap({"core.askPass": "RUN"}, springs=("credential", "fill")),
    "ssh": Trap({"core.sshCommand": "RUN", "remote.origin.url": "ssh://nobody.invalid/x"}, springs=("fetch",)),
    "proxy": Trap({"core.gitProxy": "RUN", "remote.origin.url": "git://nobody.invalid/x"}, springs=("fetch",)),
    "lazy-fetch": Trap({"core.repositoryFormatVersion": "1", "extensions.partialClone": "origin",
                        "remote.origin.promisor": "true", "remote.origin.url": "TOP",
                        "remote.origin.uploadpack": "RUN"},
                       springs=("cat-file", "-p", "1234567890123456789012345678901234567890")),
    "lazy-fetch-by-a-helper": Trap({"core.repositoryFormatVersion": "1", "extensions.partialClone": "origin",
                                    "remote.origin.promisor": "true", "remote.origin.url": "ext::RUN",
                                    "protocol.ext.allow": "always"},
                                   springs=("cat-file", "-p", "1234567890123456789012345678901234567890")),
    "alternates": Trap({"core.alternateRefsCommand": "RUN"}),
    "pack-objects": Trap({"uploadpack.packObjectsHook": "RUN"}),
    "patch-filter": Trap({"interactive.diffFilter": "RUN"}),
    "submodule": Trap({"submodule.x.update": "!RUN", "submodule.x.url": "TOP", "submodule.recurse": "true"}),
    "trailer": Trap({"trailer.x.command": "RUN", "trailer.x.cmd": "RUN"},
                    springs=("interpret-trailers", "--trailer", "x=1", "teamops.yaml")),
    "archive": Trap({"tar.tar.gz.command": "RUN"}, springs=("archive", "--format=tar.gz", "HEAD")),
    "included": Trap({"core.fsmonitor": "RUN"}, place="included", springs=STATUS),
    "included-here": Trap({"core.fsmonitor": "RUN"}, place="included-here", springs=STATUS),
    "worktree-config": Trap({"core.fsmonitor": "RUN"}, place="config.worktree", springs=STATUS),
    "other-worktree": Trap({"core.worktree": "TOP", "core.fsmonitor": "RUN"}, springs=STATUS),
    "variable-diff": Trap({}, variables={"GIT_EXTERNAL_DIFF": "RUN"}, springs=DIFF),
    "variable-editor": Trap({}, variables={"GIT_EDITOR": "RUN", "GIT_SEQUENCE_EDITOR": "RUN", "GIT_PAGER": "RUN"},
                            springs=("commit", "--amend", "--allow-empty")),
    "variable-ssh": Trap({"remote.origin.url": "ssh://nobody.invalid/x"}, variables={"GIT_SSH_COMMAND": "RUN"},
                         springs=("fetch",)),
    "variable-ask": Trap({}, variables={"GIT_ASKPASS": "RUN", "SSH_ASKPASS": "RUN"}, springs=("credential", "fill")),
    "variable-trace": Trap({}, variables={"GIT_TRACE": "MARK", "GIT_TRACE2_EVENT": "MARK", "GIT_TRACE_SETUP": "MARK"},
                           springs=STATUS),
    "variable-settings": Trap({}, variables={"GIT_CONFIG_COUNT": "2", "GIT_CONFIG_KEY_0": "core.fsmonitor",
                                             "GIT_CONFIG_VALUE_0": "RUN", "GIT_CONFIG_KEY_1": "diff.external",
                                             "GIT_CONFIG_VALUE_1": "RUN"}, springs=STATUS),
    "variable-parameters": Trap({}, variables={"GIT_CONFIG_PARAMETERS": "'core.fsmonitor'='RUN'"}, springs=STATUS),
}  # fmt: skip

COMMANDS: tuple[tuple[str, ...], ...] = (
    *(("report", name) for name in ("weekly", "tasks", "goals", "audit")),
    *(("report", "tasks", "--format", form) for form in ("html", "json", "markdown", "csv")),
    ("report", "tasks", "--at", "HEAD~1"), ("report", "person", "wang"),
    ("log",), ("log", "t-1"), ("log", "--uncommitted"), ("log", "--format", "html"), ("blame", "t-1"),
    ("show", "t-1"), ("show", "t-1", "--at", "2026-09-02"), ("show", "t-1", "--at", "HEAD~1"), ("diff", "HEAD~1"),
    ("check",), ("check", "--history"), ("check", "--at", "HEAD~1"), ("hook", "run"), ("hook", "install"),
    ("hook", "uninstall"), ("confirm", "--list"), ("today",), ("standup",), ("tasks", "list"), ("goals", "list"),
    ("load",), ("notify", "--today", "2026-09-08"), ("update", "t-1", "--note", "x", "--dry-run"),
)  # fmt: skip
"""What reads, or asks git where its files are. None of it runs anything that a repository names."""

TAKES_NO_DAY = frozenset({"log", "blame", "hook"})


def with_a_day(command: tuple[str, ...]) -> tuple[str, ...]:
    """The command of a fixed day."""
    return command if command[0] in TAKES_NO_DAY or "--today" in command else (*command, "--today", "2026-09-08")


class Trapped:
    """A workspace with a past, a staged and an unstaged change, and traps."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.marks = folder / "team", folder / "marks"
        self.marks.mkdir(parents=True)
        self.variables: dict[str, str] = {}
        self.past = past = Past(self.folder)
        past.commit({"teamops.yaml": SETTINGS, "tasks.yaml": task("t-1"), **_files(1)}, "2026-09-01T09:00:00+08:00")
        past.commit({"tasks.yaml": task("t-1", "done"), **_files(2)}, "2026-09-03T09:00:00+08:00")
        self._add_signed()

    def _add_signed(self) -> None:
        """A commit with a signature, whatever it is worth, on top."""
        tree, parent = self.past.git("rev-parse", "HEAD^{tree}"), self.past.git("rev-parse", "HEAD")
        person = "wang <wang@example.com> 1788490000 +0800"
        head = f"tree {tree}\nparent {parent}\nauthor {person}\ncommitter {person}\n"
        signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n abcd\n -----END PGP SIGNATURE-----\n"
        made = subprocess.run(["git", "hash-object", "-t", "commit", "-w", "--stdin"], cwd=self.folder,
                              input=f"{head}{signature}\nsigned\n".encode(),
                              capture_output=True, check=True)  # fmt: skip
        self.past.git("reset", "-q", "--hard", made.stdout.decode().strip())

    def arm(self, *names: str) -> None:
        """These traps are laid, and files changed so that git would have to look at them."""
        self.past.write({"tasks.yaml": task("t-1", "done") + "# 改\n"})
        self.past.git("add", "tasks.yaml")
        self.past.write(_files(3))
        (self.folder / "new.yaml").write_text(task("t-3"), "utf-8")
        for name in names:
            self._lay(name, TRAPS[name])
        self.forget()

    def _lay(self, name: str, trap: Trap) -> None:
        run = self.folder / ".git" / f"run-{name}"
        run.write_text(f'#!/bin/sh\n: > "{self.marks}/{name}"\nexit 1\n')
        run.chmod(0o755)
        hooks = self.folder / ".git" / ("hooks" if trap.place == "hooks" else f"hooks-{name}")
        hooks.mkdir(exist_ok=True)
        for hook in HOOKS:
            (hooks / hook).write_bytes(run.read_bytes())
            (hooks / hook).chmod(0o755)
        words = {"RUN": str(run), "HOOKS": str(hooks), "TOP": str(self.folder), "MARK": str(self.marks / name),
                 "ATTRIBUTES": str(self.folder / ".git/more-attributes")}  # fmt: skip
        place = self.folder / ".git" / trap.place
        for key, value in trap.settings.items():
            subprocess.run(["git", "config", "--file", str(place), key, _filled(value, words)], check=True)
        for key, value in _OF_PLACES.get(trap.place, {}).items():
            self.past.git("config", _filled(key, words), _filled(value, words | {"PLACE": str(place)}))
        if trap.attributes:
            attributes = self.folder / trap.attributes_in
            attributes.parent.mkdir(exist_ok=True)
            with attributes.open("a") as file:
                file.write(f"{name}.yaml {trap.attributes}\n")
        self.variables |= {key: _filled(value, words) for key, value in trap.variables.items()}

    def spring(self, name: str) -> None:
        """The plain command that the trap waits for."""
        who = {f"GIT_{role}_{part}": "x@example.com" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
        environment = os.environ | who | self.variables | {"GIT_TERMINAL_PROMPT": "0"}
        subprocess.run(["git", *TRAPS[name].springs], check=False, cwd=self.folder, env=environment, timeout=20,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       input=b"protocol=https\nhost=nobody.invalid\n\n")  # fmt: skip

    def run(self, command: tuple[str, ...]) -> tuple[int, str]:
        """The exit code of a command of teamops in the repository, with the traps' variables, and what it said."""
        self.forget()
        out, err = (TextIOWrapper(BytesIO(), "utf-8") for _ in range(2))
        arguments = ["-C", str(self.folder), "--lang", "en", *with_a_day(command)]
        with patch.dict(os.environ, self.variables), redirect_stdout(out), redirect_stderr(err):
            code = run(arguments)
        said = []
        for stream in (out, err):
            stream.flush()
            said.append(stream.buffer.getvalue().decode())  # type: ignore[attr-defined]
        return code, "".join(said)

    def sprung(self) -> list[str]:
        """The traps that went off."""
        return sorted(mark.name for mark in self.marks.iterdir())

    def forget(self) -> None:
        for mark in self.marks.iterdir():
            mark.unlink()


def _files(version: int) -> dict[str, str | bytes]:
    """A file for each trap that waits for one; a version is as long as any, so that git has to look into it."""
    return {f"tasks/{name}.yaml": f"tasks: []  # t-1 {version}\n" for name, trap in TRAPS.items() if trap.attributes}


_OF_PLACES: Mapping[str, Mapping[str, str]] = {
    "included": {"include.path": "PLACE"},
    "included-here": {"includeIf.gitdir:TOP/.git.path": "PLACE"},
    "config.worktree": {"core.repositoryFormatVersion": "1", "extensions.worktreeConfig": "true"},
}


def _filled(text: str, words: Mapping[str, str]) -> str:
    for word, meant in words.items():
        text = text.replace(word, meant)
    return text
