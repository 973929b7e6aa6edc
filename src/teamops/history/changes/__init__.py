"""Differences between two versions of a team, summarized by subject."""
