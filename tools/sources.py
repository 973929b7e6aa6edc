"""The Python files of a source tree, parsed, and what is defined in them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FLAT_FOLDER = "src/teamops/checking/rules"
"""The folder that may hold any number of files: one a rule, with the rule's code and name."""

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """A Python file; `name` is its dotted name, and `path` is relative to the root of the project."""

    name: str
    path: str
    text: str
    tree: ast.Module

    @property
    def is_package(self) -> bool:
        return self.path.endswith("/__init__.py")


@dataclass(frozen=True)
class Function:
    """A function, method or nested function that is not a dunder method."""

    name: str
    path: str
    line: int
    length: int
    is_property: bool

    @property
    def place(self) -> str:
        return f"{self.path}:{self.line} {self.name}"


def read_modules(root: Path, package: str = "teamops") -> list[Module]:
    """Read and parse all modules of `package` below `root`/src, in the order of their paths."""
    source = root / "src"
    modules = []
    for file in sorted((source / package).rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        words = file.relative_to(source).with_suffix("").parts
        name = ".".join(words[:-1] if words[-1] == "__init__" else words)
        modules.append(Module(name, file.relative_to(root).as_posix(), text, ast.parse(text)))
    return modules


def list_functions(modules: list[Module]) -> list[Function]:
    """List all functions of `modules` but dunder methods."""
    return [
        Function(node.name, module.path, node.lineno, count_lines(node), is_property(node))
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, FunctionNode) and not is_dunder(node.name)
    ]


def list_classes(modules: list[Module]) -> Iterator[tuple[Module, ast.ClassDef]]:
    """List all classes of `modules`, nested ones included."""
    for module in modules:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef):
                yield module, node


def list_docstrings(module: Module) -> Iterator[tuple[int, str]]:
    """List the line and the text of each docstring, and of each string below a constant that describes it."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.lineno, node.value.value


def count_lines(node: FunctionNode) -> int:
    """Count the lines of a function, decorators included."""
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    return (node.end_lineno or node.lineno) - first + 1


def is_property(node: FunctionNode) -> bool:
    return any("property" in ast.unparse(decorator) for decorator in node.decorator_list)


def is_dunder(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")
