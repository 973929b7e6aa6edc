"""What stands on the packs for the review meetings of a month and of a quarter, and on the summary of the data."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "share": Text("{part}/{whole}", "{part}/{whole}"),
}
