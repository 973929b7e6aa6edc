"""Commands of the panel "begin": init, demo, new."""
