"""Earlier versions of a workspace, and what commits changed."""
