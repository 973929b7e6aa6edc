"""Formats of reports, a module for each."""
