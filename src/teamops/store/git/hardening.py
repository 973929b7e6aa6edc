"""Options and variables for every git: it runs no program, writes no file, and shows the history as it is stored.

Trusted are the machine's and the user's own configuration, and the repository's where it says who somebody is or how
objects are stored. A repository may come from anybody, in an archive or as a folder of another one, so no program that
its configuration, attributes or hooks name is run. Settings are given on the command line, which overrides all files.
Programs whose setting has a name that a repository chooses (filters, text conversions, drivers of diffs and merges)
cannot be switched off like this: no command is used that runs them (`git status`, `checkout-index`), and where a
command could (`log`, `diff`, `blame`, `grep`) its own options forbid it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

_RUN_PROGRAMS = {
    "core.fsmonitor": "false",
    "core.hooksPath": "/dev/null",
    "core.pager": "cat",
    "core.editor": "false",
    "core.askPass": "",
    "core.sshCommand": "false",
    "core.gitProxy": "",
    "core.alternateRefsCommand": "",
    "core.attributesFile": "/dev/null",
    "credential.helper": "",
    "diff.external": "",
    "log.showSignature": "false",
    "safe.bareRepository": "explicit",  # a folder that a clone brings can be laid out as a repository of its own
    "submodule.recurse": "false",
    "gc.auto": "0",
    "maintenance.auto": "false",
}
_CHANGE_ANSWERS = {
    "core.quotePath": "false",
    "core.useReplaceRefs": "false",
    "core.warnAmbiguousRefs": "true",
    "advice.graftFileDeprecated": "false",
    "color.ui": "false",
    "diff.orderFile": "/dev/null",
    "diff.renames": "false",
    "diff.relative": "false",
    "diff.ignoreSubmodules": "none",
    "i18n.logOutputEncoding": "UTF-8",
    "log.follow": "false",
    "log.mailmap": "false",
    "log.showRoot": "true",
    "log.decorate": "false",
    "grep.column": "false",
    "grep.lineNumber": "false",
    "grep.fullName": "false",
    "blame.ignoreRevsFile": "",
}
_LIMIT_MEMORY = {  # git would keep all it has read of a long history
    "core.packedGitWindowSize": "1m",
    "core.packedGitLimit": "32m",
    "core.deltaBaseCacheLimit": "16m",
}
GIT_SETTINGS = tuple(f"{name}={value}" for name, value in {**_RUN_PROGRAMS, **_CHANGE_ANSWERS, **_LIMIT_MEMORY}.items())
GIT_OPTIONS = ("--no-pager", *(word for setting in GIT_SETTINGS for word in ("-c", setting)))
"""The options between `git` and the name of its command."""
PLAIN_DIFF = ("--no-renames", "--no-ext-diff", "--no-textconv")
"""Options of commands that compare: no rename is guessed, and no program of the repository is run."""

_KEPT = frozenset({
    # where the repository is, and the index that is committed: git itself sets them for its hooks
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH", "GIT_NAMESPACE", "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_TEST_ASSUME_DIFFERENT_OWNER",  # the last makes git refuse more
    # the configuration; what of it could run a program is overridden by GIT_OPTIONS
    "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT",
})  # fmt: skip
_KEPT_BEGINNINGS = ("GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_")
_SET = {
    **dict.fromkeys(("GIT_OPTIONAL_LOCKS", "GIT_TERMINAL_PROMPT"), "0"),  # nothing is written, nobody is asked
    "GIT_NO_LAZY_FETCH": "1",  # what a partial clone lacks is not fetched
    "GIT_ALLOW_PROTOCOL": "none",  # the same, to a git before 2.44
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": "/dev/null",
    "GIT_LITERAL_PATHSPECS": "1",  # a file may be called `:(top)*`
    "GIT_ATTR_NOSYSTEM": "1",
    "LC_ALL": "C",  # git's messages are recognised by their English words
    "LANGUAGE": "C",
}
_PATHSPECS = frozenset(f"GIT_{kind}_PATHSPECS" for kind in ("LITERAL", "GLOB", "NOGLOB", "ICASE"))


def build_query_env(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the variables for a git that only reads: of git's own, those that say where it works, and for whom."""
    kept = {
        name: value
        for name, value in environment.items()
        if not name.startswith("GIT_") or name in _KEPT or name.startswith(_KEPT_BEGINNINGS)
    }
    return kept | _SET


def build_commit_env(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the variables for a git that commits: the user's own, except those that change how paths are read."""
    return {name: value for name, value in environment.items() if name not in _PATHSPECS}


def build_init_env(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the variables for a git that makes a new repository: none that leads it to another one."""
    return {name: value for name, value in environment.items() if not name.startswith("GIT_")} | _SET


@contextmanager
def isolate_git_env() -> Iterator[None]:
    """Hide git's variables from libraries that use git: those that lead it elsewhere or make it run programs."""
    before, inside = dict(os.environ), build_init_env()
    try:
        os.environ.clear()
        os.environ.update(inside)
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
