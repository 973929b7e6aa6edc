"""Commands of the panel "together": requests, daily reports, meetings, document names, messages."""
