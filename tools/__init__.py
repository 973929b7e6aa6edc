"""Checks of the project's own source, run by `make lint`. They use the standard library only."""
