"""Splitting a goal, or a part of one, into quarters, months, weeks, departments and people (§1.4)."""
