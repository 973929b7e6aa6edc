"""Edits change only their bytes, whatever the file looks like."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamops.model.change import Change, Data
from teamops.model.place import At
from teamops.store.errors import WriteRefusedError
from teamops.store.yaml.exact_reader import compose_text
from teamops.store.yaml.text_edits import apply_changes, edit_text

WORDS = st.sampled_from(
    ["a", "5000", "2026-09-07", "王经理", "a: b", "x # y", "", "null", "~", "- d", "it's", '"q"', "a,b", "{x}", "[y]",
     "多行\n文字", "yes", "0x1F", "trailing ", " leading", "tab\there", "50%", "@at", "`tick`", "!bang", "&and",
     "*star", "|", ">", "?", ":", "emoji😀", "\u200b", "1.50", "key:", "#no", "---", "\\", "%d"]
)  # fmt: skip
KEYS = st.sampled_from(["id", "target", "parts", "name", "note", "owner", "键"])


def data(depth: int = 3) -> st.SearchStrategy[Data]:
    """Records as they occur: mappings and lists of text, nested."""
    leaves: st.SearchStrategy[Data] = st.one_of(st.none(), WORDS)
    return st.recursive(
        leaves,
        lambda below: st.one_of(st.lists(below, max_size=4), st.dictionaries(KEYS, below, max_size=4)),
        max_leaves=12,
    )


def quoted(text: str, style: int) -> str:
    plain_is_safe = (
        re.fullmatch(r"[a-zA-Z0-9一-龥][a-zA-Z0-9一-龥%]*([ ./-][a-zA-Z0-9一-龥%]+)*", text) and text != "null"
    )
    if plain_is_safe and style % 3 == 0:
        return text
    if text.isprintable() and style % 3 == 1:
        return "'" + text.replace("'", "''") + "'"
    escaped = "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08X}" for c in text)
    return f'"{escaped}"'


class Hand:
    """Writes data as a person might: any indentation, quotes, comments, blank lines, flow or block."""

    def __init__(self, draw) -> None:
        self.draw = draw

    def pick(self, *choices):
        return self.draw(st.sampled_from(choices))

    def flow(self, value: Data) -> str:
        pad = self.pick("", "", " ")
        if value is None:
            return self.pick("null", "~")
        if isinstance(value, str):
            return quoted(value, self.pick(0, 1, 2))
        if isinstance(value, dict):
            return (
                "{"
                + pad
                + ", ".join(f"{quoted(k, self.pick(0, 1))}: {self.flow(v)}" for k, v in value.items())
                + pad
                + "}"
            )
        return (
            "["
            + pad
            + (self.pick(", ", ",", ",\n" + " " * 40) if pad else ", ").join(map(self.flow, value))
            + pad
            + "]"
        )

    def comment(self) -> str:
        return self.pick("", "", "", "  # 注", " #x")

    def between(self, indent: int) -> str:
        return self.pick("", "", "", "\n", " " * indent + "# own line\n", "# far left\n")

    def block(self, value: Data, indent: int) -> str:
        """Lines for a collection that is not empty, each ending in a line feed."""
        step, lines = self.pick(1, 2, 4), ""
        if isinstance(value, dict):
            for key, below in value.items():
                lines += (
                    self.between(indent)
                    + " " * indent
                    + quoted(key, self.pick(0, 1))
                    + ":"
                    + self.value(below, indent + step)
                )
            return lines
        for below in value:
            if isinstance(below, dict) and below and self.pick(True, True, False):
                inner = self.block(below, indent + 2)
                while not inner.startswith(" " * (indent + 2)) or inner.lstrip().startswith("#"):
                    inner = inner[inner.index("\n") + 1 :]
                lines += self.between(indent) + " " * indent + "- " + inner[indent + 2 :]
            else:
                lines += self.between(indent) + " " * indent + "-" + self.value(below, indent + 2)
        return lines

    def value(self, value: Data, indent: int) -> str:
        """What follows a key's colon or a dash, to the end of its lines."""
        if value is None and self.pick(True, False):
            return self.comment() + "\n"
        if (
            isinstance(value, str)
            and value.strip()
            and value.isprintable()
            and value[0] != " "
            and self.pick(0, 0, 0, 1)
        ):
            return f" |-\n{' ' * indent}{value}\n" + self.pick("", "\n")
        if isinstance(value, dict | list) and value and self.pick(True, True, False):
            return self.comment() + "\n" + self.block(value, indent)
        return " " + self.flow(value) + self.comment() + "\n"


@st.composite
def written(draw) -> tuple[str, Data]:
    """A file as somebody may have written it, and what it says."""
    said = draw(st.dictionaries(KEYS, data(), min_size=1, max_size=4))
    text = Hand(draw).block(said, 0)
    if draw(st.booleans()):
        text = text.rstrip("\n") + draw(st.sampled_from(["", "\n", "\n\n# end\n"])) if "|-" not in text else text
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return text, said


@pytest.mark.unmeasured
@given(written())
@settings(deadline=None, max_examples=150)
def test_the_hand_of_these_tests_writes_what_it_means(case) -> None:
    text, said = case
    document = compose_text("f.yaml", text)
    assert document.faults == []
    assert document.data == said


def routes(value: Data, route: tuple = ()):
    yield route
    if isinstance(value, dict):
        for key, below in value.items():
            yield from routes(below, (*route, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from routes(below, (*route, index))


@given(written(), data(), st.data())
@settings(deadline=None, max_examples=300)
def test_a_changed_value_is_there_and_nothing_else_is_touched(case, value, pick) -> None:
    text, said = case
    route = pick.draw(st.sampled_from([r for r in routes(said) if r]))
    document = compose_text("f.yaml", text)
    new = apply_changes(document, [Change(At("f.yaml", route), value)])
    assert compose_text("f.yaml", new).data == expected(said, route, value)
    before = text[: position(document, route)]
    if isinstance(at(said, route), list):  # the comments right above its first item may go along with that
        before = re.sub(r"(?:\n[ \t]*(?:#[^\n]*)?\r?)+\n[ \t]*$", "", before)
    for comment in re.findall(r"# (?:own line|far left|end)", before):
        assert comment in new


def position(document, route) -> int:
    node = document.root
    for key in route:
        node = node.value[key] if isinstance(key, int) else next(v for k, v in node.value if k.value == key)
    return node.start_mark.index


@pytest.mark.unmeasured
@given(written(), data(), st.data())
@settings(deadline=None, max_examples=300)
def test_bytes_before_and_after_the_changed_scalar_stay(case, value, pick) -> None:
    text, said = case
    document = compose_text("f.yaml", text)
    scalars = [r for r in routes(said) if r and not isinstance(at(said, r), dict | list) and at(said, r) is not None]
    if not scalars or isinstance(value, dict | list) or value is None:
        return
    route = pick.draw(st.sampled_from(scalars))
    new = apply_changes(document, [Change(At("f.yaml", route), value)])
    start = position(document, route)
    node_end = next_end(document, route)
    assert new.startswith(text[:start])
    assert new.endswith(text[node_end:])


def next_end(document, route) -> int:
    node = document.root
    for key in route:
        node = node.value[key] if isinstance(key, int) else next(v for k, v in node.value if k.value == key)
    return node.end_mark.index


def at(value, route):
    for key in route:
        value = value[key]
    return value


def expected(value: Data, route, new: Data) -> Data:
    if not route:
        return new
    if isinstance(value, list):
        return [expected(v, route[1:], new) if i == route[0] else v for i, v in enumerate(value)]
    return {k: expected(v, route[1:], new) if k == route[0] else v for k, v in value.items()}


@given(written(), st.dictionaries(KEYS, data(), min_size=1, max_size=4))
@settings(deadline=None, max_examples=300)
def test_any_file_can_be_made_to_say_anything(case, wanted) -> None:
    text, _ = case
    new = edit_text(compose_text("f.yaml", text), wanted)
    again = compose_text("f.yaml", new)
    assert again.data == wanted
    assert edit_text(again, wanted) == new
    if "\r\n" in text:
        assert "\n" not in new.replace("\r\n", "")


def test_a_key_is_renamed_in_its_quotes_and_the_value_below_it_changes_too() -> None:
    document = compose_text("a.yaml", "people:\n  'zhao': {n: 1}  # 赵\n  ? zhou\n  : {n: 2}\n")
    people = At("a.yaml", ("people",))
    changes = [
        Change((people / "zhao").key("n"), "m"),
        Change(people.key("zhao"), "zhaosi"),
        Change(people / "zhou" / "n", "3"),
    ]
    assert apply_changes(document, changes) == "people:\n  'zhaosi': {m: 1}  # 赵\n  ? zhou\n  : {n: 3}\n"


def test_the_person_of_a_suppressing_comment_changes_and_nothing_else_of_it() -> None:
    text = "tasks:\n  # teamops: ignore[T001, T002] until 2026-12-01 by zhao：zhao 请假\n  - {id: zhao}\n"
    document = compose_text("a.yaml", text)
    changed = apply_changes(document, [Change(At("a.yaml", ("by",), mark=(2, 3)), "zhaosi")])
    assert changed == text.replace("by zhao", "by zhaosi")


def test_what_stands_at_an_anchor_changes_with_all_its_aliases_or_is_refused() -> None:
    document = compose_text("a.yaml", "a: &x zhao\nb: *x\nc: [*x, 1]\n")
    places = [At("a.yaml", ("a",)), At("a.yaml", ("b",)), At("a.yaml", ("c", 0))]
    assert apply_changes(document, [Change(at, "q") for at in places]) == "a: &x q\nb: *x\nc: [*x, 1]\n"
    with pytest.raises(WriteRefusedError):
        apply_changes(document, [Change(places[0], "q")])
