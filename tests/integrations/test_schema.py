"""The schemas say of files what the model says, to the programs that read them."""

from __future__ import annotations

import dataclasses
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from jsonschema import Draft7Validator
from pydantic import TypeAdapter

from teamops.checking.engine import load_rules
from teamops.checking.example_team import EXAMPLE_TEAM, build_example_files
from teamops.integrations.schema.schema import SCHEMAS, SETTINGS, build_schema, find_title, format_schema
from teamops.locale.text import Text
from teamops.model.records.goals import Criterion
from teamops.model.records.record import get_key
from teamops.model.records.settings import Limits, Settings
from teamops.model.records.tasks import Task
from teamops.model.workspace import SECTIONS
from teamops.store.demo.package_files import find_shipped_folder
from teamops.store.reading.discovery import list_files
from teamops.store.reading.loader import load
from tests.examples.test_format_doc import ALL, BLOCKS
from tests.examples.test_templates import SECTION_OF, SUPPLIED

Files = Mapping[str, str]
"""Texts of YAML files by a name that tells them apart."""

FORM = {"F001", "F002", "F003", "F004"}
"""What a schema can see: no mapping, unknown keys, values of another kind, missing keys."""


def refused(folder: Path, files: Files, name: str | None = None) -> dict[str, str]:
    """The files that check-jsonschema finds something wrong in, with what it says first."""
    folder.mkdir(exist_ok=True)
    schema = folder / "schema.json"
    schema.write_text(format_schema(name), encoding="utf-8")
    paths = {str(folder / f"{number}.yaml"): file for number, file in enumerate(files)}
    for path, text in zip(paths, files.values(), strict=True):
        Path(path).write_text(text, encoding="utf-8", newline="")
    program = Path(sys.executable).with_name("check-jsonschema")
    command = [program, "--output-format", "json", "--schemafile", schema, *paths]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    said = json.loads(ran.stdout)
    assert said["status"] == ("fail" if ran.returncode else "ok")
    found = [*reversed(said["errors"]), *said.get("parse_errors", ())]
    return {paths[error["filename"]]: error.get("message", "not YAML") for error in found}


def examples() -> Iterator[tuple[str, str]]:
    """Every file of the examples, every starter once it is filled in, and every block of docs/format.md."""
    for name in ("quarter", "handbook"):
        folder = find_shipped_folder("examples") / name
        for file in ("teamops.yaml", *list_files(folder).files):
            yield f"{name}/{file}", (folder / file).read_text(encoding="utf-8")
    for folder in (find_shipped_folder("templates"), find_shipped_folder("templates") / "en"):
        yield f"{folder.name}/teamops.yaml", (folder / "teamops.yaml").read_text(encoding="utf-8")
        for kind, section in SECTION_OF.items():
            text = (folder / f"{kind}.yaml").read_text(encoding="utf-8")
            for key, value in SUPPLIED[section].items():
                text, filled = re.subn(rf"^([ -]*{key}:)(?= *#| *$)", rf"\1 {value}", text, count=1, flags=re.M)
                assert filled
            yield f"{folder.name}/{kind}.yaml", text
    for number, (label, text) in enumerate(BLOCKS):
        yield f"format.md/{label.strip() or f'{number}.yaml'}", text


def good_examples() -> Iterator[tuple[str, str]]:
    yield from ((f"team/{file}", text) for file, text in EXAMPLE_TEAM.items())
    for rule in load_rules().values():
        for file, text in build_example_files(rule.good).items():
            if file.endswith((".yaml", ".yml")) and not Path(file).name.startswith("."):
                yield f"{rule.code}/{file}", text


def test_files_that_are_right_pass(tmp_path: Path) -> None:
    files = {**dict(examples()), **dict(good_examples()), "empty": "", "empty sections": "goals:\ntasks: []\n"}
    settings = {file: text for file, text in files.items() if file.endswith("/teamops.yaml")}
    records = {file: text for file, text in files.items() if file not in settings}
    assert len(settings) > 5
    assert len(records) > 60
    assert refused(tmp_path / "settings", settings, SETTINGS) == {}
    assert refused(tmp_path / "records", records) == {}


RECORD = {
    "goals": "id: g, period: 2026, target: 5, parts: [{period: 2026-07, target: 1, parts: [{owner: a, target: 1}]}]",
    "actuals": "goal: g, date: 2026-07-03, value: 5, metric: 618",
    "tasks": "id: t, name: no, start: 2026-09-01, end: 2026-09-07, status: done, owner: [a, 7], blocker: {from: a}",
    "monitors": "id: m, project: p, escalated: null, phases: [{name: n, start: 2026-09-01, end: 2026-09-02}]",
    "reviews": "id: r, period: 2026-09, held: 2026-10-02, results: [{goal: g, plan: 1, actual: 1.2万}]",
    "requests": "id: q, need: n, from: a, due: 2026-09-25, accepted: {by: a, at: 2026-09-03 10:20}, urgent: ~",
    "meetings": 'id: m, type: weekly, held: "2026-09-07T16:00", decisions: [{decision: d, due: 2026-09-30}]',
    "dailies": "person: a, date: 2026-09-03, done: x, plan: [], submitted: 2026-09-03T16:50:00+08:00",
    "calendar": 'year: 2026, status: official, holidays: [2026-01-01, "2026-01-02"]',
}
SPOILED = {
    "goals": [("5, parts", "viel, parts"), ("2026,", "2026-Q5,"), ("{owner: a,", "{owner: a b,"), ("{owner", "{onwer"),
              ("period: 2026-07, target: 1", "period: 2026-07"), ("[{period", "[[{period"), ("id: g", "id:"),
              ("id: g", "id: g, measure: add"), ("id: g", "id: g, locked: maybe"),
              ("id: g", "id: g, confirmed: {by: a}"), ("id: g", "id: g, buffer: {mode: over}"),
              ("id: g", "id: g, basis: [history]")],
    "actuals": [("2026-07-03", "2026-02-29"), ("value: 5", "value: five"), ("value: 5", "value: 5-6"),
                (", value: 5", ""), ("goal", "gaol"),
                ("goal: g", "goal: [g]"), ("618", "{a: 1}")],
    "tasks": [("done", "finished"), ("2026-09-01", "9月1日"), ("name: no, ", ""), ("owner", "onwer"), ("7]", "[7]]"),
              ("id: t", "id: t, progress: 110%"), ("id: t", "id: t, progress: 10"), ("{from: a}", "{from: a b}"),
              ("{from: a}", "[a]"), ("{from", "{form"), ("id: t", "id: -t"), ("id: t", "id: t, updated: 2026-09-01"),
              ("id: t", "id: t, resources: {budget: much}")],
    "monitors": [("id: m", "id: m, risk: huge"), ("null", "{to: a}"), ("null", "[]"), ("{name: n, ", "{"),
                 ("end: 2026-09-02", "end: soon"), ("[{name", "{a: {name"), ("project: p, ", ""),
                 ("id: m", "id: m, budget: {planned: lots}")],
    "reviews": [("2026-09,", "2026-13,"), ("plan: 1, ", ""), ("1.2万", "almost"), ("results", "result"),
                ("id: r, ", ""),
                ("id: r", "id: r, improvements: [{id: i, item: x, status: closed}]"), ("2026-10-02", "2026-10-32")],
    "requests": [("from: a", "from: a/b"), ("from: a, ", ""), ("2026-09-25", "09-25"), (", at: 2026-09-03 10:20", ""),
                 ("urgent: ~", "urgent: yes"), ("id: q", "id: q, status: doing"), ("need", "needs")],
    "meetings": [("weekly", "daily"), ("T16:00", ""), ("type: weekly, ", ""), ("{decision: d, ", "{"),
                 ("due: 2", "due: "), ("id: m", "id: m, agenda: {a: b}"), ("id: m", "id: m, attendees: null")],
    "dailies": [("date: 2026-09-03, ", ""), ("2026-09-03,", "today,"), ("[]", "[[]]"), ("+08:00", "+0"),
                ("done", "did"), ("person: a", "person: {name: a}")],
    "calendar": [("2026,", "this,"), ("official", "final"), ("2026-01-01", "01-01"), ("holidays: [", "holiday: ["),
                 ("year: 2026, ", ""), ('[2026-01-01, "2026-01-02"]', "2026-01-01")],
}  # fmt: skip
"""For each section what stands in a right record, and what somebody writes instead."""
ODD_FILES = {
    "an unknown section": "goal: []\n",
    "a list": "- goals\n",
    "a text": "goals\n",
    "a section that is a mapping": "tasks: {id: t}\n",
    "a record that is a text": "tasks: [t]\n",
    "a record that is nothing": "tasks: [~]\n",
    "settings": "team: T\n",
}
ODD_SETTINGS = {
    "nothing": "",
    "no team": "locale: en\n",
    "a section": "team: T\ntasks: []\n",
    "a language": "team: T\nlocale: fr\n",
    "a zone": "team: T\ntimezone: the office\n",
    "people in a list": "team: T\npeople: [{name: a}]\n",
    "a person without a name": "team: T\npeople: {a: {}}\n",
    "an id with a blank": "team: T\npeople: {a b: {name: a}}\n",
    "a day off": "team: T\npeople: {a: {name: a, days_off: [Monday]}}\n",
    "a share above one": "team: T\nlimits: {deviation: 10}\n",
    "one share of two": "team: T\nlimits: {buffer: [10%]}\n",
    "three shares of two": "team: T\nlimits: {buffer: [10%, 15%, 20%]}\n",
    "half a task": "team: T\nlimits: {p0_per_person: 1.5}\n",
    "a duration": "team: T\nlimits: {measure_within: a day}\n",
    "a clock": 'team: T\nlimits: {daily_by: "25:00"}\n',
    "a severity": "team: T\ncheck: {severity: {T001: fatal}}\n",
    "a scope": "team: T\nchannels: [{name: x, scope: world}]\n",
    "limits that are nothing": "team: T\nlimits:\n",
}


def test_records_that_are_broken_are_refused_and_their_right_form_is_not(tmp_path: Path) -> None:
    right = {section: f"{section}: [{{{record}}}]\n" for section, record in RECORD.items()}
    broken = dict(ODD_FILES)
    for section, spoiled in SPOILED.items():
        for old, new in spoiled:
            assert old in RECORD[section]
            broken[f"{section}: {new} for {old}"] = right[section].replace(old, new, 1)
        broken[f"{section}: unknown key"] = f"{section}: [{{{RECORD[section]}, colour: red}}]\n"
        broken[f"{section}: mapping"] = f"{section}: {{{RECORD[section]}}}\n"
    assert refused(tmp_path / "schema", {**right, **broken}).keys() == broken.keys()
    assert refused_by_the_model(tmp_path / "model", {**right, **broken}) == broken.keys()


def test_settings_that_are_broken_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, ODD_SETTINGS, SETTINGS).keys() == ODD_SETTINGS.keys()
    for text in ODD_SETTINGS.values():
        (tmp_path / "team").mkdir(exist_ok=True)
        (tmp_path / "team/teamops.yaml").write_text(text, encoding="utf-8")
        assert load(tmp_path / "team").faults


def refused_by_the_model(folder: Path, files: Files) -> set[str]:
    folder.mkdir()
    (folder / "teamops.yaml").write_text("team: T\n", encoding="utf-8")
    for number, text in enumerate(files.values()):
        (folder / f"{number}.yaml").write_text(text, encoding="utf-8")
    numbers = {int(fault.at.file.removesuffix(".yaml")) for fault in load(folder).faults if fault.code in FORM}
    return {name for number, name in enumerate(files) if number in numbers}


def test_bad_examples_of_rules_are_refused_where_their_form_is_wrong(tmp_path: Path) -> None:
    texts = {
        f"{rule.code}/{file}": text
        for rule in load_rules().values()
        for file, text in build_example_files(rule.bad).items()
        if rule.code[0] != "F" or rule.code in FORM
        if file.endswith(".yaml") and not file.endswith("teamops.yaml")
    }
    assert refused(tmp_path, texts).keys() == {file for file in texts if file[:4] in FORM}


@pytest.mark.parametrize("name", [None, *SCHEMAS])
def test_a_schema_is_one_and_needs_nothing_from_elsewhere(name: str | None) -> None:
    schema = build_schema(name)
    Draft7Validator.check_schema(schema)
    assert json.loads(format_schema(name)) == schema
    parts = list(_walk(schema))
    assert not any("$id" in part for part in parts)
    references = {part["$ref"] for part in parts if "$ref" in part}
    assert references == {f"#/definitions/{name}" for name in schema["definitions"]}


def _walk(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for below in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _walk(below)


@pytest.mark.parametrize("section", SECTIONS)
def test_the_schema_of_a_section_is_for_what_stands_below_its_key(section: str) -> None:
    validator = Draft7Validator(build_schema(section))
    assert validator.is_valid([])
    assert validator.is_valid(None)
    assert not validator.is_valid({section: []})
    assert not validator.is_valid([{}])


def test_records_that_differ_have_names_that_differ() -> None:
    records = {record for record, _ in ALL}
    assert len({record.__name__ for record in records}) == len(records)


def test_every_key_has_a_title_in_both_languages() -> None:
    for name in (None, SETTINGS):
        for part in _walk(build_schema(name)):
            for shown in part.get("properties", {}).values():
                assert re.fullmatch(".+ · .+", shown["title"])


def test_a_key_is_called_what_it_means_in_its_record() -> None:
    assert find_title("Checkpoint", "plan") == Text("planned value", "计划值")
    assert find_title("Daily", "plan") == Text("planned for tomorrow", "明日计划")


def test_defaults_are_written_as_in_a_file() -> None:
    limits = properties_of(Limits)
    keys = ("deviation", "buffer", "p0_per_person", "measure_within", "urgent", "daily_by")
    assert [limits[key].get("default") for key in keys] == ["10%", ["10%", "15%"], 2, "24h", None, "17:00"]


def test_a_default_means_what_leaving_the_key_out_means() -> None:
    told = 0
    for record in {record for record, _ in ALL}:
        hints = get_type_hints(record, include_extras=True)
        for key, shown in properties_of(record).items():
            if "default" in shown:
                field = next(field for field in dataclasses.fields(record) if get_key(field.name) == key)
                default = field.default if field.default_factory is dataclasses.MISSING else field.default_factory()
                assert TypeAdapter(hints[key]).validate_python(shown["default"]) == default
                told += 1
    assert told > 20


def properties_of(record: type) -> dict[str, Any]:
    if record is Settings:
        return build_schema(SETTINGS)["properties"]
    definitions = build_schema()["definitions"] | build_schema(SETTINGS)["definitions"]
    return definitions[record.__name__]["properties"]


def test_choices_are_told_in_words() -> None:
    status = properties_of(Task)["status"]
    assert dict(zip(status["enum"], status["enumDescriptions"], strict=True))["blocked"] == "阻塞 · blocked"
    each = properties_of(Criterion)["each"]
    assert each["enum"] == ["week", "month", "quarter", "year", None]
