"""What must hold for any file: the claims of the fuzzer, each of which can fail."""

from __future__ import annotations

import contextlib
import io
import json
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from pathlib import Path
from random import Random
from unicodedata import category
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

from benchmarks.fuzz_files import Made
from teamops.checking.located import Outcome
from teamops.cli.look.check_options import FindingsFormat
from teamops.cli.shell.app import run
from teamops.locale.words import Words
from teamops.reporting.catalogue import list_reports
from teamops.store.cache.cached_check import check
from teamops.store.reading.faulty_settings import parse_settings
from teamops.store.reading.files import parse_exactly
from teamops.store.reading.records import read_faulty
from teamops.store.reading.settings_file import build_valid_settings
from teamops.store.reading.source import Source
from teamops.store.reading.valid_records import read_valid
from teamops.store.yaml.fast_reader import read_fast

TODAY = "2026-09-15"
ZONE = ZoneInfo("Asia/Shanghai")
PRINTED = ("terminal", "markdown", "html", "json", "csv", "xlsx", "pdf")
UNEXPECTED = Words("zh")("cli.unexpected", text="|").partition("|")[0]
LEGITIMATE = frozenset("\n\t\u200c\u200d\u2068\u2069")
"""Line breaks and tabs, joiners of letters and emoji, and the isolation that the pages themselves write."""


class Broken(Exception):  # noqa: N818  # a claim is broken; that is no error of the fuzzer
    """A claim that does not hold."""

    def __init__(self, claim: str, said: str) -> None:
        super().__init__(said)
        self.claim = claim


class Claims:
    """Asks for everything that is claimed; raises Broken where it does not hold, and counts what was seen."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.slowest = seconds, 0.0
        self._counts: Counter[str] = Counter()

    def take_counts(self) -> Counter[str]:
        taken, self._counts = self._counts, Counter()
        return taken

    def check(self, root: Path, made: Made, random: Random) -> None:
        """The check of a workspace with the file in it, twice, and its findings in a format."""
        with self._limited():
            source = Source.of(made.name, made.raw)
            self._readers_agree(source)
            outcome = _checked(root)
            self._places_are_in_files(root, outcome)
            form = random.choice(list(FindingsFormat))
            spans = import_module(f"teamops.render.findings.{form}").render(outcome, Words(random.choice(("zh", "en"))))
            self._is_sound("".join(text for text, _ in spans), form)
            if _checked(root) != outcome:
                raise Broken("not the same twice", made.name)
        self._counts["findings"] += len(outcome.findings)

    def printed(self, root: Path, random: Random) -> None:
        """A report of the workspace, in a format."""
        form = random.choices(PRINTED, (3, 2, 2, 2, 2, 1, 0.3))[0]
        name = random.choice(list_reports())
        told = ["chen"] if name == "person" else []
        output = root / f"report.{form}"
        asked = [
            "-C",
            str(root),
            "report",
            name,
            *told,
            "--today",
            TODAY,
            "--format",
            form,
            "-o",
            str(output),
        ]
        said = io.StringIO()
        with self._limited(), contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = run(asked)
            if UNEXPECTED in said.getvalue():
                run([*asked, "--debug"])
        if UNEXPECTED in said.getvalue():
            raise Broken("traceback", f"{' '.join(asked)}\n{said.getvalue()}")
        self._is_sound(said.getvalue(), "terminal")
        if form not in ("xlsx", "pdf") and output.is_file():
            self._is_sound(output.read_text(encoding="utf-8").removeprefix("\ufeff"), form)
        self._counts[f"printouts ({'made' if code == 0 else 'refused'})"] += 1

    def _readers_agree(self, source: Source) -> None:
        fast = read_fast(source)
        if fast is None:
            return
        self._counts["taken by the fast reader"] += 1
        data, faults = parse_exactly(source)
        if source.file == "a.yaml":
            valid, exact = read_valid(source.file, fast, ZONE), read_faulty(source.file, data, ZONE)
            is_right = valid is not None
            is_same = valid is None or (not exact.faults and _told(valid.sections) == _told(exact.sections))
        else:
            settings = build_valid_settings(fast)
            is_right = settings is not None
            is_same = settings is None or parse_settings(data).settings == settings
        if is_right and (faults or not is_same):
            raise Broken("the readers disagree", f"{faults}")

    def _places_are_in_files(self, root: Path, outcome: Outcome) -> None:
        for place in (p for finding in outcome.findings for p in (finding, *finding.related)):
            text = (root / place.file).read_bytes().decode("utf-8", "replace").removeprefix("\ufeff")
            lines = text.split("\n")
            if not (1 <= place.line <= len(lines) and 1 <= place.column <= len(lines[place.line - 1]) + 1):
                raise Broken("a finding outside the file", repr(place))

    def _is_sound(self, text: str, form: str) -> None:
        """What is printed acts on no screen, and programs can read it."""
        raw = {
            f"U+{ord(sign):04X}" for sign in set(text) - LEGITIMATE if category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        }
        if raw - {"U+000D"} or ("U+000D" in raw and form != "csv"):
            raise Broken("raw characters that act", f"{form}: {sorted(raw)}")
        try:
            if form in ("json", "gitlab", "sarif"):
                json.loads(text)
            elif form == "junit":
                ElementTree.fromstring(text)
        except (ValueError, ElementTree.ParseError) as error:
            raise Broken("programs cannot read it", f"{form}: {error}") from error

    @contextlib.contextmanager
    def _limited(self) -> Iterator[None]:
        """Stops what takes too long (where a timer of CPU time exists), and turns what falls into Broken."""
        timer = getattr(signal, "ITIMER_VIRTUAL", None)
        if timer is not None:
            signal.signal(signal.SIGVTALRM, _too_slow)
            signal.setitimer(timer, 2 * self.seconds)
        begun = time.process_time()
        try:
            yield
        except Broken:
            raise
        except Exception:  # noqa: BLE001  # whatever it is: that is what is looked for
            raise Broken("traceback", traceback.format_exc()) from None
        finally:
            if timer is not None:
                signal.setitimer(timer, 0)
            taken = time.process_time() - begun
            self.slowest = max(self.slowest, taken)
        if taken > self.seconds:
            raise Broken("too slow", f"{taken:.1f} s")


def _too_slow(*_: object) -> None:
    raise Broken("too slow", "".join(traceback.format_stack()[-6:-1]))


def _checked(root: Path) -> Outcome:
    return check(root, "en", lambda zone: datetime.fromisoformat(f"{TODAY}T12:00").replace(tzinfo=zone))


def _told(sections: object) -> str:
    return repr({name: entries for name, entries in sections.items() if entries}) if isinstance(sections, dict) else ""


def peak_megabytes() -> float:
    """The most memory that this process had at a time; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024**2 if sys.platform == "darwin" else 1024)
