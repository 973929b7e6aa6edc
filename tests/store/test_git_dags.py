"""The log of any history of branches and merges is what comparing each commit with its parents gives."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from teamops.history.filters import EventFilter, is_word_in_event
from teamops.store.past.history import read_events

pytestmark = pytest.mark.usefixtures("own_git_settings")

NAMES, FILES, FIELDS = "tuvw", "abc", ("name", "status")
State = Mapping[str, tuple[str, tuple[str, str]]]
"""Tasks by name: the file of each, and its fields."""
Event = tuple[int, str, str | None, str | None, str | None]
"""The number of the commit, the task, the field, before and after."""


def altered(chance: random.Random, state: State) -> State:
    made = dict(state)
    for _ in range(chance.randint(1, 3)):
        name, luck = chance.choice(NAMES), chance.random()
        if name in made and luck < 0.15:
            del made[name]
        elif name in made and luck < 0.4:
            made[name] = (chance.choice(FILES), made[name][1])
        else:
            home = made[name][0] if name in made else chance.choice(FILES)
            made[name] = (home, (chance.choice("12"), chance.choice("xyz")))
    return made


def history(chance: random.Random) -> tuple[list[State], list[list[int]]]:
    """The states of some commits and the parents of each; merges of two and three, some with work of their own."""
    states, parents = list[State]([{}]), list[list[int]]([[]])
    for number in range(1, chance.randint(4, 10)):
        mine = chance.sample(range(number), min(number, chance.choice((1, 1, 1, 2, 2, 3))))
        if len(mine) == 1:
            state = altered(chance, states[mine[0]])
        else:
            sides = {name: states[chance.choice(mine)] for name in NAMES}
            state = {name: side[name] for name, side in sides.items() if name in side}
            state = altered(chance, state) if chance.random() < 0.5 else state
        states.append(state)
        parents.append(mine)
    return states, parents


def text(state: State, file: str) -> str:
    rows = [
        f"  - id: {name}\n    name: {fields[0]}\n    status: {fields[1]}\n"
        for name, (home, fields) in state.items() if home == file
    ]  # fmt: skip
    return "tasks:\n" + "".join(rows) if rows else "tasks: []\n"


def repository(folder: Path, states: Sequence[State], parents: Sequence[Sequence[int]]) -> dict[str, int]:
    """A repository with these commits, checked out at the last; returns their numbers by hash."""
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(folder)], check=True)
    stream = b""
    for number, (state, mine) in enumerate(zip(states, parents, strict=True), 1):
        stream += f"commit refs/heads/b{number}\nmark :{number}\n".encode()
        stream += f"committer a <a@x> {1_790_000_000 + number} +0800\ndata 1\nm\n".encode()
        words = ("from", *["merge"] * len(mine))
        stream += "".join(f"{word} :{one + 1}\n" for word, one in zip(words, mine, strict=False)).encode()
        contents = {"teamops": "team: x\n", **{file: text(state, file) for file in FILES}}
        for file, content in contents.items():
            raw = content.encode()
            stream += f"M 100644 inline {file}.yaml\ndata {len(raw)}\n".encode() + raw + b"\n"
    marks = folder / "marks"
    subprocess.run(["git", "fast-import", "--quiet", f"--export-marks={marks}"], cwd=folder, input=stream, check=True)
    subprocess.run(["git", "checkout", "--quiet", "-f", f"b{len(states)}"], cwd=folder, check=True)
    pairs = (line.split() for line in marks.read_text().splitlines())
    return {commit: int(mark.removeprefix(":")) - 1 for mark, commit in pairs}


def expected(states: Sequence[State], parents: Sequence[Sequence[int]]) -> set[Event]:
    found: set[Event] = set()
    reached, left = set[int](), [len(states) - 1]
    while left:
        number = left.pop()
        if number not in reached:
            reached.add(number)
            left += parents[number]
    for number in reached:
        for name in NAMES:
            found |= set(happened(number, name, states[number], [states[one] for one in parents[number]]))
    return found


def happened(number: int, name: str, state: State, parents: Sequence[State]) -> list[Event]:
    """What is as in none of the parents."""
    having = [parent[name] for parent in parents if name in parent]
    if name not in state:
        return [(number, name, None, f"{having[0][0]}.yaml", None)] if having and len(having) == len(parents) else []
    home, fields = state[name]
    if not having:
        return [(number, name, None, None, f"{home}.yaml")]
    if state[name] in having:
        return []
    moved = [(number, name, None, f"{having[0][0]}.yaml", f"{home}.yaml")] if home not in dict(having) else []
    changed = [
        (number, name, field, having[0][1][n], fields[n])
        for n, field in enumerate(FIELDS) if all(other[n] != fields[n] for _, other in having)
    ]  # fmt: skip
    return [*moved, *changed]


@pytest.mark.unmeasured
@pytest.mark.parametrize("seed", range(30))
def test_the_log_is_what_comparing_commits_with_their_parents_gives(tmp_path: Path, seed: int) -> None:
    states, parents = history(random.Random(seed))
    numbers = repository(tmp_path, states, parents)
    every = [event for event in read_events(tmp_path).events if event.item.kind == "task"]
    told = [(numbers[e.commit], e.item.path, e.field, e.before, e.after) for e in every]
    assert len(told) == len(set(told))
    assert set(told) == expected(states, parents)
    for name in NAMES:
        mine = read_events(tmp_path, EventFilter((name,))).events
        assert mine == tuple(event for event in every if is_word_in_event(name, event) and event in mine)
        assert bool(mine) == any(is_word_in_event(name, event) for event in every)
