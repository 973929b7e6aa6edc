"""The files of a workspace, from bytes to records."""
