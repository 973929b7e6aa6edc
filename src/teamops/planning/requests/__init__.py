"""Requests between departments: opened, moved on, changed."""
