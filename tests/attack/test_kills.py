"""A few kills of real commands in real repositories; `make soak` makes hundreds."""

from __future__ import annotations

import os
import random
from collections import Counter
from pathlib import Path

import pytest
from benchmarks.kills import FAULTS, killed


@pytest.mark.unmeasured
@pytest.mark.skipif(not hasattr(os, "fork"), reason="`python -m benchmarks.kills` does it at random times only")
def test_a_command_that_is_killed_leaves_whole_files_and_the_next_one_works(tmp_path: Path) -> None:
    outcome: Counter[str] = Counter()
    killed(tmp_path, 10, random.Random(4), ["schema"], outcome)
    assert {fault: outcome[fault] for fault in FAULTS} == dict.fromkeys(FAULTS, 0)
    assert outcome["kills"] == 10
    assert outcome["pending"] > 0
