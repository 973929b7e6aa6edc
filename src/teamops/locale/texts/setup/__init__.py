"""Texts on setting up."""
