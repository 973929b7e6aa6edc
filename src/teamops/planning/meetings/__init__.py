"""Meetings: time, agenda, decisions and minutes."""
