"""Texts on tasks and the working day."""
