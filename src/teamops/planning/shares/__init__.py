"""Exact shares of a whole: weights, rounding, slack. Numbers only."""
