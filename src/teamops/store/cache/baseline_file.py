"""The baseline file, which is committed: JSON, sorted, one line for each record, so that it merges well."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

from teamops.checking.baseline import Baseline
from teamops.model.faults.control_characters import escape_json
from teamops.model.faults.limits import MOST
from teamops.store.errors import CommandError
from teamops.store.plain_file import NotPlainError, read_plain
from teamops.store.writing.stage_files import write_whole

_MOST_MIB = 16
"""Most mebibytes that are read. A baseline has a line for each record with findings; this is some 200,000 of them."""


def read_baseline(path: Path, display_name: str) -> Baseline | None:
    """Read the baseline from `path`, None if there is no file; `display_name` is the name that the user typed.

    Raises CommandError for a file that is no baseline, or no regular file (a pipe might never end).
    """
    try:
        document = json.loads(read_plain(path, _MOST_MIB << 20).decode("utf-8", "surrogatepass"))
        if document["version"] != 1:
            raise ValueError(document["version"])
        return {
            (str(code), str(subject)): _parse_count(count)
            for code, subjects in document["counts"].items()
            for subject, count in subjects.items()
        }
    except FileNotFoundError:
        return None
    except NotPlainError as error:
        raise CommandError("baseline_no_file", file=display_name, limit=_MOST_MIB) from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise CommandError("no_baseline", file=display_name) from error


def _parse_count(value: object) -> int:
    """Return a count of the file, or raise ValueError: one larger than a check lists would hide all future findings."""
    if type(value) is not int or not 1 <= value <= MOST:
        raise ValueError(value)
    return value


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Write `baseline` to `path`; on failure the file keeps its content. Raises CommandError."""
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for (code, subject), count in sorted(baseline.items()):
        counts[code][subject] = count
    text = escape_json(json.dumps({"version": 1, "counts": counts}, ensure_ascii=False, indent=2)) + "\n"
    write_whole(path, text.encode("utf-8", "surrogatepass"))
