"""Texts on printouts."""
