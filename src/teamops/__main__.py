"""The command `teamops`. Answers `--version` before anything else is imported: scripts ask for it often."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from teamops import __version__

        sys.stdout.write(f"teamops {__version__}\n")
        return
    gc.disable()  # a short life: looking for cycles among the records took more time than reading them
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for some opens every package installed
    from teamops.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
