"""What a check found, kept under `.teamops/` and trusted only with its seal."""
