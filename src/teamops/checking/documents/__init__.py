"""Names of shared documents: the team's pattern, and the right name for a wrong one (§5.6)."""
