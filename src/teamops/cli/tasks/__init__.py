"""Commands of the panel "tasks", and what only they need."""
