"""Every command that writes, in files of every form: it says the same, keeps the form, and leaves the rest as it is."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_write_json import WRITES, snapshot

BOM = b"\xef\xbb\xbf"


def to_crlf(raw: bytes) -> bytes:
    return raw.replace(b"\n", b"\r\n")


def to_bom(raw: bytes) -> bytes:
    return BOM + raw


def to_commented(raw: bytes) -> bytes:
    """A comment on a line of its own before each record, and one at the end of the file."""
    lines = raw.decode().split("\n")
    marked = [f"  # 说明 {n}\n{line}" if line.startswith("  - ") else line for n, line in enumerate(lines)]
    return ("\n".join(marked).rstrip("\n") + "\n# 完\n").encode()


FORMS: dict[str, Callable[[bytes], bytes]] = {"crlf": to_crlf, "bom": to_bom, "comments": to_commented}


def reform(root: Path, form: Callable[[bytes], bytes]) -> None:
    for file in root.rglob("*.yaml"):
        file.write_bytes(form(file.read_bytes()))


def lines(raw: bytes) -> Counter[bytes]:
    return Counter(raw.split(b"\n"))


def changes(out: str) -> list[dict[str, object]]:
    """The changes without ids that are made up, and without the lists that hold them."""
    found = json.loads(out)["changes"]
    return [{key: one[key] for key in ("kind", "field", "before")} for one in found]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", [name for name in WRITES if not name.startswith("schema")])
def test_a_write_keeps_the_form_of_files_and_all_that_it_does_not_change(
    teamops, quarter: Path, tmp_path: Path, name: str, form: str
) -> None:
    plain = teamops("-C", quarter, *WRITES[name], "--dry-run", "--format", "json")
    assert plain.code == 0, plain.err
    reform(quarter, FORMS[form])
    before = snapshot(quarter)
    ran = teamops("-C", quarter, *WRITES[name], "--format", "json")
    assert ran.code == 0, ran.err
    assert changes(ran.out) == changes(plain.out)
    after = snapshot(quarter)
    assert before.keys() <= after.keys()
    for file, raw in before.items():
        gone = lines(raw) - lines(after[file])
        assert gone.total() <= len(changes(ran.out)), (file, gone)
        if form == "crlf" and file.endswith(".yaml"):
            assert b"\n" not in after[file].replace(b"\r\n", b""), file
        if form == "bom" and file.endswith(".yaml"):
            assert after[file].startswith(BOM), file
        if form == "comments":
            assert after[file].count("# 说明".encode()) == raw.count("# 说明".encode()), file
