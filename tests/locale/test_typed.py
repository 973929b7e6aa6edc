"""A command to copy does in a shell what it says, and nothing else."""

from __future__ import annotations

import shlex

import pytest

from teamops.locale.shell_quote import quote_command


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("曝光量", "曝光量"),
        ("launch-09", "launch-09"),
        ("增加KOL合作", "增加KOL合作"),
        ("增加 KOL", "'增加 KOL'"),
        ("$(rm -rf ~)", "'$(rm -rf ~)'"),
        ("a;b", "'a;b'"),
        ("a\nb\t c", "'a b c'"),
        ("it's", "'it'\"'\"'s'"),
        ("", "''"),
    ],
)
def test_a_word_stands_in_quotes_only_where_it_must(word: str, shown: str) -> None:
    assert quote_command("x", word) == f"x {shown}"
    assert shlex.split(quote_command("x", word)) == ["x", " ".join(word.split())]
