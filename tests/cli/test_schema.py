"""`teamops schema`, and what `teamops init` does for editors."""

from __future__ import annotations

import json
import os
import tracemalloc
from pathlib import Path

import pytest

from teamops.integrations.schema.editor import EDITOR_SETTINGS, RECORDS_SCHEMA, SETTINGS_SCHEMA
from teamops.model.workspace import SECTIONS
from teamops.store.reading.discovery import list_files

EXTENSIONS = ".vscode/extensions.json"
FILES = {RECORDS_SCHEMA, SETTINGS_SCHEMA, EDITOR_SETTINGS, EXTENSIONS}
TODAY = ("--today", "2026-11-23")


@pytest.fixture
def fresh(teamops, tmp_path: Path) -> Path:
    assert teamops("init", tmp_path / "team", *TODAY).code == 0
    return tmp_path / "team"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in (folder / ".vscode").iterdir()}


def test_the_schema_of_a_file_is_printed_unless_a_section_is_named(teamops) -> None:
    ran = teamops("schema")
    assert (ran.code, list(json.loads(ran.out)["properties"])) == (0, list(SECTIONS))
    for section in SECTIONS:
        assert json.loads(teamops("schema", section).out)["items"]
    assert "limits" in json.loads(teamops("schema", "settings").out)["properties"]


def test_a_schema_is_the_same_in_both_languages(teamops) -> None:
    assert teamops("--lang", "en", "schema").out == teamops("--lang", "zh", "schema").out


def test_an_unknown_section_is_usage_and_told_with_what_was_meant(teamops) -> None:
    ran = teamops("--lang", "en", "schema", "tasls")
    assert (ran.code, ran.out) == (2, "")
    assert "“tasls”" in ran.err
    assert "did you mean `tasks`?" in ran.err
    assert "calendar, settings" in ran.err
    ran = teamops("--lang", "en", "schema", "xyz")
    assert (ran.code, "did you mean" in ran.err) == (2, False)


def test_a_schema_goes_into_a_file_as_it_is_printed(teamops, tmp_path: Path) -> None:
    file = tmp_path / "made/tasks.json"
    ran = teamops("schema", "tasks", "-o", file)
    assert (ran.code, ran.out, str(file) in ran.err) == (0, "", True)
    assert file.read_bytes() == teamops("schema", "tasks").out.encode()


def test_a_new_workspace_has_the_schemas_that_are_printed(teamops, fresh: Path) -> None:
    made = contents(fresh)
    assert made.keys() == FILES
    assert made[RECORDS_SCHEMA] == teamops("schema").out.encode()
    assert made[SETTINGS_SCHEMA] == teamops("schema", "settings").out.encode()
    assert list_files(fresh).files == ("calendar/2026.yaml",)


def test_init_names_every_file_that_it_writes(teamops, tmp_path: Path) -> None:
    ran = teamops("init", tmp_path, *TODAY)
    written = {path for path in tmp_path.rglob("*") if path.is_file() and ".teamops" not in path.parts}
    assert {line.partition("\uff1a")[2] for line in ran.out.splitlines()[:-1]} == {path.as_posix() for path in written}


def test_the_editor_is_told_which_schema_is_for_which_files(fresh: Path) -> None:
    settings = json.loads((fresh / EDITOR_SETTINGS).read_text(encoding="utf-8"))
    schemas = settings["yaml.schemas"]
    assert schemas[SETTINGS_SCHEMA] == "teamops.yaml"
    assert {"*.yaml", "*.yml", "!teamops.yaml", "!templates/**"} <= set(schemas[RECORDS_SCHEMA])
    assert all((fresh / schema).is_file() for schema in schemas)
    assert (settings["[yaml]"]["editor.tabSize"], settings["files.encoding"]) == (2, "utf8")
    assert json.loads((fresh / EXTENSIONS).read_text(encoding="utf-8"))["recommendations"] == ["redhat.vscode-yaml"]


def test_init_leaves_an_editors_settings_alone_and_says_what_to_add(teamops, tmp_path: Path) -> None:
    settings = tmp_path / EDITOR_SETTINGS
    settings.parent.mkdir()
    settings.write_text('{"editor.fontSize": 14}', encoding="utf-8")
    ran = teamops("--lang", "en", "init", tmp_path, *TODAY)
    assert ran.code == 0
    assert settings.read_text(encoding="utf-8") == '{"editor.fontSize": 14}'
    lines = ran.out.partition("add to it:\n")[2].rpartition("Next: ")[0]
    assert json.loads(f"{{{lines}}}")["yaml.schemas"].keys() == {RECORDS_SCHEMA, SETTINGS_SCHEMA}
    assert contents(tmp_path).keys() == FILES


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this platform")
@pytest.mark.parametrize("kind", ["pipe", "device", "huge"])
def test_what_stands_in_the_place_of_an_editors_settings_is_not_waited_for(teamops, fresh: Path, kind: str) -> None:
    settings = fresh / EDITOR_SETTINGS
    settings.unlink()
    if kind == "pipe":
        os.mkfifo(settings)
    elif kind == "device":
        settings.symlink_to("/dev/zero")
    else:
        with settings.open("wb") as file:
            file.truncate(200 << 20)
    tracemalloc.start()
    ran = teamops("-C", fresh, "schema", "--editor")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert ran.code in ((3,) if kind == "device" else (0,)), ran
    assert most < 50 << 20


def test_a_workspace_that_is_not_started_gets_no_editor_files(teamops, tmp_path: Path) -> None:
    (tmp_path / "teamops.yaml").write_text("team: T\n", encoding="utf-8")
    assert teamops("init", tmp_path, *TODAY).code == 3
    assert not (tmp_path / ".vscode").exists()


def test_editor_files_are_made_in_an_older_workspace_from_below_too(teamops, fresh: Path) -> None:
    made = contents(fresh)
    for file in made:
        (fresh / file).unlink()
    ran = teamops("-C", fresh / "calendar", "schema", "--editor")
    assert (ran.code, contents(fresh)) == (0, made)
    assert all(file in ran.out for file in made)


def test_old_schemas_are_renewed_and_settings_are_the_teams(teamops, fresh: Path) -> None:
    made = contents(fresh)
    changed = made[EDITOR_SETTINGS].replace(b'"utf8"', b'"utf8bom"')
    for file, content in ((RECORDS_SCHEMA, b"{}"), (EDITOR_SETTINGS, changed), (EXTENSIONS, b"{}")):
        (fresh / file).write_bytes(content)
    ran = teamops("-C", fresh, "schema", "--editor")
    assert (ran.code, ran.out) == (0, f"已写入：{RECORDS_SCHEMA}\n")
    assert contents(fresh) == {**made, EDITOR_SETTINGS: changed, EXTENSIONS: b"{}"}


def test_editor_files_that_are_up_to_date_are_not_touched(teamops, fresh: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (fresh / ".vscode").iterdir()}
    ran = teamops("-C", fresh, "--lang", "en", "schema", "--editor")
    assert (ran.code, ran.out) == (0, "the editor files are up to date\n")
    assert {path: path.stat().st_mtime_ns for path in (fresh / ".vscode").iterdir()} == before


@pytest.mark.parametrize("more", [("tasks",), ("-o", "x.json")])
def test_editor_files_are_not_asked_for_with_anything_else(teamops, fresh: Path, more: tuple[str, ...]) -> None:
    ran = teamops("-C", fresh, "schema", "--editor", *more)
    assert (ran.code, "--editor" in ran.err) == (2, True)


def test_editor_files_need_a_workspace(teamops, tmp_path: Path) -> None:
    assert teamops("-C", tmp_path, "schema", "--editor").code == 3


def test_a_check_sees_nothing_of_the_editor_files(teamops, fresh: Path) -> None:
    assert teamops("-C", fresh, "check", *TODAY).code == 0
