"""Numbers: quantities and units, and the figures that follow from records."""
