"""Sections of the packs for weekly, monthly and quarterly meetings."""
