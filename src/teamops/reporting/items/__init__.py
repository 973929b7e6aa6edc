"""Action items: what waits for whom, since when and why."""
