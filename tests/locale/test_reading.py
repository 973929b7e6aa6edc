"""What is left out is told with how many files it holds, as far as they were counted."""

from __future__ import annotations

import pytest

from teamops.locale.texts.look.reading import describe_omission
from teamops.locale.words import Words
from teamops.model.faults.unread import SkippedPath


@pytest.mark.parametrize(
    ("files", "at_least", "told"),
    [(1, False, "1 file"), (3, True, "at least 3 files"), (0, True, "files not counted")],
)
def test_a_folder_is_told_with_the_number_of_its_files(files: int, at_least: bool, told: str) -> None:
    folder = SkippedPath("nm", "ignored", True, files, at_least)
    assert describe_omission(Words("en"), folder) == f"nm/ (listed in `ignore:`, {told})"
