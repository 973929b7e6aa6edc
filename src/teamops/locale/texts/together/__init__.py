"""Texts on requests, meetings, daily reports, document names and messages."""
