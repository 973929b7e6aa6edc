"""Tasks: assigned, updated, moved, and the list of a week."""
