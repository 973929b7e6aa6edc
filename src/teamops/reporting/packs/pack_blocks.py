"""A pack in the order in which a review meeting goes: goals, results, causes, lessons, improvements (§4.5)."""

from __future__ import annotations

from collections.abc import Sequence

from teamops.model.time.period import Period
from teamops.reporting.base.report import Block, Notes, Table
from teamops.reporting.charts.burn_up import build_burn_ups
from teamops.reporting.packs.pack_figures import build_figures
from teamops.reporting.packs.pack_goals import build_goal_table
from teamops.reporting.packs.pack_people import build_people_table
from teamops.reporting.packs.pack_tables import (
    build_budgets,
    build_deviations,
    build_improvements,
    build_lessons,
    build_pictures,
    build_requests,
)
from teamops.reporting.packs.period_pack import Pack


def build_pack_blocks(
    pack: Pack, periods: Sequence[Period], compared: Sequence[Table] = (), ahead: Sequence[Table] = ()
) -> tuple[Block, ...]:
    """What a director must know stands first. `compared` follows the goals, `ahead` the improvements.

    What there is none of takes one line, after the rest.
    """
    beyond = build_deviations(pack)
    others = (build_budgets(pack), build_requests(pack), build_lessons(pack), *build_improvements(pack), *ahead)
    said, unsaid = _split_by_rows((beyond, *others))
    return (
        build_figures(pack),
        build_goal_table(pack, periods),
        *build_burn_ups(pack.cells, pack.goals),
        *compared,
        *(table for table in said if table is beyond),
        build_people_table(pack),
        *build_pictures(pack),
        *(table for table in said if table is not beyond),
        *unsaid,
        Notes(pack.asked.words("pack.notes")),
    )


def _split_by_rows(tables: Sequence[Table]) -> tuple[list[Table], list[Table]]:
    """Those with rows, and those without."""
    return [table for table in tables if table.rows], [table for table in tables if not table.rows]
