"""Names of shared documents: the team's pattern, and suggestions for names that do not follow it (§5.6)."""
