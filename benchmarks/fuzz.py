"""Checks and prints damaged files until the time is up, and says what did not hold.

python -m benchmarks.fuzz --minutes 5 --seed 1
python -m benchmarks.fuzz --count 1000
python -m benchmarks.fuzz --seed 1 --only 4711

40 % of the files are damaged in their records, 40 % in their text, 20 % in their bytes; 15 % are a teamops.yaml, and
25 % lie in a whole workspace of which reports are printed. For each of them must hold: no traceback; no finding outside
the files; both readers say the same; nothing raw that acts on a screen; 5 seconds and 500 MB at most. A seed makes the
same files always. A file for which anything fails is kept in build/fuzz. Leaves with 1 if there is one.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

from benchmarks.fuzz_claims import Broken, Claims, peak_megabytes
from benchmarks.fuzz_files import EXAMPLES, ROOT, SUITE, Files, Made

SECONDS, MEGABYTES = 5.0, 500.0
WHOLE = ("quarter", "faults", "handbook")
ALONE = "team: x\npeople: {chen: {name: y}, wang: {name: z}}\n"
KEPT = ROOT / "build" / "fuzz"


class Fuzzer:
    """Runs files of one seed within a folder, and counts."""

    def __init__(self, folder: Path, seed: str) -> None:
        self.files, self.seed, self.folder = Files(), seed, folder
        self.claims = Claims(SECONDS)
        self.counts: Counter[str] = Counter()
        self.broken: list[tuple[int, Broken]] = []

    def run(self, number: int) -> None:
        """Make a file, and see whether all that is claimed holds for it."""
        made = self.files.made(self.seed, number)
        broken = self._broken(made, number)
        self.counts.update(["files", made.kind, *(["settings"] if made.name != "a.yaml" else [])])
        if broken is not None:
            self.broken.append((number, broken))
            self._keep(made, number, broken)

    def _broken(self, made: Made, number: int) -> Broken | None:
        random = Random(f"{self.seed}:{number}:run")
        is_whole = random.random() < 0.25
        root = self._root(random.choice(WHOLE) if is_whole else "")
        usual = (root / made.name).read_bytes() if (root / made.name).exists() else None
        (root / made.name).write_bytes(made.raw)
        try:
            self.claims.check(root, made, random)
            if is_whole:
                self.claims.printed(root, random)
        except Broken as broken:
            return broken
        finally:
            (root / made.name).unlink() if usual is None else (root / made.name).write_bytes(usual)
            self.counts.update(self.claims.take_counts())
        return None

    def _root(self, example: str) -> Path:
        """A workspace, made when it is first asked for: a copy of an example, or one of a teamops.yaml alone."""
        root = self.folder / (example or "alone")
        if not root.exists() and example:
            shutil.copytree(EXAMPLES / example, root, ignore=shutil.ignore_patterns(".*"))
        elif not root.exists():
            root.mkdir()
            (root / "teamops.yaml").write_text(ALONE, encoding="utf-8")
        return root

    def _keep(self, made: Made, number: int, broken: Broken) -> None:
        KEPT.mkdir(parents=True, exist_ok=True)
        small = self._smaller(made, number, broken)
        kept = KEPT / f"{self.seed}-{number}-{made.name}"
        kept.write_bytes(small)
        print(f"{broken.claim}: {str(broken)[-1500:]}\n  kept as {kept}")
        print(f"  again: python -m benchmarks.fuzz --seed {self.seed} --only {number}", flush=True)

    def _smaller(self, made: Made, number: int, broken: Broken) -> bytes:
        """The file without lines that it does not need to fail, as far as a hundred tries lead."""
        lines, step, tries = made.raw.split(b"\n"), 16, 100
        while step and tries and broken.claim != "too slow":
            for at in range(0, len(lines), step):
                fewer = lines[:at] + lines[at + step :]
                tries -= 1
                again = self._broken(made._replace(raw=b"\n".join(fewer)), number)
                if (again and again.claim == broken.claim) or not tries:
                    lines = fewer if again and again.claim == broken.claim else lines
                    break
            else:
                step //= 2
        return b"\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command `python -m benchmarks.fuzz`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=0.5, help="how long (default: 0.5)")
    parser.add_argument("--count", type=int, help="how many files, however long they take")
    parser.add_argument("--seed", help="the same files as another time (default: a new one, which is printed)")
    parser.add_argument("--only", type=int, help="one file of the seed, by its number")
    asked = parser.parse_args(arguments)
    seed = asked.seed or str(time.time_ns() % 10**9)
    print(
        f"seed {seed}{'' if SUITE.is_dir() else '; without the YAML test suite (TEAMOPS_YAML_SUITE=folder)'}",
        flush=True,
    )
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="teamops-fuzz-") as folder:
        fuzzer = Fuzzer(Path(folder), seed)
        numbers = range(asked.count or 10**9) if asked.only is None else [asked.only]
        for number in numbers:
            if asked.count is None and asked.only is None and time.monotonic() - begun > asked.minutes * 60:
                break
            fuzzer.run(number)
    return _told(fuzzer, time.monotonic() - begun)


def _told(fuzzer: Fuzzer, seconds: float) -> int:
    counts, peak = fuzzer.counts, peak_megabytes()
    total = counts.pop("files", 0)
    print(f"{total:>9,}  files in {seconds:.0f} s: {total / max(seconds, 0.001):.1f} a second")
    for name, count in sorted(counts.items()):
        print(f"{count:>9,}  {name}")
    print(f"{fuzzer.claims.slowest:>9.2f}  seconds of CPU for the slowest (at most {SECONDS:g})")
    print(f"{peak:>9.0f}  MB at the peak (at most {MEGABYTES:g})")
    print(f"{len(fuzzer.broken):>9,}  broken: {dict(Counter(broken.claim for _, broken in fuzzer.broken)) or 'none'}")
    return int(bool(fuzzer.broken) or peak > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
