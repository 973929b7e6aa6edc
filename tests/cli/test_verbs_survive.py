"""Every command that writes, in files of every form: it says the same, keeps the form, and leaves the rest as it is."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_write_json import prepare, snapshot
from tests.cli.writes import WRITES

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


@pytest.mark.parametrize("name", [name for name in WRITES if not name.startswith("schema")])
def test_a_write_keeps_the_form_of_files_and_all_that_it_does_not_change(
    teamops, quarter: Path, tmp_path: Path, name: str
) -> None:
    prepare(teamops, quarter, name)
    copies = {form: shutil.copytree(quarter, tmp_path / form) for form in FORMS}
    plain = teamops("-C", quarter, *WRITES[name], "--format", "json")
    assert plain.code == 0, plain.err
    for form, root in copies.items():
        reform(root, FORMS[form])
        before = snapshot(root)
        ran = teamops("-C", root, *WRITES[name], "--format", "json")
        assert ran.code == 0, ran.err
        assert changes(ran.out) == changes(plain.out)
        after = snapshot(root)
        assert before.keys() <= after.keys()
        if form == "comments":
            assert_comments_stay(before, after, [str(one["field"]) for one in changes(ran.out)])
        else:
            expected = {file: raw for file, raw in snapshot(quarter).items() if file in before}
            assert {file: after[file] for file in before} == {
                file: FORMS[form](raw) if file.endswith(".yaml") else raw for file, raw in expected.items()
            }


def assert_comments_stay(before: dict[str, bytes], after: dict[str, bytes], fields: list[str]) -> None:
    """Only changed lines go, and the comments of records that go, which are changes without a field."""
    records = fields.count("None")
    for file, raw in before.items():
        gone = lines(raw) - lines(after[file])
        comments = [line for line in gone if "# 说明".encode() in line]
        assert len(comments) <= records, (file, gone)
        assert records or gone.total() <= len(fields), (file, gone)
        assert after[file].endswith("# 完\n".encode()) or not file.endswith(".yaml"), file
