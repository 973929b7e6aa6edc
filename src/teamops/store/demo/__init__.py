"""The example as a git repository."""
