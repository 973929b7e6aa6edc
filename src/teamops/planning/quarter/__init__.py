"""Plan the change of a quarter: the goals of the next one, and the end of the last."""
