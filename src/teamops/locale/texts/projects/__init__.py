"""Texts on monitored projects."""
