"""Commands of the panel "projects": monitored projects, and what only they need."""
