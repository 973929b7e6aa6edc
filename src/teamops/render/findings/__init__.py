"""Formats of findings, a module for each."""
