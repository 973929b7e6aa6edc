"""Decisions about people: who takes over from whom, and who is away when."""
