"""A pack in the order in which a review meeting goes: goals, results, causes, lessons, improvements (§4.5)."""

from __future__ import annotations

from collections.abc import Sequence

from teamops.model.time.period import Period
from teamops.reporting.base.report import Block, Notes, Table
from teamops.reporting.charts.burn_up import burn_ups
from teamops.reporting.packs.pack_figures import figures
from teamops.reporting.packs.pack_goals import goal_table
from teamops.reporting.packs.pack_people import people
from teamops.reporting.packs.pack_tables import budgets, deviations, improvements, lessons, pictures, requests
from teamops.reporting.packs.period_pack import Pack


def pack_blocks(
    pack: Pack, periods: Sequence[Period], compared: Sequence[Table] = (), ahead: Sequence[Table] = ()
) -> tuple[Block, ...]:
    """What a director must know stands first. `compared` follows the goals, `ahead` the improvements.

    What there is none of takes one line, after the rest.
    """
    beyond = deviations(pack)
    others = (budgets(pack), requests(pack), lessons(pack), *improvements(pack), *ahead)
    said, unsaid = _parted((beyond, *others))
    return (
        figures(pack),
        goal_table(pack, periods),
        *burn_ups(pack.cells, pack.goals),
        *compared,
        *(table for table in said if table is beyond),
        people(pack),
        *pictures(pack),
        *(table for table in said if table is not beyond),
        *unsaid,
        Notes(pack.asked.words("pack.notes")),
    )


def _parted(tables: Sequence[Table]) -> tuple[list[Table], list[Table]]:
    """Those with rows, and those without."""
    return [table for table in tables if table.rows], [table for table in tables if not table.rows]
