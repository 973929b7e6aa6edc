"""What a check found, kept under `.teamops/` and believed only with its seal."""
