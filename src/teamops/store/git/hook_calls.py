"""Whether somebody else's shell script runs `teamops hook run`, and does not only mention it.

This is no shell: it looks at the commands of the script, whether or not a condition leads to them. Text in quotes, in
comments, in here-documents or after a command that prints is no command. A doubtful script does not count: the user
then sees which line to add.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_SHELLS = re.compile(r"#!\s*\S*[/ \\](?:ba|da|z|k|a)?sh\b")
_TOKEN = re.compile(
    r"""(?P<end>[\n;&|(){}`]|\$\()|(?P<blank>[ \t\r]+|\\\n)|(?P<comment>\#[^\n]*)"""
    r"""|(?P<here><<-?[ \t]*['"\\]?(?P<name>\w+)['"]?)"""
    r"""|(?P<word>(?:\\.|'[^']*'|"(?:\\.|[^"\\])*"|\$\{[^}\n]{0,200}\}|\$(?!\()|[^\s;&|(){}`'"\\$])+)|(?P<other>.)""",
    re.DOTALL,
)
_ASSIGNMENT = re.compile(r"\w+=.*", re.DOTALL)
_WORDS_OF_A_SHELL = frozenset(("if", "then", "else", "elif", "while", "until", "do", "!", "time"))
_STARTERS = frozenset(("exec", "command", "env", "nice", "nohup"))
_RUNNERS = {"uv": ("run",), "uvx": (), "poetry": ("run",), "pdm": ("run",), "pipenv": ("run",), "hatch": ("run",),
            "rye": ("run",), "pipx": ("run",), "pixi": ("run",), "mise": ("exec", "--")}  # fmt: skip
_PYTHON = re.compile(r"(?:python[\d.]*|py)(?:\.exe)?")
_TAKE_A_VALUE = frozenset(("-C", "--directory", "--lang"))


def has_teamops_call(script: str) -> bool:
    """Return whether one of the script's commands is `teamops hook run`."""
    first = script.partition("\n")[0]
    if first.startswith("#!") and not _SHELLS.match(first):
        return False
    return any(_is_call(command) for command in _list_commands(script))


def _list_commands(script: str) -> Iterator[list[str]]:
    """Yield the words of each command, without their quotes."""
    at, words, open_documents = 0, list[str](), list[str]()
    while at < len(script):
        token = _TOKEN.match(script, at)
        assert token is not None
        at = token.end()
        if token["here"]:
            open_documents.append(token["name"])
        elif token["word"]:
            words.append(re.sub(r"""\\(.)|['"]""", r"\1", token["word"]))
        elif token["end"]:
            yield words
            words = []
            if token["end"] == "\n":
                while open_documents:
                    at = _find_document_end(script, at, open_documents.pop(0))
    yield words


def _find_document_end(script: str, at: int, name: str) -> int:
    match = re.compile(rf"^\t*{re.escape(name)}$", re.MULTILINE).search(script, at)
    return match.end() if match else len(script)


def _is_call(command: Sequence[str]) -> bool:
    words = list(command)
    while words and (words[0] in _WORDS_OF_A_SHELL | _STARTERS or _ASSIGNMENT.fullmatch(words[0])):
        words.pop(0)
    program = _get_program_name(words)
    if program in _RUNNERS and tuple(words[1 : 1 + len(_RUNNERS[program])]) == _RUNNERS[program]:
        words = words[1 + len(_RUNNERS[program]) :]
        while words and words[0].startswith("-"):
            words.pop(0)
    if _PYTHON.fullmatch(_get_program_name(words)) and "-m" in words:
        words = words[words.index("-m") + 1 :]
    return _get_program_name(words) in ("teamops", "teamops.exe") and _strip_options(words[1:])[:2] == ["hook", "run"]


def _get_program_name(words: Sequence[str]) -> str:
    return re.split(r"[/\\]", words[0])[-1] if words else ""


def _strip_options(words: Sequence[str]) -> list[str]:
    """Return the words of a teamops command without the options before it."""
    left = list(words)
    while left and left[0].startswith("-"):
        del left[: 2 if left[0] in _TAKE_A_VALUE else 1]
    return left
