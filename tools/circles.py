"""Circles of imports. Imports inside functions and under TYPE_CHECKING count like all others."""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Iterator, Mapping

from tools.sources import Module

Graph = Mapping[str, set[str]]


def find_circles(modules: list[Module]) -> list[list[str]]:
    """Find the groups of modules that import one another; of each group, return its shortest circle."""
    graph = build_graph(modules)
    circles = []
    for group in find_groups(graph):
        inside = {name: graph[name] & group for name in group}
        circles.append(min((find_way_back(inside, name) for name in sorted(group)), key=len))
    return sorted(circles)


def build_graph(modules: list[Module]) -> dict[str, set[str]]:
    """Map each module to the modules of the same package that it imports."""
    names = {module.name for module in modules}
    return {module.name: set(_list_imports(module, names)) for module in modules}


def _list_imports(module: Module, names: set[str]) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in names)
        elif isinstance(node, ast.ImportFrom):
            base = _resolve_base(module, node)
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                if inner in names:
                    yield inner
                elif base in names:
                    yield base


def _resolve_base(module: Module, node: ast.ImportFrom) -> str:
    """The module named after `from`; a relative name is completed."""
    if not node.level:
        return node.module or ""
    words = module.name.split(".")
    words = words[: len(words) - node.level + module.is_package]
    return ".".join([*words, *filter(None, [node.module])])


def find_groups(graph: Graph) -> list[set[str]]:
    """Find the sets of modules that each lead to all others of their set, and modules that import themselves."""
    reached = {name: _reach(graph, name) for name in graph}
    groups: list[set[str]] = []
    for name in sorted(graph):
        if name in reached[name] and not any(name in group for group in groups):
            groups.append({other for other in reached[name] if name in reached[other]})
    return groups


def _reach(graph: Graph, start: str) -> set[str]:
    """All modules that one gets to from `start` by at least one import."""
    reached: set[str] = set()
    waiting = [*graph[start]]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(graph[name])
    return reached


def find_way_back(graph: Graph, start: str) -> list[str]:
    """Find the shortest way from `start` to itself: both ends are `start`. Raises ValueError if there is none."""
    before: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        name = waiting.popleft()
        for other in sorted(graph[name]):
            if other == start:
                way = [start, name]
                while name != start:
                    name = before[name]
                    way.append(name)
                return way[::-1] if way[-1] == start and len(way) > 2 else [start, start]
            if other not in before:
                before[other] = name
                waiting.append(other)
    raise ValueError(f"{start} is in no circle")
