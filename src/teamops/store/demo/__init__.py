"""The example team as a git repository, and the files that come with teamops."""
