"""The command `teamops`. It answers `--version` before importing anything else, because scripts ask for it often."""

from __future__ import annotations

import atexit
import gc
import os
import sys

from teamops.cli.output.streams import ensure_streams

TYPE_CHECKING = False  # typing itself is not worth its time here
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        _leave(_run())
    except KeyboardInterrupt:  # before the command began, or after its end
        os._exit(130)


def _run() -> int:
    """Run the command line; return its exit code."""
    ensure_streams()
    if sys.argv[1:] in (["--version"], ["-V"]) and _print_version():
        return 0
    if sys.argv[1:2] == ["--confined"]:  # a frozen program is its own child process
        from teamops.render.confined.worker import main as work

        work(*sys.argv[2:5])
    gc.disable()  # in a short run, looking for reference cycles takes longer than reading the records
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for plugins opens every installed package
    from teamops.cli.shell.app import run

    return run(sys.argv[1:])


def _print_version() -> bool:
    """Print the version. Returns False where the output fails: `run` will say why."""
    from teamops import __version__

    try:
        sys.stdout.write(f"teamops {__version__}\n")
        sys.stdout.flush()
    except OSError:
        return False
    return True


def _leave(code: int) -> NoReturn:
    """Exit at once: freeing thousands of records one by one would take a tenth of a check's time."""
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):  # the reader closed the pipe
            code = code or 1
    os._exit(code)


if __name__ == "__main__":
    main()
