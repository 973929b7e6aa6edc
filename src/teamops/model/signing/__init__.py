"""Agreement to goals and requests: who signs, for what, and whether it still holds."""
