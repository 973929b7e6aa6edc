"""Git as a process that is asked for the history of a workspace, and that runs nothing else.

Only plumbing and `log` are asked, with every setting spelled out that could run a program or change what is printed: a
repository may come from anybody. History is as it is stored here: nothing is fetched, grafted or replaced.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from subprocess import DEVNULL
from tempfile import TemporaryFile
from threading import Thread
from typing import IO, Any, BinaryIO, cast

from teamops.store.errors import CannotGoOnError
from teamops.store.git_starting import load_gitpython, started

_SETTINGS = {
    "core.fsmonitor": "false",  # these would run programs
    "core.hooksPath": "/dev/null",
    "core.pager": "cat",
    "diff.external": "",
    "log.showSignature": "false",
    "core.quotePath": "false",  # these would change what is printed
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
    "core.useReplaceRefs": "false",
    "advice.graftFileDeprecated": "false",
    "core.packedGitWindowSize": "1m",  # memory: git would map and keep all that it has seen of a long history
    "core.packedGitLimit": "32m",
    "core.deltaBaseCacheLimit": "16m",
}
_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # what GIT_NO_LAZY_FETCH says, to a git before 2.44
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": "/dev/null",
    "GIT_LITERAL_PATHSPECS": "1",  # a file may be called `:(top)*`
    "GIT_GLOB_PATHSPECS": "0",
    "GIT_NOGLOB_PATHSPECS": "0",
    "GIT_ICASE_PATHSPECS": "0",
    "GIT_EXTERNAL_DIFF": "",
}
_PIECE = 1 << 16


class Git:
    """Asks git in a folder. Raises CannotGoOnError where there is no git."""

    def __init__(self, folder: Path) -> None:
        if shutil.which("git") is None:
            raise CannotGoOnError("git_needed")
        load_gitpython()
        from git.cmd import Git as Commands  # slow to import, and nothing but history needs it

        self._folder, self._commands = folder, Commands(folder)
        self._before = ["git", "--no-pager"]
        for name, value in _SETTINGS.items():
            self._before += ["-c", f"{name}={value}"]

    def ask(self, *arguments: str) -> bytes:
        """What git prints. Raises GitRefusedError where it fails."""
        code, out, error = self._executed(
            *arguments, with_extended_output=True, with_exceptions=False, stdout_as_string=False,
            strip_newline_in_stdout=False,
        )  # fmt: skip
        if code:
            raise GitRefusedError(str(error).strip())
        return bytes(out) if isinstance(out, bytes) else str(out).encode()

    def says(self, *arguments: str) -> bytes | None:
        """What git prints; None where it fails."""
        try:
            return self.ask(*arguments)
        except GitRefusedError:
            return None

    def tokens(self, *arguments: str, told: Iterable[bytes] = ()) -> Iterator[bytes]:
        """What git prints, as it prints it, cut at NULs; its standard input are the pieces of `told`.

        Raises GitRefusedError where it fails in the end. Who stops reading stops git.
        """
        with TemporaryFile() as lines:
            lines.writelines(told)
            lines.seek(0)
            process = self.start(*arguments, istream=cast("BinaryIO", lines))
            errors = _Drain(process.stderr)
            try:
                rest = b""
                while piece := process.stdout.read1(_PIECE):
                    *whole, rest = (rest + piece).split(b"\0")
                    yield from whole
            except GeneratorExit:
                process.proc.terminate()
                raise
            finally:
                process.stdout.close()
                code = process.proc.wait()
                errors.join()
            if code:
                raise GitRefusedError(errors.text())

    def start(self, *arguments: str, istream: BinaryIO | int = DEVNULL) -> Any:
        """A process of git with pipes, as GitPython wraps it: it ends when it is let go of."""
        return self._executed(*arguments, istream=istream, as_process=True, stdout_as_string=False)

    def _executed(self, *arguments: str, **manner: Any) -> Any:
        from git.exc import GitCommandNotFound

        def start() -> Any:
            try:
                return self._commands.execute([*self._before, *arguments], env=_ENVIRONMENT, **manner)
            except GitCommandNotFound as error:  # which GitPython makes of whatever kept it from starting
                if isinstance(error.__cause__, OSError):
                    raise error.__cause__ from error
                raise

        return started(self._folder, start)


class _Drain(Thread):
    """Reads what a process complains of, so that it does not wait for a reader."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(daemon=True)
        self._stream, self._said = stream, b""
        self.start()

    def run(self) -> None:
        for line in self._stream:
            self._said = (self._said + line)[-_PIECE:]

    def text(self) -> str:
        """What was said, after the process has ended and this was joined."""
        return self._said.decode("utf-8", "replace").strip()


class GitRefusedError(CannotGoOnError):
    """Git said no."""

    exit_code = 3

    def __init__(self, said: str) -> None:
        super().__init__("history.git_refused", said=said)
