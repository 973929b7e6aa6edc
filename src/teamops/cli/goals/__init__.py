"""Commands of the panel "goals", and what only they need."""
