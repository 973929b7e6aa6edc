"""Texts on goals and splits."""
