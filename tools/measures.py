"""What is measured of the source. Each measure is a number, and the places that a reader has to look at."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tools.circles import find_circles
from tools.participles import is_participle_name
from tools.sources import FLAT_FOLDER, Function, Module, list_classes, list_docstrings, list_functions
from tools.verbs import begins_with_verb

LONG_FUNCTION = 40

_TOLD = re.compile(r"(?<![a-z])told(?![a-z])", re.IGNORECASE)
_SO_MANY = re.compile(r"So (many|often)\b")


@dataclass(frozen=True)
class Measure:
    """A measured number. `places` say where it comes from, the worst first."""

    name: str
    now: float
    places: tuple[str, ...] = ()


def measure_source(modules: list[Module]) -> list[Measure]:
    """Measure all there is a limit for, and some figures for information."""
    functions = list_functions(modules)
    return [
        *measure_size(modules),
        measure_folders(modules),
        measure_circles(modules),
        *measure_verbs(functions),
        measure_participles(functions),
        measure_shared_classes(modules),
        measure_word("uses of `told`", modules, _TOLD),
        measure_word("`# fmt: skip`", modules, re.compile("# fmt: skip")),
        measure_docstrings(modules),
        *measure_functions(functions),
    ]


def measure_size(modules: list[Module]) -> Iterable[Measure]:
    """Lines as `wc -l` counts them, lines that are not blank, files, and the longest file."""
    lengths = {module.path: module.text.count("\n") for module in modules}
    written = sum(bool(line.strip()) for module in modules for line in module.text.splitlines())
    yield Measure("source lines", sum(lengths.values()))
    yield Measure("source lines without blank ones", written)
    yield Measure("files", len(lengths))
    yield _measure_longest("longest file, lines", lengths)


def measure_folders(modules: list[Module]) -> Measure:
    """The most Python files in one folder."""
    counts = Counter(module.path.rpartition("/")[0] for module in modules)
    counts.pop(FLAT_FOLDER, None)
    return _measure_longest("most files in a folder", counts)


def measure_circles(modules: list[Module]) -> Measure:
    circles = find_circles(modules)
    return Measure("import circles", len(circles), tuple(" → ".join(circle) for circle in circles))


def measure_verbs(functions: list[Function]) -> Iterable[Measure]:
    """The share of functions that begin with a verb, in percent; of all, and of those that are not properties."""
    others = [function for function in functions if not function.is_property]
    yield _measure_share("functions that begin with a verb, %", functions, begins_with_verb, wanted=True)
    yield _measure_share("the same without properties, %", others, begins_with_verb, wanted=True)


def measure_participles(functions: list[Function]) -> Measure:
    return _measure_share("functions named by participles, %", functions, is_participle_name, wanted=False)


def measure_shared_classes(modules: list[Module]) -> Measure:
    """The number of classes that have the name of another class."""
    places = defaultdict(list)
    for module, node in list_classes(modules):
        places[node.name].append(f"{module.path}:{node.lineno}")
    shared = {name: where for name, where in places.items() if len(where) > 1}
    lines = tuple(f"{name}: {', '.join(where)}" for name, where in sorted(shared.items()))
    return Measure("classes that share a name", sum(map(len, shared.values())), lines)


def measure_word(name: str, modules: list[Module], pattern: re.Pattern[str]) -> Measure:
    """The number of matches of `pattern` in the text of `modules`; the files with most of them come first."""
    counts = Counter({module.path: len(pattern.findall(module.text)) for module in modules})
    places = tuple(f"{path}: {count}" for path, count in counts.most_common() if count)
    return Measure(name, sum(counts.values()), places)


def measure_docstrings(modules: list[Module]) -> Measure:
    places = tuple(
        f"{module.path}:{line}"
        for module in modules
        for line, text in list_docstrings(module)
        if _SO_MANY.match(text.lstrip())
    )
    return Measure('docstrings that open with "So many" or "So often"', len(places), places)


def measure_functions(functions: list[Function]) -> Iterable[Measure]:
    lengths = {function.place: function.length for function in functions}
    long = [(length, place) for place, length in lengths.items() if length > LONG_FUNCTION]
    yield _measure_longest("longest function, lines", lengths)
    places = tuple(f"{place}: {length}" for length, place in sorted(long, reverse=True))
    yield Measure(f"functions over {LONG_FUNCTION} lines", len(long), places)


def _measure_longest(name: str, lengths: dict[str, int]) -> Measure:
    most = sorted(lengths.items(), key=lambda item: -item[1])
    return Measure(name, most[0][1] if most else 0, tuple(f"{place}: {length}" for place, length in most[:5]))


def _measure_share(name: str, functions: list[Function], holds: Callable[[str], bool], *, wanted: bool) -> Measure:
    """The percentage of `functions` whose name `holds`; the places are those that are not as `wanted`."""
    share = 100 * sum(holds(function.name) for function in functions) / max(len(functions), 1)
    return Measure(name, round(share, 1), tuple(f.place for f in functions if holds(f.name) is not wanted))
