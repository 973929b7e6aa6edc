"""What the log tells, replayed from nothing, gives what the files say now; and it tells no more than happened."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teamops.history.compare import is_same
from teamops.history.filters import EventFilter, is_word_in_event
from teamops.history.items import collect_items, collect_settings_items
from teamops.model.event import Address, Event, Items
from teamops.store.demo.history import load_demo_commits
from teamops.store.demo.package_files import find_shipped_folder
from teamops.store.demo.repository import commit_all
from teamops.store.past.history import read_events
from teamops.store.yaml.exact_reader import compose_text

pytestmark = pytest.mark.usefixtures("own_git_settings")


def replayed(newest_first: Iterable[Event]) -> Items:
    """The items that the events lead to, begun with nothing."""
    state: Items = {}
    for event in reversed(tuple(newest_first)):
        match event.kind:
            case "born":
                assert event.item not in state
                state |= {item: dict(fields) for item, fields in event.items.items()}
            case "gone":
                for item in event.items:
                    del state[item]
            case "moved":
                assert event.item in state
            case _:
                assert event.field is not None
                assert is_same(event.field, state[event.item].get(event.field), event.before)
                if event.after is None:
                    del state[event.item][event.field]
                else:
                    state[event.item][event.field] = event.after
    return state


def without_format(items: Items) -> dict[Address, set[tuple[str, str]]]:
    """The items in no order, and numbers in one way of writing."""
    return {
        item: {(key, value.replace(",", "").removesuffix(".0")) for key, value in f.items()}
        for item, f in items.items()
    }


TEXTS = st.sampled_from(
    ["甲", "it's", '"乙"', "a: b", "- x", "#y", "500", "1,500", "1500", "1500.0", "no", "[", "é\u2028"]
)
TASK = st.fixed_dictionaries({"name": TEXTS}, optional={"status": TEXTS, "note": TEXTS, "end": st.just("2026-09-01")})
POINT = st.fixed_dictionaries({"plan": st.sampled_from(["5", "7", "7.0"])}, optional={"cause": TEXTS})
MONITOR = st.dictionaries(st.sampled_from(["一", "二"]), st.dictionaries(st.sampled_from("pq"), POINT))
RECORDS = st.fixed_dictionaries(
    {"tasks": st.dictionaries(st.sampled_from("tuvw"), st.tuples(st.sampled_from("abc"), TASK)),
     "monitors": st.dictionaries(st.just("m"), st.tuples(st.sampled_from("abc"), MONITOR))}
)  # fmt: skip
STYLES = st.sampled_from(["block", "indented", "flow", "windows"])


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(below)}" for key, below in value.items()) + "}"
    return "[" + ", ".join(map(flow, value)) + "]" if isinstance(value, list) else quoted(value)


def files(state: Mapping[str, Any], style: str) -> dict[str, str]:
    """The texts of the files that hold these records, in one style."""
    rows: dict[str, dict[str, list[dict[str, Any]]]] = {file: {} for file in "abc"}
    for name, (file, fields) in state["tasks"].items():
        rows[file].setdefault("tasks", []).append({"id": name, **fields})
    for name, (file, phases) in state["monitors"].items():
        made = [
            {"name": phase, "checkpoints": [{"metric": metric, **point} for metric, point in points.items()]}
            for phase, points in phases.items()
        ]
        rows[file].setdefault("monitors", []).append({"id": name, "phases": made})
    return {f"{file}.yaml": text(sections, style) for file, sections in rows.items() if sections}


def text(sections: Mapping[str, list[dict[str, Any]]], style: str) -> str:
    if style == "flow":
        return flow(sections) + "\n"
    dash = "    - " if style == "indented" else "- "
    lines = []
    for section, rows in sections.items():
        lines.append(f"{section}:  # 注释")
        for row in rows:
            for n, (key, value) in enumerate(row.items()):
                lines.append((" " * len(dash) if n else dash) + f"{key}: {flow(value)}")
    return ("\r\n" if style == "windows" else "\n").join(lines) + "\n"


def repository(folder: Path, states: Iterable[Mapping[str, str]]) -> None:
    """A repository with one commit for each state of its files."""
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(folder)], check=True)
    stream = b""
    for number, state in enumerate(states):
        stream += f"commit refs/heads/main\ncommitter a <a@x> {1790000000 + number} +0800\ndata 1\nm\n".encode()
        stream += b"deleteall\n"
        for path, content in state.items():
            raw = content.encode()
            stream += f"M 100644 inline {path}\ndata {len(raw)}\n".encode() + raw + b"\n"
    subprocess.run(["git", "fast-import", "--quiet"], cwd=folder, input=stream, check=True)
    subprocess.run(["git", "reset", "--quiet", "--hard", "main"], cwd=folder, check=True)


def present(state: Mapping[str, str]) -> Items:
    return {
        item: fields for file, content in state.items() if file != "teamops.yaml"
        for item, fields in collect_items(compose_text(file, content).data).items()
    }  # fmt: skip


@pytest.mark.unmeasured
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(RECORDS, STYLES), min_size=1, max_size=7))
def test_the_log_replayed_is_the_present(history: list[tuple[dict[str, Any], str]]) -> None:
    states = [{"teamops.yaml": "team: x\n", **files(state, style)} for state, style in history]
    with TemporaryDirectory() as folder:
        repository(Path(folder), states)
        every = read_events(Path(folder)).events
        told = [event for event in every if event.item.kind != "settings"]
        assert without_format(replayed(told)) == without_format(present(states[-1]))
        for word in "tuvwm":
            mine = read_events(Path(folder), EventFilter((word,)))
            assert mine.events == tuple(event for event in told if is_word_in_event(word, event))
            assert bool(mine.unknown) == (not mine.events)


def snapshots(folder: Path) -> list[tuple[str, Items, dict[Address, str]]]:
    """Every commit with the items of all its files and where each is, read the slow and sure way."""

    def git(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True, text=True).stdout

    found = []
    for commit in git("rev-list", "--first-parent", "--reverse", "HEAD").split():
        items: Items = {}
        homes: dict[Address, str] = {}
        for file in git("ls-tree", "-r", "-z", "--name-only", commit).split("\0")[:-1]:
            if file.endswith(".yaml"):
                data = compose_text(file, git("show", f"{commit}:{file}")).data
                mine = collect_settings_items(data) if file == "teamops.yaml" else collect_items(data)
                items |= mine
                homes |= dict.fromkeys(mine, file)
        found.append((commit, items, homes))
    return found


def expected(folder: Path) -> set[tuple[str | None, ...]]:
    """What happened between each commit and the next: (commit, path, field, before, after)."""
    told: set[tuple[str | None, ...]] = set()
    before: Items = {}
    homes_before: dict[Address, str] = {}
    for commit, items, homes in snapshots(folder):
        for item in items.keys() | before.keys():
            above = Address("", item.path.rpartition("/")[0])
            if item not in before or item not in items:
                known, other = (items, before) if item in items else (before, items)
                if not any(up.path == above.path and up in known and up not in other for up in known):
                    told.add((commit, item.path, None, homes_before.get(item), homes.get(item)))
                continue
            if homes[item] != homes_before[item] and "/" not in item.path:
                told.add((commit, item.path, None, homes_before[item], homes[item]))
            for field in items[item].keys() | before[item].keys():
                old, new = before[item].get(field), items[item].get(field)
                if not is_same(field, old, new):
                    told.add((commit, item.path, field, old, new))
        before, homes_before = items, homes
    return told


@pytest.mark.unmeasured
def test_the_log_of_the_example_tells_each_change_once_and_truly(tmp_path: Path) -> None:
    commit_all(tmp_path, load_demo_commits(find_shipped_folder("examples") / "quarter"))
    told = [
        (event.commit, event.item.path, event.field, event.before, event.after)
        for event in read_events(tmp_path).events
    ]
    assert len(told) == len(set(told))
    assert set(told) == expected(tmp_path)
