"""Change a goal: what the options mean, what the change does, and the commit message."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from teamops.cli.context.people import resolve_department, resolve_person
from teamops.cli.goals.split_options import parse_buffer
from teamops.cli.goals.targets import parse_target
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author_of, get_diary, shorten
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions
from teamops.locale.canonical import canonicalize
from teamops.locale.formats import split_list
from teamops.locale.shell_quote import quote_command
from teamops.model.dataclass import replace
from teamops.model.figures.quantity import Quantity
from teamops.model.records.goals import Criterion
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.planning.addresses import resolve_node
from teamops.planning.goals.criteria import parse_criteria
from teamops.planning.goals.edit import GoalEdit, GoalEditError, plan_goal_edit

_REQUIRED = ("target", "name")
"""The keys that no empty text removes."""


def edit_goal(session: Session, goal: str, texts: Mapping[str, str], write: WriteOptions) -> None:
    """Write the new values of a goal, and print who has to confirm again and what has to be split again."""
    if not texts:
        raise GoalEditError("nothing_to_set")
    apply_plan(session, write, lambda ws, _: _plan_write(session, ws, goal, texts, write.actor))


def _plan_write(
    session: Session, ws: Workspace, goal: str, texts: Mapping[str, str], actor: str | None
) -> PlannedWrite:
    by = format_author_of(ws, actor)
    node = resolve_node(ws, goal)
    edit = plan_goal_edit(ws, node, _parse_values(ws, node, texts))
    words = get_diary(ws)
    changed = words("diary.comma").join(_describe_value(ws, key, texts[key]) for key in edit.keys)
    return PlannedWrite(
        edit.changes,
        [node.at],
        words("diary.goal_set", path=node.path, changed=shorten(changed), by=by),
        allowed=frozenset({"G002", "G008"}),
        hidden=frozenset({"G002", "G008"}),
        messages=[*_list_splits(session, edit), *_list_lapsed(session, ws, edit)],
    )


def _parse_values(ws: Workspace, node: GoalNode, texts: Mapping[str, str]) -> dict[str, Any]:
    """Return the values by key, None for what is removed. Raise UserError for a text that is no value."""
    parsers: Mapping[str, Callable[[str], Any]] = {
        "target": lambda text: _parse_target(node, texts, text),
        "owner": lambda text: resolve_person(ws, text),
        "department": lambda text: resolve_department(ws, text),
        "key_actions": lambda text: tuple(split_list(text)),
        "criteria": _parse_criteria,
        "buffer": parse_buffer,
        "locked": _parse_flag,
    }
    values = dict[str, Any]()
    for key, text in texts.items():
        if not text.strip() and key in _REQUIRED:
            raise GoalEditError("required", option=f"--{key}")
        values[key] = parsers.get(key, str.strip)(text) if text.strip() else None
    return values


def _parse_criteria(text: str) -> tuple[Criterion, ...]:
    try:
        return parse_criteria(text)
    except ValueError:
        raise GoalEditError("bad_criterion", value=text) from None


def _parse_target(node: GoalNode, texts: Mapping[str, str], text: str) -> Quantity:
    """Parse the target, in the unit that the goal has or gets."""
    unit = texts.get("unit", "").strip() or node.goal.unit
    return parse_target(replace(node.goal, unit=unit), "--target", text)


def _parse_flag(text: str) -> bool | None:
    """Return True for yes, None for no, which files leave out."""
    word = text.strip().casefold()
    flag = word if word in ("true", "false") else canonicalize("flag", word)
    if flag is None:
        raise GoalEditError("not_yes_or_no", option="--locked", value=text)
    return True if flag == "true" else None


def _describe_value(ws: Workspace, key: str, text: str) -> str:
    """Return a new value as the history of the team has it: 目标值 5,200; texts by their names only."""
    words = get_diary(ws)
    name = words(f"goal.key.{key}")
    return words("diary.key", key=name, value=text.strip()) if key in ("target", "owner", "buffer") else name


def _list_lapsed(session: Session, ws: Workspace, edit: GoalEdit) -> Iterator[str]:
    """Yield whose signatures are no longer valid, with the commands that renew them."""
    if not edit.lapsed:
        return
    people = tuple(dict.fromkeys(person for _, person in edit.lapsed))
    yield session.say("goal.lapsed", people=ws.get_names(people), count=len(edit.lapsed))
    for path, person in edit.lapsed:
        yield "  " + quote_command("teamops", "confirm", path, "--as", person)


def _list_splits(session: Session, edit: GoalEdit) -> Iterator[str]:
    """Yield the parts that no longer add up, with the commands that split them again.

    A part whose own target was set is locked first: else the split would change it again.
    """
    path = edit.node.path
    is_free = edit.node.part is not None and not edit.node.part.locked
    for whole in edit.broken:
        yield session.say("goal.broken", path=whole)
        if is_free and whole != path:
            yield "  " + quote_command("teamops", "goal", "set", path, "--locked", "yes")
        yield "  " + quote_command("teamops", "split-goal", whole, "--replace")
