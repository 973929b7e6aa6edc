"""How strong the evidence is that people gave their confirmations themselves, according to git (§1.7).

A confirmation is a line or a few in a file: git knows who committed them, and the weakest counts. Nothing that a
repository's settings name is run: no hooks, no filters, no text conversion; signatures of commits are verified by the
programs `gpg` and `ssh-keygen`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, tzinfo
from pathlib import Path

import yaml

from teamops.model.later_pattern import compile_later
from teamops.model.named_tuple import NamedTuple
from teamops.model.signing.signatures import Evidence, Signature
from teamops.model.workspace import Workspace
from teamops.store.git.command import ask_git_or_none, find_borders
from teamops.store.yaml.document import Document, Node, format_key
from teamops.store.yaml.exact_reader import compose_text

_BLAMED = compile_later(r"([0-9a-f]{40,64}) \d+ \d+", re.ASCII)
_FIELDS = ("%H", "%h", "%an", "%ae", "%G?", "%GS")
_GRADES = ("signed", "author", "declared", "unknown")
_VERIFIERS = {
    "gpg.program": "gpg",
    "gpg.openpgp.program": "gpg",
    "gpg.x509.program": "gpgsm",
    "gpg.ssh.program": "ssh-keygen",
}
"""The programs by their own names, whatever a repository's settings name in their place."""


class _BlameLine(NamedTuple):
    """A line of a file as it was last committed."""

    commit: str
    text: str


class _Commit(NamedTuple):
    hash: str
    short: str
    author: str
    email: str
    verified: str
    signer: str


def grade_signatures(ws: Workspace, root: Path, signatures: Sequence[Signature]) -> tuple[Evidence, ...]:
    """Return the evidence of each signature, in their order."""
    files = dict.fromkeys(signature.at.file for signature in signatures)
    if not files or ask_git_or_none(root, "rev-parse", "--verify", "--quiet", "HEAD") is None:
        return tuple(Evidence("unknown", "no_history") for _ in signatures)
    index = {file: _index_commits(file, list(_blame_lines(root, file)), ws.settings.timezone) for file in files}
    commits_of_each = [index[s.at.file].get(_make_key(s), ()) for s in signatures]
    commits, beyond = _read_commits(root, {commit for lines in commits_of_each for commit in lines}), find_borders(root)
    graded = (
        [_grade_commit(ws, s, one, commits, beyond) for one in lines]
        for s, lines in zip(signatures, commits_of_each, strict=True)
    )
    uncommitted = Evidence("unknown", "uncommitted")
    return tuple(max(each, key=lambda one: _GRADES.index(one.grade), default=uncommitted) for each in graded)


def _grade_commit(
    ws: Workspace, signature: Signature, commit: str, commits: Mapping[str, _Commit], beyond: frozenset[str]
) -> Evidence:
    if commit in beyond or commit not in commits:
        return Evidence("unknown", "shallow")
    about, person = commits[commit], ws.settings.people.get(signature.confirmation.by)
    email = (person.email or "").casefold() if person else ""
    if not email or about.email.casefold() != email:
        return Evidence("declared", commit=about.short, author=about.author)
    is_signed = about.verified == "G" and _parse_address(about.signer) == email
    return Evidence("signed" if is_signed else "author", commit=about.short, author=about.author)


def _parse_address(signer: str) -> str:
    """Return the e-mail address of a signer: the principal of an SSH key, or the one in brackets of a PGP user id."""
    return (signer.rpartition("<")[2].rpartition(">")[0] if signer.endswith(">") else signer).casefold()


_Key = tuple[str, str, datetime]


def _make_key(signature: Signature) -> _Key:
    """Return what identifies a signature in its file, wherever its lines were moved since."""
    one = signature.confirmation
    return one.by, one.digest or "", one.at


def _index_commits(file: str, lines: Sequence[_BlameLine], zone: tzinfo) -> dict[_Key, tuple[str, ...]]:
    """Return the commits of each confirmation in the file, for the lines that say who, when and what.

    Of two equal confirmations the first counts.
    """
    document = compose_text(file, "\n".join(line.text for line in lines).removeprefix("\ufeff"))
    index: dict[_Key, tuple[str, ...]] = {}
    for node in _list_mappings(document):
        pairs = {format_key(key): value for key, value in node.value}
        signed_values = [pairs[name] for name in ("digest", "by", "at") if name in pairs]
        moment = _parse_moment(_read_text(pairs.get("at")), zone)
        if "by" in pairs and moment is not None:
            numbers = [document.mark(value.start_mark.index)[0] for value in signed_values]
            commits = dict.fromkeys(lines[min(n, len(lines)) - 1].commit for n in numbers)
            index.setdefault((_read_text(pairs["by"]), _read_text(pairs.get("digest")), moment), tuple(commits))
    return index


def _list_mappings(document: Document) -> Iterator[Node]:
    open_nodes = [document.root] if document.root is not None and not document.faults else []
    while open_nodes:
        node = open_nodes.pop()
        if isinstance(node, yaml.MappingNode):
            yield node
            open_nodes.extend(value for _, value in reversed(node.value))
        elif isinstance(node, yaml.SequenceNode):
            open_nodes.extend(reversed(node.value))


def _read_text(node: Node | None) -> str:
    return node.value if isinstance(node, yaml.ScalarNode) else ""


def _parse_moment(text: str, zone: tzinfo) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _blame_lines(root: Path, file: str) -> Iterator[_BlameLine]:
    """Yield the lines of the file at HEAD, each with the commit that brought it; none if it was never committed.

    HEAD is used rather than the working tree: then nothing has to be filtered, and uncommitted lines are left out.
    """
    output = ask_git_or_none(root, "blame", "--porcelain", "--no-textconv", "-w", "-M", "HEAD", "--", file)
    commit = ""
    for line in _decode_output(output).split("\n"):
        if line.startswith("\t"):
            yield _BlameLine(commit, line[1:])
        elif match := _BLAMED.match(line):
            commit = match[1]


def _read_commits(root: Path, hashes: Collection[str]) -> Mapping[str, _Commit]:
    """Return git's data of the commits, with the state of their signatures; authors as recorded (no `.mailmap`)."""
    if not hashes:
        return {}
    settings = [word for name, program in _VERIFIERS.items() for word in ("-c", f"{name}={program}")]
    form = "%x00".join(_FIELDS)
    output = ask_git_or_none(
        root, *settings, "log", "--no-walk=unsorted", "-z", f"--format={form}", *sorted(hashes), "--"
    )
    words = _decode_output(output).removesuffix("\0").split("\0")
    rows = (words[n : n + len(_FIELDS)] for n in range(0, len(words), len(_FIELDS)))
    return {row[0]: _Commit(*row) for row in rows if len(row) == len(_FIELDS)}


def _decode_output(output: str | None) -> str:
    """Return git's output as text, with a replacement for what is no UTF-8."""
    return os.fsencode(output or "").decode("utf-8", "replace")
