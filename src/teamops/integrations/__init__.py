"""Other programs' formats and services."""
